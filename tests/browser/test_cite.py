"""Print and cite: every record says how it is cited, with a link that leads back to the same law."""

from __future__ import annotations

from datetime import date

import pytest

pytestmark = pytest.mark.browser

CATCH = "() => { window.copied = null; navigator.clipboard ? navigator.clipboard.writeText = async (t) => { window.copied = t; } : document.execCommand = () => { window.copied = document.activeElement.value; return true; }; }"


def copied(page, number: int = 0) -> str:
    page.evaluate(CATCH)
    page.get_by_role("button", name="Copy citation").nth(number).click()
    page.wait_for_function("() => window.copied")
    return page.evaluate("() => window.copied")


def test_citation_names_record_version_date_and_link(visit):
    page = visit("jurisdictions/xx/xx-solicitation.html")
    text = copied(page)
    assert text.startswith("Lexatlas, Solicitation of children (XX), record xx-solicitation, version in force since 1 July 2020, data of ")
    link = text.split(" ")[-1]
    assert link.endswith(f"xx-solicitation.html?on={date.today()}#xx-solicitation-2020-07-01")
    page.goto(link)
    assert page.locator("#xx-solicitation-2020-07-01[data-lx-applied=yes]").count() == 1


def test_citation_of_another_date_names_that_version(visit):
    page = visit("jurisdictions/xx/xx-solicitation.html?on=2015-03-01")
    text = copied(page)
    assert "version in force from 1 January 2010 to 30 June 2020" in text
    assert text.endswith("?on=2015-03-01#xx-solicitation-2010-01-01")
    assert "no version recorded for 1 January 1999" in copied(visit("jurisdictions/xx/xx-solicitation.html?on=1999-01-01"))


@pytest.mark.parametrize("path", ["jurisdictions/xx/index.html", "concepts/csam-access.html", "instruments/directive-2011-93.html"])
def test_every_kind_of_record_has_one(visit, path):
    assert copied(visit(path)).startswith("Lexatlas, ")


def test_every_age_rule_of_a_page_has_its_own(visit):
    page = visit("jurisdictions/yy/ages.html")
    assert "record yy-age-consent" in copied(page, 0) and "record yy-close-in-age" in copied(page, 1)


def test_printed_sheet_is_clean_and_keeps_the_citation(visit):
    page = visit("jurisdictions/xx/xx-solicitation.html?on=2015-03-01")
    page.emulate_media(media="print")
    for gone in (".md-header", ".lx-asat", ".md-sidebar", ".lx-cite button", ".md-footer"):
        assert not [one for one in page.locator(gone).all() if one.is_visible()], gone
    assert "on=2015-03-01" in page.locator(".lx-cite").inner_text()
    assert page.locator(".lx-banner").is_visible() and page.locator(".lx-closing").is_visible()
    after = page.locator("a.lx-out").first.evaluate("a => getComputedStyle(a, '::after').content")
    assert "<" in after and ">" in after  # the address of the official text follows its name on paper
    assert page.pdf()[:4] == b"%PDF"


def test_a_printed_record_is_one_version(visit):
    for path, kept, left_out in (
        ("jurisdictions/xx/xx-solicitation.html?on=2015-03-01", "xx-solicitation-2010-01-01", "xx-solicitation-2020-07-01"),
        ("jurisdictions/xx/xx-solicitation.html", "xx-solicitation-2020-07-01", "xx-solicitation-2010-01-01"),
    ):
        page = visit(path)
        for part in ("", "-answers", "-sources"):
            assert page.locator(f"#{left_out}{part}").is_visible()
        page.emulate_media(media="print")
        for part in ("", "-answers", "-sources"):
            assert page.locator(f"#{kept}{part}").is_visible() and page.locator(f"#{left_out}{part}").is_hidden(), part
        assert "1 other version stands on the page itself" in page.locator(".lx-only-paper").inner_text()
        assert page.locator("#versions-xx-solicitation").is_visible() and page.locator(".lx-cite").is_visible()
        page.emulate_media(media="screen")
