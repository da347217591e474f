"""Strict, safe YAML: plain values with the line and column of each.

The YAML that is allowed is the part that reads the same in every parser and to every person:
mappings with unique plain keys, lists, strings, whole and decimal numbers, ``true``/``false``, dates.
Everything else is refused with a place and a remedy.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import yaml

from .findings import Finding, Place, Refused

MAX_BYTES = 512 * 1024
MAX_DEPTH = 16
MAX_VALUES = 40_000


_Parser = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_KEY = re.compile(r"[^\W\d][\w .-]*")
_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,14}")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]{0,14})\.[0-9]{1,6}")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_TRUTH = {"yes", "no", "on", "off", "y", "n", "true", "false"}
_ODD_NUMBER = re.compile(
    r"[-+]?(?:0[0-9_]+|0o[0-7_]+|0x[0-9a-fA-F_]+|0b[01_]+|[0-9][0-9_]*_[0-9_]*|[0-9]+(?::[0-5]?[0-9])+|\.inf|\.nan|[0-9.]+[eE][-+]?[0-9]+|\+[0-9.]+|\.[0-9]+|[0-9]+\.)",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Document:
    """A YAML file as plain values, and where each value and key stands.

    ``findings`` holds what is refused in it but did not stop the reading, so that one run shows everything.
    """

    file: str
    data: dict
    first_line: str = ""
    findings: list[Finding] = field(default_factory=list)
    values: dict[tuple, tuple[int, int]] = field(default_factory=dict)
    keys: dict[tuple, tuple[int, int]] = field(default_factory=dict)

    def place(self, path: tuple = (), *, key: bool = False) -> Place:
        """Where the value (or its key) at ``path`` stands; the nearest enclosing value if it does not exist."""
        where = self.keys if key else self.values
        while path and path not in where:
            path, where = path[:-1], self.values
        return Place(self.file, *where.get(path, (1, 1)))


def read(path: Path, name: str) -> Document:
    """Read one YAML file strictly.

    ``name`` is the path as it is to be shown. Raises Refused, with every finding made, where it cannot be read to its end.
    """
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise _refused(name, 1, 1, f"the file has {size:,} bytes; the limit is {MAX_BYTES:,}", "split it")
        raw = path.read_bytes()
    except OSError as error:
        raise _refused(name, 1, 1, f"the file cannot be read: {error.strerror}", "check that it exists and may be read") from None
    return parse(raw, name)


def parse(raw: bytes, name: str) -> Document:
    """Like read, from bytes."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - raw.rfind(b"\n", 0, error.start)
        raise _refused(name, line, column, "the file is not UTF-8", "save it as UTF-8") from None
    if text.startswith("\ufeff"):
        raise _refused(name, 1, 1, "the file starts with a byte order mark", "save it as UTF-8 without BOM")
    tabs = [
        Finding(Place(name, number, line.index("\t") + 1), "yaml", "a tab character", "use spaces")
        for number, line in enumerate(text.split("\n"), 1)
        if "\t" in line
    ]
    if tabs:
        raise Refused(*tabs)
    return _Builder(name).build(text)


def _refused(name: str, line: int, column: int, message: str, remedy: str) -> Refused:
    return Refused(Finding(Place(name, line, column), "yaml", message, remedy))


