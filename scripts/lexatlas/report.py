"""Findings as text, GitHub annotations, JSON and SARIF."""

from __future__ import annotations

import json
from collections.abc import Sequence

from . import __version__
from .findings import Finding

FORMATS = ("text", "github", "json", "sarif")


def render(findings: Sequence[Finding], form: str) -> str:
    """All findings in one of FORMATS; an empty string where text has nothing to say."""
    match form:
        case "text":
            return "\n".join(map(str, findings))
        case "github":
            return "\n".join(map(_annotation, findings))
        case "json":
            return json.dumps([_plain(f) for f in findings], ensure_ascii=False, indent=2)
        case "sarif":
            return json.dumps(_sarif(findings), ensure_ascii=False, indent=2)
    raise ValueError(form)


def _plain(finding: Finding) -> dict:
    place = finding.place
    return {
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "level": finding.level,
        "rule": finding.rule,
        "message": finding.message,
        "remedy": finding.remedy,
    }


def _annotation(finding: Finding) -> str:
    # https://docs.github.com/actions: workflow commands escape %, CR, LF, and in properties also : and ,
    def data(text: str) -> str:
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")

    def value(text: str) -> str:
        return data(text).replace(":", "%3A").replace(",", "%2C")

    place, remedy = finding.place, f"; {finding.remedy}" if finding.remedy else ""
    return f"::{finding.level} file={value(place.file)},line={place.line},col={place.column},title={value(finding.rule)}::{data(finding.message + remedy)}"


def _sarif(findings: Sequence[Finding]) -> dict:
    rules = sorted({f.rule for f in findings})
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "lexatlas", "version": __version__, "rules": [{"id": rule} for rule in rules]}},
                "results": [
                    {
                        "ruleId": f.rule,
                        "level": f.level,
                        "message": {"text": f"{f.message}; {f.remedy}" if f.remedy else f.message},
                        "locations": [
                            {
                                "physicalLocation": {
                                    "artifactLocation": {"uri": f.place.file, "uriBaseId": "%SRCROOT%"},
                                    "region": {"startLine": f.place.line, "startColumn": f.place.column},
                                }
                            }
                        ],
                    }
                    for f in findings
                ],
            }
        ],
    }
