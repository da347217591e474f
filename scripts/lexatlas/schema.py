"""JSON Schema (2020-12) for documents, with errors that a person can act on."""

from __future__ import annotations

import difflib
import json
from datetime import date
from functools import cache
from pathlib import Path

import jsonschema_rs
from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError
from referencing import Registry, Resource

from .findings import Finding
from .yamlfile import Document

_formats = FormatChecker(formats=())


@_formats.checks("date", raises=ValueError)
def _is_date(value: object) -> bool:
    return not isinstance(value, str) or (len(value) == 10 and bool(date.fromisoformat(value)))


@cache
def _schemas(folder: Path) -> dict[str, dict]:
    found = (json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.schema.json")))
    return {schema["$id"].rsplit("/", 1)[1].removesuffix(".schema.json"): schema for schema in found}


@cache
def _quick(folder: Path, name: str) -> jsonschema_rs.Draft202012Validator:
    """Says yes or no, several hundred times faster than the one that can say why."""
    schemas = _schemas(folder)
    registry = jsonschema_rs.Registry([(schema["$id"], schema) for schema in schemas.values()])
    return jsonschema_rs.Draft202012Validator(schemas[name], registry=registry, validate_formats=True)


@cache
def _thorough(folder: Path, name: str) -> Draft202012Validator:
    schemas = _schemas(folder)
    registry = Registry().with_resources((schema["$id"], Resource.from_contents(schema)) for schema in schemas.values())
    return Draft202012Validator(schemas[name], registry=registry, format_checker=_formats)


def check(document: Document, folder: Path, name: str) -> list[Finding]:
    """Everything in which a document departs from ``<name>.schema.json`` in the folder of schemas."""
    quick = _quick(folder, name)
    if quick.is_valid(document.data):
        return []
    found: list[Finding] = []
    for error in _thorough(folder, name).iter_errors(document.data):
        found += _explain(error, document)
    if not found:  # the two disagree: better a plain message than silence
        found = [Finding(document.place(tuple(e.instance_path)), "schema", e.message) for e in quick.iter_errors(document.data)]
    return sorted(set(found))


def _explain(error: ValidationError, document: Document) -> list[Finding]:
    path = tuple(error.absolute_path)
    if error.validator in ("oneOf", "anyOf") and error.context:
        branch = _nearest_branch(error)
        if branch:
            return [finding for inner in branch for finding in _explain(inner, document)]
    if error.validator == "additionalProperties" and isinstance(error.schema.get("properties"), dict):
        known = error.schema["properties"]
        return [
            Finding(document.place((*path, key), key=True), "schema", f"unknown key {key!r}", _nearest(key, known))
            for key in error.instance
            if key not in known
        ]
    if error.validator == "required":
        missing = [key for key in error.validator_value if key not in error.instance]
        return [Finding(document.place(path), "schema", f"the key {key!r} is missing here", "add it") for key in missing]
    message, remedy = _words(error)
    return [Finding(document.place(path), "schema", message, remedy)]


def _words(error: ValidationError) -> tuple[str, str]:
    value, rule, schema = error.instance, error.validator, error.schema
    about = schema.get("description", "")
    shown = json.dumps(value, ensure_ascii=False) if not isinstance(value, str) else repr(value)
    shown = shown if len(shown) <= 80 else shown[:77] + "…"
    match rule:
        case "enum":
            return f"{shown} is not one of the allowed words", _nearest(str(value), map(str, error.validator_value))
        case "const":
            return f"{shown} is not allowed here", f"write {error.validator_value!r}"
        case "format" | "pattern":
            return f"{shown} has not the right form", about or f"it must match {error.validator_value}"
        case "type":
            wanted = error.validator_value if isinstance(error.validator_value, str) else " or ".join(error.validator_value)
            names = {
                "string": "text",
                "object": "a mapping of keys to values",
                "array": "a list",
                "integer": "a whole number",
                "boolean": "true or false",
                "number": "a number",
            }
            return f"{shown} is of the wrong type", f"write {names.get(wanted, wanted)}" + (f": {about}" if about else "")
        case "minItems" | "minProperties" | "minLength":
            return "there is nothing here", about or "add a value, or delete the key"
        case "maxLength":
            return f"the text has {len(value)} characters; the limit is {error.validator_value}", "shorten it"
        case "uniqueItems":
            return f"the list has an entry twice: {shown}", "keep one of each"
        case "minimum" | "maximum":
            return f"{shown} is out of bounds", about or f"the {rule} is {error.validator_value}"
        case "oneOf" | "anyOf" | "not":
            return f"{shown} has not the right form", about
        case "additionalProperties" | "false" | None:
            return "this key is not allowed in this kind of record", "delete it"
    return error.message, about


def _nearest_branch(error: ValidationError) -> list[ValidationError]:
    """The alternative that the writer most likely meant: the one that fails deepest, not at its type."""
    branches: dict[int, list[ValidationError]] = {}
    for inner in error.context:
        branches.setdefault(inner.schema_path[0], []).append(inner)
    fitting = {n: b for n, b in branches.items() if not any(_wrong_kind(e) for e in b)}
    if len(fitting) != 1 and all(e.validator == "required" for b in fitting.values() for e in b):
        return []
    return min(fitting.values(), key=len) if fitting else []


def _wrong_kind(error: ValidationError) -> bool:
    """Whether an alternative fails because the value as a whole is of another kind (a text where a mapping stands)."""
    if error.path:
        return False
    if error.validator == "oneOf":
        return all(_wrong_kind(inner) for inner in error.context)
    return error.validator in ("type", "const")


def _nearest(word: str, known) -> str:
    known = list(known)
    close = difflib.get_close_matches(word, known, n=1, cutoff=0.6)
    if close:
        return f"did you mean {close[0]!r}?"
    return "allowed: " + ", ".join(sorted(known)[:40])
