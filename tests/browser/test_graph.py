"""The graph explorer: entered from any record, by keyboard, with the same links as a list."""

from __future__ import annotations

import pytest

from lexatlas import graph
from lexatlas.site import picture

pytestmark = pytest.mark.browser


def shown(page, node: str):
    page.wait_for_selector(f"#lx-tool[data-lx-node='{node}']")
    return page


def drawn(page) -> set[str]:
    return set(page.eval_on_selector_all(".lx-picture a", "links => links.map((a) => a.dataset.lxNode)"))


def test_a_record_stands_among_its_neighbours(visit):
    page = shown(visit("graph.html?node=offence:xx-solicitation"), "offence:xx-solicitation")
    found = drawn(page)
    assert {
        "offence:xx-solicitation",
        "concept:solicitation-of-children",
        "jurisdiction:xx",
        "provision:xx-cc/art. 12",
        "provision:xx-cc/art. 9",
    } <= found
    assert "offence:yy-solicitation" not in found
    assert page.locator(".lx-picture [aria-current=true]").get_attribute("data-lx-node") == "offence:xx-solicitation"
    in_list = set(page.eval_on_selector_all(".lx-links a[data-lx-node]", "links => links.map((a) => a.dataset.lxNode)"))
    assert in_list == found - {"offence:xx-solicitation"}


def test_two_steps_reach_the_other_legal_order(visit):
    page = shown(visit("graph.html?node=offence:xx-solicitation"), "offence:xx-solicitation")
    page.locator("#lx-steps").check()
    page.wait_for_url("**steps=2")
    page.wait_for_selector("[data-lx-node='offence:yy-solicitation']")
    assert "instrument:directive-2011-93" not in drawn(page)  # three steps away


def test_keyboard_alone_goes_from_record_to_record_and_back(visit):
    page = shown(visit("graph.html?node=offence:xx-solicitation"), "offence:xx-solicitation")
    page.locator(".lx-picture [aria-current=true]").focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate("() => document.activeElement.dataset.lxNode") == "concept:solicitation-of-children"
    page.keyboard.press("Enter")
    shown(page, "concept:solicitation-of-children")
    assert page.evaluate("() => document.activeElement.dataset.lxNode") == "concept:solicitation-of-children"
    page.go_back()
    shown(page, "offence:xx-solicitation")


@pytest.mark.parametrize(("path", "node"), [
    ("jurisdictions/xx/xx-solicitation.html", "offence:xx-solicitation"),
    ("concepts/childlike-dolls.html", "concept:childlike-dolls"),
    ("instruments/directive-2011-93.html", "instrument:directive-2011-93"),
    ("jurisdictions/xx/ages.html", "age:xx-age-consent"),
])  # fmt: skip
def test_pages_lead_into_the_graph(visit, path, node):
    page = visit(path)
    page.get_by_role("link", name="In the graph").first.click()
    shown(page, node)


def test_a_provision_can_be_sent_to_a_colleague(visit):
    page = shown(visit("graph.html?node=provision:xx-cc/art. 9"), "provision:xx-cc/art. 9")
    assert "offence:xx-solicitation" in drawn(page)


def test_an_unknown_record_is_said(visit):
    page = visit("graph.html?node=offence:<b>none</b>")
    page.locator("#lx-tool [role=status]", has_text="There is no record").wait_for()
    assert page.locator("#lx-tool b").count() == 0


def test_the_layout_is_the_same_every_time_and_crosses_less(library):
    whole = graph.build(library.atlas)
    shown_part = whole.subgraph(n for n, kind in whole.nodes(data="kind") if kind in picture._COLUMN)
    first = picture.layout(shown_part)
    assert first == picture.layout(shown_part) and sorted(first) == sorted(shown_part)

    def crossings(order: list[str]) -> int:
        """Crossings of lines between concepts and the articles that require them."""
        height = {node: n for n, node in enumerate(order)}
        lines = [(height[a], height[b]) for a, b, kind in shown_part.edges(data="kind") if kind == "requires"]
        return sum((a - c) * (b - d) < 0 for i, (a, b) in enumerate(lines) for c, d in lines[:i])

    assert crossings(first) < crossings(list(shown_part))
