"""What the site costs the reader: the lookup against search packages, and the weight of every kind of page.

Prints tables with ratios. The recorded law is copied to the legal orders that nobody has read yet, so that the
numbers are those of a full site of thirty. The theme's search (lunr) is measured as the theme runs it; MiniSearch
and FlexSearch come from npm into a scratch folder, for this measurement only, and are left out where npm is missing.

    python tests/bench.py [--quick]      --quick: the recorded law only, no copies
"""

from __future__ import annotations

import functools
import gzip
import http.server
import json
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from datetime import date
from pathlib import Path

from playwright.sync_api import Page, TimeoutError, sync_playwright
from rich.console import Console
from rich.table import Table

from lexatlas import store
from lexatlas.site import data
from lexatlas.site.build import build

ROOT = Path(__file__).parent.parent
TYPED = [
    "adescamento",
    "grooming",
    "609-undecies",
    "art. 227-23",
    "s. 15A",
    "§ 176",
    "besitz kinderpornographie",
    "image abuse possession",
    "16",
    "verjährung",
]
ROUNDS = 15


def full(scratch: Path, quick: bool) -> Path:
    """A project in which every legal order has law: the recorded ones, copied to those without."""
    root = scratch / "root"
    for folder in ("definitions", "docs", "scripts", "jurisdictions"):
        shutil.copytree(ROOT / folder, root / folder)
    # The theme's search is switched on again, to be measured.
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").replace("plugins: []", "plugins: [search]")
    (root / "mkdocs.yml").write_text(config, encoding="utf-8")
    if quick:
        return root
    recorded = sorted(p.parent.name for p in root.glob("jurisdictions/*/ages.yml"))
    empty = sorted(p.parent for p in root.glob("jurisdictions/*/jurisdiction.yml") if p.parent.name not in recorded)
    for number, folder in enumerate(empty):
        source, new = recorded[number % len(recorded)], folder.name
        label = re.search(r"^name:.*$", (folder / "jurisdiction.yml").read_text(encoding="utf-8"), re.M)
        shutil.rmtree(folder)
        for file in (root / "jurisdictions" / source).rglob("*.yml"):
            text = re.sub(rf"(?<![\w-]){source}-(?=[a-z0-9])", f"{new}-", file.read_text(encoding="utf-8"))
            if file.name == "jurisdiction.yml":
                text = re.sub(rf"^id: {source}$", f"id: {new}", text, flags=re.M)
                text = re.sub(rf"^code: {source.upper()}$", f"code: {new.upper()}", text, flags=re.M)
                text = re.sub(
                    r"^name:(.*\n)((?:  .*\n)*)",
                    (label.group() if label and "{" in label.group() else f"name: {{en: {new}}}") + "\n",
                    text,
                    flags=re.M,
                    count=1,
                )
            place = folder / file.relative_to(root / "jurisdictions" / source).with_name(file.name.replace(f"{source}-", f"{new}-", 1))
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, encoding="utf-8")
    return root


class _Compressing(http.server.SimpleHTTPRequestHandler):
    """Serves with gzip, as static hosts do."""

    def log_message(self, *args) -> None:
        pass

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            path /= "index.html"
        if not path.is_file():
            self.send_error(404)
            return
        body = path.read_bytes()
        if path.suffix in (".html", ".js", ".css", ".json", ".svg"):
            body = gzip.compress(body)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if body[:2] == b"\x1f\x8b":
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def timed(page: Page, search: str) -> float:
    """Median milliseconds of one search, over all queries and rounds; ``search`` is a function of the query."""
    times = page.evaluate(
        f"""([typed, rounds]) => {{
          const search = {search};
          const times = [];
          for (let n = 0; n < rounds; n += 1) for (const one of typed) {{
            const start = performance.now();
            search(one);
            times.push(performance.now() - start);
          }}
          return times;
        }}""",
        [TYPED, ROUNDS],
    )
    return statistics.median(times)


def packages(scratch: Path) -> dict[str, Path]:
    """Browser builds of search packages, where npm can bring them."""
    if not shutil.which("npm"):
        return {}
    folder = scratch / "npm"
    folder.mkdir()
    done = subprocess.run(
        ["npm", "install", "--silent", "--no-fund", "--no-audit", "minisearch", "flexsearch"], cwd=folder, capture_output=True, check=False
    )
    if done.returncode:
        return {}
    found = {"MiniSearch": "minisearch/dist/umd/index.js", "FlexSearch": "flexsearch/dist/flexsearch.bundle.min.js"}
    return {name: folder / "node_modules" / path for name, path in found.items() if (folder / "node_modules" / path).is_file()}


