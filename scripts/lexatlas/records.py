"""The nouns of Lexatlas as typed records. No I/O, no rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from functools import cache
from types import UnionType
from typing import Any, Literal, Self, Union, get_args, get_origin, get_type_hints

from .duration import Duration
from .findings import Place
from .yamlfile import Document

Value = bool | int | str | tuple[str, ...]


def key(name: str, default: Any = None) -> Any:
    """A field whose key in YAML is another word, because Python keeps that one for itself."""
    return field(default=default, metadata={"key": name})


@dataclass(frozen=True, kw_only=True)
class Record:
    """A part of a document that knows where it stands."""

    document: Document = field(repr=False, compare=False)
    path: tuple = field(repr=False, compare=False)

    def place(self, *steps: str | int, key: bool = False) -> Place:
        """Where this record, or the value at ``steps`` below it, stands in its file."""
        return self.document.place((*self.path, *steps), key=key)

    @classmethod
    def build(cls, data: Any, document: Document, path: tuple) -> Self:
        """Make a record from schema-valid data."""
        given = {name: _value(hint, data[yaml_key], document, (*path, yaml_key)) for name, yaml_key, hint in _shape(cls) if yaml_key in data}
        return cls(document=document, path=path, **given)


@cache
def _shape(cls: type[Record]) -> list[tuple[str, str, Any]]:
    hints = get_type_hints(cls)
    own = [f for f in fields(cls) if f.name not in ("document", "path")]
    return [(f.name, f.metadata.get("key", f.name), hints[f.name]) for f in own]


def _value(hint: Any, data: Any, document: Document, path: tuple) -> Any:
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        kinds = [kind for kind in get_args(hint) if kind is not type(None)]
        if len(kinds) == 1:
            return _value(kinds[0], data, document, path)
        return tuple(data) if isinstance(data, list) else data
    if origin is tuple:
        item = get_args(hint)[0]
        return tuple(_value(item, part, document, (*path, n)) for n, part in enumerate(data))
    if origin in (dict, Mapping):
        item = get_args(hint)[1]
        return {name: _value(item, part, document, (*path, name)) for name, part in data.items()}
    if isinstance(hint, type) and issubclass(hint, Record):
        return hint.build(data, document, path)
    if hint is date:
        return date.fromisoformat(data)
    if hint is Duration:
        return Duration.parse(data)
    return data


# ── definitions ──────────────────────────────────────────────────────────────


@dataclass(frozen=True, kw_only=True)
class Meaning(Record):
    """An allowed value of a coded attribute."""

    value: str
    meaning: str


@dataclass(frozen=True, kw_only=True)
class Example(Record):
    jurisdiction: str
    ref: str
    answer: str
    law: str | None = None


@dataclass(frozen=True, kw_only=True)
class Attribute(Record):
    """A comparable question with a typed answer."""

    id: str
    label: str
    question: str
    type: Literal["yes-no", "age", "duration", "code", "codes", "text"]
    applies_to: str | tuple[str, ...]
    why: str | None = None
    values: tuple[Meaning, ...] = ()
    derived: bool = False
    required: bool = False
    guideline: str | None = None
    example: Example | None = None

    def applies(self, concept: Concept) -> bool:
        """Whether a record of this concept answers this question."""
        if isinstance(self.applies_to, str):
            return self.applies_to == concept.kind + "s"
        return concept.id in self.applies_to

    def meaning(self, value: str) -> str:
        """What a code means, or the code itself where it is not one of the values."""
        return next((m.meaning for m in self.values if m.value == value), value)


@dataclass(frozen=True, kw_only=True)
class Line(Record):
    """A neighbouring concept and the line between them."""

    concept: str
    line: str


@dataclass(frozen=True, kw_only=True)
class TermUse(Record):
    """A term and its standing."""

    term: str
    status: Literal["preferred", "admitted", "deprecated"]
    language: str = "en"
    reason: str | None = None
    source: str | None = None


@dataclass(frozen=True, kw_only=True)
class OfficialTerm(Record):
    """The term in an authentic text of one language."""

    language: str
    term: str
    instrument: str
    ref: str
    copy: str | None = None
    doubt: str | None = None


@dataclass(frozen=True, kw_only=True)
class Match(Record):
    """The same or a near notion in another vocabulary."""

    scheme: str
    match: str
    label: str
    uri: str | None = None
    notation: str | None = None
    source: str | None = None
    note: str | None = None


@dataclass(frozen=True, kw_only=True)
class Concept(Record):
    """A jurisdiction-neutral notion: an offence, an age, or a rule."""

    id: str
    kind: Literal["offence", "age", "rule"]
    label: str
    definition: str
    group: str = "beyond"
    scope: str | None = None
    plain: str | None = None
    not_this: tuple[Line, ...] = ()
    broader: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    terms: tuple[TermUse, ...] = ()
    official_terms: tuple[OfficialTerm, ...] = ()
    mappings: tuple[Match, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Period(Record):
    """A period of law. ``to`` is the last day; None while it lasts."""

    start: date | None = key("from")
    known_from: date | None = None
    to: date | None = None

    @property
    def first(self) -> date:
        """First day, or the first day on which it is known to have been in force."""
        return self.start or self.known_from or date.min

    @property
    def last(self) -> date:
        """Last day, or the end of time while it lasts."""
        return self.to or date.max

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True, kw_only=True)
class Reading(Record):
    """The text of an instrument that was read."""

    url: str
    text_of: date
    sha256: str | None = None
    copy: str | None = None
    note: str | None = None


@dataclass(frozen=True, kw_only=True)
class Check(Record):
    """How a record was checked against the text, and when."""

    level: Literal["primary-read", "second-read", "expert-review", "unverified"]
    date: date
    note: str | None = None


@dataclass(frozen=True, kw_only=True)
class Minimum(Record):
    """The least that a national maximum must reach, in one case."""

    case: Literal["any", "below-consent", "from-consent"]
    imprisonment: Duration
    ref: str | None = None
    concept: str | None = None
    note: str | None = None


@dataclass(frozen=True, kw_only=True)
class Article(Record):
    """One provision of an instrument."""

    ref: str
    obligation: str
    kind: str
    heading: str | None = None
    concepts: tuple[str, ...] = ()
    optional: bool = False
    minimum_maximum: tuple[Minimum, ...] = ()
    reservations: str | None = None
    doubt: str | None = None


@dataclass(frozen=True, kw_only=True)
class Instrument(Record):
    """A directive, convention, framework decision or proposal."""

    id: str
    title: str
    short: str
    kind: str
    status: str
    url: str
    articles: tuple[Article, ...]
    status_note: str | None = None
    adopted: date | None = None
    in_force: Period | None = None
    transposition: date | None = None
    official_id: str | None = None
    eli: str | None = None
    replaces: tuple[str, ...] = ()
    corrections: tuple[str, ...] = ()
    binding: str | None = None
    notes: str | None = None
    read: Reading | None = None
    check: Check | None = None
    doubts: tuple[str, ...] = ()


# ── national law ─────────────────────────────────────────────────────────────


@dataclass(frozen=True, kw_only=True)
class Law(Record):
    """A law of a legal order, with the link to its official text."""

    id: str
    title: dict[str, str]
    url: str
    short: str | None = None
    official_id: str | None = None
    article_url: str | None = None
    enacted: date | None = None
    note: str | None = None

    def link(self, at: str | None) -> str:
        """Official link to the provision that ``at`` stands for, or to the law as a whole."""
        return self.article_url.replace("{at}", at) if self.article_url and at else self.url

    @property
    def name(self) -> str:
        """Title in the law's own language."""
        return next(iter(self.title.values()))


