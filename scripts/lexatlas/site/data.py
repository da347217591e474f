"""What the browser reads: the lookup's entries, and downloads. Scripts, not fetched files, so that a copy
of the site works from a disk as well."""

from __future__ import annotations

import json
from datetime import date

from .. import facts, graph
from ..export import graphs, tables
from ..records import Atlas
from . import standings
from .lookup import fold, lookup

__all__ = ["files", "fold", "lookup", "script"]


def files(atlas: Atlas, today: date) -> dict[str, str]:
    """Generated data files by their path in the site."""
    rows = [facts.row(fact) for fact in facts.table(atlas)]
    return {
        "assets/data/lookup.js": script("lookup", lookup(atlas, today)),
        "data/facts.csv": tables.as_csv(facts.COLUMNS, rows),
        "data/facts.json": tables.as_json(facts.COLUMNS, rows),
        "data/graph.json": graphs.as_json(graph.build(atlas)),
        **{f"assets/data/{name}.js": script(name, value) for name, value in standings.files(atlas, today)},
    }


def script(name: str, value: object) -> str:
    """A script that hands one value to the page. Safe inside HTML too: no ``<``, no line separators."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    place = f".{name}" if name.isidentifier() else f"[{json.dumps(name)}]"
    for sign, code in (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026"), ("\u2028", "\\u2028"), ("\u2029", "\\u2029")):
        text = text.replace(sign, code)
    return f"(window.lexatlas=window.lexatlas||{{}}){place}={text};\n"
