"""How far two documents speak of one subject."""

from kg.resolution.coreference.subjects import MOST, one_subject
from kg.resolution.corpus.indexed import corpus_of
from tests.resolution.builders import Draft, small_ontology


def speaks(one: str, other: str, *names: str) -> float:
    """What speaks for two texts having one subject; each name is one in both."""
    drafts = [Draft(key, text) for key, text in (("a", one), ("b", other))]
    for draft in drafts:
        for name in names:
            if name in draft.document.text:
                draft.entity(name)
    return one_subject(corpus_of([draft.done() for draft in drafts], small_ontology()))(*(draft.key for draft in drafts))


FIRE = "Ada Reyes put out the fire in the mill. Ada Reyes had seen smoke."


def test_the_same_is_one_subject_but_says_no_more_than_that() -> None:
    assert speaks(FIRE, FIRE, "Ada Reyes") == MOST


def test_other_words_and_another_name_make_another() -> None:
    other_words = speaks(FIRE, "Ada Reyes sold boats at the harbour of Ostmark for ten years.", "Ada Reyes")
    nothing = speaks(FIRE, "Tom Moe sold boats at the harbour of Ostmark for ten years.", "Ada Reyes", "Tom Moe")
    assert nothing < other_words <= MOST and nothing < 0


def test_empty_texts_have_none() -> None:
    assert speaks("", "") < 0
