"""Sentences that repeat one another: arrays against the plain definition."""

import re
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.resolution.sources import copies
from kg.resolution.sources.copies import CONTAINMENT, CROWD, SHARED_AT_LEAST, SHINGLE, alike, spread, wordings

TEXTS = st.lists(st.lists(st.sampled_from("ada ivo met in port vale on monday again".split()), max_size=14).map(" ".join), max_size=12)
REPORT = "Delegates of both countries agreed on Monday to open the northern harbour again before the season ends"


def shingles(text: str) -> frozenset[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return frozenset(tuple(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1))) if words else frozenset()


def are_copies(one: str, other: str) -> bool:
    shorter, longer = sorted((shingles(one), shingles(other)), key=len)
    shared = len(shorter & longer)
    return shared >= max(1, CONTAINMENT * len(shorter)) and (shared >= SHARED_AT_LEAST or len(longer) <= len(shorter) + SHARED_AT_LEAST)


def found(texts: list[str]) -> set[tuple[int, int]]:
    """The pairs of texts that the arrays take for copies."""
    wording, bearer, hashes = wordings([copies.shingles(texts)])
    one, other = alike(bearer, hashes)
    pairs = set(zip(one.tolist(), other.tolist(), strict=True))
    numbers = wording.tolist()
    return {
        (i, j)
        for i, j in combinations(range(len(texts)), 2)
        if numbers[i] == numbers[j] or tuple(sorted((numbers[i], numbers[j]))) in pairs
    }


@given(TEXTS)
def test_the_arrays_find_what_the_definition_says(texts: list[str]) -> None:
    assert found(texts) == {(i, j) for i, j in combinations(range(len(texts)), 2) if are_copies(texts[i], texts[j])}


@given(TEXTS)
def test_counting_in_small_pieces_gives_the_same(texts: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(copies, "AT_ONCE", 1)
        pieces = found(texts)
    assert pieces == found(texts)


def test_what_has_no_words_is_nothing_s_copy() -> None:
    assert found(["", "…", "!"]) == set()


def test_a_phrase_of_the_trade_says_nothing() -> None:
    tail = "told many reporters in the capital late on monday"
    texts = [f"somebody called {number} {tail}" for number in range(CROWD + 1)]
    assert found(texts) == set() and len(found(texts[:3])) == 3


def test_a_sentence_in_more_papers_than_that_is_still_one() -> None:
    assert len(set(wordings([copies.shingles([REPORT])] * (CROWD + 50))[0].tolist())) == 1


def test_spread() -> None:
    assert spread(np.array([5, 0, 7]), np.array([2, 0, 3])).tolist() == [5, 6, 7, 8, 9]
