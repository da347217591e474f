"""What is wrong with a file, where, and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in a file: path relative to the root, line and column from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing wrong: ``message`` says what, ``remedy`` what would be right. ``level`` is error or warning."""

    place: Place
    rule: str
    message: str
    remedy: str = ""
    level: str = "error"

    def __str__(self) -> str:
        remedy = f"; {self.remedy}" if self.remedy else ""
        return f"{self.place}: {self.level}[{self.rule}]: {self.message}{remedy}"


class Refused(Exception):
    """A file that cannot be read at all; carries the findings that say why."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__("\n".join(map(str, findings)))
        self.findings = findings


class Misuse(Exception):
    """A wrong call (unknown id, bad date, missing folder): the message is for the person who made it."""