class _Builder:
    """Builds a Document from parser events, so that nothing is expanded or constructed unseen."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.findings: list[Finding] = []
        self.values: dict[tuple, tuple[int, int]] = {}
        self.keys: dict[tuple, tuple[int, int]] = {}
        self.count = 0

    def build(self, text: str) -> Document:
        parser = _Parser(text)
        try:
            events = iter(parser.get_event, None)
            next(events)  # stream start
            event = next(events)
            if isinstance(event, yaml.StreamEndEvent):
                raise _refused(self.name, 1, 1, "the file is empty", "write a record, or delete the file")
            data = self.value(next(events), events, ())
            next(events)  # document end
            event = next(events)
            if not isinstance(event, yaml.StreamEndEvent):
                self.complain(event.start_mark, "a second document in one file", "one record a file: remove the line ---")
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
            context = f" ({error.context})" if error.context else ""
            raise Refused(
                *self.findings, Finding(Place(self.name, line, column), "yaml", f"not YAML: {error.problem}{context}", _hint(error.problem or ""))
            ) from None
        except yaml.YAMLError as error:
            position = getattr(error, "position", 0)
            line = text.count("\n", 0, position) + 1
            raise Refused(
                *self.findings, Finding(Place(self.name, line, 1), "yaml", "a control character that YAML does not allow", "delete it")
            ) from None
        finally:
            parser.dispose()
        if not isinstance(data, dict):
            raise Refused(*self.findings, Finding(Place(self.name), "yaml", "a record is a mapping of keys to values", "start with `id: …`"))
        return Document(self.name, data, text.split("\n", 1)[0], self.findings, self.values, self.keys)

    def complain(self, mark: yaml.Mark, message: str, remedy: str) -> None:
        self.findings.append(Finding(Place(self.name, mark.line + 1, mark.column + 1), "yaml", message, remedy))

    def value(self, event: yaml.Event, events: Iterator[yaml.Event], path: tuple) -> object:
        mark = event.start_mark
        self.values[path] = (mark.line + 1, mark.column + 1)
        self.count += 1
        if self.count > MAX_VALUES or len(path) > MAX_DEPTH:
            what = f"more than {MAX_VALUES:,} values" if self.count > MAX_VALUES else f"nesting deeper than {MAX_DEPTH}"
            raise Refused(*self.findings, Finding(Place(self.name, *self.values[path]), "yaml", what, "split the record"))
        if isinstance(event, yaml.AliasEvent):
            self.complain(mark, f"an alias (*{event.anchor})", "write the value out")
            return ""
        if event.anchor:
            self.complain(mark, f"an anchor (&{event.anchor})", "delete it; nothing may refer to it")
        if event.tag is not None:
            self.complain(mark, f"a tag ({event.tag})", "delete the tag")
        if isinstance(event, yaml.ScalarEvent):
            return event.value if event.style else self.plain(event.value, mark)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(events, path)
        return self.mapping(events, path)

    def sequence(self, events: Iterator[yaml.Event], path: tuple) -> list:
        items: list = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            items.append(self.value(event, events, (*path, len(items))))
        return items

    def mapping(self, events: Iterator[yaml.Event], path: tuple) -> dict:
        items: dict = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            mark = event.start_mark
            if not isinstance(event, yaml.ScalarEvent):
                self.complain(mark, "a key that is not plain text", "use a word as the key")
                self.value(event, events, (*path, "?"))
                self.value(next(events), events, (*path, "?"))
                continue
            if event.tag is not None or event.anchor:
                self.complain(mark, "a tag or anchor on a key", "delete it")
            key = event.value
            if not event.style and (key.lower() in _TRUTH or not _KEY.fullmatch(key)):
                self.complain(mark, f"the key {key!r} means something else to YAML", "use another key, or put it in quotes")
            if key in items:
                line, column = self.keys[(*path, key)]
                self.complain(mark, f"the key {key!r} stands here a second time (first in line {line}, column {column})", "keep one of them")
                self.value(next(events), events, (*path, key, "again"))
                continue
            self.keys[(*path, key)] = (mark.line + 1, mark.column + 1)
            items[key] = self.value(next(events), events, (*path, key))
        return items

    def plain(self, text: str, mark: yaml.Mark) -> object:
        """The value of an unquoted scalar; only readings that no YAML version disputes."""
        if text in ("true", "false"):
            return text == "true"
        if text.lower() in _TRUTH:
            better = "true" if text.lower() in ("yes", "on", "y", "true") else "false"
            self.complain(
                mark,
                f"unquoted {text} is a truth value to some YAML readers and text to others",
                f"write {better}, or put it in quotes if it is text",
            )
        elif text in ("", "~") or text.lower() == "null":
            self.complain(mark, "an empty value", "write a value, or delete the key")
        elif _INTEGER.fullmatch(text):
            return int(text)
        elif _DECIMAL.fullmatch(text):
            return float(text)
        elif _ODD_NUMBER.fullmatch(text):
            self.complain(
                mark,
                f"unquoted {text} is a number to some YAML readers and text to others",
                "write a plain decimal number, or put it in quotes if it is text",
            )
        elif _DATE.fullmatch(text):
            try:
                date.fromisoformat(text)
            except ValueError:
                self.complain(mark, f"{text} is not a day of the calendar", "write YYYY-MM-DD with a day that exists")
        return text


def _hint(problem: str) -> str:
    if "mapping values are not allowed" in problem:
        return "put a text that contains ': ' in quotes"
    if "found character" in problem:
        return "put a text that starts with a special character in quotes"
    if "expected <block end>" in problem or "could not find expected ':'" in problem or "did not find expected" in problem:
        return "check the indentation and the quotes just above"
    return "check the syntax here and just above"
