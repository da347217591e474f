"""Each rule with a good record and a bad one: the sample is clean, and each spoiled copy gives one clear finding at its line."""

from __future__ import annotations

import pytest

from lexatlas import checks

AGES = "jurisdictions/xx/ages.yml"
RULES = "jurisdictions/xx/rules.yml"
GAPS = "jurisdictions/xx/gaps.yml"
ORDER = "jurisdictions/xx/jurisdiction.yml"
SOLICITATION = "jurisdictions/xx/offences/xx-solicitation.yml"

# rule, file, what is replaced, by what, text on the line of the finding (after the edit), words of message or remedy
SPOILED = [
    ("schema", SOLICITATION, "summary: A person proposes a meeting to a child under 15", "sumary: A person proposes a meeting to a child under 15", "sumary", "did you mean 'summary'"),
    ("schema", SOLICITATION, "    changed: The age", "    changes: The age", "changes:", "did you mean 'changed'"),
    ("schema", SOLICITATION, "level: primary-read, date: 2026-11-01}\n  - in_force", "level: primary-reed, date: 2026-11-01}\n  - in_force", "primary-reed", "did you mean 'primary-read'"),
    ("schema", SOLICITATION, "imprisonment: {min: P1Y, max: P3Y}", "imprisonment: {min: 1 year, max: P3Y}", "1 year", "form"),
    ("schema", SOLICITATION, "from: 2020-07-01", "from: 1.7.2020", "1.7.2020", "YYYY-MM-DD"),
    ("schema", SOLICITATION, "covers: [solicitation-of-children]", "covers: []", "covers", "nothing here"),
    ("schema", SOLICITATION, "ref: art. 9, note: By the general part.", "reference: art. 9, note: By the general part.", "reference", "unknown key 'reference'"),
    ("schema", ORDER, "https://law.example/act-2020", "http://law.example/act-2020", "http://law", "https"),
    ("schema", ORDER, 'article_url: "https://law.example/cc/{at}"', 'article_url: "https://law.example/cc/"', "article_url", "{at}"),
    ("schema", SOLICITATION, ", text_of: 2026-01-01, sha256: 1111111111111111111111111111111111111111111111111111111111111111", "", "xx-cc, ref: art. 12, at", ""),
    ("ids+references", SOLICITATION, "id: xx-solicitation\n", "id: xx-grooming\n", "id: xx-grooming", "differs from the file"),
    ("ids", AGES, "id: xx-close-in-age", "id: yy-close-in-age", "yy-close", "does not start"),
    ("ids", AGES, "id: xx-close-in-age", "id: xx-age-consent", None, "is taken"),
    ("ids", ORDER, "code: XX", "code: YY", "code: YY", "write XX"),
    ("ids+references", ORDER, "- id: xx-act-2020", "- id: xx-cc", None, "twice"),
    ("references", SOLICITATION, "covers: [solicitation-of-children]", "covers: [solicitation-of-childen]", "covers", "did you mean 'solicitation-of-children'"),
    ("references", SOLICITATION, "enacted_by: {law: xx-act-2020", "enacted_by: {law: xx-act-2021", "xx-act-2021", "did you mean 'xx-act-2020'"),
    ("references+values", SOLICITATION, "prosecution: ex-officio\n      requires-meeting-step: true\n      requires-ict: false", "prosecusion: ex-officio\n      requires-meeting-step: true\n      requires-ict: false", "prosecusion", "did you mean 'prosecution'"),
    ("references", SOLICITATION, "change: {increase", "change: {of: grave, increase", "of: grave", "no case"),
    ("references", ORDER, "instrument: directive-2011-93", "instrument: directive-2011-39", "2011-39", "did you mean 'directive-2011-93'"),
    ("references", RULES, "applies_to: [xx-solicitation]", "applies_to: [xx-solicitaton]", "applies_to", "did you mean 'xx-solicitation'"),
    ("references", GAPS, "offence: xx-solicitation", "offence: xx-nothing", "xx-nothing", "no offence"),
    ("references+values", AGES, "concept: close-in-age", "concept: limitation", "concept: limitation", "no age concept"),
    ("dates", SOLICITATION, "to: 2020-06-30", "to: 2020-07-01", "to: 2020-07-01", "write to: 2020-06-30"),
    ("dates", SOLICITATION, "to: 2020-06-30", "to: 2020-06-01", "from: 2020-07-01", "gap"),
    ("dates", SOLICITATION, "from: 2010-01-01, to: 2020-06-30", "from: 2020-06-30, to: 2020-06-01", "to: 2020-06-01", "before it begins"),
    ("dates", SOLICITATION, "from: 2020-07-01", "from: 2009-07-01", "from: 2010-01-01", "newest first"),
    ("dates", AGES, "answers: {age: 15}\n        check: {level: primary-read, date: 2026-11-01}", "answers: {age: 15}\n        check: {level: primary-read, date: 2999-11-01}", "2999", "future"),
    ("ages", AGES, "answers: {age: 15}", "answers: {age: 2}", "age: 2", "plausible"),
    ("ages", AGES, "min-younger-age: 13", "min-younger-age: 15", "min-younger-age: 15", "age of consent"),
    ("ages", SOLICITATION, "when: {victim-age-below: 10}", "when: {victim-age-below: 16}", "victim-age-below: 16", "only those below 15"),
    ("penalties", SOLICITATION, "{min: P1Y, max: P3Y}", "{min: P5Y, max: P3Y}", "min: P5Y", "above the maximum"),
    ("penalties", SOLICITATION, "{min: P1Y, max: P3Y}", "{min: P37M, max: P3Y}", "min: P37M", "above the maximum"),
    ("penalties", SOLICITATION, "{min: P2Y, max: P6Y}", "{min: life, max: P6Y}", "min: life", "above the maximum"),
    ("penalties", SOLICITATION, "case: child-below-10", "case: several-persons", "victim-age-below: 10", "twice"),
    ("penalties", SOLICITATION, "{case: child-below-10, when: {victim-age-below: 10}, ", "{case: child-below-10, ", "case: child-below-10", "when it applies"),
    ("penalties", SOLICITATION, "least: 1/3, most: 1/2", "least: 1/2, most: 1/3", "least: 1/2", "more than at most"),
    ("penalties", SOLICITATION, "min: 100, max: 5000", "min: 6000, max: 5000", "min: 6000", "above the greatest"),
    ("penalties", SOLICITATION, ", currency: EUR", "", "max: 5000", "no currency"),
    ("provenance", AGES, "answers: {age: 15}\n        check: {level: primary-read", "answers: {age: 15}\n        check: {level: second-read", "second-read", "outcome"),
    ("provenance", AGES, "answers: {age: 15}\n        check: {level: primary-read", "answers: {age: 15}\n        check: {level: unverified", "unverified", "a text was read"),
    ("provenance", AGES, "at: art1, text_of: 2026-01-01, sha256: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "at: art1, unread: only a summary was found", "primary-read", "none of its provisions"),
    ("provenance", ORDER, '    article_url: "https://law.example/cc/{at}"\n', "", None, "article_url"),
    ("values", SOLICITATION, "requires-ict: false", "requires-ict: 16", "requires-ict: 16", "true or false"),
    ("values", SOLICITATION, "requires-ict: false", "requires-ict: depends", "requires-ict: depends", "with a note"),
    ("values", SOLICITATION, "mental-element: purpose\n      mistake-of-age: {", "mental-element: purpos\n      mistake-of-age: {", "mental-element: purpos", "did you mean 'purpose'"),
    ("values", SOLICITATION, "      requires-ict: false\n", "", "answers:", "not answered"),
    ("values", SOLICITATION, "requires-ict: false", "requires-ict: false\n      max-imprisonment: P3Y", "max-imprisonment", "delete it"),
    ("values", SOLICITATION, "requires-ict: false", "requires-ict: false\n      child-age-below: 18", "child-age-below", "not asked"),
    ("values", SOLICITATION, "requires-ict: false", "requires-ict: not-established", "not-established", "without a reason"),
    ("values", AGES, "max-gap: P3Y", "max-gap: 3 years", "3 years", "ISO 8601"),
    ("coverage", GAPS, "  - {concepts: all, reason: A sample holds little.}\n", "  - {concepts: [limitation], reason: x}\n", None, "there is a record"),
    ("coverage", GAPS, "concept: childlike-dolls\n", "concept: solicitation-of-children\n", "concept: solicitation", "called absent while"),
    ("modeline", AGES, "# yaml-language-server: $schema=../../definitions/schemas/ages.schema.json\n", "", "ages:", "start the file with"),
    ("language", SOLICITATION, "summary: A person proposes a meeting to a child under 15 for sexual purposes", "summary: A person seeks child pornography from a child under 15 for sexual purposes", "summary: A person seeks", "deprecated"),
]  # fmt: skip


def test_the_sample_is_clean(sample):
    assert sample.findings() == []


@pytest.mark.parametrize(("rule", "file", "old", "new", "line", "words"), SPOILED, ids=[f"{r}-{n}" for n, (r, *_) in enumerate(SPOILED)])
def test_a_spoiled_record_gives_one_clear_finding(sample, rule, file, old, new, line, words):
    sample.edit(old, new, file)
    rules = rule.split("+")  # the rule, and those that rightly speak as well
    found = [f for f in sample.findings() if f.rule == rules[0]]
    assert found, sample.findings()
    place = str(found[0])
    assert any(words in str(f) for f in found), place
    if line is not None:
        assert {f.place.line for f in found if words in str(f)} == {sample.line_of(line.rstrip("\n"), file)}, place
    others = [f for f in sample.findings() if f.rule not in rules]
    assert not others, others


def test_every_rule_has_a_spoiled_record():
    assert {rule.split("+")[0] for rule, *_ in SPOILED} == {*checks.names(), "schema"}


def test_a_file_in_the_wrong_place(sample):
    (sample.root / "jurisdictions" / "xx" / "notes.yml").write_text("a: 1\n")
    assert [f.rule for f in sample.findings()] == ["layout"]


def test_nothing_is_said_about_a_concept(sample):
    sample.edit("  - {concepts: all, reason: A sample holds little.}\n", "  - {concepts: [majority], reason: x}\n", GAPS)
    silent = {f.message for f in sample.findings() if "nothing is said" in f.message}
    assert "nothing is said about 'csam-access'" in silent
    assert not any("majority" in m or "childlike-dolls" in m or "solicitation-of-children" in m for m in silent)


def test_a_broken_file_does_not_make_others_look_wrong(sample):
    sample.edit("id: xx-solicitation\n", "id: xx-solicitation\nfoo: 1\n")
    assert [f.rule for f in sample.findings()] == ["schema"]
