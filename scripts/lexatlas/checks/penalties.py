"""Penalties make sense: one basic case, first; case names unique; no minimum above its maximum; fractions and fines in order."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from ..findings import Finding
from ..records import Penalty, Version
from ..store import Library


def check(library: Library) -> Iterator[Finding]:
    for norm in library.atlas.norms.values():
        for version in norm.versions:
            if version.penalties:
                yield from _cases(version)
            for penalty in version.penalties:
                yield from _ranges(penalty)


def _cases(version: Version) -> Iterator[Finding]:
    if version.penalties[0].case != "basic":
        yield Finding(
            version.penalties[0].place("case"), "penalties", f"the first case is {version.penalties[0].case!r}", "put the case `basic` first"
        )
    seen: set[str] = set()
    for penalty in version.penalties:
        if penalty.case in seen:
            yield Finding(penalty.place("case"), "penalties", f"the case {penalty.case!r} stands here twice", "give each case a name of its own")
        seen.add(penalty.case)
        if penalty.case != "basic" and not penalty.when:
            yield Finding(
                penalty.place(),
                "penalties",
                f"the case {penalty.case!r} does not say when it applies",
                "add `when` (with `other` in words if no key fits)",
            )


def _ranges(penalty: Penalty) -> Iterator[Finding]:
    prison, fine = penalty.imprisonment, penalty.fine
    if prison and prison.min and prison.max and prison.min > prison.max:
        yield Finding(prison.place("min"), "penalties", f"the minimum {prison.min} is above the maximum {prison.max}", "correct one of the two")
    if fine and fine.min is not None and fine.max is not None and fine.min > fine.max:
        yield Finding(fine.place("min"), "penalties", f"the least fine {fine.min:g} is above the greatest {fine.max:g}", "correct one of the two")
    if fine and (fine.min or fine.max) and not fine.currency:
        yield Finding(fine.place(), "penalties", "the fine has an amount but no currency", "add `currency`, such as EUR")
    if penalty.change:
        if penalty.case == penalty.change.of:
            yield Finding(
                penalty.change.place(), "penalties", f"the case {penalty.case!r} changes itself", "name the case whose range is changed under `of`"
            )
        for step in (penalty.change.increase, penalty.change.decrease):
            if step and step.least and step.most and Fraction(step.least) > Fraction(step.most):
                yield Finding(step.place("least"), "penalties", f"at least {step.least} is more than at most {step.most}", "correct one of the two")
        lower = penalty.change.decrease
        if lower and lower.most and Fraction(lower.most) > 1:
            yield Finding(
                lower.place("most"),
                "penalties",
                f"a decrease by {lower.most} would leave less than nothing",
                "write by which fraction the law lowers the range",
            )
