"""The case check on an invented world, where every answer can be read off the records in tests/case_world."""

from __future__ import annotations

import json
from datetime import date
from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lexatlas import case, cli
from lexatlas.case import dossier, evaluation, tables, text
from lexatlas.case.days import add_months, anniversary, born_between
from lexatlas.case.facts import completed
from lexatlas.case.logic import every, opposite, some
from lexatlas.findings import Refused

from . import case_support

TODAY = date(2026, 1, 1)


@pytest.fixture(scope="module")
def invented(tmp_path_factory):
    return case_support.world(tmp_path_factory.mktemp("world") / "root")


@pytest.fixture(scope="module")
def atlas(invented):
    assert not invented.findings, invented.findings
    return invented.atlas


BASE = {
    "act": "2020-06-01",
    "conduct": "solicitation-of-children",
    "jurisdictions": {"suspect": "xa"},
    "child": {"age": 13},
    "suspect": {"age": 40},
    "relation": ["stranger"],
    "circumstances": {"by-ict": True, "decoy": False, "consent": False},
}


@pytest.fixture
def check(atlas):
    """Assess the base facts with some changed; None takes a fact away, circumstances are merged."""

    def run(**changes):
        facts = {**BASE, **{k: v for k, v in changes.items() if k != "circumstances"}}
        facts["circumstances"] = {**BASE["circumstances"], **changes.get("circumstances", {})}
        facts["circumstances"] = {k: v for k, v in facts["circumstances"].items() if v is not None}
        return case.assess(atlas, case.from_data({k: v for k, v in facts.items() if v is not None}), TODAY)

    return run


def status(assessment, order="xa"):
    return next(o.status for o in assessment.orders if o.id == order)


def outcome(assessment, number=0):
    return assessment.orders[0].segments[0].outcomes[number]


# ── logic, dates, ages ───────────────────────────────────────────────────────

TRUTHS = (True, False, None)


@pytest.mark.parametrize(("one", "other"), list(product(TRUTHS, TRUTHS)))
def test_three_valued_logic_is_what_two_valued_logic_gives_for_every_way_to_settle_the_unknown(one, other):
    ways = list(product(*[(True, False) if t is None else (t,) for t in (one, other)]))
    for combine, two_valued in ((every, all), (some, any)):
        results = {two_valued(way) for way in ways}
        assert combine((one, other)) == (results.pop() if len(results) == 1 else None)
    assert opposite(opposite(one)) is one


def test_the_logic_of_nothing():
    assert every(()) is True
    assert some(()) is False


@pytest.mark.parametrize(
    ("born", "day", "years"),
    [
        ("2008-02-29", "2021-02-28", 12),
        ("2008-02-29", "2021-03-01", 13),
        ("2008-02-29", "2024-02-29", 16),
        ("2004-06-01", "2020-05-31", 15),
        ("2004-06-01", "2020-06-01", 16),
    ],
)
def test_completed_years(born, day, years):
    assert completed(date.fromisoformat(born), date.fromisoformat(day)) == years


@given(case_support.days("1950-01-01"), st.integers(0, 90))
def test_a_year_of_age_is_completed_on_the_anniversary(born, years):
    born = date.fromisoformat(born)
    assert completed(born, anniversary(born, years)) == years


@given(case_support.days("2000-01-01"), st.integers(0, 90))
def test_the_days_of_birth_for_an_age_are_exactly_those_that_give_it(day, age):
    day = date.fromisoformat(day)
    first, last = born_between(age, day, day)
    assert [completed(first, day), completed(last, day)] == [age, age]
    assert completed(date.fromordinal(first.toordinal() - 1), day) == age + 1
    assert completed(date.fromordinal(last.toordinal() + 1), day) == age - 1


