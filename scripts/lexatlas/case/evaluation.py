"""Facts held against one legal order after another. The browser does the same in docs/assets/case.js."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from .. import law
from ..records import Atlas
from . import dossier
from .days import add_months, anniversary, born_between
from .dossier import (
    AbroadData,
    AgeData,
    Case,
    ConceptData,
    Gap,
    LimitData,
    NormData,
    OrderData,
    Requirement,
    Said,
    Source,
    Test,
    VersionData,
    Way,
)
from .facts import Facts, Person
from .logic import Truth, every, opposite, some
from .tables import BEYOND, MAY_BE, QUESTIONS, RELATIONS, TO_RULE_OUT, TRANSITION_END


@dataclass(frozen=True, slots=True)
class Step:
    """One test: what is asked for, whether the facts meet it, and which fact says so.

    Where it is unknown: ``ask`` the facts that would settle it, ``weigh`` what no fact of the list settles.
    """

    words: str
    truth: Truth
    fact: str
    ask: tuple[str, ...] = ()
    weigh: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """One element of the offence in the chain of reasons."""

    id: str
    label: str
    truth: Truth
    attempt: bool
    steps: tuple[Step, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class WayOut:
    """An exemption. Not ``at_issue``: nothing in the facts points to it; it remains to be ruled out."""

    id: str
    kind: str
    effect: str
    truth: Truth
    at_issue: bool
    steps: tuple[Step, ...]
    unless: tuple[Step, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class CaseOut:
    """A case of the penalty that fits (true) or may fit (unknown). ``year`` and ``three`` are unknown where no maximum is."""

    case: str
    truth: Truth
    steps: tuple[Step, ...]
    words: str
    year: Truth
    three: Truth
    computed: bool
    source: Source


@dataclass(frozen=True, slots=True)
class LimitOut:
    """When prosecution is time-barred: never, between two days (the same where exact), or why no day can be given.

    ``young``: the suspect was, or may have been, under 18; periods of juvenile law are not worked out.
    """

    id: str
    label: str
    never: bool
    earliest: str
    latest: str
    reason: str
    young: bool
    source: Source
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One offence in one version, held against the facts. ``form``: offence, attempt, or either."""

    norm: str
    label: str
    page: str
    start: str
    to: str
    source: Source
    level: str
    status: str
    form: str
    links: tuple[Link, ...]
    ways: tuple[WayOut, ...]
    cases: tuple[CaseOut, ...]
    year: Truth
    three: Truth
    said: tuple[Said, ...]
    limitation: tuple[LimitOut, ...]
    ask_facts: tuple[str, ...]
    ask_law: tuple[str, ...]
    doubts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of the period in which the same versions stood. ``kind``: covered, absent, no-version, not-researched."""

    start: str
    end: str
    status: str
    kind: str
    reason: str
    source: Source
    instead: tuple[str, ...]
    outcomes: tuple[Outcome, ...]
    doubts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Beyond:
    """Another concept whose offences are not ruled out by the facts, or that is not recorded there."""

    concept: str
    label: str
    status: str
    norms: tuple[tuple[str, str, str], ...]  # label, citation, page


@dataclass(frozen=True, slots=True)
class OrderOut:
    """The result for one legal order."""

    id: str
    code: str
    label: str
    roles: tuple[str, ...]
    status: str
    depends_on: tuple[str, ...]
    segments: tuple[Segment, ...]
    year: Truth
    three: Truth
    abroad: tuple[AbroadData, ...]
    beyond: tuple[Beyond, ...]
    ask: tuple[str, ...]
    help: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Surrender:
    """From whom to whom surrender would be asked, under what, and whether the issuing side's maximum reaches the thresholds."""

    issuing: str
    executing: str
    regime: str
    year: Truth
    three: Truth


@dataclass(frozen=True, slots=True)
class Question:
    """A circumstance on which the law of some legal order of the case turns: in an element, an exemption or a penalty."""

    key: str
    part: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Assessment:
    """The result: by legal order, then across them."""

    conduct: str
    label: str
    questions: tuple[Question, ...]
    orders: tuple[OrderOut, ...]
    punishable_in_all: Truth
    surrender: tuple[Surrender, ...]
    listed: tuple[str, ...]
    ask_facts: tuple[str, ...]


