"""What the lookup of docs/assets/lookup.js searches: every name once, so that the whole list stays small enough to load at once."""

from __future__ import annotations

import unicodedata
from datetime import date

from ..records import Atlas, Norm

# Letters that have no decomposition but are typed without their stroke or tail; the browser has the same list.
_PLAIN = str.maketrans({
    "ß": "ss", "ς": "σ", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "þ": "th", "ŧ": "t",
})  # fmt: skip

KINDS = ("offence", "age", "rule")


def fold(text: str) -> str:
    """A text as the lookup compares it: lower case, without diacritics, signs as spaces. The browser does the same.

    Lower-cased again after decomposition, because a sign such as ℂ only then becomes a capital letter.
    """
    text = unicodedata.normalize("NFKD", text.lower()).lower().translate(_PLAIN)
    kinds = ((sign, unicodedata.category(sign)[0]) for sign in text)
    return " ".join("".join(sign if kind in "LN" else " " for sign, kind in kinds if kind != "M").split())


def lookup(atlas: Atlas, today: date) -> dict[str, list[list]]:
    """Lists of what can be looked up; the browser makes words, titles and addresses of them.

    A concept's terms stand there once and serve every norm that answers it; ``more`` holds only words that the
    names and the pinpoint do not already have.
    """
    concepts = {name: number for number, name in enumerate(atlas.concepts)}
    orders = {name: number for number, name in enumerate(atlas.jurisdictions)}
    return {
        "concepts": [
            [c.id, c.label, c.plain or "", _more([c.label], [c.id, *(t.term for t in c.terms), *(t.term for t in c.official_terms)])]
            for c in atlas.concepts.values()
        ],
        "orders": [[o.id, o.code, o.label, " · ".join(name for name in o.name.values() if name != o.label)] for o in atlas.jurisdictions.values()],
        "laws": [
            _trimmed(
                [orders[o.id], one.name, one.short or "", one.title.get("en", "") if one.title.get("en") != one.name else "", one.official_id or ""]
            )
            for o in atlas.jurisdictions.values()
            for one in o.laws
        ],
        "instruments": [[i.id, i.short, i.title, i.official_id or ""] for i in atlas.instruments.values()],
        "norms": [_norm(atlas, norm, today, orders, concepts) for norm in atlas.norms.values()],
    }


def _norm(atlas: Atlas, norm: Norm, today: date, orders: dict[str, int], concepts: dict[str, int]) -> list:
    """[kind, legal order, id, native name, English name, concepts, pinpoint, law, more]"""
    order = atlas.jurisdictions[norm.jurisdiction]

    def short(law_id: str) -> str:
        law = order.law(law_id)
        return (law.short or "") if law else ""

    main = (norm.on(today) or norm.versions[0]).main
    label = norm.label if norm.label != norm.native else ""
    shown = [norm.native, label, main.ref, short(main.law)]
    more = [*norm.name.values(), *norm.search, *(f"{v.main.ref} {short(v.main.law)}" for v in norm.versions)]
    numbers = " ".join(str(concepts[c]) for c in norm.concepts if c in concepts)
    return _trimmed([KINDS.index(norm.kind), orders[order.id], norm.id, norm.native, label, numbers, main.ref, short(main.law), _more(shown, more)])


def _more(shown: list[str], texts: list[str]) -> str:
    """The texts that add a word to what is shown, with their diacritics, once each."""
    known = {word for text in shown for word in fold(text).split()}
    kept = []
    for text in texts:
        words = set(fold(text).split())
        if not words <= known:
            kept.append(text)
            known |= words
    return " | ".join(kept)


def _trimmed(row: list) -> list:
    while row[-1] == "":
        row.pop()
    return row