@settings(max_examples=400)
@given(
    case_support.days("1990-01-01", "2005-12-31"), case_support.days("1990-01-01", "2005-12-31"), case_support.days("2006-01-01"), st.integers(1, 8)
)
def test_whole_years_never_contradict_the_dates_of_birth(child, suspect, act, years):
    exact = case.from_data({**BASE, "act": act, "child": {"born": child}, "suspect": {"born": suspect}})
    ages = [person.ages(exact.start, exact.end)[0] for person in (exact.child, exact.suspect)]
    one_exact = case.from_data({**BASE, "act": act, "child": {"born": child}, "suspect": {"age": ages[1]}})
    whole = case.from_data({**BASE, "act": act, "child": {"age": ages[0]}, "suspect": {"age": ages[1]}})
    for condition in ("age-gap-at-most", "age-gap-below", "age-gap-from", "age-gap-above"):
        (test,) = dossier.tests({condition: f"P{years}Y"})
        truth = evaluation.holds(test, exact)
        assert truth is not None
        assert evaluation.holds(test, whole) in (truth, None)
        assert evaluation.holds(test, one_exact) in (truth, None)


def test_months_end_where_the_shorter_month_ends():
    assert add_months(date(2020, 1, 31), 1) == date(2020, 2, 29)
    assert add_months(date(2020, 2, 29), -12) == date(2019, 2, 28)


# ── elements ─────────────────────────────────────────────────────────────────


def test_all_met_applies(check):
    result = check()
    assert status(result) == "applies"
    assert outcome(result).form == "offence"
    assert all(link.truth is True for link in outcome(result).links)
    assert {link.source.cite for link in outcome(result).links} >= {"art. 10 CC", "art. 1 CC"}
    assert outcome(result).source.url == "https://law.example/xa/a10"


@pytest.mark.parametrize(("age", "expected"), [(15, "applies"), (16, "does-not-apply"), (None, "depends")])
def test_age_of_the_child(check, age, expected):
    assert status(check(child={"age": age} if age else None)) == expected


@pytest.mark.parametrize(
    ("born", "act", "expected"),
    [
        ("2004-06-02", "2020-06-01", "applies"),  # sixteen tomorrow
        ("2004-06-01", "2020-06-01", "does-not-apply"),  # sixteen today
        ("2004-06-15", {"from": "2020-06-01", "to": "2020-06-30"}, "depends"),  # a birthday within the period
        ("2004-07-01", {"from": "2020-06-01", "to": "2020-06-30"}, "applies"),
    ],
)
def test_birth_dates_are_exact(check, born, act, expected):
    assert status(check(child={"born": born}, act=act)) == expected


@pytest.mark.parametrize(("age", "expected"), [(18, "applies"), (17, "does-not-apply"), (None, "depends")])
def test_the_offence_names_the_offenders_age(check, age, expected):
    assert status(check(suspect={"age": age} if age else None)) == expected


@pytest.mark.parametrize(("age", "expected"), [(14, "depends"), (13, "does-not-apply")])
def test_criminal_responsibility(check, age, expected):
    """The old version names no age of the offender; its meeting step is left open here."""
    assert status(check(act="2015-01-01", suspect={"age": age})) == expected


@pytest.mark.parametrize(("age", "expected"), [(12, "applies"), (11, "does-not-apply")])
def test_an_age_of_responsibility_set_for_one_offence_counts_for_it_alone(check, age, expected):
    assert status(check(conduct="sexual-activities-trust", relation=["teacher"], suspect={"age": age})) == expected


@pytest.mark.parametrize(
    ("age", "payment", "expected"),
    [(14, None, "applies"), (15, True, "applies"), (15, None, "depends"), (15, False, "does-not-apply"), (18, True, "does-not-apply")],
)
def test_a_case_for_older_children_widens_the_offence(check, age, payment, expected):
    facts = {"jurisdictions": {"suspect": "xb"}, "child": {"age": age}, "circumstances": {"meeting-step": True, "payment": payment}}
    assert status(check(**facts), "xb") == expected


def test_an_adult_is_responsible_also_where_no_age_is_recorded(check):
    facts = {"jurisdictions": {"suspect": "xb"}, "circumstances": {"meeting-step": True}}
    assert status(check(**facts), "xb") == "applies"
    assert status(check(**facts, suspect={"age": 17}), "xb") == "depends"


