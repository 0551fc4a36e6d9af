"""Independent origins."""

from kg.model import Resolution
from tests.resolution.builders import Draft
from tests.resolution.conftest import Resolve

REPORT = "Delegates of both countries agreed on Monday to open the northern harbour again before the end of the summer season"
COPY = "Delegates of both countries agreed on Monday to open the northern harbour again before the summer season ends"
OTHER = "Fishing boats may return to the northern harbour before autumn, the two sides decided after a long night of talks"


def said(name: str, text: str, date: str | None = None, source: str | None = None) -> Draft:
    draft = Draft(name, text, date, source)
    person = draft.entity("Ada Reyes")
    country = draft.entity("Norway", "Country", country="NO")
    draft.claim(person, "represents", country)
    return draft


def origins(found: Resolution) -> int:
    return next(f.origins for f in found.facts if f.predicate == "represents")


def test_copies_are_one_origin_named_after_the_first_document(resolved: Resolve) -> None:
    late, early = said("a", REPORT, "2024-05-08"), said("b", COPY, "2024-05-07")
    found = resolved(late, early)
    assert origins(found) == 1
    assert found.origin_of == {(late.key, 0): early.key, (early.key, 0): early.key}


def test_other_words_are_another_origin(resolved: Resolve) -> None:
    found = resolved(said("a", REPORT), said("b", OTHER))
    assert origins(found) == 2
    assert len(set(found.origin_of.values())) == 2


def test_two_sentences_of_one_document_are_one_origin(resolved: Resolve) -> None:
    draft = Draft("a", f"{REPORT}. {OTHER}")
    person, country = draft.entity("Ada Reyes"), draft.entity("Norway", "Country", country="NO")
    for at in (0, len(REPORT) + 2):
        draft.claim(person, "represents", country, sentence=draft.sentence(at))
    assert origins(resolved(draft)) == 1


def test_one_publisher_is_one_origin(resolved: Resolve) -> None:
    assert origins(resolved(said("a", REPORT, source="The Vale  Post"), said("b", OTHER, source="the vale post"))) == 1
    assert origins(resolved(said("a", REPORT, source="The Vale Post"), said("b", OTHER, source="Dale Times"))) == 2


def test_what_a_rewritten_report_adds_is_of_the_same_origin(resolved: Resolve) -> None:
    sentences = (REPORT, OTHER, "Nobody expected that the northern fleet would come home so early in this difficult year")
    one, two = (
        Draft("a", ". ".join(sentences), "2024-05-07"),
        Draft("b", f"{sentences[0]}. {sentences[1]}. Quite new words stand here at the end", "2024-05-08"),
    )
    for draft in (one, two):
        person, country = draft.entity("Ada Reyes"), draft.entity("Norway", "Country", country="NO")
        starts = [0, len(sentences[0]) + 2, len(sentences[0]) + len(sentences[1]) + 4]
        for at in starts:
            draft.claim(person, "represents", country, sentence=draft.sentence(at))
    assert set(resolved(one, two).origin_of.values()) == {one.key}


def test_a_shared_phrase_is_no_copy(resolved: Resolve) -> None:
    one = said("a", "Ada Reyes told reporters in the capital on Monday that the harbour would stay shut for many more weeks")
    two = said("b", "A spokesman told reporters in the capital on Monday that nobody had been hurt when the old bridge fell")
    assert origins(resolved(one, two)) == 2


def test_empty_sentences_do_no_harm(resolved: Resolve) -> None:
    assert origins(resolved(said("a", ""), said("b", "…"))) == 2


def test_a_report_in_very_many_papers_is_one_origin(resolved: Resolve) -> None:
    found = resolved(*(said(f"paper {number}", REPORT) for number in range(260)))
    assert origins(found) == 1 and len(set(found.origin_of.values())) == 1
