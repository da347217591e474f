"""The facts table: one row a fact. Comparison, the site, the exports and checks from outside read this table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import astuple, dataclass, fields

from . import law, penalties, words
from .records import Absence, Answer, Atlas, Attribute, Norm, Penalty, Version


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact. Dates are ISO 8601; ``case`` is ``basic`` or the aggravation's id, for penalties and what follows from
    them; ``unit`` says how to read ``value``; ``doubt`` is empty where there is none."""

    jurisdiction: str
    concept: str
    record: str
    case: str
    attribute: str
    value: str
    unit: str
    in_force_from: str
    in_force_to: str
    law: str
    provision: str
    verification: str
    doubt: str


COLUMNS = tuple(f.name for f in fields(Fact))

_UNITS = {"age": "years", "duration": "ISO 8601", "yes-no": "yes/no", "code": "code", "codes": "codes", "text": "text"}


def table(atlas: Atlas) -> list[Fact]:
    """All facts, in a stable order."""
    rows = [fact for norm in atlas.norms.values() for version in norm.versions for fact in _version(atlas, norm, version)]
    rows += [_absent(absence) for absence in atlas.absences]
    return sorted(rows, key=lambda f: (f.jurisdiction, f.concept, f.record, _newest(f.in_force_from), f.case != "basic", f.case, f.attribute))


def _newest(day: str) -> int:
    return -int(day.replace("-", "") or 0)


def _version(atlas: Atlas, norm: Norm, version: Version) -> Iterator[Fact]:
    for concept_id in norm.concepts:
        concept = atlas.concepts.get(concept_id)
        if concept is None:
            continue
        asked = {a.id: a for a in atlas.asked(concept)}
        for name, answer in version.answers.items():
            if name in asked:
                yield _answer(norm, version, concept_id, asked[name], answer)
        if norm.kind == "offence":
            yield _fact(norm, version, concept_id, "basic", "criminalised", "yes", "yes/no")
            for penalty in version.penalties:
                only = penalty.when.keys.get("conduct") if penalty.when else None
                if not only or concept_id in only:
                    yield from _penalty(norm, version, concept_id, penalty)


def _answer(norm: Norm, version: Version, concept: str, attribute: Attribute, answer: Answer) -> Fact:
    law_id = answer.law or version.main.law
    ref = answer.ref or (version.main.ref if law_id == version.main.law else "")
    if not answer.established:
        doubt = answer.doubt or answer.note or "not established"
        return _fact(norm, version, concept, "basic", attribute.id, "", _UNITS[attribute.type], law_id, ref, doubt)
    return _fact(norm, version, concept, "basic", attribute.id, words.plain(answer.value), _UNITS[attribute.type], law_id, ref, answer.doubt)


def _penalty(norm: Norm, version: Version, concept: str, penalty: Penalty) -> Iterator[Fact]:
    prison = penalties.imprisonment(version, penalty)
    where = (penalty.law or version.main.law, penalty.ref, penalty.doubt)
    own = penalty.imprisonment
    if prison.min is not None:
        low = (own.min_from.law, own.min_from.ref, penalty.doubt) if own and own.min_from else where
        yield _fact(norm, version, concept, penalty.case, "min-imprisonment", str(prison.min), _UNITS["duration"], *low)
    if prison.max is not None:
        high = (own.max_from.law, own.max_from.ref, penalty.doubt) if own and own.max_from else where
        yield _fact(norm, version, concept, penalty.case, "max-imprisonment", str(prison.max), _UNITS["duration"], *high)
        reaches = "yes" if prison.max >= law.THREE_YEARS else "no"
        yield _fact(norm, version, concept, penalty.case, "list-offence", reaches, "yes/no", *where)
    if penalty.open:
        why = penalty.doubt or penalty.note
        yield _fact(norm, version, concept, penalty.case, "max-imprisonment", "", _UNITS["duration"], where[0], where[1], why)
    if penalty.fine:
        yield _fact(norm, version, concept, penalty.case, "fine", words.fine_words(penalty.fine), "text", *where)


def _fact(norm, version, concept, case, attribute, value, unit, law_id=None, ref=None, doubt=None) -> Fact:
    doubts = [doubt] if doubt else []
    if version.in_force.start is None:
        doubts.append("start of this version not established")
    doubts += version.doubts
    return Fact(
        norm.jurisdiction, concept, norm.id, case, attribute, value, unit,
        version.in_force.first.isoformat(),
        version.in_force.to.isoformat() if version.in_force.to else "",
        law_id or version.main.law,
        ref if ref is not None else version.main.ref,
        version.check.level,
        " | ".join(doubts),
    )  # fmt: skip


def _absent(absence: Absence) -> Fact:
    read = absence.read[0]
    doubts = list(absence.doubts) + ([] if absence.in_force.start else ["start of the absence not established"])
    return Fact(
        absence.jurisdiction, absence.concept, "", "basic", "criminalised", "no", "yes/no",
        absence.in_force.first.isoformat(),
        absence.in_force.to.isoformat() if absence.in_force.to else "",
        read.law, read.ref, absence.check.level, " | ".join(doubts),
    )  # fmt: skip


def row(fact: Fact) -> tuple[str, ...]:
    """A fact as a row of COLUMNS."""
    return astuple(fact)
