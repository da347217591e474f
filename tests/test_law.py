"""What stood on a date, ranges worked out, comparison, minimum rules."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lexatlas import facts, law, penalties
from lexatlas.findings import Misuse

CONCEPT = "solicitation-of-children"


@pytest.fixture
def atlas(sample):
    return sample.library().atlas


@pytest.mark.parametrize(
    ("day", "status", "age"),
    [
        ("2009-12-31", "no-version", None),
        ("2010-01-01", "covered", 14),
        ("2020-06-30", "covered", 14),
        ("2020-07-01", "covered", 15),
        ("2100-01-01", "covered", 15),
    ],
)
def test_the_version_in_force_on_the_day(atlas, day, status, age):
    now = law.standing(atlas, "xx", CONCEPT, date.fromisoformat(day))
    assert now.status == status
    if age:
        assert now.norms[0][1].answers["victim-age-below"].value == age
    else:
        assert "begin on 2010-01-01" in now.reason


def test_absent_and_not_researched(atlas):
    day = date(2024, 1, 1)
    assert law.standing(atlas, "xx", "childlike-dolls", day).status == "absent"
    assert law.standing(atlas, "xx", "childlike-dolls", date(2000, 1, 1)).status == "no-version"
    assert law.standing(atlas, "xx", "csam-access", day).status == "not-researched"


@pytest.mark.parametrize(("order", "concept", "says"), [("yy", CONCEPT, "known: xx"), ("xx", "nothing", "csam-access")])
def test_unknown_ids_name_the_known_ones(atlas, order, concept, says):
    with pytest.raises(Misuse, match=says):
        law.standing(atlas, order, concept, date(2024, 1, 1))


def test_a_raise_by_a_fraction_is_worked_out(atlas):
    version = atlas.norms["xx-solicitation"].versions[0]
    basic, several, young = (penalties.imprisonment(version, p) for p in version.penalties)
    assert (str(basic.min), str(basic.max), basic.computed) == ("P1Y", "P3Y", False)
    assert (str(several.min), str(several.max), several.computed) == ("P1Y4M", "P4Y6M", True)
    assert (str(young.min), str(young.max)) == ("P2Y", "P6Y")


def test_cases_that_change_each_other_give_an_open_range(sample):
    sample.edit("change: {increase: {least: 1/3, most: 1/2}}", "change: {of: round, increase: {most: 1/2}}")
    sample.edit("    exemptions: []\n    check: {level: primary-read, date: 2026-11-01}\n  - in_force", "      - {case: round, when: {other: x}, change: {of: several-persons, increase: {most: 1/2}}, ref: art. 1}\n    exemptions: []\n    check: {level: primary-read, date: 2026-11-01}\n  - in_force")  # fmt: skip
    version = sample.library().atlas.norms["xx-solicitation"].versions[0]
    assert penalties.imprisonment(version, version.penalties[1]).max is None


@pytest.mark.parametrize(
    ("ref", "provision", "inside"),
    [
        ("art. 12(1)", "art. 12", True),
        ("art. 12", "art. 12", True),
        ("Art. 12, first sentence", "art. 12", True),
        ("art. 120", "art. 12", False),
        ("art. 12-bis", "art. 12", False),
        ("art. 12a", "art. 12", False),
        ("art. 600-quater.1", "art. 600-quater", False),
        ("art. 12", "art. 12(1)", False),
    ],
)
def test_a_pinpoint_inside_a_provision(ref, provision, inside):
    assert law.within(ref, provision) is inside


def test_links_lead_to_the_provision(atlas):
    order = atlas.jurisdictions["xx"]
    version = atlas.norms["xx-solicitation"].versions[0]
    assert law.link(order, version, "xx-cc", "art. 12(3)") == "https://law.example/cc/art12"
    assert law.link(order, version, "xx-cc", "art. 9") == "https://law.example/cc"
    assert law.cite(order, "xx-cc", "art. 12(3)") == "art. 12(3) CC"


def test_comparison_cells_prove_themselves(atlas):
    compared = law.compare(atlas, CONCEPT, ["xx"], date(2024, 1, 1))
    rows = {row.attribute: row.cells["xx"] for row in compared.rows}
    assert rows["mistake-of-age"][0].ref == "art. 12(3)"
    assert rows["victim-age-below"][0].ref == "art. 12"
    assert [c.value for c in rows["max-imprisonment"]] == ["P3Y", "P4Y6M", "P6Y"]
    assert [c.value for c in rows["list-offence"]] == ["yes", "yes", "yes"]
    assert rows["decoy"][0].doubt
    before = law.compare(atlas, CONCEPT, ["xx"], date(2015, 1, 1))
    assert {row.attribute: [c.value for c in row.cells["xx"]] for row in before.rows}["list-offence"] == ["no"]


def test_minimum_rules_find_a_shortfall(atlas, sample):
    directive = atlas.instruments["directive-2011-93"]

    def found(day: date) -> set[tuple[str, str]]:
        return {(m.article_ref, m.status) for m in law.measures(atlas, directive, ["xx"], day) if m.concept == CONCEPT}

    # Article 6(1) asks for a maximum of at least one year; two and three years reach it.
    assert ("Art. 6(1)", "reached") in found(date(2024, 1, 1))
    # Before July 2020 the offence left children of 14 out, who were below the age of consent: nothing to compare.
    assert ("Art. 6(1)", "not-comparable") in found(date(2015, 1, 1))
    sample.edit("imprisonment: {min: P1Y, max: P3Y}", "imprisonment: {max: P11M}")
    short = law.measures(sample.library().atlas, directive, ["xx"], date(2024, 1, 1))
    assert any(m.status == "below" and str(m.maximum) == "P11M" and m.penalty.ref == "art. 12(1)" for m in short if m.concept == CONCEPT)


def test_a_penalty_without_figures_is_shown_open_and_never_as_a_shortfall(sample):
    sample.edit("imprisonment: {min: P1Y, max: P3Y}", "open: true, doubt: The amounts were not read.")
    sample.edit("{case: several-persons, when: {several-persons: true}, change: {increase: {least: 1/3, most: 1/2}}", "{case: below-18, when: {victim-age-below: 18}, imprisonment: {max: P6M}")  # fmt: skip
    found = sample.library()
    assert not found.findings
    cells = {row.attribute: row.cells["xx"][0] for row in law.compare(found.atlas, CONCEPT, ["xx"], date(2024, 1, 1)).rows}
    for attribute in ("max-imprisonment", "list-offence"):
        assert (cells[attribute].value, cells[attribute].words) == ("", "not given here; see the note")
    directive = found.atlas.instruments["directive-2011-93"]
    measured = law.measures(found.atlas, directive, ["xx"], date(2024, 1, 1))
    assert {m.status for m in measured if m.concept == CONCEPT and m.article_ref == "Art. 6(1)"} == {"not-comparable"}
    assert ("max-imprisonment", "", "The amounts were not read.") in {
        (f.attribute, f.value, f.doubt) for f in facts.table(found.atlas) if f.case == "basic"
    }


def test_a_penalty_without_figures_says_why(sample):
    sample.edit("imprisonment: {min: P1Y, max: P3Y}", "open: true")
    assert sample.library().findings


def test_a_summary_maximum_is_not_the_maximum(sample):
    sample.edit("{case: basic, imprisonment: {min: P1Y, max: P3Y}", "{case: basic, when: {procedure: indictment}, imprisonment: {max: P3Y}")
    sample.edit("{case: several-persons, when: {several-persons: true}, change: {increase: {least: 1/3, most: 1/2}}", "{case: summary, when: {procedure: summary}, imprisonment: {max: P6M}")  # fmt: skip
    directive = sample.library().atlas.instruments["directive-2011-93"]
    found = {m.status: str(m.maximum) for m in law.measures(sample.library().atlas, directive, ["xx"], date(2024, 1, 1)) if m.concept == CONCEPT}
    assert found == {"reached": "P3Y"}


@given(st.dates(date(1990, 1, 1), date(2040, 1, 1)))
def test_at_most_one_version_of_a_record_on_any_day(library, day):
    for norm in library.atlas.norms.values():
        assert sum(day in v.in_force for v in norm.versions) <= 1


def test_versions_of_real_records_meet_without_a_hole(library):
    for norm in library.atlas.norms.values():
        for newer, older in zip(norm.versions, norm.versions[1:], strict=False):
            assert older.in_force.last + timedelta(days=1) == newer.in_force.first or newer.gap
