"""What keeps two like tellings of one story from being joined unasked: each time a small change of a pair that joins."""

import pytest

from kg.resolution.coreference.agreeing import SURE
from kg.resolution.events.families import is_plain
from tests.resolution.builders import Draft
from tests.resolution.conftest import Resolve
from tests.resolution.test_in_story import NAMES, STORY, told

ONE = "Off Brack Island the blast on the Heron wounded Nora Moe of the night shift."
OTHER = "A night shift blast on the Heron wounded Nora Moe off Brack Island."
"""The same in another order: no copy"""
WORDS = ("wounded", "wounds")


def likeliest(resolved: Resolve, *drafts: Draft) -> float:
    """How surely the events of two documents are one, joined or asked about; 0 where that is not even asked."""
    found = resolved(*drafts)
    return max((m.score for m in (*found.merges, *found.open) if m.left[1] == m.right[1] == "v0"), default=0.0)


def both(here: str, there: str, trigger: str = "wounded", rule: str = "test", story: str = STORY) -> tuple[Draft, Draft]:
    """Two documents of one story with one event each."""
    one, other = (told(name, text, trigger, "Attack", story, rule=rule) for name, text in (("a", here), ("b", there)))
    return one, other


@pytest.mark.parametrize(
    "there",
    [
        OTHER.replace("Nora", "Tom"),
        OTHER.replace("Nora", "Tom") + " Nora Moe heard it.",
        OTHER.replace("wounded", "never wounded"),
        OTHER.replace("wounded", "nearly tried and wounded"),
        OTHER.replace("wounded", "may have wounded"),
        OTHER.replace("A night shift", "Near old pumps, by the yard, another"),
    ],
    ids=("somebody of whom the other says nothing", "another of those in both", "not done", "only tried", "possible", "other words"),
)
def test_what_differs_makes_less_sure(resolved: Resolve, there: str) -> None:
    here = ONE + " Tom Moe heard it."
    alike = likeliest(resolved, *both(here, OTHER))
    assert alike >= SURE
    assert likeliest(resolved, *both(here, there)) < alike


def test_numbers_that_the_other_lacks_make_less_sure(resolved: Resolve) -> None:
    here = ONE.replace("the blast", "the blast of 5.6 tons")
    other, none, same = (likeliest(resolved, *both(here, text)) for text in (OTHER.replace("blast", f"blast of {tons}tons") for tons in ("5.9 ", "", "5.6 ")))
    assert other < none < same


def test_what_neither_says_has_been_is_less_sure(resolved: Resolve) -> None:
    def sure(*states: str) -> float:
        return likeliest(resolved, *(told(name, text, "wounded", "Attack", modality=state) for name, text, state in zip("ab", (ONE, OTHER), states, strict=True)))

    assert sure("Possible", "Possible") < sure("Actual", "Planned") < sure("Actual", "Actual")


def test_sentences_with_one_word_in_common_make_less_sure(resolved: Resolve) -> None:
    one, two = (likeliest(resolved, *both(f"Fire {more} wounded men.", "Heat of smoke wounded boys.")) for more in ("of pumps", "of smoke and heat"))
    assert one < two


def test_a_plan_is_no_event_at_one_time(resolved: Resolve) -> None:
    plan, attack = (likeliest(resolved, *(told(name, text, "wounded", kind) for name, text in zip("ab", (ONE, OTHER), strict=True))) for kind in ("Plan", "Attack"))
    assert plan < attack


def test_a_verb_in_the_present_tells_what_is_so_for_long(resolved: Resolve) -> None:
    more = " They wrote of it at length, as always." * 10
    late, first = (
        [likeliest(resolved, *both(*(text.replace("wounded", word) + end for text in (ONE, OTHER)), word, "verb", STORY + begin)) for word in WORDS]
        for begin, end in ((f"{more} ", ""), ("", more))
    )
    assert late[0] > late[1]
    assert first[0] == first[1]


def test_of_two_in_one_sentence_the_one_that_stands_alike_is_meant(resolved: Resolve) -> None:
    text = "Off Brack Island an explosion of boilers on the Heron followed the explosion of pumps near the bow."
    drafts = [Draft(name, STORY + text) for name in "ab"]
    for draft in drafts:
        for words, class_ in NAMES:
            if words in draft.document.text:
                draft.entity(words, class_)
        for at in (len(STORY), len(STORY) + text.rindex("explosion")):
            draft.event("explosion", "Attack", at=at)
    found = resolved(*drafts)
    sides = [[found.path_of[draft.ref(f"v{number}")] for number in range(2)] for draft in drafts]
    assert sides[0] == sides[1] and len(set(sides[0])) == 2


def test_a_single_likeness_joins_no_two_sets_that_are_unlike_otherwise(resolved: Resolve) -> None:
    texts = (
        "Off Brack Island the blast of 5.6 tons on the Heron wounded Nora Moe of the night shift at her bunk in 1986.",
        "In 1986, at her bunk, a night shift blast of 5.6 tons on the Heron wounded Nora Moe off Brack Island.",
        "A night shift blast of 5.6 or 5.9 tons on the Heron off Brack Island wounded Nora Moe and Tom Moe, the stoker, in flames below decks.",
        "In flames below decks a blast of 5.9 tons has wounded the stoker, Tom Moe, who had cleaned pumps and pipes since 1987.",
    )
    drafts = [told(name, text, "wounded", "Attack") for name, text in zip("abcd", texts, strict=True)]
    assert min(likeliest(resolved, *drafts[2:]), likeliest(resolved, *drafts[:2]), likeliest(resolved, *drafts[1:3])) >= SURE
    found = resolved(*drafts)
    assert len({found.path_of[draft.ref("v0")] for draft in drafts}) == 2
    assert len([m for m in found.open if m.left[1] == "v0"]) == 1


@pytest.mark.parametrize(("word", "plain"), [("attend", True), ("attends", True), ("dies", True), ("attended", False), ("fled", False), ("hosting", False)])
def test_words_without_inflection(word: str, plain: bool) -> None:
    assert is_plain(word) is plain
