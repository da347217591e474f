"""The records as one typed graph, and the questions that only a graph answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import combinations

import networkx as nx

from . import law
from .findings import Misuse
from .records import Atlas, Norm, Version
from .words import plain

KINDS = ("jurisdiction", "law", "provision", "offence", "age", "rule", "version", "concept", "attribute", "instrument", "article")
EDGES = (
    "has-law",
    "part-of",
    "of",
    "covers",
    "has-version",
    "cites",
    "amends",
    "answers",
    "asks",
    "narrower",
    "related",
    "requires",
    "binds",
    "absent",
)


def build(atlas: Atlas) -> nx.MultiDiGraph:
    """The graph. Every node has ``kind`` (one of KINDS) and ``label``; every edge has ``kind`` (one of EDGES)."""
    graph = nx.MultiDiGraph()

    def node(kind: str, name: str, label: str, **more: str) -> str:
        node_id = f"{kind}:{name}"
        graph.add_node(node_id, kind=kind, label=label, **more)
        return node_id

    def edge(source: str, target: str, kind: str, **more: str) -> None:
        graph.add_edge(source, target, key=kind, kind=kind, **more)

    for concept in atlas.concepts.values():
        node("concept", concept.id, concept.label, group=concept.group)
    for attribute in atlas.attributes.values():
        node("attribute", attribute.id, attribute.label)
    for concept in atlas.concepts.values():
        for broader in concept.broader:
            edge(f"concept:{broader}", f"concept:{concept.id}", "narrower")
        for related in concept.related:
            edge(f"concept:{concept.id}", f"concept:{related}", "related")
        for attribute in atlas.asked(concept):
            edge(f"concept:{concept.id}", f"attribute:{attribute.id}", "asks")
    for instrument in atlas.instruments.values():
        source = node("instrument", instrument.id, instrument.short)
        for article in instrument.articles:
            part = node("article", f"{instrument.id}/{article.ref}", f"{article.ref} {instrument.short}")
            edge(part, source, "part-of")
            for concept in article.concepts:
                edge(part, f"concept:{concept}", "requires")
    for order in atlas.jurisdictions.values():
        place = node("jurisdiction", order.id, order.label)
        for one in order.laws:
            edge(place, node("law", one.id, one.name), "has-law")
        for binding in order.instruments:
            if binding.bound is True and f"instrument:{binding.instrument}" in graph:
                edge(f"instrument:{binding.instrument}", place, "binds")
    for norm in atlas.norms.values():
        source = node(norm.kind, norm.id, norm.label)
        edge(source, f"jurisdiction:{norm.jurisdiction}", "of")
        for concept in norm.concepts:
            edge(source, f"concept:{concept}", "covers")
        for version in norm.versions:
            stage = node("version", f"{norm.id}@{version.in_force.first}", f"{norm.label} from {version.in_force.first}")
            edge(source, stage, "has-version")
            for law_id, ref in citations(version):
                provision = node("provision", f"{law_id}/{ref}", f"{ref} {law_id}")
                edge(provision, f"law:{law_id}", "part-of")
                edge(stage, provision, "cites")
            if version.enacted_by:
                edge(f"law:{version.enacted_by.law}", stage, "amends")
            for name in version.answers:
                if f"attribute:{name}" in graph:
                    edge(stage, f"attribute:{name}", "answers", value=plain(version.answers[name].value))
    for absence in atlas.absences:
        edge(f"jurisdiction:{absence.jurisdiction}", f"concept:{absence.concept}", "absent")
    return graph


def citations(version: Version) -> list[tuple[str, str]]:
    """Every (law, pinpoint) that a version rests on, once each, in the order of the record."""
    main = version.main.law
    found = [(p.law, p.ref) for p in version.provisions]
    parts = [*version.answers.values(), *version.elements, *version.penalties, *version.exemptions]
    found += [(part.law or main, part.ref) for part in parts if part.ref]
    for penalty in version.penalties:
        prison = penalty.imprisonment
        found += [(p.law, p.ref) for p in ((prison.min_from, prison.max_from) if prison else ()) if p]
    return list(dict.fromkeys(found))


def figures(graph: nx.MultiDiGraph) -> dict[str, Counter]:
    """How many nodes and edges of each kind there are."""
    return {
        "nodes": Counter(kind for _, kind in graph.nodes(data="kind")),
        "edges": Counter(kind for _, _, kind in graph.edges(data="kind")),
    }


def coverage(atlas: Atlas, day: date) -> dict[tuple[str, str], str]:
    """For every legal order and concept how it stands on that day: covered, absent, not-researched or no-version."""
    return {(order, concept): law.standing(atlas, order, concept, day).status for order in atlas.jurisdictions for concept in atlas.concepts}


@dataclass(frozen=True, slots=True)
class Impact:
    """A version that rests on a provision, and the pinpoints by which it does."""

    norm: Norm
    version: Version
    refs: tuple[str, ...]


def impact(atlas: Atlas, law_id: str, ref: str | None = None) -> list[Impact]:
    """Which versions must be read again if a law, or a provision of it, changes.

    A pinpoint reaches what lies inside it and what it lies inside: ``art. 12`` finds ``art. 12(1)``, and
    ``art. 12(1)`` finds records that cite ``art. 12`` as a whole. Raises Misuse for an unknown law.
    """
    laws = {one.id for order in atlas.jurisdictions.values() for one in order.laws}
    if law_id not in laws:
        raise Misuse(f"there is no law {law_id!r}; known: {', '.join(sorted(laws))}")
    found = []
    for norm in atlas.norms.values():
        for version in norm.versions:
            refs = tuple(r for one, r in citations(version) if one == law_id and (ref is None or law.within(r, ref) or law.within(ref, r)))
            enacted = version.enacted_by
            if enacted and enacted.law == law_id and (ref is None or (enacted.ref and law.within(enacted.ref, ref))):
                refs += (f"enacted by {enacted.ref or 'the act'}",)
            if refs:
                found.append(Impact(norm, version, refs))
    return found


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two legal orders answer a concept: the attributes in which they agree and differ."""

    first: str
    second: str
    agree: tuple[str, ...]
    differ: tuple[str, ...]

    @property
    def share(self) -> float:
        """Share of the compared attributes in which they agree, from 0 to 1."""
        return len(self.agree) / (len(self.agree) + len(self.differ))


