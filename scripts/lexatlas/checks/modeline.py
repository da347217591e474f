"""Every file starts with the line that tells an editor its schema."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import PurePosixPath

from ..findings import Finding
from ..store import Library

_KINDS = {"attributes.yml": "attributes", "jurisdiction.yml": "jurisdiction", "ages.yml": "ages", "rules.yml": "rules", "gaps.yml": "gaps"}
_FOLDERS = {"concepts": "concept", "instruments": "instrument", "offences": "offence"}


def check(library: Library) -> Iterator[Finding]:
    for document in library.documents:
        path = PurePosixPath(document.file)
        kind = _FOLDERS.get(path.parent.name) or _KINDS.get(path.name)
        schema = os.path.relpath(f"definitions/schemas/{kind}.schema.json", path.parent)
        right = f"# yaml-language-server: $schema={schema}"
        if document.first_line.strip() != right:
            yield Finding(document.place(), "modeline", "the first line does not name the schema", f"start the file with: {right}")