@dataclass(frozen=True, kw_only=True)
class Portal(Record):
    name: str
    url: str


@dataclass(frozen=True, kw_only=True)
class Reservation(Record):
    ref: str
    note: str


@dataclass(frozen=True, kw_only=True)
class Binding(Record):
    """Whether an instrument binds a legal order, and since when."""

    instrument: str
    bound: bool | str
    signed: date | None = None
    ratified: date | None = None
    start: date | None = key("from")
    to: date | None = None
    reservations: tuple[Reservation, ...] = ()
    source: str | None = None
    note: str | None = None
    doubt: str | None = None

    def on(self, day: date) -> bool | None:
        """Whether it binds on that day; None where that was not established."""
        if self.bound is True:
            return (self.start is None or self.start <= day) and (self.to is None or day <= self.to)
        return False if self.bound is False else None


@dataclass(frozen=True, kw_only=True)
class Help(Record):
    """Where to report, and where help is found."""

    kind: str
    name: str
    source: str
    phone: str | None = None
    url: str | None = None
    checked: date | None = None


@dataclass(frozen=True, kw_only=True)
class Jurisdiction(Record):
    """A legal order."""

    id: str
    code: str
    name: dict[str, str]
    languages: tuple[str, ...]
    portal: Portal
    laws: tuple[Law, ...]
    authority: str | None = None
    eu_member: Period | None = None
    notes: tuple[str, ...] = ()
    help: tuple[Help, ...] = ()
    instruments: tuple[Binding, ...] = ()

    @property
    def label(self) -> str:
        """English name."""
        return self.name.get("en") or next(iter(self.name.values()))

    def law(self, law_id: str) -> Law | None:
        """The law with that id, if this legal order has it."""
        return next((law for law in self.laws if law.id == law_id), None)