def alike(atlas: Atlas, concept_id: str, day: date, jurisdictions: Iterable[str] | None = None) -> list[Likeness]:
    """Which legal orders define a concept most alike on a day, most alike first.

    Every pair that answers at least one attribute in common is compared on the attributes that both establish;
    where an order has several norms, the set of their answers is compared. Penalties do not count: the
    question is how the conduct is defined.
    """
    concept = law.concept_of(atlas, concept_id)
    profiles: dict[str, dict[str, frozenset[str]]] = {}
    for order in jurisdictions or atlas.jurisdictions:
        now = law.standing(atlas, order, concept.id, day)
        if now.status == "covered":
            profiles[now.jurisdiction.id] = _profile(atlas, concept_id, now)
    pairs = []
    for one, two in combinations(sorted(profiles), 2):
        shared = [a for a in profiles[one] if a in profiles[two]]
        if shared:
            agree = tuple(a for a in shared if profiles[one][a] == profiles[two][a])
            pairs.append(Likeness(one, two, agree, tuple(a for a in shared if a not in agree)))
    return sorted(pairs, key=lambda p: (-p.share, p.first, p.second))


def _profile(atlas: Atlas, concept_id: str, now: law.Standing) -> dict[str, frozenset[str]]:
    profile: dict[str, set[str]] = {}
    for attribute in atlas.asked(atlas.concepts[concept_id]):
        if attribute.derived or attribute.type == "text":
            continue
        for _, version in now.norms:
            answer = version.answers.get(attribute.id)
            if answer and answer.established:
                profile.setdefault(attribute.id, set()).add(plain(answer.value))
    return {name: frozenset(values) for name, values in profile.items()}
