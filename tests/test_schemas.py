"""The schemas explain themselves: every key that a person may write has a description for the editor's hover."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

SCHEMAS = sorted((Path(__file__).parent.parent / "definitions" / "schemas").glob("*.schema.json"))
COMMON = json.loads((SCHEMAS[0].parent / "common.schema.json").read_text(encoding="utf-8"))


def objects(schema: object, where: str = "#"):
    """Every part of a schema that lists keys."""
    if isinstance(schema, dict):
        if isinstance(schema.get("properties"), dict):
            yield where, schema
        for name, part in schema.items():
            yield from objects(part, f"{where}/{name}")
    elif isinstance(schema, list):
        for n, part in enumerate(schema):
            yield from objects(part, f"{where}/{n}")


def described(part: object) -> bool:
    if not isinstance(part, dict):
        return part is False  # a key that is forbidden here
    if "description" in part:
        return True
    target: object = COMMON
    for step in part.get("$ref", "#/nothing").split("#/")[1].split("/"):
        target = target.get(step, {}) if isinstance(target, dict) else {}
    return isinstance(target, dict) and "description" in target


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda p: p.name)
def test_a_valid_schema(path):
    Draft202012Validator.check_schema(json.loads(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda p: p.name)
def test_every_key_is_described(path):
    schema = json.loads(path.read_text(encoding="utf-8"))
    silent = [f"{where}/{key}" for where, part in objects(schema) for key, value in part["properties"].items() if not described(value)]
    assert not silent


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda p: p.name)
def test_no_key_is_let_through_unseen(path):
    schema = json.loads(path.read_text(encoding="utf-8"))
    inside_all_of = ("/version", "/items/properties/versions/items")  # these narrow a part that is closed itself
    open_ones = [where for where, part in objects(schema) if part.get("additionalProperties") is not False and not where.endswith(inside_all_of)]
    assert not open_ones
