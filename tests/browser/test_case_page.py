"""The case check in a real browser: the same answers as Python, and a form that works by keyboard, narrow and offline."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import expect

from lexatlas import store

from .. import case_support

pytestmark = pytest.mark.browser

TODAY = date(2026, 1, 1)
RECORDED = ["it", "ie", "gb-eaw"]
QUERY = "?conduct=solicitation-of-children&from=2021-06-01&in-suspect=it&in-child=gb-eaw&child-age=13&suspect-age=34&relation=stranger&yes=by-ict"


def script(name: str):
    return case_support.ROOT / "docs" / "assets" / name


class Evaluators:
    """The browser's evaluator over the records of one atlas, in an empty page."""

    def __init__(self, page, atlas, orders: list[str]) -> None:
        from lexatlas.site import data  # noqa: PLC0415

        self.page, self.atlas, self.assess = page, atlas, case_support.Assessor(atlas)
        made = data.case_files(atlas)
        page.goto("about:blank")
        for content in (
            made["assets/data/case.js"],
            *(made[f"assets/data/case-{o}.js"] for o in orders),
            script("case.js").read_text(encoding="utf-8"),
        ):
            page.add_script_tag(content=content)

    def in_browser(self, many: list[dict]) -> list[dict]:
        return self.page.evaluate(
            """(many) => many.map((facts) => {
                const orders = {};
                for (const id of Object.values(facts.jurisdictions)) orders[id] = window.lexatlas["case_" + id.replaceAll("-", "_")];
                return lexatlasCase.evaluator(window.lexatlas.case).evaluate(facts, orders, "2026-01-01");
            })""",
            many,
        )

    def check(self, many: list[dict]) -> None:
        for facts, result in zip(many, self.in_browser(many), strict=True):
            assert result == json.loads(json.dumps(asdict(self.assess(facts, TODAY)))), facts


@pytest.fixture(scope="module")
def blank(chromium):
    context = chromium.new_context()
    yield context.new_page
    context.close()


@pytest.fixture(scope="module")
def real(blank, library) -> Evaluators:
    return Evaluators(blank(), library.atlas, RECORDED)


@pytest.fixture(scope="module")
def invented(blank, tmp_path_factory) -> Evaluators:
    atlas = case_support.world(tmp_path_factory.mktemp("world") / "root").atlas
    return Evaluators(blank(), atlas, ["xa", "xb", "xc"])


batches = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


@batches
@given(st.data())
def test_random_facts_get_the_same_answer_in_both_languages(real, data):
    real.check(data.draw(st.lists(case_support.random_facts(real.atlas, RECORDED), min_size=5, max_size=30)))


@batches
@given(st.data())
def test_random_facts_in_an_invented_world_get_the_same_answer(invented, data):
    invented.check(data.draw(st.lists(case_support.random_facts(invented.atlas, ["xa", "xb", "xc"]), min_size=10, max_size=40)))


def test_every_vector_gets_the_same_answer(blank, library):
    vectors = case_support.vectors()
    orders = sorted({order for vector in vectors for order in vector.facts["jurisdictions"].values()})
    Evaluators(blank(), library.atlas, orders).check([vector.facts for vector in vectors])


# ── the page ─────────────────────────────────────────────────────────────────


def test_from_an_empty_form_to_a_result(page, address):
    page.goto(address + "case.html")
    status = page.locator("#lx-case-status")
    expect(status).to_contain_text("Still needed: what was done; the date of the act; at least one legal order")
    page.get_by_label("What was done to the child").select_option("solicitation-of-children")
    page.get_by_label("Date of the act").fill("2021-06-01")
    page.get_by_label("Where the suspect acted or lives").select_option("it")
    page.locator("#lx-case-child-age").fill("13")
    page.locator("#lx-case-suspect-age").fill("34")
    expect(status).to_contain_text("Italy: depends")
    question = page.get_by_role("group", name=re.compile("undercover officer"))
    question.get_by_label("no", exact=True).check()
    expect(status).to_contain_text("Italy: applies on the facts given")
    expect(page.locator("#lx-case-result")).to_contain_text("1 year to 3 years")
    expect(page.locator("#lx-case-result").get_by_role("link", name=re.compile("609-undecies")).first).to_have_attribute(
        "href", re.compile("^https://www.normattiva.it/")
    )