@pytest.mark.parametrize(("given", "expected"), [(True, "applies"), (False, "does-not-apply"), (None, "depends")])
def test_required_ict(check, given, expected):
    result = check(circumstances={"by-ict": given})
    assert status(result) == expected
    assert ("by ICT" in " ".join(result.ask_facts)) == (expected == "depends")


def test_an_open_answer_harms_only_where_the_facts_need_it(check):
    """xb leaves open whether ICT is required: with ICT it is met either way, without it depends."""
    there = {"jurisdictions": {"suspect": "xb"}}
    assert status(check(**there, circumstances={"meeting-step": True}), "xb") == "applies"
    assert status(check(**there, circumstances={"meeting-step": True, "by-ict": False}), "xb") == "depends"
    assert status(check(**there, circumstances={"meeting-step": False, "by-ict": False}), "xb") == "does-not-apply"


@pytest.mark.parametrize(
    ("order", "act", "given", "expected", "form"),
    [
        ("xa", "2020-06-01", True, "applies", "attempt"),
        ("xa", "2020-06-01", None, "applies", "offence or attempt"),
        ("xa", "2015-06-01", True, "does-not-apply", "offence"),
        ("xa", "2015-06-01", None, "depends", "offence"),
        ("xb", "2020-06-01", True, "depends", "offence"),
        ("xb", "2020-06-01", False, "applies", "offence"),
    ],
)
def test_decoy(check, order, act, given, expected, form):
    result = check(jurisdictions={"suspect": order}, act=act, circumstances={"decoy": given, "meeting-step": True})
    assert (status(result, order), outcome(result).form) == (expected, form)


def test_a_record_silent_on_decoys_leaves_a_decoy_open(check):
    facts = {"conduct": "sexual-activities-trust", "relation": ["teacher"]}
    assert status(check(**facts, circumstances={"decoy": True})) == "depends"
    assert status(check(**facts, circumstances={"decoy": None})) == "applies"


@pytest.mark.parametrize(
    ("relation", "expected"),
    [
        (["teacher"], "applies"),
        (["stranger"], "does-not-apply"),
        (["stranger", "parent"], "applies"),
        (["trust"], "depends"),
        (None, "depends"),
    ],
)
def test_relation(check, relation, expected):
    assert status(check(conduct="sexual-activities-trust", relation=relation)) == expected


# ── images ───────────────────────────────────────────────────────────────────

REAL = {"realistic": False, "drawing": False, "computer-generated": False, "own-image": False}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "applies"),
        ({"realistic": None}, "depends"),
        ({"realistic": True}, "does-not-apply"),
        ({"drawing": True}, "does-not-apply"),
        ({"computer-generated": True}, "applies"),  # it shows a real child
        ({"realistic": None, "computer-generated": True}, "depends"),
    ],
)
def test_images(check, changes, expected):
    assert status(check(conduct="csam-possession", circumstances={**REAL, **changes})) == expected


def test_where_appearance_suffices_a_grown_person_is_not_simply_outside(check):
    assert status(check(conduct="csam-possession", child={"age": 19}, circumstances=REAL)) == "depends"


def test_elements_can_concern_one_conduct_only(check):
    for conduct, expected in (("csam-possession", "applies"), ("csam-production", "does-not-apply")):
        assert status(check(conduct=conduct, circumstances={**REAL, "distribution-intended": False})) == expected


