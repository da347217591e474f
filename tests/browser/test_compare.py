"""Compare: the cells are those of law.compare, differences are told in words, the address holds the state."""

from __future__ import annotations

import csv
import io
import re
from datetime import date

import pytest

from lexatlas import law

pytestmark = pytest.mark.browser

ALL = """async ([orders, concepts, days]) => {
  const { model, ui } = window.lexatlas;
  await ui.data('atlas');
  await model.ready(orders, concepts);
  const out = {};
  for (const day of days) for (const concept of concepts) {
    const found = model.compare(concept, orders, day);
    out[`${day} ${concept}`] = {
      standings: found.standings.map((s) => [s.status, s.reason, s.versions.map((v) => [v.norm, v.from])]),
      rows: found.rows.map((r) => [r.attribute, r.label, r.question, r.differs,
        r.cells.map((cells) => cells.map((c) => [c.record, c.case, c.value, c.words, c.citation, c.url, c.level, c.note, c.doubt]))]),
    };
  }
  return out;
}"""


def expected(atlas, concept: str, orders: list[str], day: date) -> dict:
    """What Python answers, in the shape in which the browser is asked."""
    found = law.compare(atlas, concept, orders, day)
    return {
        "standings": [
            [s.status, "" if s.status == "covered" else s.reason, [[n.id, v.in_force.first.isoformat()] for n, v in s.norms]]
            for s in found.standings.values()
        ],
        "rows": [
            [
                r.attribute,
                r.label,
                r.question,
                r.differs,
                [[[c.record, c.case, c.value, c.words, c.citation, c.url, c.level, c.note, c.doubt] for c in r.cells[o]] for o in orders],
            ]
            for r in found.rows
        ],
    }


