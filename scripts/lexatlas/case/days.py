"""Calendar arithmetic with days of birth and periods of law."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta


def anniversary(day: date, years: int) -> date:
    """The same day so many years later; for 29 February, 1 March of a common year."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def add_months(day: date, months: int) -> date:
    """The same day so many months later (or earlier), or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def born_between(age: int, start: date, end: date) -> tuple[date, date]:
    """First and last possible day of birth of somebody who had completed ``age`` years on some day of a period."""
    return add_months(start, -12 * (age + 1)) + timedelta(days=1), add_months(end, -12 * age)