# ── exemptions ───────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("child", "suspect", "circumstances", "expected"),
    [
        ({"age": 15}, {"age": 18}, {"consent": True, "violence-or-threat": False}, "depends"),  # the gap is between 2 and 4 years
        ({"age": 15}, {"age": 19}, {"consent": True, "violence-or-threat": False}, "applies"),  # between 3 and 5, both excluded
        ({"born": "2005-01-01"}, {"born": "2002-01-01"}, {"consent": True, "violence-or-threat": False}, "does-not-apply"),  # exactly three years
        ({"born": "2005-01-02"}, {"born": "2002-01-01"}, {"consent": True, "violence-or-threat": False}, "applies"),  # a day more
        ({"born": "2005-01-01"}, {"born": "2002-01-01"}, {"consent": True, "violence-or-threat": True}, "applies"),  # lost
        ({"born": "2005-01-01"}, {"born": "2002-01-01"}, {"consent": True}, "depends"),  # whether it is lost is not known
        ({"born": "2005-01-01"}, {"born": "2002-01-01"}, {"consent": None, "violence-or-threat": False}, "depends"),
        ({"age": 13}, {"age": 18}, {"consent": True, "violence-or-threat": False}, "applies"),  # too young for it
    ],
)
def test_close_in_age(check, child, suspect, circumstances, expected):
    assert status(check(child=child, suspect=suspect, circumstances=circumstances)) == expected


def test_an_exemption_to_which_no_fact_points_is_listed_and_decides_nothing(check):
    result = check()
    assert status(result) == "applies"
    assert [(w.id, w.at_issue, w.truth) for w in outcome(result).ways] == [("officers", False, None)]


def test_a_belief_is_listed_to_be_ruled_out_and_never_asked_of_the_facts(check):
    result = check(conduct="sexual-activities-trust", relation=["teacher"], child={"age": 17})
    assert status(result) == "applies"
    assert [(w.id, w.at_issue) for w in outcome(result).ways] == [("belief", False)]


@pytest.mark.parametrize(("own", "age", "expected"), [(True, 16, "depends"), (False, 16, "applies"), (True, 15, "applies"), (None, 16, "depends")])
def test_a_defence_leaves_the_case_open_even_where_its_conditions_hold(check, own, age, expected):
    assert status(check(conduct="csam-possession", child={"age": age}, circumstances={**REAL, "own-image": own})) == expected


# ── penalties and thresholds ─────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("age", "several", "cases", "year", "three"),
    [
        (13, False, {"basic": True}, True, False),  # two years
        (11, False, {"basic": True, "child-below-12": True}, True, True),  # five years
        (13, True, {"basic": True, "several": True}, True, True),  # two years and a half more
        (13, None, {"basic": True, "several": None}, True, None),
    ],
)
def test_cases_that_fit(check, age, several, cases, year, three):
    order = check(child={"age": age}, circumstances={"several-persons": several}).orders[0]
    assert {c.case: c.truth for c in order.segments[0].outcomes[0].cases} == cases
    assert (order.year, order.three) == (year, three)


def test_summary_trial_does_not_lower_the_maximum(check):
    order = check(conduct="csam-possession", circumstances=REAL).orders[0]
    assert (order.year, order.three) == (True, True)


@pytest.mark.parametrize(("weapon", "expected"), [(False, (True, False)), (True, (None, None)), (None, (None, None))])
def test_a_penalty_without_figures_leaves_the_thresholds_open(check, weapon, expected):
    order = check(act="2018-06-01", circumstances={"meeting-step": True, "weapon": weapon}).orders[0]
    assert order.status == "applies"
    assert (order.year, order.three) == expected


def test_what_the_court_may_find_can_raise_but_not_lower(check):
    trust = check(conduct="sexual-activities-trust", relation=["teacher"]).orders[0]
    assert (trust.year, trust.three) == (True, True)
    grave = check(jurisdictions={"suspect": "xb"}, circumstances={"meeting-step": True}).orders[0]
    assert (grave.year, grave.three) == (None, None)  # ten months, or four years if grave


# ── time ─────────────────────────────────────────────────────────────────────


def test_a_period_over_two_versions_is_assessed_under_both(check):
    result = check(act={"from": "2018-12-30", "to": "2019-01-02"}, circumstances={"meeting-step": False})
    order = result.orders[0]
    assert [(s.start, s.end, s.status) for s in order.segments] == [
        ("2018-12-30", "2018-12-31", "does-not-apply"),
        ("2019-01-01", "2019-01-02", "applies"),
    ]
    assert order.status == "depends"
    assert any("the law changed" in text for text in order.ask)


