"""Exports of the data for reuse. Files are written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from ..findings import Misuse


def write(path: Path, text: str) -> None:
    """Write a file in one step, so that a failure leaves the old one. Raises Misuse where it cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=path.parent, prefix=f".{path.name}.", encoding="utf-8", newline="", delete=False) as file:
            file.write(text)
        Path(file.name).chmod(0o644)
        os.replace(file.name, path)
    except OSError as error:
        raise Misuse(f"{path} cannot be written: {error.strerror}") from None
