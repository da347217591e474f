"""A site of two invented legal orders whose every answer is known, beside the real one."""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from lexatlas.site.build import build
from tests.conftest import ROOT

# What legal order YY answers differently from XX.
DIFFERENT = {
    "offences/yy-solicitation.yml": [
        ("name: {en: Solicitation of children}", "name: {el: Προσέλκυση παιδιών, en: Luring of children}"),
        ("      requires-ict: false\n", "      requires-ict: true\n"),
        ("{case: basic, imprisonment: {min: P1Y, max: P3Y}, ref: art. 12(1)}", "{case: basic, imprisonment: {min: P1Y, max: life}, ref: art. 12(1)}"),
        ("from: 2020-07-01", "from: 2020-08-01"),
        ("to: 2020-06-30", "to: 2020-07-31"),
    ],
    "ages.yml": [("answers: {age: 15}", "answers: {age: 16}")],
    "jurisdiction.yml": [("name: {en: Exampleland}", "name: {en: Otherland}")],
    "rules.yml": [],
    "gaps.yml": [],
}


@pytest.fixture(scope="session")
def invented_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with the real definitions and pages, and two invented legal orders."""
    root = tmp_path_factory.mktemp("invented")
    for folder in ("definitions", "docs", "scripts"):
        shutil.copytree(ROOT / folder, root / folder)
    shutil.copyfile(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    first = ROOT / "tests" / "sample" / "jurisdictions" / "xx"
    shutil.copytree(first, root / "jurisdictions" / "xx")
    for file in first.rglob("*.yml"):
        name = file.relative_to(first).as_posix().replace("xx-", "yy-")
        text = file.read_text(encoding="utf-8").replace("xx-", "yy-").replace("id: xx", "id: yy").replace("code: XX", "code: YY")
        for old, new in DIFFERENT[name]:
            assert text.count(old) == 1, (name, old)
            text = text.replace(old, new)
        place = root / "jurisdictions" / "yy" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    return root


@pytest.fixture(scope="session")
def invented(invented_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the invented legal orders."""
    out = tmp_path_factory.mktemp("built") / "invented"
    build(invented_root, out)
    return out


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args) -> None:
        pass


@pytest.fixture(scope="session")
def invented_address(invented: Path) -> Iterator[str]:
    """Where that site is served on the loopback address."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(invented)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@pytest.fixture(params=["served", "disk"])
def visit(request, chromium, invented: Path, invented_address: str):
    """Open a page of the invented site, from a server and from a disk; fails on script errors and foreign requests."""
    base = invented_address if request.param == "served" else invented.as_uri() + "/"
    context = chromium.new_context(accept_downloads=True, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(f"script error: {error}"))
    page.on("requestfailed", lambda failed: problems.append(f"failed: {failed.url}") if failed.failure != "net::ERR_ABORTED" else None)
    page.on("request", lambda sent: problems.append(f"request to {sent.url}") if not sent.url.startswith((base, "data:", "blob:")) else None)

    def go(path: str):
        page.goto(base + path)
        return page

    yield go
    context.close()
    assert not problems, problems
