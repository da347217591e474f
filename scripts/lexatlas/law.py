"""What was the law on a date: versions, answers, penalty ranges, comparison, minimum rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from .duration import Duration
from .findings import Misuse
from .penalties import basic, imprisonment
from .records import (
    Absence,
    Answer,
    Atlas,
    Concept,
    Instrument,
    Jurisdiction,
    Minimum,
    Norm,
    Penalty,
    Value,
    Version,
)
from .words import NO_FIGURES, answer_words, condition_words, fine_words, penalty_words, plain

THREE_YEARS = Duration.parse("P3Y")  # Framework Decision 2002/584/JHA, Article 2(2)
TWELVE_MONTHS = Duration.parse("P12M")  # the same, Article 2(1)

UNREAD = "Nobody has read this law yet."

Status = Literal["covered", "absent", "not-researched", "no-version"]


# ── what stood on a date ─────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Standing:
    """How a legal order answers a concept on a day."""

    jurisdiction: Jurisdiction
    concept: Concept
    day: date
    status: Status
    norms: tuple[tuple[Norm, Version], ...] = ()
    absence: Absence | None = None
    reason: str = ""


def standing(atlas: Atlas, jurisdiction: str, concept: str, day: date) -> Standing:
    """The norms of a legal order that answer a concept on a day, or why there are none.

    ``no-version`` says that there are records, but none for that day: nothing may be concluded from it.
    """
    order, notion = order_of(atlas, jurisdiction), concept_of(atlas, concept)
    norms = atlas.of(order.id, notion.id)
    found = tuple((norm, version) for norm in norms if (version := norm.on(day)))
    if found:
        return Standing(order, notion, day, "covered", found)
    absence = next((a for a in atlas.absent(order.id, notion.id) if day in a.in_force), None)
    if absence:
        return Standing(order, notion, day, "absent", absence=absence, reason=absence.summary)
    if norms or atlas.absent(order.id, notion.id):
        first = min((v.in_force.first for n in norms for v in n.versions), default=None)
        return Standing(
            order,
            notion,
            day,
            "no-version",
            reason=f"The records begin on {first}." if first and day < first else "No version is recorded for this date.",
        )
    gap = atlas.not_researched(order.id, notion.id)
    return Standing(order, notion, day, "not-researched", reason=gap.reason if gap else UNREAD)


def order_of(atlas: Atlas, jurisdiction: str) -> Jurisdiction:
    """The legal order with that id or code. Raises Misuse, naming the known ones."""
    found = atlas.jurisdictions.get(jurisdiction.lower())
    if not found:
        raise Misuse(f"there is no legal order {jurisdiction!r}; known: {', '.join(sorted(atlas.jurisdictions)) or 'none'}")
    return found


def concept_of(atlas: Atlas, concept: str) -> Concept:
    """The concept with that id. Raises Misuse, naming the known ones."""
    if concept not in atlas.concepts:
        raise Misuse(f"there is no concept {concept!r}; known: {', '.join(sorted(atlas.concepts))}")
    return atlas.concepts[concept]


def pinpoint(order: Jurisdiction, version: Version, answer: Answer | None = None) -> tuple[str, str]:
    """Law id and pinpoint under which an answer stands: its own, or the version's first provision."""
    law = (answer and answer.law) or version.main.law
    if answer and answer.ref:
        return law, answer.ref
    return law, version.main.ref if law == version.main.law else ""


def cite(order: Jurisdiction, law_id: str, ref: str) -> str:
    """A citation as lawyers there write it: ``art. 609-undecies(1) c.p.``"""
    law = order.law(law_id)
    return f"{ref} {law.short or law.name}".strip() if law else f"{ref} {law_id}"


def link(order: Jurisdiction, version: Version, law_id: str, ref: str) -> str:
    """Official link for a pinpoint: that of the version's provision it lies in, else of the law."""
    for provision in version.provisions:
        if provision.law == law_id and within(ref, provision.ref):
            found = order.law(law_id)
            return provision.url or (found.link(provision.at) if found else "")
    law = order.law(law_id)
    return law.url if law else ""


def within(ref: str, provision: str) -> bool:
    """Whether a pinpoint is a provision or lies inside it: ``art. 12(1)`` inside ``art. 12``, not ``art. 120``."""
    ref, provision = ref.casefold().strip(), provision.casefold().strip()
    return ref == provision or (ref.startswith(provision) and not (ref[len(provision)].isalnum() or ref[len(provision)] in "-.‑"))


