"""What the browser reads: the lookup's entries, and downloads. Scripts, not fetched files, so that a copy
of the site works from a disk as well."""

from __future__ import annotations

import json
from datetime import date

from .. import facts, graph
from ..case import dossier
from ..case import tables as case_tables
from ..export import graphs, tables
from ..records import Atlas
from . import picture, standings
from .lookup import fold, lookup

__all__ = ["files", "fold", "lookup", "script"]


def files(atlas: Atlas, today: date) -> dict[str, str]:
    """Generated data files by their path in the site."""
    rows = [facts.row(fact) for fact in facts.table(atlas)]
    return {
        **case_files(atlas),
        "assets/data/lookup.js": script("lookup", lookup(atlas, today)),
        "data/facts.csv": tables.as_csv(facts.COLUMNS, rows),
        "data/facts.json": tables.as_json(facts.COLUMNS, rows),
        "data/graph.json": graphs.as_json(graph.build(atlas)),
        **{f"assets/data/{name}.js": script(name, value) for name, value in (*standings.files(atlas, today), *picture.files(atlas))},
    }


def script(name: str, value: object) -> str:
    """A script that hands one value to the page. Safe inside HTML too: no ``<``, no line separators."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    place = f".{name}" if name.isidentifier() else f"[{json.dumps(name)}]"
    for sign, code in (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026"), ("\u2028", "\\u2028"), ("\u2029", "\\u2029")):
        text = text.replace(sign, code)
    return f"(window.lexatlas=window.lexatlas||{{}}){place}={text};\n"


def case_files(atlas: Atlas) -> dict[str, str]:
    """What the case check reads: its tables and the list of legal orders at once, each legal order when it is chosen."""
    names = ("QUESTIONS", "RELATIONS", "MAY_BE", "ROLES", "BEYOND", "TO_RULE_OUT", "REGIMES", "STATUS", "EFFECTS", "CAUTIONS", "YOUNG", "REPORT")
    shared = {name.lower(): getattr(case_tables, name) for name in names}
    shared["transition_end"] = case_tables.TRANSITION_END.isoformat()
    shared["concepts"] = dossier.as_data(dossier.concepts(atlas))
    orders = sorted(atlas.jurisdictions.values(), key=lambda order: order.label)
    shared["orders"] = [[order.id, order.code, order.label] for order in orders]
    made = {"assets/data/case.js": script("case", shared)}
    for order in orders:
        name = order.id.replace("-", "_")
        made[f"assets/data/case-{order.id}.js"] = script(f"case_{name}", dossier.as_data(dossier.order(atlas, order.id)))
    return made
