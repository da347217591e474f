"""The worked cases: what the page says the tool answers is what the tool answers, on the facts that it links to."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from lexatlas import schema, yamlfile
from lexatlas.case import Assessment
from lexatlas.case.evaluation import Outcome

from . import case_support

DOCS = case_support.ROOT / "docs"
PAGE = (DOCS / "worked-cases.md").read_text(encoding="utf-8")
FILES = sorted((DOCS / "cases").glob("*.yml"))
HEADS = {
    "outcomes": [
        "Facts",
        "Legal order",
        "By hand",
        "The tool",
        "Offences that fit or may fit, and the last day to prosecute",
        "12 months",
        "3 years",
    ],
    "across": ["Facts", "An offence in all?", "By hand", "Surrender"],
}
YES = {True: "yes", False: "no", None: "open"}


def tables(kind: str) -> list[list[str]]:
    """The rows of every table on the page with this head."""
    found: list[list[str]] = []
    inside = False
    for line in PAGE.split("\n"):
        cells = [cell.strip() for cell in line.strip("|").split("|")] if line.startswith("|") else []
        if cells == HEADS[kind]:
            inside = True
        elif inside and cells and set(cells[0]) != {"-", " "} and set(cells[0]) != {"-"}:
            found.append(cells)
        elif not cells:
            inside = False
    return found


def facts_of(cell: str) -> str:
    match = re.fullmatch(r"\[([a-z0-9-]+)\]\(cases/([a-z0-9-]+)\.yml\)", cell)
    assert match and match[1] == match[2], f"{cell}: not a link to a facts file of that name"
    return match[1]


def limit(outcome: Outcome) -> str:
    days = {"never" if rule.never else "no date" if rule.reason else rule.earliest for rule in outcome.limitation}
    return days.pop() if len(days) == 1 else "no date"


def outcome_rows(name: str, result: Assessment) -> list[list[str]]:
    """What the table of outcomes must say, without the column that is ours."""
    rows = []
    for order in result.orders:
        left = [o for segment in order.segments for o in segment.outcomes if o.status != "does-not-apply"]
        fitting = [o for o in left if o.status == "applies"]
        attempt = " (as attempt)" if fitting and all(o.form == "attempt" for o in fitting) else ""
        said = "; ".join(f"`{o.norm}`{'' if o.status == order.status else f' ({o.status})'}: {limit(o)}" for o in left)
        rows.append([name, order.code, order.status.replace("-", " ") + attempt, said or "none", YES[order.year], YES[order.three]])
    return rows


def across_row(name: str, result: Assessment) -> list[str]:
    code = {order.id: order.code for order in result.orders}
    by_regime: dict[str, list[str]] = {}
    for one in result.surrender:
        pair = sorted((code[one.issuing], code[one.executing]))
        pairs = by_regime.setdefault(one.regime, [])
        if " and ".join(pair) not in pairs:
            pairs.append(" and ".join(pair))
    words = {
        "framework-decision": "Framework Decision",
        "trade-and-cooperation": "Trade and Cooperation Agreement",
        "none": "none",
        "internal": "internal",
    }
    surrender = "; ".join(f"{words[regime]}: {', '.join(pairs)}" for regime, pairs in by_regime.items())
    return [name, YES[result.punishable_in_all], surrender]


@pytest.fixture(scope="module")
def results(library) -> dict[str, Assessment]:
    assess = case_support.Assessor(library.atlas)
    # Every file names the day of the request, so today does not matter.
    return {path.stem: assess(yamlfile.read(path, path.name).data, date(2000, 1, 1)) for path in FILES}


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_facts_are_well_formed_and_name_the_day_of_the_request(path: Path):
    document = yamlfile.read(path, path.name)
    assert not document.findings
    assert not schema.check(document, case_support.ROOT / "definitions" / "schemas", "facts")
    assert "request" in document.data


def test_the_tables_of_outcomes_are_the_tools(results):
    shown = sorted([facts_of(facts), *cells] for facts, *cells in (row[:2] + row[3:] for row in tables("outcomes")))
    assert shown == sorted(row for name, result in results.items() for row in outcome_rows(name, result))


def test_the_tables_across_are_the_tools(results):
    shown = sorted([facts_of(row[0]), row[1], row[3]] for row in tables("across"))
    assert shown == sorted(across_row(name, result) for name, result in results.items())


def test_our_own_column_is_filled_in():
    assert all(row[2] for row in (*tables("outcomes"), *tables("across")))
