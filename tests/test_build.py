"""Building the site: whole or not at all, and only where it may."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from lexatlas.findings import Misuse
from lexatlas.site import build

ROOT = Path(__file__).parent.parent


@pytest.fixture
def small(sample) -> Path:
    """The sample legal order with everything that a site needs."""
    for name in ("docs", "scripts"):
        shutil.copytree(ROOT / name, sample.root / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copyfile(ROOT / "mkdocs.yml", sample.root / "mkdocs.yml")
    return sample.root


def test_a_failed_build_leaves_the_last_good_one(small, sample):
    out = small / "site"
    assert build.build(small, out) > 50
    before = {path: path.read_bytes() for path in out.rglob("*.html")}
    sample.edit("{min: P1Y, max: P3Y}", "{min: P5Y, max: P3Y}")
    with pytest.raises(Misuse, match="above the maximum"):
        build.build(small, out)
    assert {path: path.read_bytes() for path in out.rglob("*.html")} == before
    assert [path.name for path in small.iterdir() if path.name.startswith(".lexatlas-")] == []


def test_a_folder_that_is_not_a_site_is_never_replaced(small, tmp_path):
    folder = tmp_path / "precious"
    folder.mkdir()
    (folder / "file.txt").write_text("keep")
    with pytest.raises(Misuse, match="is not a built site"):
        build.build(small, folder)
    assert (folder / "file.txt").read_text() == "keep"


def test_only_what_changed_is_written_again(small, sample):
    target = small / "build" / "pages"
    build.prepare(small, target, date(2026, 1, 1))
    stamps = {path: path.stat().st_mtime_ns for path in target.rglob("*.md")}
    sample.edit("a child under 15 for sexual purposes", "a child under 15 for other purposes")
    build.prepare(small, target, date(2026, 1, 1))
    changed = {path.name for path, stamp in stamps.items() if path.stat().st_mtime_ns != stamp}
    assert "xx-solicitation.md" in changed
    assert "glossary.md" not in changed and "index.md" not in {p for p in changed if "concepts" in str(p)}


def test_what_is_gone_from_the_records_is_gone_from_the_pages(small):
    target = small / "build" / "pages"
    build.prepare(small, target, date(2026, 1, 1))
    page = target / "jurisdictions" / "xx" / "xx-solicitation.md"
    assert page.exists()
    (small / "jurisdictions" / "xx" / "offences" / "xx-solicitation.yml").unlink()
    (small / "jurisdictions" / "xx" / "rules.yml").unlink()
    gaps = small / "jurisdictions" / "xx" / "gaps.yml"
    gaps.write_text(gaps.read_text().replace("      - {offence: xx-solicitation, note: where a child is approached}", "      - {note: nothing}"))
    build.prepare(small, target, date(2026, 1, 1))
    assert not page.exists()


def test_an_edit_link_only_where_a_repository_is_named(small):
    target = small / "build" / "pages"
    page = target / "jurisdictions" / "xx" / "xx-solicitation.md"
    build.prepare(small, target, date(2026, 1, 1))
    assert "Edit this record" not in page.read_text(encoding="utf-8")
    build.prepare(small, target, date(2026, 1, 1), "https://code.example/edit/main/")
    assert "https://code.example/edit/main/jurisdictions/xx/offences/xx-solicitation.yml" in page.read_text(encoding="utf-8")
    build.prepare(small, target, date(2026, 1, 1), "javascript:alert(1)//")
    assert "javascript:" not in page.read_text(encoding="utf-8")


def test_markup_in_a_record_stays_text(small, sample):
    sample.edit("changed: The age was raised", 'changed: "<script>alert(1)</script> [x](javascript:alert(2)) The age was raised')
    sample.edit("from two to three years.", 'from two to three years."')
    target = small / "build" / "pages"
    build.prepare(small, target, date(2026, 1, 1))
    for path in target.rglob("*.md"):
        text = path.read_text(encoding="utf-8")
        assert "<script>alert" not in text and "](javascript" not in text, path