def test_every_answer_is_python_s_answer(page, address, library):
    """On all real records and on many dates: the day before, of and after every change among them."""
    atlas = library.atlas
    orders = list(atlas.jurisdictions)
    starts = sorted({v.in_force.first for n in atlas.norms.values() for v in n.versions if v.in_force.first.year > 1800})
    days = sorted({date.today(), date(2000, 1, 1), date(2013, 12, 18), *starts[:: max(1, len(starts) // 6)]})
    page.goto(address + "compare.html")
    page.wait_for_selector("#lx-tool form")
    found = page.evaluate(ALL, [orders, list(atlas.concepts), [d.isoformat() for d in days]])
    assert len(found) == len(days) * len(atlas.concepts)
    for day in days:
        for concept in atlas.concepts:
            assert found[f"{day} {concept}"] == expected(atlas, concept, orders, day), (day, concept)


STATE = "compare.html?in=xx,yy&concept=solicitation-of-children"


def cells(page, attribute: str) -> list[str]:
    return page.locator(f"tr[data-lx-attribute={attribute}] td").all_inner_texts()


def test_the_address_holds_the_state(visit):
    page = visit(STATE + "&on=2020-07-15")
    page.wait_for_selector("[data-lx-on='2020-07-15']")
    first, second = cells(page, "victim-age-below")
    assert first.startswith("15") and second.startswith("14")  # on that day only XX had raised it
    assert "art. 12" in first and "read once" in first
    row = page.locator("tr[data-lx-attribute=victim-age-below]")
    assert "differs" in row.locator("th").inner_text()
    assert row.locator("td a.lx-out").first.get_attribute("href").startswith("https://")
    assert "same" in page.locator("tr[data-lx-attribute=prosecution] th").inner_text()

    page.locator("#lx-on").fill("2015-01-01")
    page.wait_for_selector("[data-lx-on='2015-01-01']")
    assert [c[:2] for c in cells(page, "victim-age-below")] == ["14", "14"]
    assert "on=2015-01-01" in page.url and "in=xx,yy" in page.url
    page.reload()
    page.wait_for_selector("[data-lx-on='2015-01-01']")
    assert page.locator("[data-lx-name=in] .lx-count").inner_text() == "Exampleland, Otherland"


def test_before_the_records_nothing_is_concluded(visit):
    page = visit(STATE + "&on=2005-01-01")
    page.wait_for_selector("[data-lx-on='2005-01-01']")
    assert "Nothing can be concluded" in page.locator(".lx-result .lx-missing").inner_text()
    assert "The records begin on 2010-01-01." in page.locator(".lx-side tbody tr").first.inner_text()


def test_equal_rows_fold_and_unfold(visit):
    page = visit(STATE)
    row = page.locator("tr[data-lx-attribute=prosecution]")
    row.wait_for()
    assert row.is_visible()
    page.locator("input[name=equal]").uncheck()
    assert row.is_hidden() and page.locator("tr[data-lx-attribute=requires-ict]").is_visible()
    assert "equal=hidden" in page.url


def test_penalties_are_drawn_and_named(visit):
    page = visit(STATE)
    picture = page.locator("svg[role=img]").first
    picture.wait_for()
    name = picture.get_attribute("aria-label")
    assert "1 year to 3 years" in name and "1 year to life" in name
    bars = picture.locator("rect.lx-bar")
    assert bars.count() == 2
    assert float(bars.nth(1).get_attribute("width")) > 2 * float(bars.nth(0).get_attribute("width"))
    orders = [re.match(r"\w+", text).group() for text in picture.locator(".lx-bar-name").all_text_contents()]
    assert orders == ["XX", "YY"]  # as chosen, never by severity


def test_download_is_the_same_comparison(visit):
    page = visit(STATE)
    page.get_by_role("button", name="Download CSV").wait_for()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download CSV").click()
    assert download.value.suggested_filename.startswith("lexatlas-solicitation-of-children-")
    rows = list(csv.DictReader(io.StringIO(download.value.path().read_text(encoding="utf-8-sig"))))
    found = {(r["jurisdiction"], r["attribute"], r["case"]): r for r in rows}
    assert found["xx", "max-imprisonment", "several-persons"]["value"] == "P4Y6M"
    assert found["yy", "max-imprisonment", "basic"]["value"] == "life"
    assert found["xx", "decoy", "basic"]["doubt"].startswith("No court has decided")
    assert found["xx", "attempt-punishable", "basic"]["provision"].startswith("art. 9")


def test_copied_table_is_markdown(visit):
    page = visit(STATE)
    page.get_by_role("button", name="Copy as table").wait_for()
    page.evaluate(
        "() => { window.copied = null; navigator.clipboard ? navigator.clipboard.writeText = async (t) => { window.copied = t; } : document.execCommand = () => { window.copied = document.activeElement.value; return true; }; }"
    )
    page.get_by_role("button", name="Copy as table").click()
    page.wait_for_function("() => window.copied")
    copied = page.evaluate("() => window.copied")
    lines = copied.splitlines()
    assert lines[0].startswith("## Solicitation of children for sexual purposes: the law on")
    table = [line for line in lines if line.startswith("|")]
    assert {len(re.findall(r"(?<!\\)\|", line)) for line in table} == {4}
    assert any(line.startswith("| Only by ICT (differs) | **no**") for line in table)
    assert "Information, not legal advice" in copied


def test_keyboard_alone_chooses_and_compares(visit):
    page = visit("compare.html")
    page.wait_for_selector("#lx-tool form")
    for name in ("in", "concept"):
        box = page.locator(f"input[name={name}]").first
        box.focus()
        page.keyboard.press("Space")
    page.wait_for_selector(".lx-result section")
    assert "in=" in page.url and "concept=" in page.url


def test_values_are_text_and_never_markup(visit):
    page = visit("compare.html?in=<img src=x onerror=alert(1)>&concept=solicitation-of-children,<b>&on=nonsense")
    page.wait_for_selector("#lx-tool form")
    assert page.locator("#lx-tool img, #lx-tool b").count() == 0
    assert page.locator("#lx-on").input_value() == date.today().isoformat()


def test_print_is_landscape_with_date_address_and_disclaimer(visit, tmp_path):
    page = visit(STATE + "&on=2020-07-15")
    page.wait_for_selector("[data-lx-on]")
    pdf = page.pdf(prefer_css_page_size=True)
    width, height = map(float, re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf).groups())
    assert (round(width), round(height)) == (842, 595) or width > height
    page.emulate_media(media="print")
    foot = page.locator(".lx-print-foot").inner_text()
    assert "15 July 2020" in foot and "in=xx,yy" in foot and "not legal advice" in foot
    assert page.locator(".lx-form").is_hidden()
