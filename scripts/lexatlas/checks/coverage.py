"""Nothing is silently empty: every concept is covered, absent or openly not researched in every legal order, and never two of these at once."""

from __future__ import annotations

from collections.abc import Iterator

from ..findings import Finding
from ..store import Library


def check(library: Library) -> Iterator[Finding]:
    atlas = library.atlas
    for order in atlas.jurisdictions.values():
        for concept in atlas.concepts.values():
            norms = [n for n in atlas.of(order.id, concept.id)]
            absences = atlas.absent(order.id, concept.id)
            gap = atlas.not_researched(order.id, concept.id)
            if not norms and not absences and not gap and not library.broken_ids:
                yield Finding(
                    order.place("id"),
                    "coverage",
                    f"nothing is said about {concept.id!r}",
                    "record what covers it, or enter it in gaps.yml as absent or not_researched",
                )
            if gap and gap.concepts != "all" and (norms or absences):
                yield Finding(
                    gap.place("concepts"),
                    "coverage",
                    f"{concept.id!r} is called not researched, but there is a record of it",
                    "take it out of not_researched",
                )
            for absence in absences:
                for norm in norms:
                    for version in norm.versions:
                        if version.in_force.first <= absence.in_force.last and absence.in_force.first <= version.in_force.last:
                            yield Finding(
                                absence.place("concept"),
                                "coverage",
                                f"{concept.id!r} is called absent while {norm.id!r} covers it (from {version.in_force.first})",
                                "correct the periods, or delete one",
                            )
