"""An assessment as text for a terminal, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict

from .evaluation import Assessment, LimitOut, OrderOut, Outcome, Segment
from .logic import Truth
from .tables import CAUTIONS, EFFECTS, REGIMES, REPORT, STATUS, YOUNG

_MARK = {True: "met", False: "not met", None: "open"}
_LOST = {True: "so it is", False: "not so", None: "open"}
_FIT = {True: "fits", None: "may fit"}


def as_json(assessment: Assessment) -> str:
    """Everything as JSON: true, false, and null for unknown."""
    return json.dumps({**asdict(assessment), "cautions": CAUTIONS, "report": REPORT}, ensure_ascii=False, indent=2) + "\n"


def as_text(assessment: Assessment) -> str:
    """Everything as plain text."""
    return "\n".join(_lines(assessment)).rstrip() + "\n"


def _lines(a: Assessment) -> Iterator[str]:
    yield f"Case check: {a.label}"
    yield ""
    for order in a.orders:
        yield from _order(order)
    if a.ask_facts:
        yield "Facts to establish"
        yield from (f"  - {text}" for text in a.ask_facts)
        yield ""
    if len(a.orders) > 1:
        yield "Across"
        both = {True: "yes, on the facts given", False: "not under the offences recorded (see what else may reach it)", None: "open"}
        yield f"  Punishable in all legal orders of the case: {both[a.punishable_in_all]}"
        code = {order.id: order.code for order in a.orders}
        for s in a.surrender:
            yield f"  {code[s.issuing]} asks {code[s.executing]}: {REGIMES[s.regime]}"
            if s.regime != "internal":
                yield f"    Maximum in {code[s.issuing]} reaches 12 months: {_yes(s.year)}; 3 years: {_yes(s.three)}"
        if a.listed and any(s.regime == "framework-decision" for s in a.surrender):
            yield "  Entries of Article 2(2) that may take it in (the issuing authority decides): " + "; ".join(a.listed)
        yield ""
    yield from (*CAUTIONS, REPORT)


def _yes(truth: Truth) -> str:
    return {True: "yes", False: "no", None: "open"}[truth]


def _order(order: OrderOut) -> Iterator[str]:
    yield f"{order.label} ({order.code}; {', '.join(order.roles)}): {STATUS[order.status]}"
    yield from (f"  on: {text}" for text in order.depends_on)
    for segment in order.segments:
        yield from _segment(segment)
    for rule in order.abroad:
        yield f"  Acts abroad: {rule.label}"
        yield from (f"    {label}: {words} [{source.cite}]" for label, words, source in rule.answers)
    left = [b for b in order.beyond if b.status == "not-ruled-out"]
    if left:
        yield "  Not ruled out by these facts, and to be looked at:"
        yield from (f"    {b.label}: " + "; ".join(f"{label} [{cite}]" for label, cite, _ in b.norms) for b in left)
    unread = [b.label for b in order.beyond if b.status == "not-recorded"]
    if unread:
        yield "  Not recorded here, and so not excluded: " + "; ".join(unread)
    if order.ask:
        yield "  To ask there:"
        yield from (f"    - {text}" for text in order.ask)
    yield ""


def _segment(segment: Segment) -> Iterator[str]:
    span = segment.start if segment.start == segment.end else f"{segment.start} to {segment.end}"
    yield f"  Law on {span}: {STATUS[segment.status]}"
    if segment.reason:
        kind = {"absent": "No provision of its own: ", "no-version": "", "not-researched": "Not researched: "}[segment.kind]
        yield f"    {kind}{segment.reason}" + (f" [{segment.source.cite}]" if segment.source.cite else "")
    yield from (f"    What else may reach it: {text}" for text in segment.instead)
    yield from (f"    Doubt: {text}" for text in segment.doubts)
    for outcome in segment.outcomes:
        yield from _outcome(outcome)


def _outcome(o: Outcome) -> Iterator[str]:
    form = f" (as {o.form})" if o.form != "offence" and o.status != "does-not-apply" else ""
    yield f"    {o.label}, {o.source.cite}: {STATUS[o.status]}{form}"
    for link in o.links:
        mark = "attempt" if link.attempt and link.truth is False else _MARK[link.truth]
        yield f"      {mark:>8}  {link.label} [{link.source.cite}]"
        yield from (f"                {step.words}: {_MARK[step.truth]} ({step.fact})" for step in link.steps)
        yield from (f"                {name}: {text}" for name, text in (("Note", link.source.note), ("Doubt", link.source.doubt)) if text)
    for way in o.ways:
        if way.at_issue:
            state = "holds" if way.truth else "open"
            yield f"      Exemption {way.id.replace('-', ' ')} ({EFFECTS[way.effect]}): {state} [{way.source.cite}]"
            yield from (f"                {step.words}: {_MARK[step.truth]} ({step.fact})" for step in way.steps)
            yield from (f"                lost if {step.words}: {_LOST[step.truth]} ({step.fact})" for step in way.unless)
    rest = [f"{way.id.replace('-', ' ')} [{way.source.cite}]" for way in o.ways if not way.at_issue]
    if rest:
        yield "      To be ruled out: " + "; ".join(rest)
    if o.status != "does-not-apply":
        for case in o.cases:
            yield f"      Penalty, {case.case.replace('-', ' ')} ({_FIT[case.truth]}): {case.words} [{case.source.cite}]"
        for said in o.said:
            yield f"      {said.label}: {said.words} [{said.source.cite}]"
        for rule in o.limitation:
            yield f"      {rule.label}: {_limit(rule)} [{rule.source.cite}]"
    else:
        # What was not completed may still be an attempt.
        yield from (f"      {said.label}: {said.words} [{said.source.cite}]" for said in o.said if said.id == "attempt-punishable")
    yield from (f"      Doubt: {text}" for text in o.doubts)


def _limit(rule: LimitOut) -> str:
    day = rule.earliest if rule.earliest == rule.latest else f"between {rule.earliest} and {rule.latest}"
    words = "never time-barred" if rule.never else rule.reason or f"{day}, counted from day to day without suspension or interruption"
    return f"{words}, for an adult suspect. {YOUNG}" if rule.young and not rule.reason else words