def assess(atlas: Atlas, facts: Facts, today: date | None = None) -> Assessment:
    """Hold the facts against each legal order of the case.

    Raises Misuse for an unknown legal order or concept. ``today`` stands for the day of the request where the facts
    name none.
    """
    law.concept_of(atlas, facts.conduct)
    orders = tuple(dossier.order(atlas, one) for one in facts.orders)
    return evaluate(dossier.concepts(atlas), orders, facts, today or date.today())


def evaluate(concepts: Iterable[ConceptData], orders: Iterable[OrderData], facts: Facts, today: date) -> Assessment:
    """The same over dossiers, which the browser has too."""
    known = {c.id: c for c in concepts}
    found = {o.id: o for o in orders}
    results = tuple(_order(known, found[one], roles, facts) for one, roles in facts.orders.items())
    ask = _once(q for r in results for s in r.segments for o in s.outcomes if o.status == "depends" for q in o.ask_facts)
    verdicts = [{"applies": True, "does-not-apply": False}.get(r.status) for r in results]
    return Assessment(
        facts.conduct,
        known[facts.conduct].label,
        _questions([found[one] for one in facts.orders], facts),
        results,
        every(verdicts) if len(results) > 1 else None,
        tuple(_surrender(found, results, facts.request or today)),
        known[facts.conduct].listed,
        ask,
    )


# ── one legal order ──────────────────────────────────────────────────────────


def _order(concepts: dict[str, ConceptData], order: OrderData, roles: list[str], facts: Facts) -> OrderOut:
    segments = tuple(_segments(order, facts))
    statuses = {s.status for s in segments}
    # A day of the act that decides between two answers is a fact to be established.
    status = statuses.pop() if len(statuses) == 1 else "depends"
    norms = {o.norm for s in segments for o in s.outcomes}
    first, last = facts.start.isoformat(), facts.end.isoformat()
    abroad = tuple(
        rule
        for rule in order.abroad
        if rule.stand.start <= last and (not rule.stand.to or first <= rule.stand.to) and (not rule.applies_to or norms & set(rule.applies_to))
    )
    beyond = tuple(_beyond(concepts, order, facts)) if status != "applies" else ()
    return OrderOut(
        order.id,
        order.code,
        order.label,
        tuple(roles),
        status,
        _depends_on(segments) if status == "depends" else (),
        segments,
        every(_reached(s.outcomes, "year") for s in segments),
        every(_reached(s.outcomes, "three") for s in segments),
        abroad,
        beyond,
        _ask(concepts[facts.conduct], status, segments, facts),
        order.help,
    )


def _depends_on(segments: tuple[Segment, ...]) -> tuple[str, ...]:
    """What an open answer turns on: facts first, then what only a person can judge."""
    points = ["On which day of the period was the act done?"] if len({s.status for s in segments}) > 1 else []
    for segment in segments:
        if segment.status == "depends":
            points += segment.instead
            points += [text for o in segment.outcomes if o.status == "depends" for text in (*o.ask_facts, *o.ask_law)]
    return _once(points)


def _segments(order: OrderData, facts: Facts) -> Iterator[Segment]:
    """The period, cut wherever a version, an absence or the age of criminal responsibility changes."""
    norms = [n for n in order.norms if facts.conduct in n.covers]
    gaps = [g for g in order.gaps if g.concept == facts.conduct]
    stands = [v.stand for n in norms for v in n.versions] + [g.stand for g in gaps] + [a.stand for a in order.responsibility]
    cuts = {facts.start}
    for stand in stands:
        cuts.add(date.fromisoformat(stand.start))
        if stand.to:
            cuts.add(date.fromisoformat(stand.to) + timedelta(days=1))
    starts = sorted(day for day in cuts if facts.start <= day <= facts.end)
    for start, following in zip(starts, [*starts[1:], None], strict=True):
        end = following - timedelta(days=1) if following else facts.end
        yield _segment(order, norms, gaps, replace(facts, start=start, end=end))