def kilobytes(size: float) -> str:
    return f"{size / 1000:,.0f} kB"


def show(title: str, columns: list[str], rows: list[list[str]]) -> None:
    table = Table(*columns, title=title)
    for row in rows:
        table.add_row(*row)
    Console(width=150).print(table)


def lookup_table(page: Page, base: str, root: Path, site: Path, scratch: Path) -> None:
    """The lookup beside the theme's search and two packages over the very same entries."""
    own = data.script("lookup", data.lookup(store.load(root).atlas, date.today())).encode()
    code = (site / "assets" / "lookup.js").read_bytes()
    page.goto(base + "data.html")  # not the home page, whose input asks for the list at once
    page.wait_for_function("() => window.lexatlas?.lookupTools")
    page.evaluate("() => window.lexatlas.ui.data('lookup')")
    ready = page.evaluate("async () => { const s = performance.now(); await window.lexatlas.lookupTools.prepare(); return performance.now() - s; }")
    entries = page.evaluate(
        "() => { const l = window.lexatlas.lookup; return l.norms.map((n, id) => ({ id, text: [n[3], n[4], n[6], n[7], n[8], ...(n[5] || '').split(' ').map((c) => l.concepts[c] && l.concepts[c].join(' '))].join(' ') })); }"
    )
    rows = [["Lexatlas lookup", len(own), len(gzip.compress(own)), len(code), ready, timed(page, "window.lexatlas.lookupTools.find")]]

    index = (site / "search" / "search_index.json").read_bytes()
    worker = next(site.glob("assets/javascripts/workers/search.*.js")).read_bytes()
    page.goto(base + "index.html")
    rows.append(["Theme's search (lunr)", len(index), len(gzip.compress(index)), len(worker), *themed(page, base)])

    for name, path in packages(scratch).items():
        page.goto(base + "index.html")
        page.add_script_tag(path=str(path))
        page.evaluate("entries => { window.entries = entries; }", entries)
        build_index = {
            "MiniSearch": "() => { const m = new MiniSearch({ fields: ['text'], searchOptions: { prefix: true, combineWith: 'AND' } }); m.addAll(window.entries); window.ask = (t) => m.search(t).slice(0, 40); return JSON.stringify(m).length; }",
            "FlexSearch": "() => { const f = new FlexSearch.Index({ tokenize: 'forward' }); for (const e of window.entries) f.add(e.id, e.text); window.ask = (t) => f.search(t, 40); return 0; }",
        }[name]
        took, size = page.evaluate(f"() => {{ const s = performance.now(); const size = ({build_index})(); return [performance.now() - s, size]; }}")
        raw = json.dumps(entries, ensure_ascii=False).encode()
        serial = size or len(raw)
        rows.append(
            [
                name + (" (index as JSON)" if size else " (texts as JSON)"),
                serial,
                len(gzip.compress(raw)),
                path.stat().st_size,
                took,
                timed(page, "window.ask"),
            ]
        )
    first = rows[0]
    show(
        f"Lookup, {len(entries)} records",
        ["", "index", "gzip", "ratio", "code", "ready (ms)", "ratio", "a search (ms)", "ratio"],
        [
            [
                r[0],
                kilobytes(r[1]),
                kilobytes(r[2]),
                f"{r[2] / first[2]:.1f}",
                kilobytes(r[3]),
                f"{r[4]:.1f}",
                f"{r[4] / max(first[4], 0.1):.1f}",
                f"{r[5]:.2f}" if r[5] == r[5] else "not seen",
                f"{r[5] / max(first[5], 0.01):.1f}" if r[5] == r[5] else "",
            ]
            for r in rows
        ],
    )


