"""The date of the law: chosen once, kept in the address, carried along, and never guessed."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser


def ready(page):
    page.wait_for_selector(".lx-banner[data-lx-ready]")
    return page


def test_without_a_date_pages_stay_as_built(visit):
    page = visit("jurisdictions/xx/index.html")
    assert page.locator(".lx-asat").is_visible()
    assert page.locator(".lx-banner").is_hidden()
    assert page.locator(".lx-now").is_visible()
    assert all("on=" not in href for href in page.eval_on_selector_all("a", "links => links.map((a) => a.href)"))


def test_profile_on_a_date_before_a_reform(visit):
    page = ready(visit("jurisdictions/xx/index.html?on=2015-03-01"))
    assert "The law as it stood on 1 March 2015" in page.locator(".lx-banner").inner_text()
    assert page.locator(".lx-now").is_hidden()
    row = page.locator("tr", has_text="Solicitation of children for sexual purposes").first
    assert "up to 2 years" in row.inner_text() and "until 2020-06-30" in row.inner_text()
    absent = page.locator("tr", has_text="Childlike sex dolls").first
    assert "no provision of its own" in absent.inner_text()


def test_profile_today_and_as_at_today_say_the_same(visit):
    """The script's rows on the last day before the build are the page's own rows."""
    page = visit("jurisdictions/xx/index.html")
    rows = "rows => rows.map((r) => [...r.cells].slice(0, 3).map((c) => c.innerText.replace(/\\s+/g, ' ').trim()))"
    built = page.eval_on_selector_all(".lx-profile tbody tr", rows)
    page = ready(visit("jurisdictions/xx/index.html?on=2026-10-31"))
    assert page.eval_on_selector_all(".lx-profile tbody tr", rows) == built


def test_profile_warns_where_no_version_is_recorded(visit):
    page = ready(visit("jurisdictions/xx/index.html?on=1999-01-01"))
    assert "Nothing can be concluded from that" in page.locator(".lx-banner").inner_text()
    assert "not recorded for this date" in page.locator("tr", has_text="Solicitation of children for sexual purposes").first.inner_text()


def test_concept_page_on_a_date(visit):
    page = ready(visit("concepts/solicitation-of-children.html?on=2020-07-15"))
    table = page.locator(".lx-compare").first
    rows = table.locator("tbody tr")
    assert rows.count() == 2
    column = table.locator("thead th").all_inner_texts().index("Child below the age of")
    assert [rows.nth(n).locator("td").nth(column).inner_text()[:2] for n in (0, 1)] == ["15", "14"]
    assert "from 1 January 2010 to 31 July 2020" in rows.nth(1).inner_text()


def test_record_marks_the_version_of_the_date(visit):
    page = visit("jurisdictions/xx/xx-solicitation.html?on=2015-03-01")
    note = page.locator(".lx-applied")
    assert "On 1 March 2015 the version from 1 January 2010 to 30 June 2020 applied." in note.inner_text()
    assert "not in force on 2015-03-01" in page.locator("#xx-solicitation-2020-07-01").inner_text()
    note.get_by_role("link").click()
    assert page.url.endswith("on=2015-03-01#xx-solicitation-2010-01-01")
    assert page.locator("#xx-solicitation-2010-01-01[data-lx-applied=yes]").count() == 1


def test_record_without_a_version_says_so(visit):
    page = visit("jurisdictions/xx/xx-solicitation.html?on=1999-01-01")
    assert "No version is recorded for 1 January 1999" in page.locator(".lx-applied").inner_text()


def test_links_carry_the_date_and_back_to_today_drops_it(visit):
    page = ready(visit("jurisdictions/xx/index.html?on=2015-03-01"))
    page.locator("main a", has_text="Solicitation of children").first.click()
    ready(page)
    assert "on=2015-03-01" in page.url
    page.get_by_role("button", name="Back to today").click()
    page.wait_for_url(lambda url: "on=" not in url)
    assert page.locator(".lx-banner").is_hidden()


def test_choosing_a_date_by_keyboard(visit):
    page = visit("concepts/age-of-sexual-consent.html")
    page.locator("#lx-on").fill("2015-03-01")
    page.keyboard.press("Enter")
    page.wait_for_url("**on=2015-03-01")
    assert "1 March 2015" in ready(page).locator(".lx-banner").inner_text()


@pytest.mark.parametrize("given", ["2015-02-30", "yesterday", "<script>alert(1)</script>", "20150301"])
def test_what_is_no_date_changes_nothing(visit, given):
    page = visit("jurisdictions/xx/index.html?on=" + given)
    assert page.locator(".lx-banner").is_hidden()


def test_a_date_to_come_says_what_the_copy_knows(visit):
    page = ready(visit("jurisdictions/xx/index.html?on=2090-01-01"))
    assert "of later law it knows only" in page.locator(".lx-banner").inner_text()
