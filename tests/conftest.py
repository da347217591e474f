"""What many tests need: a small root that validates, the real records, the built site, a browser."""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from lexatlas import checks, store
from lexatlas.findings import Finding

ROOT = Path(__file__).parent.parent
SOLICITATION = "jurisdictions/xx/offences/xx-solicitation.yml"


class Sample:
    """A copy of the sample legal order with the real definitions, to be spoiled."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def edit(self, old: str, new: str, file: str = SOLICITATION) -> None:
        """Replace one text that must be there once."""
        path = self.root / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        path.write_text(text.replace(old, new), encoding="utf-8")

    def line_of(self, text: str, file: str = SOLICITATION) -> int:
        lines = (self.root / file).read_text(encoding="utf-8").split("\n")
        return next(n for n, line in enumerate(lines, 1) if text in line)

    def findings(self) -> list[Finding]:
        return checks.run(store.load(self.root))

    def library(self) -> store.Library:
        return store.load(self.root)


@pytest.fixture
def sample(tmp_path: Path) -> Sample:
    shutil.copytree(ROOT / "definitions", tmp_path / "definitions")
    shutil.copytree(ROOT / "tests" / "sample" / "jurisdictions", tmp_path / "jurisdictions")
    return Sample(tmp_path)


@pytest.fixture(scope="session")
def library() -> store.Library:
    """The real records."""
    return store.load(ROOT)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built once."""
    from lexatlas.site.build import build  # noqa: PLC0415 (loads MkDocs)

    out = tmp_path_factory.mktemp("built") / "site"
    build(ROOT, out)
    return out


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args) -> None:
        pass


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the site is served on the loopback address."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@pytest.fixture(scope="session")
def chromium():
    """A real headless Chromium, Debian's or another that is installed."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    path = next((found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None)
    assert path, "Chromium is missing: run `make test`, which installs it or says how"
    flags = [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=flags)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium, address):
    """A fresh page that fails the test on any script error and on any request to anybody else."""
    context = chromium.new_context()
    one = context.new_page()
    problems: list[str] = []
    one.on("pageerror", lambda error: problems.append(f"script error: {error}"))
    one.on(
        "request", lambda request: problems.append(f"request to {request.url}") if not request.url.startswith((address, "data:", "blob:")) else None
    )
    yield one
    context.close()
    assert not problems, problems