# ── minimum rules ────────────────────────────────────────────────────────────

# What a concept itself implies: a penalty case that asks for nothing else is that concept's ordinary case.
_IMPLIED = {
    "sexual-activities-trust": {"relation", "abuse-of-position"},
    "sexual-activities-vulnerability": {"vulnerable-victim", "dependence", "abuse-of-position"},
    "sexual-activities-coercion": {"violence-or-threat"},
    "coercion-third-party": {"violence-or-threat"},
    "performances-coercion": {"violence-or-threat"},
    "prostitution-coercion": {"violence-or-threat"},
    "prostitution-client-offence": {"payment"},
}
# Sexual activities with a child below the age of consent are punished as such, whatever else is abused, used or paid.
_BELOW_CONSENT = "sexual-activities-below-consent"
_ALSO_BELOW_CONSENT = ("sexual-activities-trust", "sexual-activities-vulnerability", "sexual-activities-coercion", "prostitution-client-offence")
MAJORITY = 18  # Article 2(a) of Directive 2011/93/EU: a child is anybody below this age


@dataclass(frozen=True, slots=True)
class Measure:
    """One obligation of an instrument, for one case, held against the law of one legal order.

    ``norm``, ``version`` and ``penalty`` are the national provision that decides: of the greatest maxima that
    children of each age of the case have, the least.
    """

    article_ref: str
    concept: str
    jurisdiction: str
    required: Minimum | None
    status: Literal["reached", "below", "covered", "absent", "not-researched", "no-version", "not-comparable"]
    norm: Norm | None = None
    version: Version | None = None
    penalty: Penalty | None = None
    maximum: Duration | None = None
    bound: bool | None = None


def measures(atlas: Atlas, instrument: Instrument, jurisdictions: Iterable[str], day: date) -> Iterator[Measure]:
    """Every obligation to punish, state by state: is there an offence, and does its maximum reach the minimum?

    For every age of a child in the case, the greatest maximum counts that applies without asking for more than the
    concept itself does; the least of these is held against the minimum. Where it falls short, the status is
    ``below``: a finding for a person to check against both texts, never a verdict. ``not-comparable`` says that
    for some age no recorded range speaks.
    """
    for article in instrument.articles:
        if article.kind not in ("criminalise", "penalty"):
            continue
        for concept_id in article.concepts:
            if concept_id not in atlas.concepts or atlas.concepts[concept_id].kind != "offence":
                continue
            needed = [m for m in article.minimum_maximum if m.concept in (None, concept_id)]
            for jurisdiction in jurisdictions:
                now = standing(atlas, jurisdiction, concept_id, day)
                binding = next((b for b in now.jurisdiction.instruments if b.instrument == instrument.id), None)
                bound = binding.on(day) if binding else None
                for minimum in needed or [None]:
                    yield _measure(atlas, article.ref, now, minimum, bound)


def _measure(atlas: Atlas, ref: str, now: Standing, minimum: Minimum | None, bound: bool | None) -> Measure:
    order, concept = now.jurisdiction.id, now.concept.id
    if now.status != "covered":
        return Measure(ref, concept, order, minimum, now.status, bound=bound)
    norm, version = now.norms[0]
    if minimum is None:
        return Measure(ref, concept, order, None, "covered", norm, version, version.penalties[0], basic(version).max, bound)
    consent = consent_age(atlas, order, now.day)
    ages = _ages(minimum.case, consent)
    found = {age: _best(now, age) for age in ages}
    if minimum.case != "from-consent" and concept in _ALSO_BELOW_CONSENT:
        general = standing(atlas, order, _BELOW_CONSENT, now.day)
        below = (age for age in ages if consent is None or age < consent)
        found |= {age: max((b for b in (found[age], _best(general, age)) if b), key=lambda b: b[0], default=None) for age in below}
    if minimum.case == "any":  # such an article speaks only of the children that its own words name
        found = {age: best for age, best in found.items() if best}
    if not found or not all(found.values()):
        return Measure(ref, concept, order, minimum, "not-comparable", norm, version, version.penalties[0], None, bound)
    top, norm, version, penalty = min(found.values(), key=lambda best: best[0])
    if any(best[0] < minimum.imprisonment and _without_figures(now, age) for age, best in found.items()):
        return Measure(ref, concept, order, minimum, "not-comparable", norm, version, penalty, None, bound)
    return Measure(ref, concept, order, minimum, "reached" if top >= minimum.imprisonment else "below", norm, version, penalty, top, bound)


