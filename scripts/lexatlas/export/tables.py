"""Tables as CSV, JSON and Markdown."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Sequence

# Signs that mean something to Markdown, its extensions or HTML.
_ACTIVE = re.compile(r"[&<>\\`*_{}\[\]|#!~^]")
# A cell that starts with one of these is a formula to a spreadsheet; a leading apostrophe makes it text.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """RFC 4180, UTF-8, lines ended by CR LF; cells that a spreadsheet would run are made text."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([_inert(cell) for cell in row] for row in rows)
    return out.getvalue()


def as_json(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A list of objects, one a row."""
    return json.dumps([dict(zip(columns, row, strict=True)) for row in rows], ensure_ascii=False, indent=1) + "\n"


def as_markdown(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A pipe table; cells are escaped."""
    lines = ["| " + " | ".join(map(cell, columns)) + " |", "|" + " --- |" * len(columns)]
    lines += ["| " + " | ".join(map(cell, row)) + " |" for row in rows]
    return "\n".join(lines) + "\n"


def cell(text: str) -> str:
    """A text that is safe inside a Markdown table: no markup, no HTML, no new cell, one line."""
    return escape(text).replace("\n", " ")


def escape(text: str) -> str:
    """A text that Markdown and HTML show as it is, and do not run."""
    return _ACTIVE.sub(lambda found: f"&#{ord(found[0])};", text)


def _inert(cell: str) -> str:
    return "'" + cell if cell.startswith(_FORMULA) else cell
