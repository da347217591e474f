"""Durations of the law: terms of imprisonment, limitation periods, gaps between ages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import total_ordering

_ISO = re.compile(r"P(?=\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?")
_DAYS_A_MONTH = Fraction(146097, 4800)  # mean Gregorian month; only for comparing months with days


@total_ordering
@dataclass(frozen=True, slots=True, eq=False)
class Duration:
    """A calendar duration in whole months and days, or life.

    Years and months are exact among themselves (P1Y equals P12M), weeks and days likewise.
    Months are compared with days by the mean Gregorian month, which decides no case in any
    statute recorded here: no law states one bound of a range in months and a rival one in days.
    """

    months: int = 0
    days: int = 0
    life: bool = False

    @classmethod
    def parse(cls, text: str) -> Duration:
        """Read an ISO 8601 duration (``P1Y6M``, ``P4W``) or ``life``. Raises ValueError on anything else."""
        if text == "life":
            return cls(life=True)
        match = _ISO.fullmatch(text)
        if not match:
            raise ValueError(f"{text!r} is not an ISO 8601 duration such as P1Y6M, nor life")
        years, months, weeks, days = (int(part or 0) for part in match.groups())
        return cls(months=years * 12 + months, days=weeks * 7 + days)

    @property
    def _size(self) -> tuple[bool, Fraction]:
        return self.life, self.months * _DAYS_A_MONTH + self.days

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Duration) and self._size == other._size

    def __lt__(self, other: Duration) -> bool:
        return self._size < other._size

    def __hash__(self) -> int:
        return hash(self._size)

    def times(self, factor: Fraction) -> Duration:
        """This duration times a factor of zero or more; parts of a month become days of a thirty-day month,
        rounded down, as courts count them. Life stays life."""
        if self.life:
            return self
        months = self.months * factor
        whole = int(months)
        days = (months - whole) * 30 + self.days * factor
        return Duration(months=whole, days=int(days))

    def __str__(self) -> str:
        """ISO 8601, normalised: P18M becomes P1Y6M."""
        if self.life:
            return "life"
        years, months = divmod(self.months, 12)
        parts = [(years, "Y"), (months, "M"), (self.days, "D")]
        return "P" + ("".join(f"{n}{unit}" for n, unit in parts if n) or "0D")

    def words(self) -> str:
        """In English words: ``1 year 6 months``, ``life``."""
        if self.life:
            return "life"
        years, months = divmod(self.months, 12)
        parts = [(years, "year"), (months, "month"), (self.days, "day")]
        return " ".join(f"{n} {unit}{'' if n == 1 else 's'}" for n, unit in parts if n) or "0 days"