@dataclass(frozen=True, kw_only=True)
class Provision(Record):
    """A provision that a version rests on, with the proof that it was read."""

    law: str
    ref: str
    at: str | None = None
    url: str | None = None
    role: str = "defines"
    text_of: date | None = None
    sha256: str | None = None
    copy: str | None = None
    unread: str | None = None


@dataclass(frozen=True, kw_only=True)
class Enactment(Record):
    """The act that brought a version into force."""

    law: str
    ref: str | None = None
    commencement: str | None = None


@dataclass(frozen=True, kw_only=True)
class Answer(Record):
    """A national answer to one attribute, under its own pinpoint or the version's."""

    value: Value
    law: str | None = None
    ref: str | None = None
    note: str | None = None
    doubt: str | None = None

    @classmethod
    def build(cls, data: Any, document: Document, path: tuple) -> Self:
        if isinstance(data, dict):
            return super().build(data, document, path)
        value = tuple(data) if isinstance(data, list) else data
        return cls(document=document, path=path, value=value)

    @property
    def established(self) -> bool:
        return self.value != "not-established"


@dataclass(frozen=True, kw_only=True)
class Condition(Record):
    """When a penalty, an exemption or an element applies: all keys must hold.

    Keys and their meaning are those of ``condition`` in definitions/schemas/common.schema.json.
    """

    keys: dict[str, Any]

    @classmethod
    def build(cls, data: Any, document: Document, path: tuple) -> Self:
        return cls(document=document, path=path, keys=dict(data))


@dataclass(frozen=True, kw_only=True)
class Pinpoint(Record):
    law: str
    ref: str


@dataclass(frozen=True, kw_only=True)
class Imprisonment(Record):
    """A range of imprisonment as enacted; None where the law sets no bound."""

    min: Duration | None = None
    max: Duration | None = None
    min_from: Pinpoint | None = None
    max_from: Pinpoint | None = None


@dataclass(frozen=True, kw_only=True)
class Step(Record):
    """By how much a range is raised or lowered: at least and at most this fraction."""

    least: str | None = None
    most: str | None = None


@dataclass(frozen=True, kw_only=True)
class Change(Record):
    """A range that follows from another case's."""

    of: str = "basic"
    increase: Step | None = None
    decrease: Step | None = None


@dataclass(frozen=True, kw_only=True)
class Fine(Record):
    relation: Literal["and", "or", "and-or", "only"]
    min: float | None = None
    max: float | None = None
    currency: str | None = None
    unlimited: bool = False
    text: str | None = None


@dataclass(frozen=True, kw_only=True)
class Penalty(Record):
    """The penalty of one case as enacted."""

    case: str
    ref: str
    when: Condition | None = None
    imprisonment: Imprisonment | None = None
    change: Change | None = None
    fine: Fine | None = None
    none: bool = False
    open: bool = False
    law: str | None = None
    note: str | None = None
    doubt: str | None = None


@dataclass(frozen=True, kw_only=True)
class Exemption(Record):
    """A person or case that the offence or its punishment does not reach."""

    id: str
    kind: str
    effect: Literal["no-offence", "defence", "no-punishment", "discretion", "lesser-penalty"]
    ref: str
    when: Condition | None = None
    unless: Condition | None = None
    conduct: tuple[str, ...] = ()
    law: str | None = None
    note: str | None = None
    doubt: str | None = None


