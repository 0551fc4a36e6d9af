"""Sets of events while they grow."""

from msgspec.structs import replace

from kg.resolution.clusters.disjoint import Clusters
from kg.resolution.coreference.joining import Joining
from tests.resolution.test_agreeing import ONTOLOGY, REFS, profile

YEAR = ("1998-01-01", "1998-12-31")


def test_the_days_of_a_set_that_was_joined_before_are_those_of_all_its_members() -> None:
    undated, dated = REFS["a"], REFS["b"]
    known = {undated: profile(undated), dated: replace(profile(dated), span=YEAR)}
    found = Joining(Clusters(), known, ONTOLOGY)  # type: ignore[arg-type]
    found.clusters.take_over([(undated, dated)], (), ())
    found.sets[undated] = undated, dated  # as what a document joined by itself is put in again
    assert found.span(dated) == found.span(undated) == YEAR
