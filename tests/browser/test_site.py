"""The site in a real browser: look a thing up, open it, read its penalty and its history."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("typed", "lands"),
    [
        ("grooming", "Adescamento di minorenni"),
        ("adescamento", "Adescamento di minorenni"),
        ("609-undecies", "Adescamento di minorenni"),
        ("609 undecies", "Adescamento di minorenni"),
        ("Adescamento minorénni", "Adescamento di minorenni"),
        ("child pornography", "Possession of child sexual abuse material"),
    ],
)
def test_look_up(page, address, typed, lands):
    page.goto(address)
    page.locator("#lx-q").fill(typed)
    expect(page.locator("#lx-lookup").get_by_role("link", name=lands).first).to_be_visible()


def test_from_the_lookup_to_the_penalty_and_the_history(page, address):
    page.goto(address)
    page.locator("#lx-q").fill("609-undecies")
    page.locator("#lx-lookup").get_by_role("link", name="Adescamento di minorenni").first.click()
    page.wait_for_url(re.compile("it-adescamento"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Adescamento di minorenni")
    expect(page.locator(".lx-card").first).to_contain_text("1 year to 3 years")
    expect(page.locator(".lx-card").first.get_by_role("link", name=re.compile("609-undecies")).first).to_have_attribute(
        "href", re.compile("^https://www.normattiva.it/")
    )
    timeline = page.locator(".lx-timeline")
    expect(timeline).to_contain_text("Since 1 February 2022")
    expect(timeline).to_contain_text("23 October 2012")


def test_the_lookup_survives_being_sent(page, address):
    page.goto(address + "?q=grooming")
    expect(page.locator("#lx-q")).to_have_value("grooming")
    expect(page.locator("#lx-results li li").first).to_be_visible()


def test_nothing_found_says_what_to_do(page, address):
    page.goto(address)
    page.locator("#lx-q").fill("qqqzzz")
    expect(page.get_by_role("status").filter(has_text="Nothing found")).to_be_visible()


def test_markup_in_the_address_is_only_text(page, address):
    page.goto(address + "?q=<img src=x onerror=alert(1)>")
    expect(page.locator("#lx-q")).to_have_value("<img src=x onerror=alert(1)>")
    assert page.locator("img[src=x]").count() == 0


def test_every_record_says_how_it_was_checked_and_that_it_is_no_advice(page, address):
    page.goto(address + "jurisdictions/it/it-adescamento.html")
    expect(page.locator(".lx-card").first).to_contain_text(re.compile("read (once|twice)"))
    expect(page.locator(".lx-closing")).to_contain_text("not legal advice")
    expect(page.locator(".lx-closing").get_by_role("link", name="Where to report and find help")).to_be_visible()


@pytest.mark.parametrize(
    "where",
    [
        "",
        "jurisdictions/it/index.html",
        "jurisdictions/it/it-adescamento.html",
        "concepts/csam-access.html",
        "instruments/directive-2011-93.html",
        "ages.html",
        "changes.html",
    ],
)
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_page_scrolls_sideways(page, address, where, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address + where)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_from_a_disk_without_a_server(chromium, site):
    page = chromium.new_page()
    page.goto((site / "index.html").as_uri())
    page.locator("#lx-q").fill("adescamento")
    page.locator("#lx-lookup").get_by_role("link", name="Adescamento di minorenni").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Adescamento")
    page.close()


def test_without_scripts_everything_still_reads(chromium, address):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    page.get_by_role("main").get_by_role("link", name="Legal orders").first.click()
    page.get_by_role("main").get_by_role("link", name="Italy").click()
    page.get_by_role("main").get_by_role("link", name="Adescamento di minorenni").first.click()
    expect(page.locator(".lx-card").first).to_contain_text("1 year to 3 years")
    context.close()
