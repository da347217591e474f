"""Answers fit their questions: of the attribute's type, none missing that is required, none that the record's concepts do not ask."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from ..duration import Duration
from ..findings import Finding
from ..records import Answer, Attribute, Norm, Version
from ..store import Library


def check(library: Library) -> Iterator[Finding]:
    atlas = library.atlas
    for norm in atlas.norms.values():
        concepts = [atlas.concepts[c] for c in norm.concepts if c in atlas.concepts]
        if len(concepts) < len(norm.concepts):
            continue
        asked = {a.id: a for concept in concepts for a in atlas.asked(concept)}
        for version in norm.versions:
            yield from _complete(version, norm, asked)
            for name, answer in version.answers.items():
                attribute = atlas.attributes.get(name)
                if attribute is None:
                    continue
                if attribute.derived:
                    yield Finding(
                        version.place("answers", name, key=True), "values", f"{name!r} follows from the penalties and is not written", "delete it"
                    )
                elif name not in asked:
                    yield Finding(
                        version.place("answers", name, key=True),
                        "values",
                        f"{name!r} is not asked of {', '.join(norm.concepts)}",
                        "delete it, or correct the concepts",
                    )
                else:
                    yield from _fits(answer, attribute, version)


def _complete(version: Version, norm: Norm, asked: dict[str, Attribute]) -> Iterator[Finding]:
    for attribute in asked.values():
        if attribute.required and not attribute.derived and attribute.id not in version.answers:
            yield Finding(
                version.place("answers", key=True),
                "values",
                f"{attribute.id!r} is not answered",
                f"{attribute.question} If it could not be established, write not-established with a note",
            )


def _fits(answer: Answer, attribute: Attribute, version: Version) -> Iterator[Finding]:
    value, place = answer.value, answer.place("value")
    if value == "not-established":
        if not answer.note and not answer.doubt:
            yield Finding(
                place, "values", f"{attribute.id!r} is not established, without a reason", "add a `note` or a `doubt` that says what was looked for"
            )
        return
    right = _form(attribute)
    match attribute.type:
        case "yes-no":
            good = isinstance(value, bool) or (value == "depends" and bool(answer.note))
        case "age":
            good = value == "none" or (isinstance(value, int) and not isinstance(value, bool))
        case "duration":
            good = value == "none" or _is_duration(value)
        case "code":
            good = value in [m.value for m in attribute.values]
        case "codes":
            allowed = {m.value for m in attribute.values}
            good = isinstance(value, tuple) and set(value) <= allowed and (len(value) == 1 or "none" not in value)
        case _:
            good = isinstance(value, str)
    if not good:
        yield Finding(place, "values", f"{_shown(value)} does not answer {attribute.id!r}", right + _close(value, attribute))


def _is_duration(value: object) -> bool:
    try:
        return isinstance(value, str) and bool(Duration.parse(value))
    except ValueError:
        return False


def _form(attribute: Attribute) -> str:
    match attribute.type:
        case "yes-no":
            return "write true or false, or depends with a note"
        case "age":
            return "write whole years, or none"
        case "duration":
            return "write an ISO 8601 duration such as P2Y, life, or none"
        case "code":
            return "write one of " + ", ".join(m.value for m in attribute.values)
        case "codes":
            return "write a list of " + ", ".join(m.value for m in attribute.values)
    return "write text"


def _close(value: object, attribute: Attribute) -> str:
    close = difflib.get_close_matches(str(value), [m.value for m in attribute.values], n=1)
    return f" (did you mean {close[0]!r}?)" if close else ""


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "[" + ", ".join(value) + "]" if isinstance(value, tuple) else repr(value)
