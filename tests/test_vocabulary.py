"""The vocabulary as linked data."""

from __future__ import annotations

from rdflib import SKOS, Graph, Literal, URIRef

from lexatlas.export import vocabulary

SOLICITATION = URIRef(vocabulary.BASE + "concept/solicitation-of-children")


def test_turtle_and_json_ld_say_the_same(library):
    built = vocabulary.build(library.atlas)
    turtle = Graph().parse(data=vocabulary.as_turtle(built), format="turtle")
    jsonld = Graph().parse(data=vocabulary.as_jsonld(built), format="json-ld")
    assert set(turtle) == set(jsonld) == set(built)


def test_every_concept_has_one_preferred_label_and_a_definition(library):
    built = vocabulary.build(library.atlas)
    for concept in library.atlas.concepts:
        node = URIRef(f"{vocabulary.BASE}concept/{concept}")
        assert len(list(built.objects(node, SKOS.prefLabel))) == 1
        assert len(list(built.objects(node, SKOS.definition))) == 1


def test_labels_of_a_concept_never_clash(library):
    built = vocabulary.build(library.atlas)
    for node in built.subjects(SKOS.prefLabel, None):
        labels = [set(built.objects(node, kind)) for kind in (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)]
        assert not labels[0] & labels[1] and not labels[0] & labels[2] and not labels[1] & labels[2], node


def test_terms_lead_to_their_concept(library):
    built = vocabulary.build(library.atlas)
    assert (SOLICITATION, SKOS.altLabel, Literal("adescamento di minori per scopi sessuali", lang="it")) in built
