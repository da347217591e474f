"""What the tests of the case check share: an invented world of three legal orders, vectors, and random facts."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from hypothesis import strategies as st

from lexatlas import case, store, yamlfile
from lexatlas.case import Assessment, dossier, tables
from lexatlas.records import Atlas

HERE = Path(__file__).parent
ROOT = HERE.parent
VECTORS = HERE / "vectors" / "case"


def world(target: Path) -> store.Library:
    """The invented world, with the real definitions."""
    shutil.copytree(ROOT / "definitions", target / "definitions")
    shutil.copytree(HERE / "case_world" / "jurisdictions", target / "jurisdictions")
    return store.load(target)


def days(first: str = "1995-01-01", last: str = "2027-12-31") -> st.SearchStrategy[str]:
    """ISO dates, the turns of years and of Februaries among them more often than chance has it."""
    low, high = date.fromisoformat(first), date.fromisoformat(last)
    turns = [d for y in range(low.year, high.year + 1) for d in (date(y, 1, 1), date(y, 12, 31), date(y, 2, 28), date(y, 3, 1)) if low <= d <= high]
    turns += [date(y, 2, 29) for y in range(low.year, high.year + 1) if y % 4 == 0 and low <= date(y, 2, 29) <= high]
    anywhere = st.integers(0, (high - low).days).map(lambda n: low + timedelta(days=n))
    return st.one_of(st.sampled_from(turns), anywhere).map(date.isoformat)


def random_facts(atlas: Atlas, orders: list[str]) -> st.SearchStrategy[dict]:
    """Facts in the form of facts.schema.json, of every shape that it allows."""
    offences = [c.id for c in atlas.concepts.values() if c.kind == "offence"]
    covered = sorted({c for o in orders for n in atlas.of(o) if n.kind == "offence" for c in n.covers}) or offences
    person = st.one_of(
        st.fixed_dictionaries({"age": st.integers(0, 25)}),
        st.fixed_dictionaries({"born": days("1960-01-01", "2009-12-31")}),
        st.fixed_dictionaries({"age": st.integers(26, 80)}),
    )

    @st.composite
    def build(draw) -> dict:
        start = draw(days("2010-01-01"))
        facts: dict = {
            "act": start,
            "conduct": draw(st.one_of(st.sampled_from(covered), st.sampled_from(offences))),
            "jurisdictions": draw(st.dictionaries(st.sampled_from(list(tables.ROLES)), st.sampled_from(orders), min_size=1)),
            "request": draw(days("2019-01-01")),
        }
        if draw(st.booleans()):
            facts["act"] = {"from": start, "to": (date.fromisoformat(start) + timedelta(days=draw(st.integers(0, 1500)))).isoformat()}
        for who in ("child", "suspect"):
            if draw(st.integers(0, 4)):
                facts[who] = draw(person)
        if draw(st.booleans()):
            facts["relation"] = draw(st.lists(st.sampled_from(list(tables.RELATIONS)), min_size=1, max_size=2, unique=True))
        # Now a few circumstances, now nearly all, so that whole chains get settled as well.
        every = list(tables.QUESTIONS)
        some = st.lists(st.sampled_from(every), max_size=12, unique=True)
        left_out = st.lists(st.sampled_from(every), min_size=1, max_size=3, unique=True)
        keys = draw(st.one_of(some, left_out.map(lambda gone: [key for key in every if key not in gone])))
        if keys:
            facts["circumstances"] = {key: draw(st.booleans()) for key in keys}
        return facts

    return build()


class Assessor:
    """`case.assess` for many facts: each legal order is prepared once."""

    def __init__(self, atlas: Atlas) -> None:
        self.atlas = atlas
        self.concepts = dossier.concepts(atlas)
        self.orders: dict[str, dossier.OrderData] = {}

    def __call__(self, facts: dict, today: date) -> Assessment:
        read = case.from_data(facts)
        for one in read.orders:
            if one not in self.orders:
                self.orders[one] = dossier.order(self.atlas, one)
        return case.evaluate(self.concepts, [self.orders[one] for one in read.orders], read, today)


@dataclass(frozen=True)
class Vector:
    """Facts, and what the statutes make of them: worked out from the text, not by a program.

    ``awaits`` names the record that does not yet say what the statute says; the vector fails until it does.
    """

    id: str
    facts: dict
    expect: dict[str, dict]
    why: str
    awaits: str = ""


def misses(result: Assessment, expect: dict) -> list[str]:
    """In what an assessment departs from what a vector expects.

    Keys: orders and offences (status; none: no version), forms, exempt (holds, open, out), limit (a day, never, or
    nothing where no day can be given), year and three (thresholds), all (double criminality), regimes.
    """
    orders = {order.id: order for order in result.orders}
    outcomes = {o.norm: o for order in result.orders for segment in order.segments for o in segment.outcomes}
    said = {True: True, False: False, None: "open"}
    found: list[str] = []

    def compare(what: str, wanted: object, got: object) -> None:
        if wanted != got:
            found.append(f"{what}: expected {wanted}, got {got}")

    for order, status in expect.get("orders", {}).items():
        compare(order, status, orders[order].status)
    for offence, status in expect.get("offences", {}).items():
        compare(offence, status, outcomes[offence].status if offence in outcomes else "none")
    for offence, form in expect.get("forms", {}).items():
        compare(f"{offence}, form", form, outcomes[offence].form)
    for name, state in expect.get("exempt", {}).items():
        offence, way_id = name.split("/")
        truth = next((way.truth for way in outcomes[offence].ways if way.id == way_id), False)
        compare(name, state, {True: "holds", None: "open", False: "out"}[truth])
    for offence, day in expect.get("limit", {}).items():
        got = {"never" if rule.never else rule.earliest for rule in outcomes[offence].limitation if rule.earliest == rule.latest}
        compare(f"{offence}, limitation", {day}, got)
    for bound in ("year", "three"):
        for order, reached in expect.get(bound, {}).items():
            compare(f"{order}, {bound}", reached, said[getattr(orders[order], bound)])
    if "all" in expect:
        compare("all", expect["all"], said[result.punishable_in_all])
    if "regimes" in expect:
        compare("regimes", set(expect["regimes"]), {s.regime for s in result.surrender})
    return found


def vectors() -> list[Vector]:
    """All shared vectors of tests/vectors/case. A file has `base` facts; each case changes some of them."""
    found = []
    for path in sorted(VECTORS.glob("*.yml")):
        document = yamlfile.read(path, path.name)
        assert not document.findings, document.findings
        base = document.data["base"]
        for item in document.data["cases"]:
            facts = {**base, **item["facts"]}
            facts["circumstances"] = {**base.get("circumstances", {}), **item["facts"].get("circumstances", {})}
            for name in item.get("without", []):
                (facts if name in facts else facts["circumstances"]).pop(name)
            found.append(
                Vector(f"{path.stem}/{item['id']}", {k: v for k, v in facts.items() if v != {}}, item["expect"], item["why"], item.get("awaits", ""))
            )
    return found
