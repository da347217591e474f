"""The vocabulary as linked data: concepts in SKOS, instruments as ELI resources, legal orders by the EU's country authority.

How it is aligned:

- A concept is a ``skos:Concept`` at ``<base>concept/<id>``, in the scheme ``<base>concept``. Its preferred English term
  is ``skos:prefLabel``; admitted terms, and official terms in other languages, are ``skos:altLabel``; deprecated ones
  are ``skos:hiddenLabel``, so that a search finds what nobody should write.
- ``definition``, ``scopeNote``, ``broader`` and ``related`` are those of SKOS; matches to other vocabularies are
  ``skos:exactMatch`` and its siblings where the other vocabulary has an address.
- An instrument is an ``eli:LegalResource`` at its ELI where it has one, else at its official address.
- A legal order is linked to the Publications Office's country authority (``…/authority/country/ITA``).
"""

from __future__ import annotations

from rdflib import RDF, SKOS, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, XSD

from ..records import Atlas, Concept

BASE = "https://lexatlas.example/id/"
ELI = Namespace("http://data.europa.eu/eli/ontology#")
COUNTRY = Namespace("http://publications.europa.eu/resource/authority/country/")
SCHEMA = Namespace("https://schema.org/")
_MATCH = {"exact": SKOS.exactMatch, "close": SKOS.closeMatch, "broad": SKOS.broadMatch, "narrow": SKOS.narrowMatch, "related": SKOS.relatedMatch}


def build(atlas: Atlas, base: str = BASE) -> Graph:
    """The vocabulary as an RDF graph. ``base`` is where its addresses begin, with a slash at the end."""
    graph = Graph()
    for prefix, space in (("skos", SKOS), ("eli", ELI), ("dcterms", DCTERMS), ("schema", SCHEMA)):
        graph.bind(prefix, space)
    scheme = URIRef(base + "concept")
    graph.add((scheme, RDF.type, SKOS.ConceptScheme))
    graph.add((scheme, DCTERMS.title, Literal("Lexatlas concepts", lang="en")))
    graph.add((scheme, DCTERMS.license, URIRef("https://creativecommons.org/licenses/by/4.0/")))
    for concept in atlas.concepts.values():
        _concept(graph, concept, scheme, base)
    for instrument in atlas.instruments.values():
        node = _named(instrument.eli or instrument.url)
        graph.add((node, RDF.type, ELI.LegalResource))
        graph.add((node, ELI.title, Literal(instrument.title, lang="en")))
        if instrument.official_id:
            graph.add((node, ELI.id_local, Literal(instrument.official_id)))
        if instrument.adopted:
            graph.add((node, ELI.date_document, Literal(instrument.adopted, datatype=XSD.date)))
        for concept_id in sorted({c for article in instrument.articles for c in article.concepts}):
            graph.add((node, DCTERMS.subject, URIRef(f"{base}concept/{concept_id}")))
    for order in atlas.jurisdictions.values():
        node = URIRef(f"{base}jurisdiction/{order.id}")
        graph.add((node, RDF.type, SCHEMA.AdministrativeArea))
        graph.add((node, SKOS.notation, Literal(order.code)))
        for language, name in order.name.items():
            graph.add((node, SCHEMA.name, Literal(name, lang=language)))
        if order.authority:
            graph.add((node, SCHEMA.containedInPlace if "-" in order.id else SKOS.exactMatch, COUNTRY[order.authority]))
    return graph


def _concept(graph: Graph, concept: Concept, scheme: URIRef, base: str) -> None:
    node = URIRef(f"{base}concept/{concept.id}")
    graph.add((node, RDF.type, SKOS.Concept))
    graph.add((node, SKOS.inScheme, scheme))
    graph.add((node, SKOS.prefLabel, Literal(concept.label, lang="en")))
    graph.add((node, SKOS.definition, Literal(concept.definition, lang="en")))
    if concept.scope:
        graph.add((node, SKOS.scopeNote, Literal(concept.scope, lang="en")))
    preferred = Literal(concept.label, lang="en")
    spoken = [Literal(t.term, lang=t.language) for t in (*concept.official_terms, *(t for t in concept.terms if t.status != "deprecated"))]
    advised_against = [Literal(t.term, lang=t.language) for t in concept.terms if t.status == "deprecated"]
    for label in spoken:
        if label != preferred:
            graph.add((node, SKOS.altLabel, label))
    for label in advised_against:  # where a law uses the term officially, it stays visible as such
        if label != preferred and label not in spoken:
            graph.add((node, SKOS.hiddenLabel, label))
    for name, link in (("broader", SKOS.broader), ("related", SKOS.related)):
        for other in getattr(concept, name):
            graph.add((node, link, URIRef(f"{base}concept/{other}")))
    for match in concept.mappings:
        if match.uri:
            graph.add((node, _MATCH[match.match], _named(match.uri)))


def _named(address: str) -> URIRef:
    """The name of a resource. Records hold only https links; ELI and EuroVoc name theirs with http."""
    for host in ("data.europa.eu", "eurovoc.europa.eu"):
        address = address.replace(f"https://{host}/", f"http://{host}/")
    return URIRef(address)


def as_turtle(graph: Graph) -> str:
    """Turtle."""
    return graph.serialize(format="turtle")


def as_jsonld(graph: Graph) -> str:
    """JSON-LD."""
    return graph.serialize(format="json-ld", indent=1, auto_compact=True) + "\n"
