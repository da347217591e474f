"""The facts of a case: what is known, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from .. import schema, yamlfile
from ..findings import Finding, Refused
from ..records import Atlas
from ..yamlfile import Document
from .tables import ROLES


@dataclass(frozen=True, slots=True)
class Person:
    """A person's age at the act in whole years, or the date of birth; neither where it is not known."""

    age: int | None = None
    born: date | None = None

    def ages(self, start: date, end: date) -> tuple[int, int] | None:
        """Least and greatest age in whole years over a period, or None where it is not known."""
        if self.born:
            return completed(self.born, start), completed(self.born, end)
        return None if self.age is None else (self.age, self.age)


def completed(born: date, day: date) -> int:
    """Years completed on a day. Who was born on 29 February completes a year on 1 March of a common year."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a case.

    ``start`` and ``end`` are the first and last possible day of the act; ``relation`` the relations of the suspect to
    the child that hold (empty: not known); ``circumstances`` further condition keys, absent where not known;
    ``jurisdictions`` legal order by role; ``request`` the day on which surrender is asked for.
    """

    start: date
    end: date
    conduct: str
    jurisdictions: Mapping[str, str]
    child: Person = Person()
    suspect: Person = Person()
    relation: tuple[str, ...] = ()
    circumstances: Mapping[str, bool] = field(default_factory=dict)
    request: date | None = None

    @property
    def orders(self) -> dict[str, list[str]]:
        """The roles of each legal order, in the order of the case."""
        found: dict[str, list[str]] = {}
        for role in ROLES:
            if role in self.jurisdictions:
                found.setdefault(self.jurisdictions[role], []).append(role)
        return found


def read(path: Path, atlas: Atlas, schemas: Path) -> Facts:
    """Facts from a YAML file. Raises Refused, with every finding, where it does not say what it should."""
    document = yamlfile.read(path, path.as_posix())
    found = document.findings + schema.check(document, schemas, "facts")
    if not found:
        found = list(_wrong(document, atlas))
    if found:
        raise Refused(*found)
    return from_data(document.data)


def from_data(data: Mapping[str, Any]) -> Facts:
    """Facts from plain data in the form of facts.schema.json, taken as valid."""
    act = data["act"]
    start, end = (act, act) if isinstance(act, str) else (act["from"], act["to"])
    return Facts(
        start=date.fromisoformat(start),
        end=date.fromisoformat(end),
        conduct=data["conduct"],
        jurisdictions=dict(data["jurisdictions"]),
        child=_person(data.get("child", {})),
        suspect=_person(data.get("suspect", {})),
        relation=tuple(data.get("relation", ())),
        circumstances=dict(data.get("circumstances", {})),
        request=date.fromisoformat(data["request"]) if "request" in data else None,
    )


def _person(data: Mapping[str, Any]) -> Person:
    return Person(data.get("age"), date.fromisoformat(data["born"]) if "born" in data else None)


def _wrong(document: Document, atlas: Atlas):
    """What a schema cannot see: unknown ids, and dates that contradict each other."""
    facts = from_data(document.data)

    def finding(path: tuple, message: str, remedy: str) -> Finding:
        return Finding(document.place(path), "facts", message, remedy)

    if facts.start > facts.end:
        yield finding(("act", "to"), f"the period ends on {facts.end}, before it begins", "swap the two dates")
    concept = atlas.concepts.get(facts.conduct)
    offences = sorted(c.id for c in atlas.concepts.values() if c.kind == "offence")
    if concept is None or concept.kind != "offence":
        yield finding(("conduct",), f"{facts.conduct!r} is not an offence concept", "known: " + ", ".join(offences))
    for role, order in facts.jurisdictions.items():
        if order not in atlas.jurisdictions:
            yield finding(("jurisdictions", role), f"there is no legal order {order!r}", "known: " + ", ".join(sorted(atlas.jurisdictions)))
    for name, person in (("child", facts.child), ("suspect", facts.suspect)):
        if person.born and person.born > facts.start:
            yield finding((name, "born"), f"the {name} was born on {person.born}, after the act on {facts.start}", "correct one of the two dates")
