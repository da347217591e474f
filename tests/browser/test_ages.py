"""The map of tiles: every legal order has one, its value is written in it, and the years move it."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser


def shown(page, day=None):
    page.wait_for_selector(f"#lx-tool[data-lx-on{f'={chr(39)}{day}{chr(39)}' if day else ''}]")
    return page


def tile(page, order: str):
    return page.locator(f".lx-tiles a[data-lx-order={order}]")


def test_every_legal_order_has_a_tile_of_its_own(page, address, library):
    page.goto(address + "ages.html")
    shown(page)
    tiles = page.locator(".lx-tiles a")
    assert tiles.count() == len(library.atlas.jurisdictions)
    boxes = {n: tiles.nth(n).locator("rect").bounding_box() for n in range(tiles.count())}
    places = {(round(b["x"]), round(b["y"])) for b in boxes.values()}
    assert len(places) == tiles.count()
    sizes = {(round(b["width"]), round(b["height"])) for b in boxes.values()}
    assert len(sizes) == 1  # Malta is as legible as France


def test_values_stand_in_the_tiles_and_in_the_table(visit):
    page = shown(visit("ages.html"))
    assert "15" in tile(page, "xx").text_content() and "16" in tile(page, "yy").text_content()
    assert tile(page, "yy").get_attribute("aria-label") == "Otherland: 16"
    rows = page.locator(".lx-beside tbody tr").all_inner_texts()
    assert [row.split("\t")[1].strip() for row in rows] == ["15", "16"]
    assert all("read once" in row for row in rows)


def test_a_tile_leads_to_the_rule(visit):
    page = shown(visit("ages.html"))
    tile(page, "yy").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/jurisdictions/yy/ages.html#yy-age-consent-2010-01-01")


def test_any_yes_or_no_and_words_for_what_is_absent(visit):
    page = shown(visit("ages.html?map=solicitation-of-children.requires-ict"))
    assert "no" in tile(page, "xx").text_content() and "yes" in tile(page, "yy").text_content()
    page.locator("#lx-measure").select_option("childlike-dolls.criminalised")
    page.wait_for_url("**map=childlike-dolls.criminalised")
    page.wait_for_function("() => document.querySelector('[data-lx-order=xx]').textContent.includes('absent')")
    page.locator("#lx-measure").select_option("sexual-extortion.criminalised")
    page.wait_for_function("() => document.querySelector('[data-lx-order=xx]').textContent.includes('researched')")


@pytest.mark.parametrize(("measure", "since"), [("requires-ict", "2020-07-01"), ("requires-meeting-step", "by 2010-01-01")])
def test_since_is_the_day_from_which_the_answer_holds_across_versions(visit, measure, since):
    page = shown(visit(f"ages.html?map=solicitation-of-children.{measure}"))
    row = page.locator(".lx-beside tr", has_text="Exampleland")
    assert row.locator(".lx-date").inner_text() == since


def test_thresholds_of_penalties_are_no_map(visit):
    page = shown(visit("ages.html"))
    offered = page.eval_on_selector_all("#lx-measure option", "options => options.map((o) => o.value)")
    assert "age-of-sexual-consent.answer" in offered and "solicitation-of-children.attempt-punishable" in offered
    assert not [value for value in offered if "imprisonment" in value or "list-offence" in value]


def test_the_years_move_map_matrix_and_address(visit):
    page = shown(visit("ages.html?map=solicitation-of-children.requires-ict"))
    changes = page.locator("h3", has_text="Changes since 2000").locator("xpath=following-sibling::ul/li").all_inner_texts()
    assert changes == ["2020 Exampleland: yes → no"]
    page.get_by_role("button", name="2020: show the map of that year").click()
    shown(page, "2020-12-31")
    assert "on=2020-12-31" in page.url
    assert "changed" in tile(page, "xx").text_content() and "changed" not in tile(page, "yy").text_content()
    assert "31 December 2020" in page.locator(".lx-banner").inner_text()
    page.locator("#lx-year").focus()
    for _ in range(12):
        page.keyboard.press("ArrowLeft")
    shown(page, "2008-12-31")
    assert "version" in tile(page, "xx").text_content()
    assert "not recorded for this date" in page.locator("#matrix ~ .lx-table tbody tr").first.inner_text()
    assert "Nothing can be concluded" in page.locator(".lx-banner").inner_text()


def test_matrix_on_a_date_is_the_matrix_as_built(visit):
    """The script's matrix on the day of the build says what the page said without it."""
    read = "rows => rows.map((r) => [...r.cells].map((c) => c.innerText.replace(/\\s+/g, ' ').trim()))"
    page = shown(visit("ages.html"))
    built = page.eval_on_selector_all("#matrix ~ .lx-table tbody tr", read)
    page.evaluate("() => window.lexatlas.agesTable(window.lexatlas.atlas.built)")
    assert page.eval_on_selector_all("#matrix ~ .lx-table tbody tr", read) == built
