"""The rules that every record must obey: one rule a module.

A rule is a function ``check(library) -> Iterator[Finding]`` in a module of this package; the module's
name is the rule's name and its docstring says what the rule asks for. What a file must look like in
itself is the schema's affair; rules look across values, records and files.
"""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path

from ..findings import Finding
from ..store import Library


def names() -> list[str]:
    """The names of all rules."""
    return sorted(module.name for module in pkgutil.iter_modules([str(Path(__file__).parent)]))


def run(library: Library) -> list[Finding]:
    """Everything that is wrong, in the order of the files."""
    found = list(library.findings)
    for name in names():
        found.extend(importlib.import_module(f"{__name__}.{name}").check(library))
    return sorted(set(found))
