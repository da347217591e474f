"""Every version shows what was read: the level of its check agrees with its provisions, and links can be made."""

from __future__ import annotations

from collections.abc import Iterator

from ..findings import Finding
from ..records import Check, Provision, Record
from ..store import Library


def check(library: Library) -> Iterator[Finding]:
    for norm in library.atlas.norms.values():
        for version in norm.versions:
            yield from _level(version, version.check, version.provisions)
            yield from _links(library, norm.jurisdiction, version.provisions)
    for absence in library.atlas.absences:
        yield from _level(absence, absence.check, absence.read)
        yield from _links(library, absence.jurisdiction, absence.read)


def _level(record: Record, done: Check, provisions: tuple[Provision, ...]) -> Iterator[Finding]:
    read = [p for p in provisions if not p.unread]
    if done.level == "unverified" and read:
        yield Finding(
            done.place("level"),
            "provenance",
            "called unverified, though a text was read",
            "write primary-read, or say in the provision that it was not read",
        )
    if done.level != "unverified" and not read:
        yield Finding(
            done.place("level"),
            "provenance",
            f"called {done.level}, but none of its provisions was read",
            "write unverified until the text has been read",
        )
    if done.level == "second-read" and not done.note:
        yield Finding(
            done.place("level"),
            "provenance",
            "a second read without its outcome",
            "add `note`: what differed and how it was settled, or that nothing differed",
        )


def _links(library: Library, jurisdiction: str, provisions: tuple[Provision, ...]) -> Iterator[Finding]:
    order = library.atlas.jurisdictions.get(jurisdiction)
    for provision in provisions:
        law = order.law(provision.law) if order else None
        if law and provision.at and not law.article_url:
            yield Finding(
                provision.place("at"),
                "provenance",
                f"the law {law.id!r} has no article_url into which `at` could go",
                "add it to jurisdiction.yml, or write `url` here",
            )