def _ages(case: str, consent: int | None) -> range:
    """The ages of a child in a case, in whole years."""
    if consent is None or case == "any":
        return range(MAJORITY)
    return range(consent) if case == "below-consent" else range(consent, MAJORITY)


def _without_figures(now: Standing, age: int) -> bool:
    """Whether a penalty that applies to a child of that age is recorded without figures, so that it may be the greatest."""
    return any(
        penalty.open and _ordinary(penalty, now.concept.id, age)
        for norm, version in now.norms
        if _in_span(age, _whole(version, "victim-age-below"), _whole(version, "victim-age-from"))
        for penalty in version.penalties
    )


def _best(now: Standing, age: int) -> tuple[Duration, Norm, Version, Penalty] | None:
    """The greatest maximum that applies to every act of the concept against a child of that age."""
    found = []
    for norm, version in now.norms:
        if not _in_span(age, _whole(version, "victim-age-below"), _whole(version, "victim-age-from")):
            continue
        for penalty in version.penalties:
            top = imprisonment(version, penalty).max
            if top and _ordinary(penalty, now.concept.id, age):
                found.append((top, norm, version, penalty))
    return max(found, key=lambda one: one[0], default=None)


def _ordinary(penalty: Penalty, concept: str, age: int) -> bool:
    """Whether a penalty applies to a child of that age without asking for more than the concept does."""
    keys = dict(penalty.when.keys) if penalty.when else {}
    if keys.pop("procedure", "indictment") != "indictment" or concept not in keys.pop("conduct", [concept]):
        return False
    if not _in_span(age, keys.pop("victim-age-below", None), keys.pop("victim-age-from", None)):
        return False
    return penalty.case == "basic" or set(keys) <= _IMPLIED.get(concept, set())


def _in_span(age: int, below: int | None, start: int | None) -> bool:
    return (below is None or age < below) and (start is None or age >= start)


def _whole(version: Version, attribute: str) -> int | None:
    answer = version.answers.get(attribute)
    return answer.value if answer and isinstance(answer.value, int) and not isinstance(answer.value, bool) else None


def consent_age(atlas: Atlas, jurisdiction: str, day: date) -> int | None:
    """The age of sexual consent on a day, where it is recorded as one number."""
    for norm in atlas.of(jurisdiction, "age-of-sexual-consent"):
        version = norm.on(day)
        answer = version.answers.get("age") if version else None
        if answer and isinstance(answer.value, int):
            return answer.value
    return None


# ── changes ──────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Difference:
    """One point in which a version departs from the one before it; None where that version has none.

    ``attribute`` is an attribute's id, ``penalty`` for a case that imprisonment does not tell, or ``exemption``;
    ``case`` is ``basic``, or the id of the case or exemption.
    """

    attribute: str
    case: str
    old: Value | Duration | None
    new: Value | Duration | None


@dataclass(frozen=True, slots=True)
class Amendment:
    """A version, the one before it, and what differs. Where ``version.gap`` is set, the change lies somewhere in the gap."""

    version: Version
    before: Version
    differences: tuple[Difference, ...]


def changes(norm: Norm) -> list[Amendment]:
    """What each version of a norm changed, attribute by attribute, newest first.

    Computed from consecutive versions. A point that either of them leaves open (``not-established``) is no change
    of the law, nor is another pinpoint or wording for the same answer.
    """
    pairs = zip(norm.versions, norm.versions[1:], strict=False)
    return [Amendment(version, before, tuple(_differences(before, version))) for version, before in pairs]


def _differences(before: Version, after: Version) -> Iterator[Difference]:
    old, new = _points(before), _points(after)
    for name in dict.fromkeys((*new, *old)):
        one, other = old.get(name), new.get(name)
        if one != other and "not-established" not in (one, other):
            yield Difference(*name, one, other)


def _points(version: Version) -> dict[tuple[str, str], Value | Duration]:
    """Everything that a version says, by attribute and case."""
    points: dict[tuple[str, str], Value | Duration] = {(name, "basic"): answer.value for name, answer in version.answers.items()}
    for penalty in version.penalties:
        prison = imprisonment(version, penalty)
        said = {"min-imprisonment": prison.min, "max-imprisonment": prison.max, "fine": penalty.fine and fine_words(penalty.fine)}
        found = {(name, penalty.case): value for name, value in said.items() if value}
        points |= found or {("penalty", penalty.case): penalty_words(version, penalty)}
    for one in version.exemptions:
        conditions = [condition_words(one.when), one.unless and f"not if: {condition_words(one.unless)}"]
        points["exemption", one.id] = "; ".join([one.effect.replace("-", " "), *(text for text in conditions if text)])
    return points


