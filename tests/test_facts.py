"""The facts table and its exports, against golden files."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import networkx as nx

from lexatlas import facts, graph
from lexatlas.export import graphs, tables

GOLDEN = Path(__file__).parent / "golden"


def rows(sample):
    return [facts.row(fact) for fact in facts.table(sample.library().atlas)]


def golden(name: str, text: str) -> None:
    """Compare with a golden file. To renew one after a wanted change, delete it and run the test twice."""
    path = GOLDEN / name
    if not path.exists():
        path.write_text(text, encoding="utf-8", newline="")
        raise AssertionError(f"{name} was missing and has been written: read it, then run again")
    assert text == path.read_bytes().decode("utf-8")


def test_csv_is_golden(sample):
    golden("facts.csv", tables.as_csv(facts.COLUMNS, rows(sample)))


def test_json_is_golden(sample):
    golden("facts.json", tables.as_json(facts.COLUMNS, rows(sample)))


def test_graphml_is_golden(sample):
    whole = graph.build(sample.library().atlas)
    small = nx.MultiDiGraph()
    kinds = ("version", "offence", "age", "rule", "law", "provision", "jurisdiction")
    small.add_nodes_from((n, data) for n, data in whole.nodes(data=True) if data["kind"] in kinds)
    small.add_edges_from((s, t, k, data) for s, t, k, data in whole.edges(keys=True, data=True) if s in small and t in small)
    golden("graph.graphml", graphs.as_graphml(small))


def test_csv_and_json_say_the_same(sample):
    table = rows(sample)
    from_csv = list(csv.DictReader(io.StringIO(tables.as_csv(facts.COLUMNS, table))))
    assert from_csv == json.loads(tables.as_json(facts.COLUMNS, table))


def test_columns_are_those_others_rely_on():
    assert (
        ",".join(facts.COLUMNS) == "jurisdiction,concept,record,case,attribute,value,unit,in_force_from,in_force_to,law,provision,verification,doubt"
    )


def test_a_spreadsheet_runs_nothing():
    text = tables.as_csv(("a",), [("=1+1",), ("+x",), ("-x",), ("@x",), ("plain",)])
    assert text.split("\r\n")[1:6] == ["'=1+1", "'+x", "'-x", "'@x", "plain"]


def test_markdown_shows_what_it_is_given():
    row = tables.as_markdown(("a",), [("<script>|`*[x](y)\nz",)]).split("\n")[2]
    assert "<" not in row and row.count("|") == 2 and "`" not in row and "[" not in row


def test_real_facts_have_a_pinpoint_and_a_level(library):
    for fact in facts.table(library.atlas):
        assert fact.law and fact.provision, fact
        assert fact.verification in ("primary-read", "second-read", "unverified"), "no practitioner has reviewed a record"
        assert fact.value or fact.doubt, fact