@pytest.mark.parametrize(("act", "kind"), [("2009-12-31", "no-version"), ("2010-01-01", "covered")])
def test_before_the_first_record_nothing_is_concluded(check, act, kind):
    segment = check(act=act).orders[0].segments[0]
    assert segment.kind == kind
    assert (segment.status == "not-recorded") == (kind == "no-version")


def test_absence_and_silence(check):
    assert status(check(conduct="childlike-dolls")) == "does-not-apply"
    manuals = check(conduct="abuse-manuals")
    assert status(manuals) == "depends"
    assert manuals.orders[0].segments[0].instead == ("Possession of images: Images within a manual.",)
    assert status(check(conduct="live-streamed-abuse")) == "not-recorded"
    assert status(check(conduct="sexual-extortion")) == "not-recorded"


@pytest.mark.parametrize(
    ("child", "conduct", "act", "expected"),
    [
        ({"born": "2007-03-01"}, "solicitation-of-children", "2020-06-01", ("2030-03-01", "2030-03-01")),  # 18 in 2025, and five years
        ({"born": "2008-02-29"}, "solicitation-of-children", "2020-06-01", ("2031-03-01", "2031-03-01")),  # 18 on 1 March 2026
        ({"age": 13}, "solicitation-of-children", "2020-06-01", ("2029-06-02", "2030-06-01")),
        ({"born": "2007-03-01"}, "csam-possession", "2020-06-01", ("2047-03-01", "2047-03-01")),  # not before 40
        ({"born": "2002-07-01"}, "csam-possession", {"from": "2020-01-01", "to": "2020-06-30"}, ("2042-07-01", "2042-07-01")),
    ],
)
def test_limitation(check, child, conduct, act, expected):
    rule = outcome(check(child=child, conduct=conduct, act=act, circumstances=REAL)).limitation[0]
    assert (rule.earliest, rule.latest) == expected


def test_limitation_without_a_known_beginning_gives_no_day(check):
    rule = outcome(check(conduct="sexual-activities-trust", relation=["teacher"], child={"born": "2007-03-01"})).limitation[0]
    assert (rule.earliest, rule.reason) == ("", "The record gives no single period; see the rule.")


def test_limitation_needs_a_victim_with_an_age(check):
    assert "date of birth" in outcome(check(child=None)).limitation[0].reason
    assert outcome(check(circumstances={"decoy": True}, act="2020-06-01")).limitation[0].reason.endswith("it would end on 2025-06-01.")
    two_days = {"from": "2020-05-31", "to": "2020-06-01"}
    assert "2025-05-31 or 2025-06-01" in outcome(check(circumstances={"decoy": True}, act=two_days)).limitation[0].reason


@pytest.mark.parametrize(
    ("suspect", "young"),
    [({"age": 40}, False), ({"age": 17}, True), ({"born": "2002-06-02"}, True), ({"born": "2002-06-01"}, False), (None, False)],
)
def test_limitation_is_told_to_be_the_adult_rule_where_the_suspect_may_have_been_under_18(check, suspect, young):
    found = check(suspect=suspect, child={"born": "2007-03-01"}, act="2020-06-01", conduct="csam-possession", circumstances=REAL)
    assert {rule.young for order in found.orders for s in order.segments for o in s.outcomes for rule in o.limitation} == {young}
    assert ("for an adult suspect" in text.as_text(found)) is young


# ── across ───────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("circumstances", "expected"),
    [({"meeting-step": True}, True), ({"meeting-step": False}, False), ({}, None)],
)
def test_double_criminality(check, circumstances, expected):
    assert check(jurisdictions={"suspect": "xa", "child": "xb"}, circumstances=circumstances).punishable_in_all is expected


def test_one_legal_order_alone_has_no_double_criminality(check):
    assert check(jurisdictions={"suspect": "xa", "child": "xa"}).punishable_in_all is None


