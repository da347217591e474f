"""Versions are in order: newest first, none ends before it begins, no overlap, no unexplained gap; nothing was read or checked in the future."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from ..findings import Finding
from ..records import Norm, Period, Record
from ..store import Library


def check(library: Library) -> Iterator[Finding]:
    today = date.today()
    for norm in library.atlas.norms.values():
        yield from _order(norm)
        for version in norm.versions:
            yield from _period(version.in_force, version)
            yield from _past(version, version.provisions, today)
    for absence in library.atlas.absences:
        yield from _period(absence.in_force, absence)
        yield from _past(absence, absence.read, today)


def _period(period: Period, record: Record) -> Iterator[Finding]:
    if period.to and period.to < period.first:
        yield Finding(
            record.place("in_force", "to"),
            "dates",
            f"the period ends on {period.to}, before it begins on {period.first}",
            "`to` is the last day in force",
        )


def _order(norm: Norm) -> Iterator[Finding]:
    for newer, older in pairwise(norm.versions):
        place = older.place("in_force", "to") if older.in_force.to else older.place("in_force")
        if older.in_force.first >= newer.in_force.first:
            yield Finding(older.place("in_force"), "dates", "the versions are not in order", "put the newest first")
        elif older.in_force.last >= newer.in_force.first:
            right = newer.in_force.first - timedelta(days=1)
            yield Finding(place, "dates", f"this version overlaps the newer one, which begins on {newer.in_force.first}", f"write to: {right}")
        elif older.in_force.last + timedelta(days=1) < newer.in_force.first and not newer.gap:
            yield Finding(
                newer.place("in_force"),
                "dates",
                f"there is a gap: the older version ends on {older.in_force.to}, this one begins on {newer.in_force.first}",
                "record the law between, or say why it is missing under `gap`",
            )


def _past(record, provisions, today: date) -> Iterator[Finding]:
    if record.check.date > today:
        yield Finding(
            record.check.place("date"), "dates", f"the check is dated {record.check.date}, in the future", "write the day on which the text was read"
        )
    for provision in provisions:
        if provision.text_of and provision.text_of > today:
            yield Finding(
                provision.place("text_of"),
                "dates",
                f"the text is dated {provision.text_of}, in the future",
                "write the date of the text that was read",
            )