def test_the_address_holds_the_case(page, address):
    page.goto(address + "case.html" + QUERY + "&no=decoy")
    expect(page.locator("#lx-case-status")).to_contain_text("Italy: applies on the facts given. England and Wales:")
    before = page.locator("#lx-case-result").inner_text()
    page.goto(page.url)
    expect(page.locator("#lx-case-result")).to_contain_text("Across")
    assert page.locator("#lx-case-result").inner_text() == before
    page.get_by_role("button", name="Clear all").click()
    expect(page.locator("#lx-case-status")).to_contain_text("Still needed")
    assert "?" not in page.url


def test_a_question_is_asked_only_where_a_chosen_law_turns_on_it(page, address):
    page.goto(address + "case.html" + QUERY.replace("solicitation-of-children", "sexual-activities-below-consent"))
    expect(page.locator("#lx-case-result")).to_contain_text("Across")
    assert page.get_by_role("group", name=re.compile("Was a meeting with the child proposed")).count() == 0


def test_an_answer_keeps_the_keyboard_where_it_is(page, address):
    page.goto(address + "case.html" + QUERY)
    radio = page.locator("#lx-case-decoy-no")
    radio.focus()
    page.keyboard.press("Space")
    expect(page.locator("#lx-case-status")).to_contain_text("Italy: applies")
    expect(page.locator("#lx-case-decoy-no")).to_be_focused()


def test_a_negative_answer_never_reads_as_permission(page, address):
    page.goto(address + "case.html" + QUERY.replace("child-age=13", "child-age=17"))
    italy = page.locator(".lx-case-order").filter(has=page.get_by_role("heading", name=re.compile("Italy")))
    expect(italy).to_contain_text("does not apply on the facts given")
    expect(italy).to_contain_text("A negative answer is no permission")
    expect(italy.get_by_role("heading", name="Not ruled out by these facts, and to be looked at")).to_be_visible()
    expect(page.locator("#lx-case-result")).to_contain_text("call 112")


def test_every_field_has_a_label_and_the_page_is_not_wider_than_a_small_telephone(page, address):
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(address + "case.html" + QUERY)
    expect(page.locator("#lx-case-result")).to_contain_text("Across")
    unlabelled = "[...document.querySelectorAll('#lx-case select, #lx-case input')].filter((one) => !one.labels.length).map((one) => one.name)"
    assert page.evaluate(unlabelled) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize(
    "query", ["?conduct=%3Cimg%20src=x%3E&from=2021-06-01", "?from=2021-99-99&in-suspect=zz&yes=__proto__,toString&child-age=-4e9"]
)
def test_nonsense_in_the_address_is_ignored(page, address, query):
    page.goto(address + "case.html" + query)
    expect(page.locator("#lx-case-status")).to_contain_text("Still needed")
    assert page.locator("img[src=x]").count() == 0


def test_it_works_from_a_disk(blank, site):
    page = blank()
    page.goto((site / "case.html").as_uri() + QUERY + "&no=decoy")
    expect(page.locator("#lx-case-status")).to_contain_text("Italy: applies on the facts given")


def test_texts_from_records_are_never_markup(blank, tmp_path):
    """Records with markup in every text that the page shows: it stays text."""
    from lexatlas.site import data  # noqa: PLC0415

    library = case_support.world(tmp_path / "root")
    for file in (tmp_path / "root" / "jurisdictions").rglob("*.yml"):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("A less serious case.", "<img src=x>").replace("en: Abuse of trust", 'en: "<img src=x>"'), encoding="utf-8")
    made = data.case_files(store.load(library.root).atlas)
    skeleton = (case_support.ROOT / "docs" / "case.md").read_text(encoding="utf-8")
    body = skeleton[skeleton.index("<form") : skeleton.index("<script")].replace('markdown="1"', "")
    (tmp_path / "assets" / "data").mkdir(parents=True)
    for name, text in made.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "assets" / "case.js").write_text(script("case.js").read_text(encoding="utf-8"), encoding="utf-8")
    scripts = '<script src="assets/data/case.js"></script><script src="assets/case.js"></script>'
    (tmp_path / "case.html").write_text(f"<!doctype html><meta charset=utf-8><body>{body}{scripts}", encoding="utf-8")
    page = blank()
    page.goto((tmp_path / "case.html").as_uri() + "?conduct=sexual-activities-trust&from=2021-06-01&in-suspect=xa&child-age=13&relation=teacher")
    expect(page.locator("#lx-case-result")).to_contain_text("<img src=x>")
    assert page.locator("img").count() == 0