@pytest.mark.parametrize(
    ("orders", "asked", "expected"),
    [
        ({"suspect": "xa", "child": "xb"}, "2026-01-01", {"framework-decision"}),
        ({"suspect": "xa", "child": "xc"}, "2020-12-31", {"framework-decision"}),
        ({"suspect": "xa", "child": "xc"}, "2021-01-01", {"trade-and-cooperation"}),
        ({"suspect": "xa", "child": "xb"}, "1999-12-31", {"none"}),
        ({"suspect": "xa", "child": "xc"}, "1999-12-31", {"none"}),
    ],
)
def test_regime_of_surrender(check, orders, asked, expected):
    result = check(jurisdictions=orders, request=asked)
    assert {s.regime for s in result.surrender} == expected
    assert {(s.issuing, s.executing) for s in result.surrender} == {tuple(orders.values()), tuple(orders.values())[::-1]}


def test_a_negative_answer_names_what_else_may_reach_the_conduct_and_what_is_not_recorded(check):
    order = check(circumstances={"by-ict": False}, relation=["teacher"]).orders[0]
    assert order.status == "does-not-apply"
    found = {b.concept: b.status for b in order.beyond}
    assert found["sexual-activities-trust"] == "not-ruled-out"
    assert found["trafficking-sexual-exploitation"] == "not-recorded"
    assert any("other provisions" in text for text in order.ask)


def test_legal_orders_stand_in_the_order_of_the_case(check):
    result = check(jurisdictions={"server": "xc", "child": "xb", "suspect": "xa"})
    assert [o.id for o in result.orders] == ["xa", "xb", "xc"]


# ── properties ───────────────────────────────────────────────────────────────

many = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@many
@given(st.data())
def test_more_facts_never_turn_an_answer_round(atlas, data):
    """Settling an unknown may settle the answer, but never turns applies into does not apply or back."""
    facts = data.draw(case_support.random_facts(atlas, ["xa", "xb"]))
    before = case.assess(atlas, case.from_data(facts), TODAY)
    open_keys = sorted(set(tables.QUESTIONS) - set(facts.get("circumstances", {})))
    key = data.draw(st.sampled_from(open_keys))
    more = {**facts, "circumstances": {**facts.get("circumstances", {}), key: data.draw(st.booleans())}}
    for was, now in zip(before.orders, case.assess(atlas, case.from_data(more), TODAY).orders, strict=True):
        # A decoy on which the record is silent opens what was closed: nobody had asked.
        if was.status in ("applies", "does-not-apply") and key != "decoy":
            assert now.status == was.status


@many
@given(st.data())
def test_every_open_answer_says_what_would_settle_it(atlas, data):
    facts = data.draw(case_support.random_facts(atlas, ["xa", "xb"]))
    for order in case.assess(atlas, case.from_data(facts), TODAY).orders:
        for segment in order.segments:
            for one in segment.outcomes:
                assert (one.status != "depends") or one.ask_facts or one.ask_law


@many
@given(st.data())
def test_text_and_json_say_the_same_status(atlas, data):
    facts = data.draw(case_support.random_facts(atlas, ["xa", "xb", "xc"]))
    result = case.assess(atlas, case.from_data(facts), TODAY)
    text, plain = case.as_text(result), json.loads(case.as_json(result))
    for order in plain["orders"]:
        assert f"({order['code']}; {', '.join(order['roles'])}): {tables.STATUS[order['status']]}" in text
    assert tables.REPORT in text


def test_the_dossier_survives_json(atlas):
    """What the browser gets has lost nothing but what says nothing."""
    order = dossier.order(atlas, "xa")
    plain = json.loads(json.dumps(dossier.as_data(order)))
    version = plain["norms"][0]["versions"][0]
    assert [r["id"] for r in version["requirements"]] == [r.id for r in order.norms[0].versions[0].requirements]
    images = next(n for n in plain["norms"] if n["id"] == "xa-images")["versions"][0]
    assert {"key": "realistic", "value": False, "words": "material that shows a real child"} in images["requirements"][1]["tests"]


