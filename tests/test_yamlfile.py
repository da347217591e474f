"""The store against hostile and careless files."""

from __future__ import annotations

from pathlib import Path

import pytest

from lexatlas import yamlfile
from lexatlas.findings import Refused

HOSTILE = Path(__file__).parent / "hostile"


def found(text: str | bytes) -> list:
    raw = text.encode() if isinstance(text, str) else text
    try:
        return yamlfile.parse(raw, "f.yml").findings
    except Refused as refused:
        return list(refused.findings)


@pytest.mark.parametrize(
    ("text", "line", "column", "says"),
    [
        ("a: 1\na: 2\n", 2, 1, "second time"),
        ("a: {b: 1, b: 2}\n", 1, 11, "second time"),
        ("a: &x 1\nb: *x\n", 1, 4, "anchor"),
        ("a: *x\n", 1, 4, "alias"),
        ("a: !!python/object/apply:os.system ['true']\n", 1, 4, "tag"),
        ("a: !custom 1\n", 1, 4, "tag"),
        ("a:\t1\n", 1, 3, "tab"),
        ("a: no\n", 1, 4, "truth value"),
        ("a: [x, Yes]\n", 1, 8, "truth value"),
        ("no: x\n", 1, 1, "means something else"),
        ("a: 017\n", 1, 4, "number to some"),
        ("a: 0x1F\n", 1, 4, "number to some"),
        ("a: 1_000\n", 1, 4, "number to some"),
        ("a: 12:30:45\n", 1, 4, "number to some"),
        ("a: 1e3\n", 1, 4, "number to some"),
        ("a: .inf\n", 1, 4, "number to some"),
        ("a: 2023-02-30\n", 1, 4, "not a day"),
        ("a: 2023-13-01\n", 1, 4, "not a day"),
        ("a:\n", 1, 3, "empty value"),
        ("a: ~\n", 1, 4, "empty value"),
        ("a: null\n", 1, 4, "empty value"),
        ("<<: {a: 1}\n", 1, 1, "means something else"),
        ("? [a, b]\n: 1\n", 1, 3, "not plain text"),
        ("1: x\n", 1, 1, "means something else"),
        ("a: 1\n---\nb: 2\n", 2, 1, "second document"),
        ("- a\n", 1, 1, "mapping"),
        ("a: [1, 2\n", 2, 1, "not YAML"),
        ("a: b: c\n", 1, 5, "not YAML"),
        ("", 1, 1, "empty"),
        ("# nothing but a comment\n", 1, 1, "empty"),
        ("a: \x07\n", 1, 1, "control character"),
        (b"a: \xff\n", 1, 4, "UTF-8"),
        ("a: ä\nb: ".encode() + b"\xfc\n", 2, 4, "UTF-8"),
        (b"\xef\xbb\xbfa: 1\n", 1, 1, "byte order mark"),
        ("a: " + "[" * 60 + "]" * 60, 1, 20, "deeper"),
        ("a: [" + "1," * 50_000 + "1]", 1, 79_999, "40,000"),
    ],
)
def test_refused_with_its_place(text, line, column, says):
    first = found(text)[0]
    assert says in first.message
    assert first.place.line == line
    assert first.remedy
    if column < 79_000:
        assert first.place.column == column


def test_aliases_are_never_expanded():
    bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(f"{b}: &{b} [{','.join(['*' + a] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    assert any("alias" in f.message for f in found(bomb))


def test_too_large(tmp_path: Path):
    path = tmp_path / "large.yml"
    path.write_bytes(b"a: " + b"x" * yamlfile.MAX_BYTES)
    with pytest.raises(Refused, match="limit"):
        yamlfile.read(path, "large.yml")


def test_missing(tmp_path: Path):
    with pytest.raises(Refused, match="cannot be read"):
        yamlfile.read(tmp_path / "none.yml", "none.yml")


def test_every_problem_of_a_file_is_shown():
    messages = [f.message for f in found("a: no\nb: 017\nc: 2023-02-30\n")]
    assert len(messages) == 3


def test_values_and_their_places():
    document = yamlfile.parse(b'a: true\nb: [1, {c: "no"}]\nd: 2020-02-29\ne: 1.5\nf: 12 months\n', "f.yml")
    assert document.data == {"a": True, "b": [1, {"c": "no"}], "d": "2020-02-29", "e": 1.5, "f": "12 months"}
    assert not document.findings
    assert str(document.place(("b", 1, "c"))) == "f.yml:2:12"
    assert str(document.place(("b", 1, "c"), key=True)) == "f.yml:2:9"
    assert str(document.place(("b", 1, "missing", 3))) == "f.yml:2:8"


@pytest.mark.parametrize("path", sorted(HOSTILE.glob("*")), ids=lambda p: p.name)
def test_hostile_files_end_in_findings(path: Path):
    with pytest.raises(Refused) as refused:
        document = yamlfile.read(path, path.name)
        raise Refused(*document.findings)
    assert refused.value.findings
