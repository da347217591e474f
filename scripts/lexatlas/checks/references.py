"""References resolve: concepts, attributes, laws, instruments, legal orders, offences and cases that are named exist."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator

from ..findings import Finding, Place
from ..records import Absence, Condition, Norm, Version
from ..store import Library


def check(library: Library) -> Iterator[Finding]:
    atlas = library.atlas

    def known(word: str, shelf: Iterable[str], what: str, place: Callable[[], Place]) -> Iterator[Finding]:
        if word not in shelf and word not in library.broken_ids:
            close = difflib.get_close_matches(word, list(shelf), n=1, cutoff=0.6)
            remedy = f"did you mean {close[0]!r}?" if close else f"add the {what}, or correct the id"
            yield Finding(place(), "references", f"there is no {what} {word!r}", remedy)

    for concept in atlas.concepts.values():
        for name in ("broader", "related"):
            for n, other in enumerate(getattr(concept, name)):
                yield from known(other, atlas.concepts, "concept", lambda c=concept, f=name, i=n: c.place(f, i))
        for line in concept.not_this:
            yield from known(line.concept, atlas.concepts, "concept", lambda r=line: r.place("concept"))
        for term in concept.official_terms:
            yield from known(term.instrument, atlas.instruments, "instrument", lambda r=term: r.place("instrument"))
    for attribute in atlas.attributes.values():
        if not isinstance(attribute.applies_to, str):
            for n, concept in enumerate(attribute.applies_to):
                yield from known(concept, atlas.concepts, "concept", lambda a=attribute, i=n: a.place("applies_to", i))
        if attribute.example and attribute.example.law and attribute.example.jurisdiction in atlas.jurisdictions:
            laws = _laws(library, attribute.example.jurisdiction)
            yield from known(attribute.example.law, laws, "law of that legal order", lambda r=attribute.example: r.place("law"))
    for instrument in atlas.instruments.values():
        for n, other in enumerate(instrument.replaces):
            yield from known(other, atlas.instruments, "instrument", lambda r=instrument, i=n: r.place("replaces", i))
        for article in instrument.articles:
            for n, concept in enumerate(article.concepts):
                yield from known(concept, atlas.concepts, "concept", lambda r=article, i=n: r.place("concepts", i))
            for minimum in article.minimum_maximum:
                if minimum.concept:
                    yield from known(minimum.concept, article.concepts, "concept of this article", lambda r=minimum: r.place("concept"))
    for jurisdiction in atlas.jurisdictions.values():
        for binding in jurisdiction.instruments:
            yield from known(binding.instrument, atlas.instruments, "instrument", lambda r=binding: r.place("instrument"))
    for norm in atlas.norms.values():
        yield from _norm(library, norm, known)
    for absence in atlas.absences:
        yield from _absence(library, absence, known)
    for gap in atlas.unresearched:
        if gap.concepts != "all":
            for n, concept in enumerate(gap.concepts):
                yield from known(concept, atlas.concepts, "concept", lambda r=gap, i=n: r.place("concepts", i))


def _laws(library: Library, jurisdiction: str) -> set[str]:
    found = library.atlas.jurisdictions.get(jurisdiction)
    return {law.id for law in found.laws} if found else set()


def _norm(library: Library, norm: Norm, known) -> Iterator[Finding]:
    atlas = library.atlas
    kind = {"offence": "offence", "age": "age", "rule": "rule"}[norm.kind]
    shelf = [c.id for c in atlas.concepts.values() if c.kind == kind]
    for n, concept in enumerate(norm.covers):
        yield from known(concept, shelf, f"{kind} concept", lambda i=n: norm.place("covers", i))
    for n, concept in enumerate(norm.part_concerns):
        yield from known(concept, norm.covers, "covered concept", lambda i=n: norm.place("part_concerns", i))
    if norm.concept:
        yield from known(norm.concept, shelf, f"{kind} concept", lambda: norm.place("concept"))
    offences = [o.id for o in atlas.norms.values() if o.jurisdiction == norm.jurisdiction and o.kind == "offence"]
    for n, offence in enumerate(norm.applies_to):
        yield from known(offence, offences, "offence", lambda i=n: norm.place("applies_to", i))
    if norm.jurisdiction not in atlas.jurisdictions:
        if norm.jurisdiction not in library.broken_ids and "jurisdiction" not in library.broken_ids:
            yield Finding(norm.place("id"), "references", f"the folder {norm.jurisdiction!r} has no jurisdiction.yml", "add it")
        return
    laws = _laws(library, norm.jurisdiction)
    if not laws:
        return
    for version in norm.versions:
        yield from _version(version, norm, laws, known, atlas)


def _version(version: Version, norm: Norm, laws: set[str], known, atlas) -> Iterator[Finding]:
    parts = [*version.provisions, *version.answers.values(), *version.elements, *version.penalties, *version.exemptions]
    parts += [version.enacted_by] if version.enacted_by else []
    for penalty in version.penalties:
        if penalty.imprisonment:
            parts += [p for p in (penalty.imprisonment.min_from, penalty.imprisonment.max_from) if p]
    for part in parts:
        if part.law:
            yield from known(part.law, laws, "law of this legal order", lambda r=part: r.place("law"))
    for attribute in version.answers:
        yield from known(attribute, atlas.attributes, "attribute", lambda a=attribute: version.place("answers", a, key=True))
    for part in (*version.elements, *version.exemptions):
        for n, concept in enumerate(part.conduct):
            yield from known(concept, norm.covers, "covered concept", lambda r=part, i=n: r.place("conduct", i))
    for condition in _conditions(version):
        for n, concept in enumerate(condition.keys.get("conduct", ())):
            yield from known(concept, norm.covers, "covered concept", lambda r=condition, i=n: r.place("conduct", i))
    cases = [penalty.case for penalty in version.penalties]
    for penalty in version.penalties:
        if penalty.change:
            yield from known(penalty.change.of, cases, "case", lambda r=penalty.change: r.place("of"))


def _conditions(version: Version) -> Iterator[Condition]:
    for part in (*version.elements, *version.penalties, *version.exemptions):
        yield from (c for c in (part.when, getattr(part, "unless", None)) if c)


def _absence(library: Library, absence: Absence, known) -> Iterator[Finding]:
    atlas = library.atlas
    yield from known(absence.concept, atlas.concepts, "concept", lambda: absence.place("concept"))
    laws = _laws(library, absence.jurisdiction)
    offences = [o.id for o in atlas.norms.values() if o.jurisdiction == absence.jurisdiction and o.kind == "offence"]
    for part in (*absence.read, *absence.instead):
        if part.law and laws:
            yield from known(part.law, laws, "law of this legal order", lambda r=part: r.place("law"))
    for part in absence.instead:
        if part.offence:
            yield from known(part.offence, offences, "offence of this legal order", lambda r=part: r.place("offence"))
