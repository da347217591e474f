"""Durations: reading, order, fractions."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lexatlas.duration import Duration

durations = st.builds(Duration, months=st.integers(0, 900), days=st.integers(0, 400))
factors = st.fractions(min_value=0, max_value=4, max_denominator=12)


@pytest.mark.parametrize(
    ("text", "shown", "words"),
    [
        ("P1Y", "P1Y", "1 year"),
        ("P18M", "P1Y6M", "1 year 6 months"),
        ("P12M", "P1Y", "1 year"),
        ("P2W", "P14D", "14 days"),
        ("P1Y1M1D", "P1Y1M1D", "1 year 1 month 1 day"),
        ("life", "life", "life"),
        ("P0D", "P0D", "0 days"),
    ],
)
def test_read_and_shown(text, shown, words):
    assert str(Duration.parse(text)) == shown
    assert Duration.parse(text).words() == words


@pytest.mark.parametrize("text", ["", "P", "1Y", "P1H", "PT1H", "P-1Y", "P1.5Y", "P1Y ", "5 years", "LIFE", "P1M1Y"])
def test_refused(text):
    with pytest.raises(ValueError, match="ISO 8601"):
        Duration.parse(text)


@given(durations)
def test_survives_being_written_down(one):
    assert Duration.parse(str(one)) == one


@given(durations, durations)
def test_total_order(one, two):
    assert (one < two) + (one == two) + (two < one) == 1
    assert one <= Duration(life=True)
    assert hash(one) != hash(two) or one == two


@given(durations, factors, factors)
def test_a_greater_factor_never_gives_less(one, small, large):
    small, large = sorted((small, large))
    assert one.times(small) <= one.times(large)


@given(durations)
def test_times_one_changes_nothing(one):
    assert one.times(Fraction(1)) == one


def test_fractions_as_courts_count_them():
    assert Duration.parse("P3Y").times(Fraction(3, 2)) == Duration.parse("P4Y6M")
    assert Duration.parse("P1Y").times(Fraction(4, 3)) == Duration.parse("P1Y4M")
    assert Duration.parse("P5M").times(Fraction(4, 3)) == Duration.parse("P6M20D")
    assert Duration(life=True).times(Fraction(1, 2)).life


def test_months_and_years_are_exact():
    assert Duration.parse("P12M") == Duration.parse("P1Y")
    assert Duration.parse("P11M") < Duration.parse("P1Y") < Duration.parse("P13M")
    assert Duration.parse("P364D") < Duration.parse("P1Y") < Duration.parse("P366D")