@dataclass(frozen=True, kw_only=True)
class Element(Record):
    """A further element of the offence that no attribute expresses."""

    when: Condition
    ref: str
    conduct: tuple[str, ...] = ()
    law: str | None = None
    note: str | None = None


@dataclass(frozen=True, kw_only=True)
class Version(Record):
    """A norm as it stood in one period."""

    in_force: Period
    provisions: tuple[Provision, ...]
    summary: str
    answers: dict[str, Answer]
    check: Check
    gap: str | None = None
    enacted_by: Enactment | None = None
    changed: str | None = None
    elements: tuple[Element, ...] = ()
    penalties: tuple[Penalty, ...] = ()
    exemptions: tuple[Exemption, ...] = ()
    doubts: tuple[str, ...] = ()

    @property
    def main(self) -> Provision:
        """The provision under which every answer stands that names no other."""
        return self.provisions[0]


@dataclass(frozen=True, kw_only=True)
class Norm(Record):
    """A norm of one legal order with its versions, newest first: an offence, an age rule, or a general rule."""

    id: str
    name: dict[str, str]
    versions: tuple[Version, ...]
    covers: tuple[str, ...] = ()
    concept: str | None = None
    search: tuple[str, ...] = ()
    applies_to: tuple[str, ...] = ()
    part: str | None = None
    part_concerns: tuple[str, ...] = ()
    notes: str | None = None
    kind: Literal["offence", "age", "rule"] = "offence"
    jurisdiction: str = ""

    @property
    def concepts(self) -> tuple[str, ...]:
        """Ids of the concepts that it answers."""
        return self.covers or ((self.concept,) if self.concept else ())

    @property
    def label(self) -> str:
        """English name."""
        return self.name.get("en") or next(iter(self.name.values()))

    @property
    def native(self) -> str:
        """Name in the law's own language."""
        return next(iter(self.name.values()))

    def on(self, day: date) -> Version | None:
        """The version in force on that day, if one is recorded."""
        return next((version for version in self.versions if day in version.in_force), None)


@dataclass(frozen=True, kw_only=True)
class Instead(Record):
    """What else may reach the conduct where there is no offence of its own."""

    note: str
    offence: str | None = None
    law: str | None = None
    ref: str | None = None


@dataclass(frozen=True, kw_only=True)
class Absence(Record):
    """A concept for which the law was read and has no provision of its own."""

    concept: str
    in_force: Period
    read: tuple[Provision, ...]
    summary: str
    check: Check
    instead: tuple[Instead, ...] = ()
    doubts: tuple[str, ...] = ()
    jurisdiction: str = ""


@dataclass(frozen=True, kw_only=True)
class Unresearched(Record):
    """Concepts that nobody has read yet in this legal order."""

    concepts: str | tuple[str, ...]
    reason: str
    jurisdiction: str = ""


# ── all of it ────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Atlas:
    """All records, by id."""

    concepts: dict[str, Concept] = field(default_factory=dict)
    attributes: dict[str, Attribute] = field(default_factory=dict)
    instruments: dict[str, Instrument] = field(default_factory=dict)
    jurisdictions: dict[str, Jurisdiction] = field(default_factory=dict)
    norms: dict[str, Norm] = field(default_factory=dict)
    absences: list[Absence] = field(default_factory=list)
    unresearched: list[Unresearched] = field(default_factory=list)

    def of(self, jurisdiction: str, concept: str | None = None) -> list[Norm]:
        """The norms of a legal order, or those of them that answer one concept."""
        return [norm for norm in self.norms.values() if norm.jurisdiction == jurisdiction and (concept is None or concept in norm.concepts)]

    def absent(self, jurisdiction: str, concept: str) -> list[Absence]:
        """Recorded absences of a concept in a legal order."""
        return [a for a in self.absences if a.jurisdiction == jurisdiction and a.concept == concept]

    def not_researched(self, jurisdiction: str, concept: str) -> Unresearched | None:
        """The statement that a concept was not researched there, if there is one."""
        found = (u for u in self.unresearched if u.jurisdiction == jurisdiction)
        return next((u for u in found if u.concepts == "all" or concept in u.concepts), None)

    def asked(self, concept: Concept) -> Iterator[Attribute]:
        """The attributes that a record of this concept answers."""
        return (a for a in self.attributes.values() if a.applies(concept))
