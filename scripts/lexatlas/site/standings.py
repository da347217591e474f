"""The law over time for the browser: what every legal order answers to every concept, version by version.

The cells are those of ``law.compare``; docs/assets/law.js only picks the versions in force on a day. One small
file a legal order and concept, so that a comparison loads what it shows and nothing else; and one slim file a
concept (``span/…``) with the answers that fit a map, for all legal orders at once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from .. import law, words
from ..records import Absence, Atlas, Concept, Jurisdiction, Norm, Period, Version
from .pages import GROUPS, STATUS, age_answer, instead_words, norm_anchor, norm_path, short_answer


def files(atlas: Atlas, today: date) -> Iterator[tuple[str, object]]:
    """Name and value of every data file: ``atlas`` first, then ``law/<legal order>/<concept>``."""
    known: dict[str, list[str]] = {}
    made = []
    for order in atlas.jurisdictions.values():
        for concept in atlas.concepts.values():
            if atlas.of(order.id, concept.id) or atlas.absent(order.id, concept.id):
                known.setdefault(order.id, []).append(concept.id)
                made.append((f"law/{order.id}/{concept.id}", _standing(atlas, order, concept)))
    yield "atlas", _index(atlas, today, known)
    yield from made
    for concept in atlas.concepts.values():
        yield f"span/{concept.id}", _spans(atlas, concept)


def _index(atlas: Atlas, today: date, known: dict[str, list[str]]) -> dict:
    """What every tool needs before it loads a law: names, questions, and what there is to load."""
    return {
        "built": today.isoformat(),
        "groups": GROUPS,
        "levels": words.LEVELS,
        "status": STATUS,
        "orders": [
            {"id": o.id, "code": o.code, "label": o.label, "known": known.get(o.id, []), **_gaps(atlas, o)}
            for o in sorted(atlas.jurisdictions.values(), key=lambda o: o.label)
        ],
        "concepts": [
            {
                "id": c.id,
                "label": c.label,
                "kind": c.kind,
                "group": c.group,
                "asked": [a.id for a in atlas.asked(c)],
                "measures": [[name, label] for name, label, _ in measures(atlas, c)],
            }
            for c in atlas.concepts.values()
        ],
        "attributes": {a.id: {"label": a.label, "question": a.question, "type": a.type} for a in atlas.attributes.values()},
    }


def _gaps(atlas: Atlas, order: Jurisdiction) -> dict:
    """Why concepts were not researched: the usual reason once, others by concept."""
    reasons = {}
    for concept in atlas.concepts:
        gap = atlas.not_researched(order.id, concept)
        reasons[concept] = gap.reason if gap else law.UNREAD
    usual = Counter(reasons.values()).most_common(1)[0][0]
    return {"reason": usual, "reasons": {c: r for c, r in reasons.items() if r != usual}}


class _Pinpoints:
    """Citations with their links, each once in a file; answers name them by number."""

    def __init__(self) -> None:
        self.numbers: dict[tuple[str, str], int] = {}

    def number(self, citation: str, url: str) -> int:
        return self.numbers.setdefault((citation, url if url.startswith("https://") else ""), len(self.numbers))

    def listed(self) -> list[list[str]]:
        return [list(pair) for pair in self.numbers]


def _standing(atlas: Atlas, order: Jurisdiction, concept: Concept) -> dict:
    at = _Pinpoints()
    versions = [_version(atlas, order, concept, norm, version, at) for norm in atlas.of(order.id, concept.id) for version in norm.versions]
    absences = [_absence(atlas, order, concept, absence, at) for absence in atlas.absent(order.id, concept.id)]
    return {"versions": versions, "absences": absences, "at": at.listed()}


def _period(period: Period) -> dict:
    return {
        "from": period.first.isoformat(),
        **({} if period.start else {"known": 1}),
        **({"to": period.to.isoformat()} if period.to else {}),
    }


def _cells(atlas: Atlas, now: law.Standing, at: _Pinpoints) -> list[list]:
    """[attribute, case, value, words, pinpoint, note, doubt], without what is empty at the end."""
    rows = []
    for attribute in atlas.asked(now.concept):
        for cell in law.cells(atlas, now, attribute.id):
            row = [attribute.id, cell.case, cell.value, cell.words, at.number(cell.citation, cell.url), cell.note, cell.doubt]
            while row[-1] == "":
                row.pop()
            rows.append(row)
    return rows


def _version(atlas: Atlas, order: Jurisdiction, concept: Concept, norm: Norm, version: Version, at: _Pinpoints) -> dict:
    now = law.Standing(order, concept, version.in_force.first, "covered", ((norm, version),))
    main = version.main
    return {
        "norm": norm.id,
        "name": norm.native,
        "label": norm.label,
        "lang": next(iter(norm.name)),
        "page": norm_path(norm).removesuffix(".md") + ".html",
        "anchor": norm_anchor(norm),
        **_period(version.in_force),
        "at": at.number(law.cite(order, main.law, main.ref), law.link(order, version, main.law, main.ref)),
        "level": version.check.level,
        "short": short_answer(atlas, norm, version),
        "summary": version.summary,
        "doubts": list(version.doubts),
        "cells": _cells(atlas, now, at),
        "exemptions": [
            [
                one.id.replace("-", " "),
                words.condition_words(one.when),
                words.condition_words(one.unless),
                one.effect.replace("-", " "),
                at.number(law.cite(order, one.law or main.law, one.ref), law.link(order, version, one.law or main.law, one.ref)),
                one.note or "",
                one.doubt or "",
            ]
            for one in version.exemptions
            if not one.conduct or concept.id in one.conduct
        ],
    }


def _absence(atlas: Atlas, order: Jurisdiction, concept: Concept, absence: Absence, at: _Pinpoints) -> dict:
    now = law.Standing(order, concept, absence.in_force.first, "absent", absence=absence, reason=absence.summary)
    return {
        **_period(absence.in_force),
        "level": absence.check.level,
        "summary": absence.summary,
        "instead": [instead_words(atlas, order, one) for one in absence.instead],
        "doubts": list(absence.doubts),
        "cells": _cells(atlas, now, at),
    }


def measures(atlas: Atlas, concept: Concept) -> list[tuple[str, str, str]]:
    """What a map can show of a concept, as (id, label, question): an age, or a yes or no.

    Thresholds of penalties are left out: a map of them would lead to the mildest law.
    """
    asked = [(a.id, a.label, a.question) for a in atlas.asked(concept) if a.type == "yes-no" and a.id != "list-offence"]
    if concept.kind == "age":
        return [("answer", concept.label, "Which age, or which rule in short?"), *asked]
    return asked


def _spans(atlas: Atlas, concept: Concept) -> dict:
    at = _Pinpoints()
    shown = measures(atlas, concept)
    norms: dict[str, int] = {}
    orders = {}
    for order in atlas.jurisdictions.values():
        versions = []
        for norm in atlas.of(order.id, concept.id):
            number = norms.setdefault(norm.id, len(norms))
            for version in norm.versions:
                values = [_value(atlas, norm, version, name) for name, _, _ in shown]
                main = version.main
                pin = at.number(law.cite(order, main.law, main.ref), law.link(order, version, main.law, main.ref))
                versions.append({**_period(version.in_force), "norm": number, "at": pin, "level": version.check.level, "values": values})
        absences = [_period(one.in_force) for one in atlas.absent(order.id, concept.id)]
        if versions or absences:
            orders[order.id] = {"versions": versions, "absences": absences}
    return {
        "measures": [{"id": i, "label": label, "question": question} for i, label, question in shown],
        "norms": [{"id": n, "name": atlas.norms[n].native, "page": norm_path(atlas.norms[n]).removesuffix(".md") + ".html"} for n in norms],
        "at": at.listed(),
        "orders": orders,
    }


def _value(atlas: Atlas, norm: Norm, version: Version, measure: str) -> str:
    if measure == "answer":
        return age_answer(atlas, version)
    if measure == "criminalised":
        return "yes" if norm.kind == "offence" else ""
    answer = version.answers.get(measure)
    return words.answer_words(atlas, measure, answer.value) if answer else ""
