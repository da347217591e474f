"""What the documentation shows is what happens: every command line in it runs, every link in the README leads somewhere."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from lexatlas.cli import main

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
SLOW = ("build", "serve")  # tested where their result is


def examples() -> list[str]:
    lines = [line for page in PAGES for line in page.read_text(encoding="utf-8").split("\n")]
    found = [m[1].split("#")[0].strip() for line in lines if (m := re.match(r"\$ (?:\.venv/bin/)?lexatlas (.+)", line))]
    return sorted({one for one in found if shlex.split(one)[0] not in SLOW})


@pytest.mark.parametrize("line", examples())
def test_every_example_runs(line, capsys, monkeypatch, tmp_path):
    args = shlex.split(line)
    monkeypatch.chdir(tmp_path)
    assert main(["--root", str(ROOT), *args]) in (0, None), capsys.readouterr().err


def test_there_are_examples():
    assert len(examples()) >= 6


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_in_the_repository_lead_somewhere(page):
    generated = {"index.md", "questions.md", "changes.md", "glossary.md", "ages.md", "help.md"}
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        if target.startswith("https://") or Path(target).name in generated or target.startswith("data/"):
            continue
        assert (page.parent / target).exists(), f"{page.name} links to {target}"
