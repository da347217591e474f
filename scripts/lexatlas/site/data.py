"""What the browser reads: the lookup's entries, and downloads. Scripts, not fetched files, so that a copy
of the site works from a disk as well."""

from __future__ import annotations

import json
import re
import unicodedata
from datetime import date

from .. import facts, graph
from ..case import dossier
from ..case import tables as case_tables
from ..export import graphs, tables
from ..records import Atlas
from .pages import norm_anchor, norm_path


def files(atlas: Atlas, today: date) -> dict[str, str]:
    """Generated data files by their path in the site."""
    rows = [facts.row(fact) for fact in facts.table(atlas)]
    return {
        **case_files(atlas),
        "assets/data/lookup.js": script("lookup", lookup(atlas, today)),
        "data/facts.csv": tables.as_csv(facts.COLUMNS, rows),
        "data/facts.json": tables.as_json(facts.COLUMNS, rows),
        "data/graph.json": graphs.as_json(graph.build(atlas)),
    }


def script(name: str, value: object) -> str:
    """A script that hands one value to the page. Safe inside HTML too: no ``<``, no line separators."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign, code in (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026"), ("\u2028", "\\u2028"), ("\u2029", "\\u2029")):
        text = text.replace(sign, code)
    return f"(window.lexatlas=window.lexatlas||{{}}).{name}={text};\n"


def case_files(atlas: Atlas) -> dict[str, str]:
    """What the case check reads: its tables and the list of legal orders at once, each legal order when it is chosen."""
    names = ("QUESTIONS", "RELATIONS", "MAY_BE", "ROLES", "BEYOND", "TO_RULE_OUT", "REGIMES", "STATUS", "EFFECTS", "CAUTIONS", "REPORT")
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


def fold(text: str) -> str:
    """A text as the lookup compares it: lower case, without diacritics, signs as spaces. The browser does the same."""
    text = unicodedata.normalize("NFKD", text.casefold().replace("ß", "ss"))
    text = "".join(sign for sign in text if not unicodedata.combining(sign))
    return re.sub(r"[^\w]+", " ", text.replace("_", " ")).strip()


def lookup(atlas: Atlas, today: date) -> list[list[str]]:
    """One entry a thing that can be looked up: [kind, legal order, title, subtitle, address, folded words].

    The words hold what people type: names, search terms, pinpoints, the terms of the concepts, deprecated ones too.
    """
    entries = []
    terms = {}
    for concept in atlas.concepts.values():
        own = [concept.label, concept.id, *(t.term for t in concept.terms), *(t.term for t in concept.official_terms)]
        terms[concept.id] = own
        entries.append(["concept", "", concept.label, concept.plain or "", _html(f"concepts/{concept.id}.md"), _words(own)])
    for order in atlas.jurisdictions.values():
        entries.append(
            [
                "order",
                order.code,
                order.label,
                " · ".join(order.name.values()),
                _html(f"jurisdictions/{order.id}/index.md"),
                _words([order.code, *order.name.values()]),
            ]
        )
        entries += [
            [
                "law",
                order.code,
                one.name,
                one.title.get("en", ""),
                _html(f"jurisdictions/{order.id}/index.md", "laws"),
                _words([one.name, one.short or "", one.official_id or "", *one.title.values()]),
            ]
            for one in order.laws
        ]
    for instrument in atlas.instruments.values():
        entries.append(
            [
                "instrument",
                "",
                instrument.short,
                instrument.title,
                _html(f"instruments/{instrument.id}.md"),
                _words([instrument.short, instrument.title, instrument.official_id or ""]),
            ]
        )
    for norm in atlas.norms.values():
        order = atlas.jurisdictions[norm.jurisdiction]
        version = norm.on(today) or norm.versions[0]
        law = order.law(version.main.law)
        refs = [f"{v.main.ref} {(order.law(v.main.law).short or '') if order.law(v.main.law) else ''}" for v in norm.versions]
        subtitle = f"{norm.label if norm.label != norm.native else ''} · {version.main.ref} {law.short or '' if law else ''}".strip(" ·")
        said = [*norm.name.values(), *norm.search, *refs, order.code, *order.name.values(), *(t for c in norm.concepts for t in terms.get(c, []))]
        entries.append([norm.kind, order.code, norm.native, subtitle, _html(norm_path(norm), norm_anchor(norm)), _words(said)])
    return entries


def _html(path: str, anchor: str = "") -> str:
    return path.removesuffix(".md") + ".html" + (f"#{anchor}" if anchor else "")


def _words(texts: list[str]) -> str:
    return " ".join(dict.fromkeys(" ".join(fold(text) for text in texts).split()))