# ── tables and files ─────────────────────────────────────────────────────────


def test_tables_schema_and_conditions_name_the_same_keys():
    common = json.loads((case_support.ROOT / "definitions/schemas/common.schema.json").read_text(encoding="utf-8"))["$defs"]["condition"][
        "properties"
    ]
    facts = json.loads((case_support.ROOT / "definitions/schemas/facts.schema.json").read_text(encoding="utf-8"))["properties"]
    yes_no = {name for name, form in common.items() if form.get("type") == "boolean"}
    assert set(tables.QUESTIONS) == yes_no == set(facts["circumstances"]["properties"])
    relations = set(common["relation"]["items"]["enum"])
    assert relations == set(tables.RELATIONS) == set(tables.MAY_BE) >= {r for named in tables.MAY_BE.values() for r in named}


def test_every_test_asks_for_a_known_attribute_and_known_keys(atlas):
    for attribute, table in tables.TESTS.items():
        allowed = {m.value for m in atlas.attributes[attribute].values} | {True, False, tables.VALUE, "open"}
        assert set(table) <= allowed, attribute
    assert set(tables.BEYOND) <= set(atlas.concepts)


GOOD = """\
act: 2020-06-01
conduct: solicitation-of-children
child: {age: 13}
suspect: {age: 40}
relation: [stranger]
jurisdictions: {suspect: xa}
circumstances: {by-ict: true, decoy: false, consent: false}
"""


def test_command(invented, tmp_path, capsys):
    file = tmp_path / "facts.yml"
    file.write_text(GOOD, encoding="utf-8")
    assert cli.main(["--root", str(invented.root), "case", str(file)]) == 0
    assert "Aland (XA; suspect): applies on the facts given" in capsys.readouterr().out
    assert cli.main(["--root", str(invented.root), "case", str(file), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["orders"][0]["status"] == "applies"


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("by-ict", "by-itc", "1:17: error[schema]: unknown key 'by-itc'; did you mean 'by-ict'?"),
        ("2020-06-01", "2020-06-31", "not a day of the calendar"),
        ("age: 13", "age: 13, born: 2007-01-01", "Either age or born"),
        ("{age: 13}", "{born: 2021-01-01}", "after the act on 2020-06-01"),
        ("2020-06-01", "{from: 2020-06-02, to: 2020-06-01}", "before it begins"),
        ("solicitation-of-children", "limitation", "'limitation' is not an offence concept"),
        ("suspect: xa", "suspect: zz", "there is no legal order 'zz'"),
        ("[stranger]", "[teecher]", "did you mean 'teacher'?"),
        ("true", "yes", "write true"),
        ("act: 2020-06-01\n", "", "'act' is missing"),
    ],
)
def test_facts_that_say_it_wrong(invented, tmp_path, capsys, old, new, says):
    file = tmp_path / "facts.yml"
    file.write_text(GOOD.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(Refused):
        case.read(file, invented.atlas, invented.root / "definitions" / "schemas")
    assert cli.main(["--root", str(invented.root), "case", str(file)]) == 2
    assert says.removeprefix("1:17: ") in capsys.readouterr().err


def test_evaluate_needs_nothing_but_dossiers(atlas):
    facts = case.from_data(BASE)
    result = case.evaluate(dossier.concepts(atlas), [dossier.order(atlas, "xa")], facts, TODAY)
    assert result == case.assess(atlas, facts, TODAY)


def test_the_documented_facts_are_read(library, tmp_path, capsys):
    text = (case_support.ROOT / "docs" / "data.md").read_text(encoding="utf-8")
    file = tmp_path / "facts.yml"
    file.write_text(text.split("```yaml\n")[1].split("```")[0], encoding="utf-8")
    assert cli.main(["--root", str(case_support.ROOT), "case", str(file)]) == 0
    assert "on: Was a step taken towards a meeting?" in capsys.readouterr().out
