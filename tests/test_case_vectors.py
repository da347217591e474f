"""The case check against the statutes: every vector was worked out from the text, with the provision that decides it."""

from __future__ import annotations

from datetime import date

import pytest

from lexatlas import schema
from lexatlas.yamlfile import Document

from . import case_support

VECTORS = case_support.vectors()


@pytest.fixture(scope="module")
def assess(library):
    return case_support.Assessor(library.atlas)


@pytest.mark.parametrize("vector", VECTORS, ids=lambda v: v.id)
def test_vector(assess, vector):
    assert not schema.check(Document("facts", vector.facts), case_support.ROOT / "definitions" / "schemas", "facts")
    result = assess(vector.facts, date(2026, 11, 23))
    found = case_support.misses(result, vector.expect)
    if vector.awaits:
        assert found, f"the record now says what the statute says: delete `awaits` ({vector.awaits})"
    else:
        assert not found, f"{vector.why}\n" + "\n".join(found)


def test_there_are_enough_vectors_and_each_expects_something():
    assert len(VECTORS) >= 150
    assert all(vector.expect and vector.why for vector in VECTORS)
    assert len({vector.id for vector in VECTORS}) == len(VECTORS)