def _segment(order: OrderData, norms: list[NormData], gaps: list[Gap], facts: Facts) -> Segment:
    day, end = facts.start.isoformat(), facts.end.isoformat()
    pairs = [(n, v) for n in norms for v in n.versions if v.stand.holds(day)]
    if pairs:
        outcomes = tuple(_outcome(order, n, v, facts) for n, v in pairs)
        statuses = {o.status for o in outcomes}
        status = next(s for s in ("applies", "depends", "does-not-apply") if s in statuses)
        return Segment(day, end, status, "covered", "", Source(), (), outcomes, ())
    gap = next((g for g in gaps if g.stand.holds(day)), None)
    if gap:
        # No provision of its own, but others may reach the conduct: that is for a person to say.
        return Segment(day, end, "depends" if gap.instead else "does-not-apply", "absent", gap.summary, gap.source, gap.instead, (), gap.doubts)
    if norms or gaps:
        first = min([v.stand.start for n in norms for v in n.versions] + [g.stand.start for g in gaps])
        reason = f"The records begin on {first}." if day < first else "No version is recorded for this date."
        return Segment(day, end, "not-recorded", "no-version", reason, Source(), (), (), ())
    reason = next((text for concept, text in order.unread if concept in ("all", facts.conduct)), "Nobody has read this law yet.")
    return Segment(day, end, "not-recorded", "not-researched", reason, Source(), (), (), ())


def _outcome(order: OrderData, norm: NormData, version: VersionData, facts: Facts) -> Outcome:
    requirements = (*version.requirements, _responsible(order, norm, facts))
    links = tuple(_link(r, version, facts) for r in requirements if _concerns(r, facts) and every(holds(t, facts) for t in r.only_if))
    ways = tuple(w for w in (_way(way, facts) for way in version.exemptions if _concerns(way, facts)) if w.truth is not False)
    completed = every(link.truth for link in links if not link.attempt)
    tried = every(link.truth for link in links if link.attempt)
    at_issue = [w for w in ways if w.at_issue]
    excused = some(w.truth for w in at_issue if w.effect == "no-offence")
    # A defence has to be raised and examined: it leaves the case open even where its conditions hold.
    raised = any(w.effect == "defence" for w in at_issue)
    if completed is False or excused is True:
        status = "does-not-apply"
    elif completed is None or excused is None or raised:
        status = "depends"
    else:
        status = "applies"
    cases = tuple(c for c in (_case(case, facts) for case in version.cases) if c.truth is not False)
    open_links = [link for link in links if link.truth is None]
    open_ways = [w for w in at_issue if w.effect in ("no-offence", "defence")]
    steps = [s for link in open_links for s in link.steps] + [s for w in open_ways for s in (*w.steps, *w.unless)]
    left_open = [f"{link.label} ({link.source.cite})" for link in open_links if all(s.truth is not None for s in link.steps)]
    defences = [f"The defence {_named(w)}" for w in open_ways if w.effect == "defence"]
    return Outcome(
        norm.id,
        norm.label,
        norm.page,
        version.stand.start,
        version.stand.to,
        version.source,
        version.level,
        status,
        {True: "offence", False: "attempt", None: "offence or attempt"}[tried],
        links,
        ways,
        cases,
        _reach(version.cases, facts, "year"),
        _reach(version.cases, facts, "three"),
        version.said,
        tuple(_limit(rule, facts) for rule in order.limitation if _governs(rule, norm, facts)),
        _once(text for s in steps for text in s.ask),
        _once([*left_open, *(text for s in steps for text in s.weigh), *defences]),
        version.doubts,
    )


def _named(way: WayOut) -> str:
    return f"{way.id.replace('-', ' ')} ({way.source.cite})"


def _concerns(part: Requirement | Way, facts: Facts) -> bool:
    return not part.conduct or facts.conduct in part.conduct


# ── tests ────────────────────────────────────────────────────────────────────


def holds(test: Test, facts: Facts) -> Truth:
    """Whether the facts meet one test of a condition."""
    key, value = test.key, test.value
    if key == "any":
        return some(every(holds(t, facts) for t in one) for one in value)
    if key == "conduct":
        return facts.conduct in value
    if key == "relation":
        return _related(facts.relation, value)
    if key.startswith("age-gap"):
        return _gap(key, *value, facts)
    if key in ("victim-age-below", "victim-age-from", "offender-age-below", "offender-age-from"):
        person = facts.child if key.startswith("victim") else facts.suspect
        below = _below(person.ages(facts.start, facts.end), value)
        return below if key.endswith("below") else opposite(below)
    if key in QUESTIONS:
        known = facts.circumstances.get(key)
        return None if known is None else known == value
    return None  # procedure and other: no fact decides


def _below(ages: tuple[int, int] | None, limit: int) -> Truth:
    if ages is None:
        return None
    least, most = ages
    return True if most < limit else False if least >= limit else None


