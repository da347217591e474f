"""From records to what the evaluator needs: requirements, exemptions, cases and rules, each with its pinpoint.

The same shape goes to the browser as JSON (`as_data`), so that both evaluators read one thing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from .. import law, words
from ..duration import Duration
from ..penalties import imprisonment
from ..records import Absence, Answer, Atlas, Condition, Jurisdiction, Norm, Penalty, Period, Version
from .tables import DENIED, FRAMEWORK_DECISION, OPEN, SAID, TESTS, VALUE


@dataclass(frozen=True, slots=True)
class Test:
    """One key of a condition. ``any`` holds alternatives; age gaps are (months, days)."""

    key: str
    value: Any
    words: str


Tests = tuple[Test, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """Where it stands, with what the record says about it."""

    cite: str = ""
    url: str = ""
    note: str = ""
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Requirement:
    """What the facts must meet.

    Met exactly if ``tests`` hold. Where the law leaves it ``unsettled``: met if they hold, otherwise unknown.
    ``attempt``: where only this fails, the attempt is made out. ``only_if``: asked for only where these hold.
    """

    id: str
    label: str
    tests: Tests
    source: Source
    unsettled: bool = False
    attempt: bool = False
    only_if: Tests = ()
    conduct: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Way:
    """An exemption: ``when`` all hold and none of ``unless``."""

    id: str
    kind: str
    effect: str
    when: Tests
    unless: Tests
    source: Source
    conduct: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """The penalty of one case, worked out.

    ``year`` and ``three`` tell whether the maximum reaches 12 months and 3 years; ``open``: no maximum is known.
    """

    case: str
    when: Tests
    words: str
    year: bool
    three: bool
    open: bool
    computed: bool
    source: Source


@dataclass(frozen=True, slots=True)
class Stand:
    """A period of law: ISO dates; ``to`` is empty while it lasts."""

    start: str
    to: str = ""

    def holds(self, day: str) -> bool:
        return self.start <= day and (not self.to or day <= self.to)


@dataclass(frozen=True, slots=True)
class Said:
    """What the record says of a question that the facts do not decide: attempt, mental element, prosecution."""

    id: str
    label: str
    value: str
    words: str
    source: Source


@dataclass(frozen=True, slots=True)
class VersionData:
    stand: Stand
    source: Source
    level: str
    requirements: tuple[Requirement, ...]
    exemptions: tuple[Way, ...]
    cases: tuple[Case, ...]
    said: tuple[Said, ...]
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NormData:
    id: str
    label: str
    page: str
    covers: tuple[str, ...]
    versions: tuple[VersionData, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """A recorded absence, and what may reach the conduct instead."""

    concept: str
    stand: Stand
    summary: str
    source: Source
    instead: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AgeData:
    """An age rule in one period; ``age`` is None where it is not one number."""

    stand: Stand
    age: int | None
    source: Source
    applies_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LimitData:
    """A limitation rule in one period. ``period`` is (months, days); None with ``never`` false: not one number."""

    id: str
    label: str
    stand: Stand
    applies_to: tuple[str, ...]
    period: tuple[int, int] | None
    never: bool
    starts_at_age: int | None
    until_age: int | None
    open: bool  # whether an age that moves the beginning or the end is not established
    source: Source
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AbroadData:
    """A rule on acts abroad in one period: label, answer in words and pinpoint of each question."""

    id: str
    label: str
    stand: Stand
    applies_to: tuple[str, ...]
    answers: tuple[tuple[str, str, Source], ...]


@dataclass(frozen=True, slots=True)
class OrderData:
    """One legal order, as the evaluator sees it."""

    id: str
    code: str
    label: str
    state: str
    member_from: str
    member_to: str
    norms: tuple[NormData, ...]
    gaps: tuple[Gap, ...]
    unread: tuple[tuple[str, str], ...]  # concept or all, and the reason
    responsibility: tuple[AgeData, ...]
    limitation: tuple[LimitData, ...]
    abroad: tuple[AbroadData, ...]
    help: tuple[tuple[str, str, str], ...]  # kind, name, phone or address


@dataclass(frozen=True, slots=True)
class ConceptData:
    id: str
    label: str
    plain: str
    group: str
    related: tuple[str, ...]
    listed: tuple[str, ...]  # entries of the arrest-warrant list that may take it in


def concepts(atlas: Atlas) -> tuple[ConceptData, ...]:
    """The offence concepts: what a conduct can be."""
    frame = atlas.instruments.get(FRAMEWORK_DECISION)
    articles = [a for a in frame.articles if a.ref.startswith("Art. 2(2)")] if frame else []
    return tuple(
        ConceptData(
            c.id, c.label, c.plain or "", c.group, c.related, tuple(f"{a.ref} ({a.heading})" if a.heading else a.ref for a in articles if c.id in a.concepts)
        )
        for c in atlas.concepts.values()
        if c.kind == "offence"
    )  # fmt: skip


def order(atlas: Atlas, jurisdiction: str) -> OrderData:
    """A legal order as the evaluator sees it. Raises Misuse where it is not known."""
    return _Reader(atlas, law.order_of(atlas, jurisdiction)).order()


def tests(condition: Condition | Mapping[str, Any] | None) -> Tests:
    """A condition as tests, each with its words."""
    if condition is None:
        return ()
    keys = condition.keys if isinstance(condition, Condition) else condition
    return tuple(Test(name, _plain(name, value), _words(name, value)) for name, value in keys.items())


def _words(name: str, value: Any) -> str:
    if name == "any":
        return " or ".join("(" + ", ".join(_words(key, part) for key, part in one.items()) + ")" for one in value)
    return DENIED[name] if value is False and name in DENIED else words.condition_words({name: value})


def _plain(name: str, value: Any) -> Any:
    if name == "any":
        return tuple(tests(one) for one in value)
    if name.startswith("age-gap"):
        gap = Duration.parse(value)
        return (gap.months, gap.days)
    return tuple(value) if isinstance(value, list) else value


@dataclass(frozen=True, slots=True)
class _Reader:
    atlas: Atlas
    place: Jurisdiction

    def order(self) -> OrderData:
        atlas, place = self.atlas, self.place
        norms = atlas.of(place.id)
        member = place.eu_member
        return OrderData(
            place.id,
            place.code,
            place.label,
            place.authority or place.id,
            member.first.isoformat() if member else "",
            member.to.isoformat() if member and member.to else "",
            tuple(self.norm(n) for n in norms if n.kind == "offence"),
            tuple(self.gap(a) for a in atlas.absences if a.jurisdiction == place.id),
            tuple(
                (concept, u.reason)
                for u in atlas.unresearched
                if u.jurisdiction == place.id
                for concept in (("all",) if isinstance(u.concepts, str) else u.concepts)
            ),
            tuple(self.age(n, v) for n in norms if n.concept == "criminal-responsibility" for v in n.versions),
            tuple(self.limit(n, v) for n in norms if n.concept == "limitation" for v in n.versions),
            tuple(self.reach(n, v) for n in norms if n.concept == "extraterritorial-nationals" for v in n.versions),
            tuple((h.kind, h.name, h.phone or h.url or "") for h in place.help),
        )

    def source(self, version: Version, part: Any = None) -> Source:
        """The pinpoint of an answer, penalty, exemption or element; that of the version where it has none."""
        law_id, ref = getattr(part, "law", None) or version.main.law, getattr(part, "ref", None)
        if ref is None:
            ref = version.main.ref if law_id == version.main.law else ""
        return Source(
            law.cite(self.place, law_id, ref),
            law.link(self.place, version, law_id, ref),
            getattr(part, "note", None) or "",
            getattr(part, "doubt", None) or "",
        )

    def norm(self, norm: Norm) -> NormData:
        page = f"jurisdictions/{norm.jurisdiction}/{norm.id}.html"
        label = norm.native if norm.native == norm.label else f"{norm.native} ({norm.label})"
        return NormData(norm.id, label, page, norm.concepts, tuple(self.version(norm, v) for v in norm.versions))

    def version(self, norm: Norm, version: Version) -> VersionData:
        return VersionData(
            _stand(version.in_force),
            self.source(version),
            version.check.level,
            tuple(self.requirements(norm, version)),
            tuple(
                Way(e.id, e.kind, e.effect, tests(e.when), tests(e.unless), self.source(version, e), e.conduct) for e in version.exemptions
            ),
            tuple(self.case(version, p) for p in version.penalties),
            tuple(self.said(version, name, version.answers[name]) for name in SAID if name in version.answers),
            version.doubts,
        )  # fmt: skip

    def requirements(self, norm: Norm, version: Version) -> Iterator[Requirement]:
        answers = version.answers
        for name, table in TESTS.items():
            answer = answers.get(name)
            # The age of the person shown takes the place of the age of the victim where both are answered.
            only = tuple(c for c in self.asked_of(norm, name) if name != "victim-age-below" or c not in self.shown(norm, version))
            if answer is None or not only:
                continue
            conduct = () if set(only) == set(norm.covers) else only
            found = _condition(table, answer)
            if found is None:
                continue
            keys, settled = found
            source, attempt = self.source(version, answer), name == "decoy" and answer.value == "attempt"
            if name == "child-age-below" and settled and _is(answers.get("appears-to-be-child"), True):
                # Who appears to be a child suffices: a person known to be older is then not simply outside.
                appears = self.source(version, answers["appears-to-be-child"])
                note = " ".join(t for t in (source.note, f"A person who appears to be a child suffices ({appears.cite}).") if t)
                source, settled = Source(source.cite, source.url, note, source.doubt), False
            yield Requirement(name, self.atlas.attributes[name].label, tests(keys), source, not settled, attempt, conduct=conduct)
        if "decoy" not in answers:
            # Where the record does not speak of it, nothing is known about a child who is none.
            yield Requirement("decoy", "A real child", (), self.source(version), unsettled=True, only_if=tests({"decoy": True}))
        for number, element in enumerate(version.elements, 1):
            yield Requirement(f"element-{number}", "Further element", tests(element.when), self.source(version, element), conduct=element.conduct)
        if norm.part:
            yield Requirement("part", "Covered in part", tests({"other": norm.part}), self.source(version), conduct=norm.part_concerns)
        if version.check.level == "unverified":
            text = "The primary text of this version was not read: its wording is to be confirmed."
            yield Requirement("text", "Text", tests({"other": text}), self.source(version))

    def said(self, version: Version, name: str, answer: Answer) -> Said:
        attribute = self.atlas.attributes[name]
        shown = words.answer_words(self.atlas, name, answer.value)
        meaning = attribute.meaning(str(answer.value)) if attribute.type == "code" else shown
        return Said(name, attribute.label, words.plain(answer.value), meaning if answer.established else shown, self.source(version, answer))

    def asked_of(self, norm: Norm, attribute: str) -> Iterator[str]:
        known = self.atlas.attributes.get(attribute)
        return (c for c in norm.covers if known and c in self.atlas.concepts and known.applies(self.atlas.concepts[c]))

    def shown(self, norm: Norm, version: Version) -> tuple[str, ...]:
        return tuple(self.asked_of(norm, "child-age-below")) if "child-age-below" in version.answers else ()

    def case(self, version: Version, penalty: Penalty) -> Case:
        prison = imprisonment(version, penalty)
        top = prison.max
        return Case(
            penalty.case,
            tests(penalty.when),
            words.penalty_words(version, penalty),
            bool(top and top >= law.TWELVE_MONTHS),
            bool(top and top >= law.THREE_YEARS),
            top is None and bool(penalty.open or penalty.imprisonment or penalty.change),
            prison.computed,
            self.source(version, penalty),
        )

    def gap(self, absence: Absence) -> Gap:
        read = absence.read[0]
        found = self.place.law(read.law)
        instead = []
        for one in absence.instead:
            norm = self.atlas.norms.get(one.offence or "")
            named = norm.native if norm else law.cite(self.place, one.law, one.ref or "") if one.law else ""
            instead.append(f"{named}: {one.note}" if named else one.note)
        return Gap(
            absence.concept,
            _stand(absence.in_force),
            absence.summary,
            Source(law.cite(self.place, read.law, read.ref), read.url or (found.link(read.at) if found else "")),
            tuple(instead),
            absence.doubts,
        )

    def age(self, norm: Norm, version: Version) -> AgeData:
        answer = version.answers.get("age")
        return AgeData(_stand(version.in_force), _number(answer), self.source(version, answer), norm.applies_to)

    def limit(self, norm: Norm, version: Version) -> LimitData:
        get = version.answers.get
        period, starts, until = get("period"), get("starts-at-age"), get("until-age")
        plain = str(period.value) if period else "not-established"
        named = (*OPEN, "none")
        parts = [self.source(version, a) for a in (period, starts, until, get("imprescriptible")) if a]
        notes = [n for s in parts for n in (s.note, s.doubt) if n] + ([norm.notes] if norm.notes else []) + list(version.doubts)
        return LimitData(
            norm.id,
            norm.label,
            _stand(version.in_force),
            norm.applies_to,
            None if plain in named else ((d := Duration.parse(plain)).months, d.days),
            _is(get("imprescriptible"), True) or plain == "none",
            _number(starts),
            _number(until),
            any(a is None or str(a.value) in OPEN for a in (starts, until)),
            self.source(version, period),
            tuple(dict.fromkeys(notes)),
        )

    def reach(self, norm: Norm, version: Version) -> AbroadData:
        answers = tuple(
            (self.atlas.attributes[name].label, words.answer_words(self.atlas, name, a.value), self.source(version, a))
            for name, a in version.answers.items()
        )
        return AbroadData(norm.id, norm.label, _stand(version.in_force), norm.applies_to, answers)


def _stand(period: Period) -> Stand:
    return Stand(period.first.isoformat(), period.to.isoformat() if period.to else "")


def _number(answer: Answer | None) -> int | None:
    value = answer.value if answer else None
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _is(answer: Answer | None, value: object) -> bool:
    return bool(answer) and answer.value is value


def _condition(table: Mapping[object, Any], answer: Answer) -> tuple[Mapping[str, Any], bool] | None:
    """The condition that an answer asks for and whether it settles the matter; None where it asks for nothing."""
    value = answer.value
    if value in OPEN:
        # No condition at all: whatever the facts, the answer stays open.
        return table["open"] or {}, False
    for wanted, condition in table.items():
        if wanted is value or (isinstance(wanted, str) and wanted == value):
            return condition, True
    if VALUE in table and isinstance(value, int) and not isinstance(value, bool):
        return {name: value if part == VALUE else part for name, part in table[VALUE].items()}, True
    return None


def as_data(value: Any) -> Any:
    """A record as plain data for JSON: parts that say nothing (empty, false, none) are left out."""
    if is_dataclass(value):
        plain = {f.name: as_data(getattr(value, f.name)) for f in fields(value)}
        kept = ("value",) if isinstance(value, Test) else ()
        return {name: part for name, part in plain.items() if part not in (None, "", [], {}) and (part is not False or name in kept)}
    if isinstance(value, tuple | list):
        return [as_data(part) for part in value]
    return value
