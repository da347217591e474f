"""Our own words are the preferred ones: summaries and definitions use no term that the vocabulary deprecates, unless in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..findings import Finding, Place
from ..store import Library

_QUOTED = re.compile(r"\"[^\"]*\"|'[^']{3,}'|“[^”]*”|‘[^’]*’")


def check(library: Library) -> Iterator[Finding]:
    instead = {
        term.term.lower(): concept.label
        for concept in library.atlas.concepts.values()
        for term in concept.terms
        if term.status == "deprecated" and term.language == "en"
    }
    if not instead:
        return
    pattern = re.compile(r"\b(" + "|".join(sorted(map(re.escape, instead), key=len, reverse=True)) + r")s?\b", re.IGNORECASE)
    for place, text in _texts(library):
        for match in pattern.finditer(_QUOTED.sub("", text)):
            yield Finding(
                place,
                "language",
                f"the term {match[0]!r} is deprecated",
                f"write {instead[match[1].lower()]!r} or the like; a quotation goes into quotation marks",
            )


def _texts(library: Library) -> Iterator[tuple[Place, str]]:
    for norm in library.atlas.norms.values():
        for version in norm.versions:
            yield version.place("summary"), version.summary
            if version.changed:
                yield version.place("changed"), version.changed
    for absence in library.atlas.absences:
        yield absence.place("summary"), absence.summary
    for concept in library.atlas.concepts.values():
        yield concept.place("definition"), concept.definition
        if concept.plain:
            yield concept.place("plain"), concept.plain
