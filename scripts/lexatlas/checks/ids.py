"""Ids are well placed: equal to the file's or folder's name, and starting with their legal order's id."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from ..findings import Finding
from ..store import Library


def check(library: Library) -> Iterator[Finding]:
    atlas = library.atlas
    for record in (*atlas.concepts.values(), *atlas.instruments.values()):
        yield from _named(record, PurePosixPath(record.document.file).stem, "file")
    for jurisdiction in atlas.jurisdictions.values():
        yield from _named(jurisdiction, PurePosixPath(jurisdiction.document.file).parent.name, "folder")
        if jurisdiction.code != jurisdiction.id.upper():
            yield Finding(
                jurisdiction.place("code"),
                "ids",
                f"the code {jurisdiction.code!r} does not match the id {jurisdiction.id!r}",
                f"write {jurisdiction.id.upper()}",
            )
        seen: set[str] = set()
        for law in jurisdiction.laws:
            yield from _prefixed(law, jurisdiction.id)
            if law.id in seen:
                yield Finding(law.place("id"), "ids", f"the law {law.id!r} stands here twice", "keep one of them")
            seen.add(law.id)
    for norm in atlas.norms.values():
        if norm.kind == "offence":
            yield from _named(norm, PurePosixPath(norm.document.file).stem, "file")
        yield from _prefixed(norm, norm.jurisdiction)


def _named(record, name: str, what: str) -> Iterator[Finding]:
    if record.id != name:
        yield Finding(
            record.place("id"), "ids", f"the id {record.id!r} differs from the {what}'s name {name!r}", f"rename the {what}, or write {name}"
        )


def _prefixed(record, jurisdiction: str) -> Iterator[Finding]:
    if not record.id.startswith(jurisdiction.split("-", maxsplit=1)[0] + "-"):
        yield Finding(record.place("id"), "ids", f"the id {record.id!r} does not start with its legal order's", f"write {jurisdiction}-{record.id}")
