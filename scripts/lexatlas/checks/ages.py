"""Ages are plausible and agree: thresholds lie between 3 and 26, the close-in-age rule lies below the age of consent, an aggravating age not above the offence's own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..findings import Finding
from ..records import Norm, Version
from ..store import Library

PLAUSIBLE = range(3, 27)


def check(library: Library) -> Iterator[Finding]:
    for norm in library.atlas.norms.values():
        for version in norm.versions:
            for name, answer in version.answers.items():
                attribute = library.atlas.attributes.get(name)
                whole = isinstance(answer.value, int) and not isinstance(answer.value, bool)
                if (
                    attribute
                    and attribute.type == "age"
                    and whole
                    and answer.value not in PLAUSIBLE
                    and not (name == "starts-at-age" and answer.value <= 40)
                    and not (name == "until-age" and answer.value <= 70)
                ):
                    yield Finding(
                        version.place("answers", name),
                        "ages",
                        f"{answer.value} is not a plausible age here",
                        f"write an age from {PLAUSIBLE.start} to {PLAUSIBLE.stop - 1}, or none",
                    )
            if norm.kind == "offence":
                yield from _aggravated(version)
            if norm.concept == "close-in-age":
                yield from _below_consent(library, norm, version)


def _aggravated(version: Version) -> Iterator[Finding]:
    own = _age(version, "victim-age-below")
    if own is None:
        return
    for penalty in version.penalties:
        keys = penalty.when.keys if penalty.when else {}
        limit = keys.get("victim-age-below")
        widens = keys.get("victim-age-from", 0) >= own  # a case of its own for older children
        if limit is not None and limit > own and not widens:
            yield Finding(
                penalty.when.place("victim-age-below"),
                "ages",
                f"the case reaches children below {limit}, but the offence only those below {own}",
                "correct one of the two",
            )


def _below_consent(library: Library, norm: Norm, version: Version) -> Iterator[Finding]:
    younger = _age(version, "min-younger-age")
    if younger is None:
        return
    day = version.in_force.to or date.today()
    for rule in library.atlas.of(norm.jurisdiction, "age-of-sexual-consent"):
        stood = rule.on(day)
        consent = _age(stood, "age") if stood else None
        if consent is not None and younger >= consent:
            yield Finding(
                version.place("answers", "min-younger-age"),
                "ages",
                f"the younger person must be {younger}, but the age of consent ({rule.id}) is {consent}",
                "a close-in-age rule lies below the age of consent",
            )


def _age(version: Version, attribute: str) -> int | None:
    answer = version.answers.get(attribute)
    if answer is None or isinstance(answer.value, bool) or not isinstance(answer.value, int):
        return None
    return answer.value
