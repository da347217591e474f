"""The graph and its questions."""

from __future__ import annotations

from datetime import date

import pytest

from lexatlas import graph
from lexatlas.findings import Misuse

TODAY = date(2024, 1, 1)


def test_nodes_and_edges_are_typed(sample):
    built = graph.build(sample.library().atlas)
    assert {kind for _, kind in built.nodes(data="kind")} <= set(graph.KINDS)
    assert {kind for _, _, kind in built.edges(data="kind")} <= set(graph.EDGES)
    assert built.has_edge("offence:xx-solicitation", "concept:solicitation-of-children", key="covers")
    assert built.has_edge("law:xx-act-2020", "version:xx-solicitation@2020-07-01", key="amends")
    assert built.has_edge("instrument:directive-2011-93", "jurisdiction:xx", key="binds")


def test_real_graph_hangs_together(library):
    built = graph.build(library.atlas)
    assert {kind for _, kind in built.nodes(data="kind")} == set(graph.KINDS)
    assert all(kind for _, kind in built.nodes(data="kind")), "an edge leads to a node that no record made"


def test_impact_of_a_provision(sample):
    atlas = sample.library().atlas
    by_paragraph = graph.impact(atlas, "xx-cc", "art. 12(4)")
    assert {(i.norm.id, str(i.version.in_force.first)) for i in by_paragraph} == {
        ("xx-solicitation", "2020-07-01"),
        ("xx-solicitation", "2010-01-01"),
    }
    assert {i.norm.id for i in graph.impact(atlas, "xx-cc", "art. 9")} == {"xx-solicitation"}
    assert [i.refs for i in graph.impact(atlas, "xx-act-2020")] == [("enacted by art. 3",)]
    assert graph.impact(atlas, "xx-cc", "art. 999") == []
    with pytest.raises(Misuse, match="xx-act-2020"):
        graph.impact(atlas, "nothing")


def test_alike_says_why(library):
    pairs = graph.alike(library.atlas, "csam-possession", date(2026, 1, 1))
    assert pairs
    for pair in pairs:
        assert pair.agree or pair.differ
        assert not set(pair.agree) & set(pair.differ)
        assert 0 <= pair.share <= 1
    assert [p.share for p in pairs] == sorted((p.share for p in pairs), reverse=True)


def test_coverage_says_something_of_everything(library):
    stands = graph.coverage(library.atlas, TODAY)
    assert len(stands) == len(library.atlas.jurisdictions) * len(library.atlas.concepts)
    assert set(stands.values()) <= {"covered", "absent", "not-researched", "no-version"}
