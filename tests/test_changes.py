"""What a version changed, worked out from the version before it."""

from __future__ import annotations

from lexatlas import law
from lexatlas.duration import Duration
from lexatlas.site.pages import difference_lines

FIVE = """      decoy: not-covered
    penalties:
      - {case: basic, imprisonment: {max: P2Y}, ref: art. 12(1)}
"""


def found(sample) -> dict[tuple[str, str], tuple]:
    norm = sample.library().atlas.norms["xx-solicitation"]
    (amendment,) = law.changes(norm)
    assert (amendment.version, amendment.before) == norm.versions
    return {(d.attribute, d.case): (d.old, d.new) for d in amendment.differences}


def test_every_point_that_differs_and_no_other(sample):
    assert found(sample) == {
        ("victim-age-below", "basic"): (14, 15),
        ("mistake-of-age", "basic"): ("intent-required", "reasonable-belief"),
        ("attempt-punishable", "basic"): (False, True),
        ("requires-ict", "basic"): (True, False),
        ("decoy", "basic"): ("not-covered", "not-settled"),
        ("min-imprisonment", "basic"): (None, Duration(12)),
        ("max-imprisonment", "basic"): (Duration(24), Duration(36)),
        ("min-imprisonment", "several-persons"): (None, Duration(16)),
        ("max-imprisonment", "several-persons"): (None, Duration(54)),
        ("min-imprisonment", "child-below-10"): (None, Duration(24)),
        ("max-imprisonment", "child-below-10"): (None, Duration(72)),
        ("fine", "child-below-10"): (None, "and a fine of 100 to 5,000 EUR"),
    }


def test_what_was_not_established_is_no_change(sample):
    sample.edit("      victim-age-below: 14\n", "      victim-age-below: {value: not-established, doubt: The old text was not found.}\n")
    assert ("victim-age-below", "basic") not in found(sample)


def test_what_is_dropped_is_told(sample):
    sample.edit(FIVE, FIVE + "      - {case: habitual, when: {habitual: true}, imprisonment: {max: P5Y}, ref: art. 12(5)}\n")
    assert found(sample)["max-imprisonment", "habitual"] == (Duration(60), None)


def test_an_exemption_that_came_is_a_change(sample):
    old = "    exemptions: []\n    check: {level: primary-read, date: 2026-11-01}\n  - in_force"
    new = "    exemptions:\n      - {id: peers, kind: close-in-age, effect: no-offence, when: {age-gap-at-most: P3Y}, ref: art. 12(6)}\n"
    sample.edit(old, new + old.removeprefix("    exemptions: []\n"))
    assert found(sample)["exemption", "peers"] == (None, "no offence; difference in age of at most 3 years")


def test_lines_say_old_and_new(sample):
    atlas = sample.library().atlas
    (amendment,) = law.changes(atlas.norms["xx-solicitation"])
    lines = difference_lines(atlas, amendment)
    assert "Child below the age of: 14 → **15**" in lines
    assert "Greatest imprisonment: 2 years → **3 years**" in lines
    assert "Greatest imprisonment (several persons): new: **4 years 6 months**" in lines


def test_one_version_changes_nothing(sample):
    assert law.changes(sample.library().atlas.norms["xx-age-consent"]) == []


def test_every_recorded_version_but_the_first_is_held_against_the_one_before(library):
    norms = library.atlas.norms.values()
    assert sum(len(law.changes(norm)) for norm in norms) == sum(len(norm.versions) - 1 for norm in norms)
