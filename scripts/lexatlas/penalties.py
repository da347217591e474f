"""Terms of imprisonment: the range of each case, worked out where the law raises or lowers another's."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from .duration import Duration
from .records import Penalty, Version


@dataclass(frozen=True, slots=True)
class Range:
    """The imprisonment of one case: None where the law sets no bound; ``computed`` where it follows from another case."""

    min: Duration | None = None
    max: Duration | None = None
    computed: bool = False


def imprisonment(version: Version, penalty: Penalty) -> Range:
    """The range of a case, worked out from the case it changes where the law says "raised by a third".

    Where a case names a range of its own beside a change, the range stands. Circular changes give an open range.
    """
    return _range({p.case: p for p in version.penalties}, penalty, frozenset())


def _range(cases: dict[str, Penalty], penalty: Penalty, seen: frozenset[str]) -> Range:
    own = penalty.imprisonment
    if own or not penalty.change:
        return Range(own.min, own.max) if own else Range()
    base = cases.get(penalty.change.of)
    if base is None or base.case in seen:
        return Range(computed=True)
    base_range = _range(cases, base, seen | {penalty.case})
    up, down = penalty.change.increase, penalty.change.decrease
    # An increase raises the minimum by its least and the maximum by its most; a decrease lowers the
    # minimum by its most and the maximum by its least.
    low = 1 + _fraction(up and up.least) - _fraction(down and down.most)
    high = 1 + _fraction(up and (up.most or up.least)) - _fraction(down and down.least)
    return Range(
        base_range.min.times(max(low, Fraction(0))) if base_range.min else None,
        base_range.max.times(high) if base_range.max else None,
        computed=True,
    )


def _fraction(text: str | None) -> Fraction:
    return Fraction(text) if text else Fraction(0)


def basic(version: Version) -> Range:
    """The range of the basic case."""
    return imprisonment(version, version.penalties[0]) if version.penalties else Range()