# ── comparison ───────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Cell:
    """One answer in a comparison, with what proves it."""

    jurisdiction: str
    record: str
    case: str
    value: str
    words: str
    law: str
    ref: str
    citation: str
    url: str
    level: str
    note: str = ""
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One question of a comparison and its answers, by legal order."""

    attribute: str
    label: str
    question: str
    cells: dict[str, tuple[Cell, ...]]

    @property
    def differs(self) -> bool:
        """Whether the legal orders that answer do not all answer alike."""
        return len({frozenset(c.value for c in cells) for cells in self.cells.values() if cells}) > 1


@dataclass(frozen=True, slots=True)
class Comparison:
    """A concept across legal orders on a day."""

    concept: Concept
    day: date
    standings: dict[str, Standing]
    rows: tuple[Row, ...]


def compare(atlas: Atlas, concept_id: str, jurisdictions: Iterable[str], day: date) -> Comparison:
    """Hold the answers of legal orders to one concept beside each other, as the law stood on a day."""
    concept = concept_of(atlas, concept_id)
    standings = {order_of(atlas, j).id: standing(atlas, j, concept.id, day) for j in jurisdictions}
    rows = []
    for attribute in atlas.asked(concept):
        answers = {j: tuple(cells(atlas, now, attribute.id)) for j, now in standings.items()}
        if any(answers.values()):
            rows.append(Row(attribute.id, attribute.label, attribute.question, answers))
    return Comparison(concept, day, standings, tuple(rows))


def cells(atlas: Atlas, now: Standing, attribute: str) -> Iterator[Cell]:
    """What a legal order answers to one question, with the pinpoint of each answer."""
    order = now.jurisdiction
    if now.status == "absent" and attribute == "criminalised":
        read = now.absence.read[0]
        found = order.law(read.law)
        url = read.url or (found.link(read.at) if found else "")
        yield Cell(
            order.id,
            "",
            "basic",
            "no",
            "no offence of its own",
            read.law,
            read.ref,
            cite(order, read.law, read.ref),
            url,
            now.absence.check.level,
            now.absence.summary,
            " | ".join(now.absence.doubts),
        )
    for norm, version in now.norms:

        def made(
            case: str, value: str, words: str, law_id: str, ref: str, note: str | None = None, doubt: str | None = None, norm=norm, version=version
        ) -> Cell:
            return Cell(
                order.id,
                norm.id,
                case,
                value,
                words,
                law_id,
                ref,
                cite(order, law_id, ref),
                link(order, version, law_id, ref),
                version.check.level,
                note or "",
                doubt or "",
            )

        if attribute == "criminalised":
            if norm.kind == "offence":
                yield made("basic", "yes", "yes", version.main.law, version.main.ref)
        elif attribute in ("min-imprisonment", "max-imprisonment", "fine", "list-offence"):
            for penalty in version.penalties:
                only = penalty.when.keys.get("conduct") if penalty.when else None
                if only and now.concept.id not in only:
                    continue
                value = _penal_value(version, penalty, attribute)
                if value:
                    yield made(penalty.case, *value, penalty.law or version.main.law, penalty.ref, penalty.note, penalty.doubt)
        elif attribute in version.answers:
            answer = version.answers[attribute]
            law_id, ref = pinpoint(order, version, answer)
            value = plain(answer.value) if answer.established else ""
            yield made("basic", value, answer_words(atlas, attribute, answer.value), law_id, ref, answer.note, answer.doubt)


def _penal_value(version: Version, penalty: Penalty, attribute: str) -> tuple[str, str] | None:
    """Value and words of what follows from a penalty, or None where it says nothing of it."""
    prison = imprisonment(version, penalty)
    if attribute == "fine":
        return (fine_words(penalty.fine),) * 2 if penalty.fine else None
    if penalty.open and attribute in ("max-imprisonment", "list-offence"):
        return "", NO_FIGURES
    if attribute == "list-offence":
        reaches = prison.max and plain(prison.max >= THREE_YEARS)
        return (reaches, reaches) if reaches else None
    bound = prison.min if attribute == "min-imprisonment" else prison.max
    return (str(bound), bound.words()) if bound else None
