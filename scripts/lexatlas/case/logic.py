"""Three-valued logic: true, false, and None for what is not known."""

from __future__ import annotations

from collections.abc import Iterable

Truth = bool | None


def every(truths: Iterable[Truth]) -> Truth:
    """False if one is false; otherwise unknown if one is unknown; otherwise true."""
    seen = set(truths)
    return False if False in seen else None if None in seen else True


def some(truths: Iterable[Truth]) -> Truth:
    """True if one is true; otherwise unknown if one is unknown; otherwise false."""
    seen = set(truths)
    return True if True in seen else None if None in seen else False


def opposite(truth: Truth) -> Truth:
    """Unknown stays unknown."""
    return None if truth is None else not truth