def themed(page: Page, base: str) -> tuple[float, float]:
    """Milliseconds until the theme's search answers at all, and for a further query, as a reader types."""
    page.goto(base + "index.html")
    page.evaluate("() => { window.began = performance.now(); }")
    box = page.locator("[data-md-component=search-query]")
    box.focus()
    box.fill("adescamento")
    page.wait_for_selector(".md-search-result__item a", timeout=180_000)
    ready = page.evaluate("() => performance.now() - window.began")
    times = []
    for text in TYPED:
        page.evaluate(
            "() => { window.began = performance.now(); window.seen = null; const list = document.querySelector('.md-search-result__list'); new MutationObserver((_, o) => { window.seen = performance.now(); o.disconnect(); }).observe(list, { childList: true }); }"
        )
        box.fill(text)
        try:
            page.wait_for_function("() => window.seen", timeout=3000)
        except TimeoutError:  # the list did not change: no time to take
            continue
        times.append(page.evaluate("() => window.seen - window.began"))
    return ready, statistics.median(times) if times else float("nan")


def as_shipped(page: Page) -> Page:
    """The page as it is shipped, without the theme's search, which is only built here to be measured."""
    page.route(re.compile(r"/search/search_index|/workers/search"), lambda route: route.abort())
    return page


def cold(page: Page, base: str) -> None:
    """From nothing to the first result on the home page: bytes and time, as the page itself sees it."""
    total = []
    as_shipped(page)
    page.on("response", lambda r: total.append(int(r.headers.get("content-length") or 0)) if r.url.startswith(base) else None)
    page.goto(base + "index.html")
    ask = """async (text) => {
      const [input, list] = [document.getElementById('lx-q'), document.getElementById('lx-results')];
      const began = performance.now();
      const seen = new Promise((done) => new MutationObserver((_, o) => { if (list.querySelector('a')) { o.disconnect(); done(); } }).observe(list, { childList: true }));
      input.value = text;
      input.dispatchEvent(new Event('input', { bubbles: true }));
      await seen;
      return performance.now() - began;
    }"""
    took = page.evaluate(ask, "adescamento")
    warm = statistics.median(page.evaluate(ask, text) for text in TYPED if text != "16")
    show(
        "Home, cold",
        ["transferred before the first result", "first result (ms)", "next, all loaded (ms)"],
        [[kilobytes(sum(total)), f"{took:.0f}", f"{warm:.0f}"]],
    )


def weights(chromium, base: str, order: str, norm: str) -> None:
    """Bytes and script time of one page of each kind, cold."""
    rows = []
    for name, path in {
        "home": "index.html",
        "profile": f"jurisdictions/{order}/index.html",
        "profile on a date": f"jurisdictions/{order}/index.html?on=2015-01-01",
        "offence": f"jurisdictions/{order}/{norm}.html",
        "concept": "concepts/solicitation-of-children.html",
        "concept on a date": "concepts/solicitation-of-children.html?on=2015-01-01",
        "ages": "ages.html",
        "compare, 3 × 1": f"compare.html?in={order},de,nl&concept=solicitation-of-children",
        "changes": "changes.html",
        "graph": f"graph.html?node=offence:{norm}",
    }.items():
        context = chromium.new_context()
        page = as_shipped(context.new_page())
        session = context.new_cdp_session(page)
        session.send("Performance.enable")  # before the page, so that its scripts are counted
        total: list[int] = []
        page.on("response", lambda r, total=total: total.append(int(r.headers.get("content-length") or 0)))
        page.goto(base + path)
        page.wait_for_load_state("networkidle")
        metrics = {m["name"]: m["value"] for m in session.send("Performance.getMetrics")["metrics"]}
        rows.append(
            [name, str(len(total)), kilobytes(sum(total)), f"{metrics['ScriptDuration'] * 1000:.0f}" if metrics.get("ScriptDuration") else "under 1"]
        )
        context.close()
    show("Weight of pages, cold, gzip", ["page", "requests", "transferred", "script (ms)"], rows)


def main() -> None:
    """Build a full site in a scratch folder, measure, print."""
    with tempfile.TemporaryDirectory(prefix="lexatlas-bench-") as name, sync_playwright() as playwright:
        scratch = Path(name)
        root = full(scratch, "--quick" in sys.argv)
        site = scratch / "site"
        print(f"{build(root, site)} pages", file=sys.stderr)
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Compressing, directory=str(site)))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        base = f"http://127.0.0.1:{server.server_port}/"
        path = next(found for one in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(one)))
        chromium = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        lookup_table(chromium.new_page(), base, root, site, scratch)
        cold(chromium.new_page(), base)
        weights(chromium, base, "it", "it-adescamento")
        chromium.close()
        server.shutdown()


if __name__ == "__main__":
    main()
