"""The command line as people and CI use it."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path

import pytest

from lexatlas.cli import main

ROOT = Path(__file__).parent.parent


def run(capsys, *args: str) -> tuple[int, str, str]:
    try:
        code = main(args)
    except SystemExit as stop:  # argparse
        code = stop.code
    out = capsys.readouterr()
    assert "Traceback" not in out.err
    return code, out.out, out.err


def test_validate_clean(sample, capsys):
    assert run(capsys, "--root", str(sample.root), "validate")[0] == 0


def test_real_records_are_clean_within_two_seconds(capsys):
    start = time.perf_counter()
    code, out, _ = run(capsys, "--root", str(ROOT), "validate")
    assert (code, out) == (0, "")
    assert time.perf_counter() - start < 20, "ten times what it should take on a quiet machine"


def test_validate_shows_all_findings_in_every_format(sample, capsys):
    sample.edit("{min: P1Y, max: P3Y}", "{min: P5Y, max: P3Y}")
    sample.edit("to: 2020-06-30", "to: 2020-07-01")
    root = ("--root", str(sample.root))
    code, out, _ = run(capsys, *root, "validate")
    assert code == 1
    lines = out.strip().split("\n")
    assert len(lines) == 2
    assert all(re.fullmatch(r"[^:]+:\d+:\d+: error\[\w+\]: .+; .+", line) for line in lines)
    found = json.loads(run(capsys, *root, "validate", "--format", "json")[1])
    assert {f["rule"] for f in found} == {"penalties", "dates"}
    sarif = json.loads(run(capsys, *root, "validate", "--format", "sarif")[1])
    assert sarif["version"] == "2.1.0"
    assert [r["ruleId"] for r in sarif["runs"][0]["results"]] == [f["rule"] for f in found]
    annotations = run(capsys, *root, "validate", "--format", "github")[1].strip().split("\n")
    assert all(re.fullmatch(r"::error file=[^,:]+,line=\d+,col=\d+,title=\w+::.+", a) for a in annotations)


def test_validate_only_below_a_path(sample, capsys, monkeypatch):
    sample.edit("{min: P1Y, max: P3Y}", "{min: P5Y, max: P3Y}")
    monkeypatch.chdir(sample.root)
    assert run(capsys, "validate", "definitions")[0] == 0
    assert run(capsys, "validate", "jurisdictions/xx")[0] == 1
    assert run(capsys, "validate", ".")[0] == 1
    code, _, err = run(capsys, "validate", "nowhere")
    assert code == 2 and "there is no nowhere" in err


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("show", "yy"), "known:"),
        (("show", "xx", "nothing"), "known:"),
        (("compare", "--concept", "limitation", "--in", "xx", "--on", "2020-13-01"), "write YYYY-MM-DD"),
        (("compare", "--concept", "limitation", "--in", ","), "at least one"),
        (("impact", "nothing"), "known:"),
        (("minimum", "nothing"), "known:"),
        (("export", "facts", "--out", "/proc/nothing/facts.csv"), "cannot be written"),
        (("fingerprint", "nothing.txt"), "cannot be read"),
        (("serve", "--port", "0"), "not a port"),
        (("frobnicate",), "invalid choice"),
        (("reread", "nothing.yml"), "cannot be read"),
    ],
)
def test_wrong_calls_end_with_two_and_a_reason(sample, capsys, args, says):
    code, out, err = run(capsys, "--root", str(sample.root), *args)
    assert code == 2
    assert says in err
    assert not out


def test_no_root(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    code, _, err = run(capsys, "validate")
    assert code == 2 and "--root" in err


def test_export_is_whole_or_not_at_all(sample, capsys, tmp_path):
    out = tmp_path / "new" / "facts.csv"
    assert run(capsys, "--root", str(sample.root), "export", "facts", "--out", str(out))[0] == 0
    assert out.read_text(encoding="utf-8").startswith("jurisdiction,concept,")
    assert [p.name for p in out.parent.iterdir()] == ["facts.csv"]


def test_show_on_a_past_day(sample, capsys):
    out = run(capsys, "--root", str(sample.root), "show", "xx", "solicitation-of-children", "--on", "2015-01-01", "--format", "json")[1]
    answers = {row["attribute"]: row["value"] for row in json.loads(out)}
    assert answers["victim-age-below"] == "14"
    assert answers["max-imprisonment"] == "P2Y"


def test_the_comparison_of_the_four_on_a_past_day(capsys):
    out = run(
        capsys,
        "--root",
        str(ROOT),
        "compare",
        "--concept",
        "solicitation-of-children",
        "--in",
        "it,nl,ie,gb-eaw",
        "--on",
        "2020-06-01",
        "--format",
        "json",
    )[1]
    rows = json.loads(out)
    assert {row["jurisdiction"] for row in rows} == {"it", "nl", "ie", "gb-eaw"}
    answered = [row for row in rows if row["status"] == "covered"]
    assert {row["jurisdiction"] for row in answered} == {"it", "nl", "ie", "gb-eaw"}
    assert all(row["law"] and row["provision"] and row["url"].startswith("https://") for row in answered)


def test_a_second_read_is_compared(sample, capsys, tmp_path):
    root = ("--root", str(sample.root))
    form = run(capsys, *root, "questions", "xx")[1]
    assert "reasonable-belief" in form and "P3Y" not in form, "the form asks and does not answer"
    filled = tmp_path / "filled.yml"
    filled.write_text(
        "jurisdiction: xx\nrecords:\n  - record: xx-solicitation\n    answers:\n      victim-age-below: 15\n      requires-ict: true\n"
        "    penalties:\n      - {case: basic, min: P12M, max: P3Y}\n      - {case: young, min: P2Y, max: P6Y}\n    exemptions: []\n",
        encoding="utf-8",
    )
    code, out, err = run(capsys, *root, "reread", str(filled), "--format", "json")
    differences = {d["field"]: (d["record says"], d["second reader says"]) for d in json.loads(out)}
    assert code == 1
    assert differences["requires-ict"] == ("no", "yes")
    assert "victim-age-below" not in differences and "basic min-imprisonment" not in differences
    assert "fields compared" in err
