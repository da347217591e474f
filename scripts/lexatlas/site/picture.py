"""The picture of the graph for docs/assets/graph.js: what stands in which column, and in which order, worked out ahead.

One file holds concepts, instruments, their articles, legal orders and norms; one file a legal order holds the
provisions that its norms rest on, so that a neighbourhood loads little.
"""

from __future__ import annotations

from collections.abc import Iterator

import networkx as nx

from .. import graph, law
from ..records import Atlas
from .pages import norm_anchor, norm_path

COLUMNS = ("jurisdiction", "norm", "concept", "article", "instrument")
_COLUMN = {"jurisdiction": 0, "offence": 1, "age": 1, "rule": 1, "concept": 2, "article": 3, "instrument": 4}
RELATIONS = ("of", "covers", "requires", "part-of", "narrower", "related", "binds", "absent")
SWEEPS = 6


def files(atlas: Atlas) -> Iterator[tuple[str, object]]:
    """Name and value of every data file of the picture."""
    whole = graph.build(atlas)
    shown = whole.subgraph(n for n, kind in whole.nodes(data="kind") if kind in _COLUMN)
    placed = layout(shown)
    number = {node: n for n, node in enumerate(placed)}
    pages = _pages(atlas)
    edges = sorted((number[a], number[b], RELATIONS.index(kind)) for a, b, kind in shown.edges(data="kind") if kind in RELATIONS)
    yield (
        "graph/core",
        {
            "relations": RELATIONS,
            # In the order of their columns from top to bottom.
            "nodes": [[node, shown.nodes[node]["label"], _COLUMN[shown.nodes[node]["kind"]], pages.get(node, "")] for node in placed],
            "edges": edges,
        },
    )
    for order in atlas.jurisdictions:
        yield f"graph/{order}", _provisions(atlas, order)


def layout(shown: nx.MultiDiGraph) -> list[str]:
    """The nodes, each column from top to bottom, so that neighbours stand at like heights and few lines cross.

    Sweeps over the columns that set every node to the mean height of its neighbours; ties keep the order of the
    records. Nothing in it is random, so the same records give the same picture.
    """
    plain = nx.Graph(shown)
    columns: list[list[str]] = [[] for _ in COLUMNS]
    for node, kind in shown.nodes(data="kind"):
        columns[_COLUMN[kind]].append(node)
    height: dict[str, float] = {}

    def place(column: list[str]) -> None:
        height.update({node: (n + 0.5) / len(column) for n, node in enumerate(column)})

    for column in columns:
        place(column)
    for sweep in range(SWEEPS):
        for column in columns if sweep % 2 == 0 else reversed(columns):
            here = set(column)
            means = {}
            for node in column:
                others = [height[one] for one in plain[node] if one not in here]
                means[node] = sum(others) / len(others) if others else height[node]
            column.sort(key=means.__getitem__)
            place(column)
    return [node for column in columns for node in column]


def _pages(atlas: Atlas) -> dict[str, str]:
    """The page of every node that has one."""

    def html(path: str, anchor: str = "") -> str:
        return path.removesuffix(".md") + ".html" + (f"#{anchor}" if anchor else "")

    pages = {f"concept:{c}": f"concepts/{c}.html" for c in atlas.concepts}
    pages |= {f"instrument:{i}": f"instruments/{i}.html" for i in atlas.instruments}
    pages |= {f"article:{i.id}/{a.ref}": f"instruments/{i.id}.html#articles" for i in atlas.instruments.values() for a in i.articles}
    pages |= {f"jurisdiction:{j}": f"jurisdictions/{j}/index.html" for j in atlas.jurisdictions}
    return pages | {f"{n.kind}:{n.id}": html(norm_path(n), norm_anchor(n)) for n in atlas.norms.values()}


def _provisions(atlas: Atlas, order_id: str) -> dict:
    """[id, citation, official link] of every provision, and which norm rests on which."""
    order = atlas.jurisdictions[order_id]
    numbers: dict[tuple[str, str], int] = {}
    listed, cites = [], {}
    for norm in atlas.of(order_id):
        mine = []
        for version in norm.versions:
            for law_id, ref in graph.citations(version):
                if (law_id, ref) not in numbers:
                    numbers[law_id, ref] = len(listed)
                    url = law.link(order, version, law_id, ref)
                    listed.append([f"provision:{law_id}/{ref}", law.cite(order, law_id, ref), url if url.startswith("https://") else ""])
                mine.append(numbers[law_id, ref])
        cites[f"{norm.kind}:{norm.id}"] = sorted(set(mine))
    return {"provisions": listed, "cites": cites}
