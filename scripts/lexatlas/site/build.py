"""From records to a built site: pages into a folder, the folder through MkDocs, the result put in place in one step."""

from __future__ import annotations

import logging
import shutil
import tempfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from .. import checks, store
from ..export import write
from ..findings import Misuse
from . import data
from .pages import Site


def files(library: store.Library, today: date, edit_base: str = "") -> dict[str, str]:
    """Every generated file of the site's sources: Markdown pages and data for the browser."""
    site = Site(library.atlas, today, edit_base)
    made = {page.path: page.text() for page in site.pages()}
    made |= data.files(library.atlas, today)
    return made


def sync(generated: Mapping[str, str], written: Path, target: Path) -> None:
    """Make ``target`` hold the hand-written files and the generated ones, and nothing else.

    Files that have not changed are not touched, so that a preview rebuilds only what an edit changed.
    A hand-written page wins over a generated one of the same name.
    """
    target.mkdir(parents=True, exist_ok=True)
    wanted = {path.relative_to(written).as_posix(): path for path in written.rglob("*") if path.is_file()}
    for name, source in wanted.items():
        place = target / name
        if not place.exists() or place.read_bytes() != source.read_bytes():
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, place)
    for name, text in generated.items():
        place = target / name
        if name not in wanted and (not place.exists() or place.read_text(encoding="utf-8") != text):
            write(place, text)
    for path in sorted(target.rglob("*"), reverse=True):
        name = path.relative_to(target).as_posix()
        if path.is_file() and name not in wanted and name not in generated:
            path.unlink()
        elif path.is_dir() and not any(path.iterdir()):
            path.rmdir()


def prepare(root: Path, target: Path, today: date, edit_base: str = "") -> store.Library:
    """Load the records, refuse to go on with errors in them, and write the site's sources to ``target``."""
    library = store.load(root)
    found = checks.run(library)
    if found:
        shown = "\n".join(map(str, found[:20])) + (f"\n… and {len(found) - 20} more" if len(found) > 20 else "")
        raise Misuse(f"the site is not built while records are wrong:\n{shown}")
    sync(files(library, today, edit_base), root / "docs", target)
    return library


def build(root: Path, out: Path) -> int:
    """Build the site into ``out``; returns the number of pages. A failed build leaves what is there untouched."""
    from mkdocs.commands.build import build as mkdocs_build  # noqa: PLC0415 (slow to import)
    from mkdocs.config import load_config  # noqa: PLC0415
    from mkdocs.exceptions import MkDocsException  # noqa: PLC0415

    out = out.resolve()
    if out.exists() and not _ours(out):
        raise Misuse(f"{out} exists and is not a built site: name another folder, or delete it")
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".lexatlas-", dir=out.parent) as scratch:
        fresh = Path(scratch) / "site"
        logging.getLogger("mkdocs").setLevel(logging.WARNING)
        try:
            config = load_config(str(root / "mkdocs.yml"), site_dir=str(fresh), strict=True)
            config.plugins.run_event("startup", command="build", dirty=False)
            mkdocs_build(config)
            config.plugins.run_event("shutdown")
        except MkDocsException as error:
            raise Misuse(f"the site could not be built: {error}") from None
        old = Path(scratch) / "old"
        if out.exists():
            out.rename(old)
        fresh.rename(out)
    return sum(1 for _ in out.rglob("*.html"))


def _ours(folder: Path) -> bool:
    """Whether a folder is a site built before (or empty), so that it may be replaced."""
    return folder.is_dir() and (not any(folder.iterdir()) or (folder / "assets" / "lexatlas.css").exists())


def serve(root: Path, port: int) -> None:
    """Preview the site on the loopback address until interrupted; pages follow the records.

    Only what an edit changed is built again, so that it shows within seconds. Raises Misuse where the port is taken.
    """
    from mkdocs.commands.serve import serve as mkdocs_serve  # noqa: PLC0415
    from mkdocs.exceptions import MkDocsException  # noqa: PLC0415

    logging.basicConfig(format="%(message)s", level=logging.INFO)
    logging.getLogger("mkdocs.commands.build").setLevel(logging.ERROR)  # else it warns of the partial build each time
    try:
        mkdocs_serve(str(root / "mkdocs.yml"), livereload=True, build_type="dirty", dev_addr=f"127.0.0.1:{port}")
    except MkDocsException as error:
        raise Misuse(f"the preview stopped: {error}") from None
    except OSError as error:
        raise Misuse(f"port {port} cannot be used: {error.strerror}; name another with --port") from None
