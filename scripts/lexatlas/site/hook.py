"""The one hook into MkDocs: before it reads its pages, the records are turned into pages beside them."""

from __future__ import annotations

import posixpath
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


def on_page_markdown(markdown, page, config, files):
    """Help and reporting are one link away on every page, also on one whose author did not think of it."""
    if "help.md" in markdown or page.file.src_uri == "help.md":
        return markdown
    target = posixpath.relpath("help.md", posixpath.dirname(page.file.src_uri) or ".")
    return f'{markdown}\n\n<div class="lx-closing" markdown="1">\n\nThis is information, not legal advice. [Where to report and find help]({target})\n\n</div>\n'


def on_serve(server, config, builder):
    """Watch what pages are made from."""
    root = Path(config.config_file_path).parent
    for folder in ("definitions", "jurisdictions", "docs"):
        server.watch(str(root / folder))
    return server
