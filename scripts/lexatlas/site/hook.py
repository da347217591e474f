"""The one hook into MkDocs: before it reads its pages, the records are turned into pages beside them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from mkdocs.exceptions import Abort

from lexatlas.findings import Misuse
from lexatlas.site import build


def on_config(config):
    """Point MkDocs at the folder of generated pages, freshly written."""
    root = Path(config.config_file_path).parent
    target = root / "build" / "pages"
    try:
        build.prepare(root, target, date.today(), config.extra.get("edit_base") or "")
    except Misuse as error:
        raise Abort(str(error)) from None
    config.docs_dir = str(target)
    return config


def on_serve(server, config, builder):
    """Watch what pages are made from."""
    root = Path(config.config_file_path).parent
    for folder in ("definitions", "jurisdictions", "docs"):
        server.watch(str(root / folder))
    return server
