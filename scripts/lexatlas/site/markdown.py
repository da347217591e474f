"""Markdown that says what it is given and runs nothing."""

from __future__ import annotations

import html
import posixpath
from collections.abc import Iterable, Sequence

from ..export.tables import escape


class Page:
    """A Markdown page under construction. Texts are escaped unless they come from this class."""

    def __init__(self, path: str, title: str, *, searched: bool = True, wide: bool = False) -> None:
        self.path = path
        sidebars = ["  - navigation", "  - toc"] if wide else ["  - navigation"]
        unsearched = [] if searched else ["search:", "  exclude: true"]
        self.lines: list[str] = ["---", f"title: {_yaml(title)}", "hide:", *sidebars, *unsearched, "---", ""]

    def add(self, *lines: str) -> None:
        """Lines that are Markdown already, followed by a blank one."""
        self.lines += [*lines, ""]

    def heading(self, level: int, text: str, anchor: str | None = None) -> None:
        """A heading; ``anchor`` fixes its id, so that links to it last."""
        self.add("#" * level + " " + escape(text) + (f" {{ #{anchor} }}" if anchor else ""))

    def table(self, columns: Sequence[str], rows: Iterable[Sequence[str]], *, css: str = "", caption: str = "") -> None:
        """A table whose cells are Markdown already. It scrolls sideways by itself on a narrow screen."""
        rows = list(rows)
        if not rows:
            return
        label = html.escape(caption or "Table", quote=True)
        self.lines.append(f'<div class="lx-table {css}" role="region" aria-label="{label}" tabindex="0" markdown="1">')
        self.lines.append("")
        self.lines.append("| " + " | ".join(columns) + " |")
        self.lines.append("|" + " --- |" * len(columns))
        self.lines += ["| " + " | ".join(_cell(cell) for cell in row) + " |" for row in rows]
        self.add("", "</div>")

    def to(self, target: str, text: str, anchor: str = "") -> str:
        """A link to another page of the site, with a plain text."""
        return f"[{escape(text)}]({self.href(target, anchor)})"

    def href(self, target: str, anchor: str = "") -> str:
        """The relative address of another page."""
        path = posixpath.relpath(target, posixpath.dirname(self.path) or ".")
        return path + (f"#{anchor}" if anchor else "")

    def text(self) -> str:
        """The whole page."""
        return "\n".join(self.lines).rstrip() + "\n"


def _cell(cell: str) -> str:
    return cell.replace("\n", " ") or " "


def _yaml(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"'


def outside(url: str, text: str) -> str:
    """A link to an official text. Only https; anything else is shown as text."""
    if not url.startswith("https://"):
        return escape(text)
    return f'<a href="{html.escape(url, quote=True)}" class="lx-out" rel="noopener noreferrer">{html.escape(text)}</a>'


def mark(text: str, css: str) -> str:
    """A short text with a class of its own."""
    return f'<span class="{css}">{html.escape(text)}</span>'


def small(text: str) -> str:
    """A side remark."""
    return f"<small>{html.escape(text)}</small>" if text else ""


def foreign(text: str, language: str) -> str:
    """A text in another language, marked as such for screen readers."""
    return f'<span lang="{html.escape(language, quote=True)}">{html.escape(text)}</span>'


__all__ = ["Page", "escape", "foreign", "mark", "outside", "small"]
