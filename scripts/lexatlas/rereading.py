"""The second read: a form of questions without answers, and the comparison of a filled form with the records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import yaml

from . import law
from .duration import Duration
from .findings import Misuse
from .penalties import imprisonment
from .records import Atlas, Norm, Version
from .words import plain
from .yamlfile import Document

_GUIDE = """\
# A second read. Answer from the text alone; the record stays unseen.
# For every question: value (as the question's type says; not-established if the text does not answer) and ref.
# penalties: one line a case, the basic case first: {case, min, max, ref}; ISO 8601 durations or life; leave out a bound
# that the law does not set; a range that follows from a fraction is left out, with `note`.
# exemptions: one line each: {kind, effect, ref}. Add notes freely.
# absent: does the law have a provision of its own for the concept? found: true or false, with a note.
"""


def questions(atlas: Atlas, jurisdiction: str, day: date) -> str:
    """The form for one legal order: what is asked of every norm in force on a day, without any answer."""
    order = law.order_of(atlas, jurisdiction)
    records = []
    for norm in atlas.of(order.id):
        version = norm.on(day)
        if not version:
            continue
        asked = {a.id: a for c in norm.concepts for a in atlas.asked(atlas.concepts[c]) if not a.derived}
        entry = {
            "record": norm.id,
            "name": norm.native,
            "concepts": list(norm.concepts),
            "provisions": list(dict.fromkeys(f"{p.law} {p.ref}" for p in version.provisions)),
            "questions": {
                a.id: a.question + (" [" + ", ".join(m.value for m in a.values) + "]" if a.values else f" [{a.type}]") for a in asked.values()
            },
            "answers": {},
        }
        if norm.applies_to:
            entry["governs"] = list(norm.applies_to)
        if norm.kind == "offence":
            entry |= {"penalties": [], "exemptions": []}
        records.append(entry)
    if not records:
        raise Misuse(f"there is no record of {order.label} in force on {day}")
    absent = {a.concept: {"found": "", "note": ""} for a in atlas.absences if a.jurisdiction == order.id and day in a.in_force}
    return _GUIDE + yaml.safe_dump({"jurisdiction": order.id, "records": records, "absent": absent}, allow_unicode=True, sort_keys=False, width=140)


@dataclass(frozen=True, slots=True)
class Difference:
    """Where a second reader and the record part."""

    record: str
    field: str
    recorded: str
    reread: str
    note: str = ""


def compare(atlas: Atlas, form: Document, day: date) -> tuple[int, list[Difference]]:
    """How many fields were compared, and every difference. Raises Misuse where the form names unknown records."""
    compared, differences = 0, []
    for entry in form.data.get("records", []):
        norm = atlas.norms.get(entry.get("record", ""))
        version = norm.on(day) if norm else None
        if not norm or not version:
            raise Misuse(f"{form.file}: there is no record {entry.get('record')!r} in force on {day}")
        fields = list(_answers(atlas, norm, version, entry)) + list(_penalties(norm, version, entry)) + list(_exemptions(norm, version, entry))
        compared += len(fields)
        differences += [d for same, d in fields if not same]
    for concept, said in (form.data.get("absent") or {}).items():
        compared += 1
        if said.get("found") is not False:
            differences.append(
                Difference("(absent)", concept, "no provision of its own", f"found: {plain(said.get('found'))}", str(said.get("note", "")))
            )
    return compared, differences


def _answers(atlas: Atlas, norm: Norm, version: Version, entry: dict) -> Iterator[tuple[bool, Difference]]:
    given = entry.get("answers") or {}
    for name in {**version.answers, **given}:
        mine, theirs = version.answers.get(name), given.get(name)
        value = theirs.get("value") if isinstance(theirs, dict) else theirs
        if name in atlas.attributes and atlas.attributes[name].type == "text":
            continue
        shown = plain(tuple(sorted(value)) if isinstance(value, list) else value) if value is not None else "(no answer)"
        held = plain(tuple(sorted(mine.value)) if isinstance(mine.value, tuple) else mine.value) if mine else "(no answer)"
        note = str(theirs.get("note", "")) if isinstance(theirs, dict) else ""
        ref = str(theirs.get("ref", "")) if isinstance(theirs, dict) else ""
        yield held == shown, Difference(norm.id, name, held, shown, " ".join(x for x in (ref, note) if x))


def _penalties(norm: Norm, version: Version, entry: dict) -> Iterator[tuple[bool, Difference]]:
    given = entry.get("penalties") or []
    if norm.kind != "offence":
        return
    mine = [imprisonment(version, p) for p in version.penalties if p.imprisonment]
    theirs = [(_duration(p.get("min")), _duration(p.get("max"))) for p in given if isinstance(p, dict)]
    first = (str(mine[0].min or ""), str(mine[0].max or "")) if mine else ("", "")
    other = theirs[0] if theirs else ("(no answer)", "")
    yield first[0] == other[0], Difference(norm.id, "basic min-imprisonment", first[0], other[0])
    yield first[1] == other[1], Difference(norm.id, "basic max-imprisonment", first[1], other[1])
    rest = Counter((str(r.min or ""), str(r.max or "")) for r in mine[1:])
    read = Counter(pair for pair in theirs[1:] if pair != ("", ""))
    for pair in rest.keys() | read.keys():
        text = f"{pair[0] or '…'} to {pair[1] or '…'}"
        same = rest[pair] == read[pair]
        yield same, Difference(norm.id, f"other case {text}", f"{rest[pair]} times", f"{read[pair]} times")


def _duration(value: object) -> str:
    """Normalised, so that P12M and P1Y compare equal."""
    try:
        return str(Duration.parse(str(value))) if value else ""
    except ValueError:
        return str(value)


def _exemptions(norm: Norm, version: Version, entry: dict) -> Iterator[tuple[bool, Difference]]:
    if norm.kind != "offence":
        return
    mine = Counter(e.kind for e in version.exemptions)
    theirs = Counter(str(e.get("kind")) for e in entry.get("exemptions") or [] if isinstance(e, dict))
    for kind in mine.keys() | theirs.keys():
        yield mine[kind] == theirs[kind], Difference(norm.id, f"exemptions: {kind}", str(mine[kind]), str(theirs[kind]))