def _related(known: tuple[str, ...], wanted: tuple[str, ...]) -> Truth:
    if not known:
        return None
    return some(True if one == other else None if other in MAY_BE[one] else False for one in known for other in wanted)


def _gap(key: str, months: int, days: int, facts: Facts) -> Truth:
    """Whether the difference in age lies on the asked side of a limit of months and days."""
    child, suspect = facts.child, facts.suspect
    if child.born or suspect.born:
        first, second = _births(child, facts), _births(suspect, facts)
        if first is None or second is None:
            return None
        seen = {_gap_of(key, months, days, one, other) for one, other in _extremes(first, second)}
        return seen.pop() if len(seen) == 1 else None
    if child.age is None or suspect.age is None:
        return None
    # Whole years a and b: the difference lies between a - b - 1 and a - b + 1 years, both excluded (from 0 if equal).
    years = abs(child.age - suspect.age)
    if 12 * (years + 1) <= months:
        return key in ("age-gap-at-most", "age-gap-below")
    if years and 12 * (years - 1) >= months + -(-days // 28):
        return key in ("age-gap-from", "age-gap-above")
    return None


def _births(person: Person, facts: Facts) -> tuple[date, date] | None:
    if person.born:
        return person.born, person.born
    return None if person.age is None else born_between(person.age, facts.start, facts.end)


def _extremes(first: tuple[date, date], second: tuple[date, date]) -> Iterator[tuple[date, date]]:
    """The pairs of births with the least and the greatest difference."""
    yield from ((one, other) for one in first for other in second)
    low, high = max(first[0], second[0]), min(first[1], second[1])
    if low <= high:
        yield low, low


def _gap_of(key: str, months: int, days: int, one: date, other: date) -> bool:
    older, younger = sorted((one, other))
    # Whole years end on the birthday, as ages do.
    limit = anniversary(add_months(older, months % 12), months // 12) + timedelta(days=days)
    return {
        "age-gap-at-most": younger <= limit,
        "age-gap-below": younger < limit,
        "age-gap-from": younger >= limit,
        "age-gap-above": younger > limit,
    }[key]


def _step(test: Test, facts: Facts) -> Step:
    truth = holds(test, facts)
    asked = [(t, q) for t in _open(test, facts) if (q := _question(t, facts))]
    return Step(
        test.words,
        truth,
        _fact(test, facts),
        _once(q for t, q in asked if t.key != "other"),
        _once(q for t, q in asked if t.key == "other"),
    )


def _open(test: Test, facts: Facts) -> Iterator[Test]:
    """The tests that are unknown, those inside alternatives too."""
    if holds(test, facts) is not None:
        return
    if test.key == "any":
        for one in test.value:
            if every(holds(t, facts) for t in one) is None:
                for inner in one:
                    yield from _open(inner, facts)
    else:
        yield test


def _question(test: Test, facts: Facts) -> str:
    """What would settle an unknown test; empty where it is settled only at trial."""
    key = test.key
    if key in QUESTIONS:
        return QUESTIONS[key]
    if key.startswith(("victim-age", "offender-age")):
        who, person = ("child", facts.child) if key.startswith("victim") else ("suspect", facts.suspect)
        if person.ages(facts.start, facts.end) is None:
            return f"How old was the {who} (date of birth)?"
        return f"On which day was the act done? The {who} had a birthday within the period."
    if key.startswith("age-gap"):
        return "When were child and suspect born (exact difference in age)?"
    if key == "relation":
        return f"{'Which relation had the suspect to the child?' if not facts.relation else 'Is it so, as this law understands it:'} {test.words}"
    return test.words if key == "other" else ""


def _fact(test: Test, facts: Facts) -> str:
    """The fact that a test looks at, in words."""
    key = test.key
    if key.startswith("victim-age"):
        return _person("child", facts.child, facts)
    if key.startswith("offender-age"):
        return _person("suspect", facts.suspect, facts)
    if key.startswith("age-gap"):
        return f"{_person('child', facts.child, facts)}; {_person('suspect', facts.suspect, facts)}"
    if key == "relation":
        return ", ".join(RELATIONS[one] for one in facts.relation) or "relation not given"
    if key in QUESTIONS:
        return {True: "given: yes", False: "given: no", None: "not given"}[facts.circumstances.get(key)]
    return {"conduct": "by the conduct chosen", "procedure": "mode of trial", "other": "for a person to judge"}.get(key, "")


def _person(who: str, person: Person, facts: Facts) -> str:
    ages = person.ages(facts.start, facts.end)
    if ages is None:
        return f"age of the {who} not given"
    years = str(ages[0]) if ages[0] == ages[1] else f"{ages[0]} to {ages[1]}"
    return f"{who} aged {years}" + (f" (born {person.born})" if person.born else "")


# ── elements, exemptions, penalties ──────────────────────────────────────────


def _link(requirement: Requirement, version: VersionData, facts: Facts) -> Link:
    steps = tuple(_step(t, facts) for t in requirement.tests)
    met = every(s.truth for s in steps)
    if met is False and requirement.id in ("victim-age-below", "child-age-below"):
        wider = _wider(requirement, version, facts)
        if wider:
            steps, met = (*steps, *wider.steps), wider.truth
    if requirement.unsettled:
        met = True if steps and met is True else None
    return Link(requirement.id, requirement.label, met, requirement.attempt, steps, requirement.source)


def _wider(requirement: Requirement, version: VersionData, facts: Facts) -> CaseOut | None:
    """A case that reaches older children than the basic one does, and that the facts do not rule out."""
    limit = min((t.value for t in requirement.tests), default=0)
    for case in version.cases:
        if any(t.key == "victim-age-from" and t.value >= limit for t in case.when):
            found = _case(case, facts)
            if found.truth is not False:
                return found
    return None


def _responsible(order: OrderData, norm: NormData, facts: Facts) -> Requirement:
    """The age of criminal responsibility as a requirement: the one set for this offence, else the general one.

    Where several ages are recorded (by offence), only the highest is surely enough. Where none is, an adult is taken
    to be responsible: no legal order sets this age above majority.
    """
    standing: list[AgeData] = [a for a in order.responsibility if a.stand.holds(facts.start.isoformat())]
    rules = [a for a in standing if norm.id in a.applies_to] or [a for a in standing if not a.applies_to]
    ages = [a.age for a in rules if a.age is not None]
    settled = len(set(ages)) == 1 and len(ages) == len(rules)
    age = max(ages) if ages and len(ages) == len(rules) else max([law.MAJORITY, *ages])
    source = rules[0].source if rules else Source(note="No age of criminal responsibility is recorded for this date.")
    test = Test("offender-age-from", age, f"offender aged {age} or over")
    return Requirement("criminal-responsibility", "Age of criminal responsibility", (test,), source, unsettled=not settled)


def _by_facts(test: Test) -> bool:
    if test.key == "any":
        return any(_by_facts(t) for one in test.value for t in one)
    return test.key not in ("other", "procedure", "conduct")


def _way(way: Way, facts: Facts) -> WayOut:
    when = every(holds(t, facts) for t in way.when) if way.when else None
    lost = some(holds(t, facts) for t in way.unless)
    truth = every((when, opposite(lost)))
    # Conditions in words alone point to nothing in the facts; such an exemption is listed, to be ruled out.
    at_issue = truth is True or (truth is None and way.kind not in TO_RULE_OUT and any(_by_facts(t) for t in way.when))
    return WayOut(
        way.id,
        way.kind,
        way.effect,
        truth,
        at_issue,
        tuple(_step(t, facts) for t in way.when),
        tuple(_step(t, facts) for t in way.unless),
        way.source,
    )


def _case(case: Case, facts: Facts) -> CaseOut:
    tests = [t for t in case.when if t.key != "procedure"]
    truth = every(holds(t, facts) for t in tests)
    year, three = (None, None) if case.open else (case.year, case.three)
    return CaseOut(case.case, truth, tuple(_step(t, facts) for t in case.when), case.words, year, three, case.computed, case.source)


def _reach(cases: tuple[Case, ...], facts: Facts, bound: str) -> Truth:
    """Whether the maximum of the case that fits reaches a threshold.

    Special cases that hold come before the basic one. An unknown case leaves it open where it would change the answer;
    a milder one that only the court's view decides does not. Summary trial is left aside where there is an indictment.
    """
    summary = [c for c in cases if any(t.key == "procedure" and t.value == "summary" for t in c.when)]
    live = [(c, made) for c in cases if (c not in summary or len(summary) == len(cases)) and (made := _case(c, facts)).truth is not False]
    sure = [made for _, made in live if made.truth]
    governing = [c for c in sure if c.case != "basic"] or sure
    reached = {getattr(c, bound) for c in governing}
    for case, made in live:
        reaches = getattr(made, bound)
        if made.truth is None and (reaches is not False or not governing or any(_by_facts(t) for t in case.when)):
            reached.add(reaches)
    return reached.pop() if len(reached) == 1 else None


def _reached(outcomes: tuple[Outcome, ...], bound: str) -> Truth:
    """Whether what fits in a legal order reaches a threshold: one offence that applies is enough."""
    if any(o.status == "applies" and getattr(o, bound) is True for o in outcomes):
        return True
    seen = {getattr(o, bound) for o in outcomes if o.status != "does-not-apply"}
    return seen.pop() if len(seen) == 1 else None


# ── limitation ───────────────────────────────────────────────────────────────


def _governs(rule: LimitData, norm: NormData, facts: Facts) -> bool:
    return rule.stand.holds(facts.start.isoformat()) and (not rule.applies_to or norm.id in rule.applies_to)


def _limit(rule: LimitData, facts: Facts) -> LimitOut:
    suspect = _births(facts.suspect, facts)
    young = suspect is not None and anniversary(suspect[1], law.MAJORITY) > facts.start

    def out(never: bool = False, earliest: str = "", latest: str = "", reason: str = "") -> LimitOut:
        return LimitOut(rule.id, rule.label, never, earliest, latest, reason, young, rule.source, rule.notes)

    if rule.never:
        return out(never=True)
    if rule.period is None or rule.open:
        return out(reason="The record gives no single period; see the rule.")
    months, days = rule.period

    def run(day: date) -> date:
        return add_months(day, months) + timedelta(days=days)

    low, high = facts.start, facts.end
    births = _births(facts.child, facts)
    if rule.starts_at_age is not None or rule.until_age is not None:
        if facts.circumstances.get("decoy"):
            ends = " or ".join(dict.fromkeys(run(day).isoformat() for day in (low, high)))
            return out(reason=f"The period turns on the age of a victim; here there is no real child. Counted from the act it would end on {ends}.")
        if births is None:
            return out(reason="The period turns on the victim's age: the date of birth is needed.")
    if rule.starts_at_age is not None:
        low, high = max(low, anniversary(births[0], rule.starts_at_age)), max(high, anniversary(births[1], rule.starts_at_age))
    low, high = run(low), run(high)
    if rule.until_age is not None:
        low, high = max(low, anniversary(births[0], rule.until_age)), max(high, anniversary(births[1], rule.until_age))
    return out(earliest=low.isoformat(), latest=high.isoformat())


# ── what to ask of the facts ─────────────────────────────────────────────────


def _questions(orders: list[OrderData], facts: Facts) -> tuple[Question, ...]:
    """The circumstances that could still change the answer somewhere, elements first, each once.

    A circumstance counts where the part that names it would be unknown without it; so an answer does not make its
    own question go away. Offences that ages and relation rule out already ask nothing.
    """
    parts: dict[str, str] = {}
    codes: dict[str, list[str]] = {}
    bare = replace(facts, circumstances={})
    for part in ("element", "exemption", "penalty"):
        for order in orders:
            for norm, version in _standing(order, facts):
                asked = (*version.requirements, _responsible(order, norm, facts))
                if any(_link(r, version, bare).truth is False for r in asked if _concerns(r, facts)):
                    continue
                for key in _turns_on(version, part, facts):
                    parts.setdefault(key, part)
                    if order.code not in codes.setdefault(key, []):
                        codes[key].append(order.code)
    return tuple(Question(key, part, tuple(codes[key])) for key, part in parts.items())


def _standing(order: OrderData, facts: Facts) -> Iterator[tuple[NormData, VersionData]]:
    """The versions of the conduct's offences that stood at some time in the period."""
    first, last = facts.start.isoformat(), facts.end.isoformat()
    for norm in order.norms:
        if facts.conduct in norm.covers:
            yield from ((norm, v) for v in norm.versions if v.stand.start <= last and (not v.stand.to or first <= v.stand.to))


def _turns_on(version: VersionData, part: str, facts: Facts) -> Iterator[str]:
    def without(key: str) -> Facts:
        return replace(facts, circumstances={name: value for name, value in facts.circumstances.items() if name != key})

    if part == "element":
        for one in (r for r in version.requirements if _concerns(r, facts)):
            yield from (key for key in _keys((*one.only_if, *one.tests)) if one.only_if or _link(one, version, without(key)).truth is None)
    elif part == "exemption":
        for way in (w for w in version.exemptions if _concerns(w, facts) and w.kind not in TO_RULE_OUT):
            yield from (key for key in _keys((*way.when, *way.unless)) if _way(way, without(key)).truth is None)
    else:
        for case in version.cases:
            yield from (key for key in _keys(case.when) if _case(case, without(key)).truth is None)


def _keys(tests: Iterable[Test]) -> Iterator[str]:
    for test in tests:
        if test.key == "any":
            for one in test.value:
                yield from _keys(one)
        elif test.key in QUESTIONS:
            yield test.key


# ── beyond the chosen conduct, and across ────────────────────────────────────


def _beyond(concepts: dict[str, ConceptData], order: OrderData, facts: Facts) -> Iterator[Beyond]:
    """What else may reach the conduct: other concepts whose offences the facts do not rule out, or that are not recorded."""
    for one in _once((*concepts[facts.conduct].related, *BEYOND)):
        if one == facts.conduct or one not in concepts:
            continue
        segments = list(_segments(order, replace(facts, conduct=one)))
        left = [o for s in segments for o in s.outcomes if o.status != "does-not-apply"]
        norms = tuple(dict.fromkeys((o.label, o.source.cite, o.page) for o in left))
        if norms:
            yield Beyond(one, concepts[one].label, "not-ruled-out", norms)
        elif any(s.status == "not-recorded" for s in segments):
            yield Beyond(one, concepts[one].label, "not-recorded", ())


def _surrender(found: dict[str, OrderData], results: tuple[OrderOut, ...], day: date) -> Iterator[Surrender]:
    for issuing in results:
        for executing in results:
            if issuing.id != executing.id:
                yield Surrender(issuing.id, executing.id, _regime(found[issuing.id], found[executing.id], day), issuing.year, issuing.three)


def _regime(one: OrderData, other: OrderData, day: date) -> str:
    if one.state == other.state:
        return "internal"
    in_system = [_in_system(order, day) for order in (one, other)]
    if all(in_system):
        return "framework-decision"
    left = [order.member_to != "" for order in (one, other)]
    return "trade-and-cooperation" if any(left) and any(in_system) and day > TRANSITION_END else "none"


def _in_system(order: OrderData, day: date) -> bool:
    """Whether a legal order takes part in the arrest warrant: a member, or one that left and is still in its transition."""
    return bool(order.member_from) and order.member_from <= day.isoformat() and (not order.member_to or day <= TRANSITION_END)


def _ask(concept: ConceptData, status: str, segments: tuple[Segment, ...], facts: Facts) -> tuple[str, ...]:
    """What to ask the other side."""
    asked = []
    for segment in segments:
        span = segment.start if segment.start == segment.end else f"{segment.start} to {segment.end}"
        if segment.status == "not-recorded":
            asked.append(f"The provisions on this conduct ({concept.label}) as in force on {span}, in the original, with the day of commencement.")
        asked += [f"Whether this reaches the conduct: {text}" for text in segment.instead]
        for outcome in segment.outcomes:
            if outcome.status == "depends":
                asked += [f"{outcome.source.cite}: {text}" for text in outcome.ask_law]
            if outcome.status != "does-not-apply":
                said = next((s for s in outcome.said if s.id == "prosecution"), None)
                if said and said.value != "ex-officio":
                    asked.append(
                        f"{outcome.source.cite}: whether the complaint or consent that prosecution may need is there or can still be had ({said.source.cite})."
                    )
                if not outcome.limitation or any(rule.reason for rule in outcome.limitation):
                    asked.append(f"{outcome.source.cite}: until when prosecution is possible, suspension and interruption included.")
    if status in ("does-not-apply", "depends"):
        asked.append(
            "Which other provisions may reach the conduct: trust, exploitation, images, trafficking, general offences, attempt and participation."
        )
    if facts.start != facts.end and len(segments) > 1:
        asked.append("On which day of the period the act was done: the law changed within it.")
    return _once(asked)


def _once(items: Iterable[Any]) -> tuple[Any, ...]:
    """Each item once, in order."""
    return tuple(dict.fromkeys(items))
