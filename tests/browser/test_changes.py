"""The changes page: filtered by legal order and concept, with what changed; nothing is lost without the script."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser


def visible(page) -> list[str]:
    page.wait_for_selector("#lx-tool [role=status]:not(:empty)")
    return [one.inner_text() for one in page.locator(".lx-change").all() if one.is_visible()]


def test_filter_by_legal_order_and_concept(visit):
    page = visit("changes.html")
    everything = visible(page)
    page.locator("#lx-in").select_option("yy")
    only = visible(page)
    assert 0 < len(only) < len(everything) and all("Otherland" in text for text in only)
    page.locator("#lx-concept").select_option("solicitation-of-children")
    assert [text[:10] for text in visible(page)] == ["2020-08-01", "2010-01-01"]
    assert "in=yy" in page.url and "concept=solicitation-of-children" in page.url
    page.reload()
    assert len(visible(page)) == 2
    assert [h.inner_text()[:4] for h in page.locator("h2").all() if h.is_visible()] == ["2020", "2010"]


def test_what_changed_is_told_point_by_point(visit):
    page = visit("changes.html?in=xx&concept=solicitation-of-children")
    newest, first = visible(page)
    assert "Child below the age of: 14 → 15" in newest
    assert "Greatest imprisonment (several persons): new: 4 years 6 months" in newest
    assert "the first version recorded" in first


def test_the_timeline_of_a_record_tells_the_same(visit):
    page = visit("jurisdictions/xx/xx-solicitation.html")
    assert "Child below the age of: 14 → 15" in page.locator(".lx-timeline").inner_text()


def test_without_javascript_every_change_is_there(chromium, invented_address):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(invented_address + "changes.html")
    assert all(one.is_visible() for one in page.locator(".lx-change").all())
    assert page.locator(".lx-change").count() >= 4
    context.close()
