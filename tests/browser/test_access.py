"""WCAG 2.2 AA by axe on every kind of page, in light and dark; narrow screens; nothing lost without JavaScript."""

from __future__ import annotations

import json

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.browser

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}}
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}

# Every kind of page, and every tool in a state of use; what to wait for before looking.
PAGES = {
    "home": ("index.html", ".md-header"),
    "home, found": ("index.html?q=grooming", "#lx-results a"),
    "legal orders": ("jurisdictions/index.html", ".md-header"),
    "profile": ("jurisdictions/it/index.html", ".lx-asat"),
    "profile on a date": ("jurisdictions/it/index.html?on=2013-06-01", "[data-lx-ready]"),
    "profile, not researched": ("jurisdictions/mt/index.html", ".lx-asat"),
    "offence": ("jurisdictions/it/it-adescamento.html", ".lx-asat"),
    "offence on a date": ("jurisdictions/it/it-adescamento.html?on=2013-06-01", ".lx-applied"),
    "ages of one order": ("jurisdictions/it/ages.html", ".lx-asat"),
    "rules of one order": ("jurisdictions/it/rules.html", ".lx-asat"),
    "concepts": ("concepts/index.html", ".md-header"),
    "concept": ("concepts/solicitation-of-children.html", ".lx-asat"),
    "concept on a date": ("concepts/solicitation-of-children.html?on=2013-06-01", "[data-lx-ready]"),
    "ages": ("ages.html", ".lx-tiles"),
    "ages on a date": ("ages.html?on=2013-12-31&map=solicitation-of-children.criminalised", "[data-lx-ready]"),
    "compare, empty": ("compare.html", "#lx-tool form"),
    "compare": ("compare.html?in=it,ie,mt&concept=solicitation-of-children,age-of-sexual-consent&on=2018-06-01", ".lx-result section"),
    "instruments": ("instruments/index.html", ".md-header"),
    "instrument": ("instruments/directive-2011-93.html", ".md-header"),
    "changes": ("changes.html?in=it", "#lx-tool [role=status]:not(:empty)"),
    "graph": ("graph.html?node=offence:it-adescamento", "#lx-tool svg"),
    "glossary": ("glossary.html", ".md-header"),
    "help": ("help.html", ".md-header"),
    "about": ("about.html", ".md-header"),
    "data": ("data.html", ".md-header"),
}


def visited(chromium, address: str, name: str, **context):
    path, wait = PAGES[name]
    opened = chromium.new_context(**context)
    page = opened.new_page()
    page.goto(address + path)
    page.locator(wait).first.wait_for(state="attached")
    return opened, page


def wrong(page, rules: dict) -> list:
    """What axe finds, and proof that it looked."""
    found = Axe().run(page, options=rules).response
    assert found["passes"]
    return [(v["id"], v["impact"], [n["html"][:160] + " | " + n["failureSummary"][:240] for n in v["nodes"][:3]]) for v in found["violations"]]


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(chromium, address, name):
    """Every rule in light; in dark the colours, which are all that changes."""
    found = []
    for scheme, called, rules in (("light", "default", RULES), ("dark", "slate", COLOURS)):
        opened, page = visited(chromium, address, name, color_scheme=scheme, reduced_motion="reduce", viewport={"width": 1280, "height": 900})
        assert page.evaluate("() => document.body.dataset.mdColorScheme") == called
        found += wrong(page, rules)
        opened.close()
    assert not found, json.dumps(found, indent=1, ensure_ascii=False)


def test_axe_finds_nothing_in_the_lookup_of_the_header(chromium, address):
    opened, page = visited(chromium, address, "concept", reduced_motion="reduce")
    page.keyboard.press("/")
    page.locator("dialog input").fill("grooming")
    page.locator("dialog .lx-group a").first.wait_for()
    found = Axe().run(page, options=RULES).response
    opened.close()
    assert not found["violations"], [(v["id"], v["nodes"][0]["html"]) for v in found["violations"]]


CUT = """(width) => [...document.querySelectorAll('article *')].filter((e) => !e.closest('.lx-table, .lx-scroll, svg, pre, [hidden]') && e.checkVisibility()
  && e.getBoundingClientRect().right > width + 1 && e.getBoundingClientRect().width > 0).map((e) => e.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("name", PAGES)
def test_narrow_screens_scroll_sideways_only_in_tables(chromium, address, name):
    """What is cut off rather than scrolled is lost as well: outside tables and pictures nothing reaches beyond the screen."""
    opened, page = visited(chromium, address, name, viewport={"width": 390, "height": 800})
    seen = []
    for width in (390, 320):
        page.set_viewport_size({"width": width, "height": 800})
        seen.append((width, page.evaluate("() => document.documentElement.scrollWidth"), page.evaluate(CUT, width)))
    opened.close()
    assert all(wide <= width and not cut for width, wide, cut in seen), seen


@pytest.mark.parametrize("name", PAGES)
def test_help_is_one_link_away(chromium, address, name):
    """In the page itself, not only in a header that a script writes."""
    opened, page = visited(chromium, address, name)
    links = page.eval_on_selector_all("article a[href], footer a[href]", "links => links.map((a) => a.href)")
    opened.close()
    assert any("/help.html" in link for link in links)


@pytest.mark.parametrize("path", ["ages.html", "compare.html", "graph.html", "changes.html", "index.html"])
def test_without_javascript_tools_say_what_they_need_and_where_else_to_look(chromium, address, path):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + path)
    text = page.locator("article").inner_text()
    hidden = page.locator("form:visible").count()
    links = page.locator("article a:visible").count()
    context.close()
    assert links > 2 and not hidden
    assert path == "changes.html" or "JavaScript" in text
