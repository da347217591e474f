"""The graph as GraphML and as JSON (nodes and links)."""

from __future__ import annotations

import json

import networkx as nx


def as_graphml(graph: nx.MultiDiGraph) -> str:
    """GraphML, readable by Gephi, yEd and NetworkX."""
    return "\n".join(nx.generate_graphml(graph)) + "\n"


def as_json(graph: nx.MultiDiGraph) -> str:
    """NetworkX's node-link form."""
    return json.dumps(nx.node_link_data(graph, edges="links"), ensure_ascii=False, indent=1) + "\n"
