"""A document in plain data has the words, labels, tree, sentences and names of the parse that it was taken from."""

import pytest
from spacy.language import Language
from spacy.tokens import Doc as Parse
from spacy.vocab import Vocab

from kg.extraction.parse.parsed import Doc, plain
from kg.extraction.parse.repairs import mended
from tests.extraction.handmade import vocab

SAME = (
    "i", "idx", "text", "whitespace_", "lower_", "lemma_", "pos_", "tag_", "dep_", "ent_type_", "ent_iob_", "is_punct", "is_quote", "is_space", "is_alpha",
    "is_title", "is_lower", "is_ascii", "like_num",
)  # fmt: skip
TREES = ("children", "lefts", "rights", "subtree", "ancestors")
TEXT = (
    'LISBON (KNA) — "We can\'t go on," Ada Reyes, 54, told the two envoys.\n\nNorland\'s 1,300 guards left the  town of Port Vale. She said so; '
    "a ferry which nobody had asked for sank near Oslo, and the mayor of Bergen (a friend of hers) did not."
)


def check(ours: Doc, parse: Parse) -> None:
    """That everything that both can be asked is the same."""
    assert ours.text == parse.text
    assert [[getattr(t, name) for name in SAME] for t in ours] == [[getattr(t, name) for name in SAME] for t in parse]
    assert [bool(t.is_sent_start) for t in ours] == [bool(t.is_sent_start) for t in parse]
    for token, word in zip(ours, parse, strict=True):
        assert (token.head.i, token.left_edge.i, token.right_edge.i, len(token)) == (word.head.i, word.left_edge.i, word.right_edge.i, len(word))
        assert [[t.i for t in getattr(token, name)] for name in TREES] == [[t.i for t in getattr(word, name)] for name in TREES]
        assert (token.sent.start, token.sent.end, token.sent.root.i) == (word.sent.start, word.sent.end, word.sent.root.i)
        assert [token.is_ancestor(other) for other in ours] == [word.is_ancestor(other) for other in parse]
    named = [(e.start, e.end, e.label_, e.text, e.root.i, e.start_char, e.end_char) for e in parse.ents]
    assert [(e.start, e.end, e.label_, e.text, e.root.i, e.start_char, e.end_char) for e in ours.ents] == named


@pytest.mark.model
def test_a_document_is_as_spacy_gives_it(nlp: Language) -> None:
    parse = mended(nlp(TEXT))
    check(plain(parse), parse)


@pytest.mark.parametrize("heads", [[0, 0, 1, 2, 3], [4, 0, 1, 2, 4], [1, 1, 1, 3, 3], [2, 3, 2, 2, 1], [3, 4, 2, 2, 2], [2, 4, 2, 0, 2]])
def test_any_tree_is_as_spacy_gives_it_crossing_branches_too(heads: list[int]) -> None:
    parse = Parse(vocab(), words="Ada saw two grey boats".split(), heads=heads, deps=["ROOT" if i == head else "dep" for i, head in enumerate(heads)])
    check(plain(parse), parse)


@pytest.fixture
def parse() -> Parse:
    return Parse(Vocab(), words=["Ada", "Reyes", ",", "the", "\n", "envoy", "."], spaces=[True, False, True, True, False, False, False])


@pytest.mark.parametrize(("start", "end"), [(0, 7), (0, 2), (1, 3), (3, 6), (4, 5), (6, 7), (2, 2), (5, 3)])
def test_a_part_has_the_text_and_tokens_of_its_span(parse: Parse, start: int, end: int) -> None:
    assert plain(parse).text_between(start, end) == parse[start:end].text
    assert [t.i for t in plain(parse)[start:end]] == [t.i for t in parse[start:end]]


@pytest.mark.parametrize(("first", "last"), [(0, 1), (0, 9), (2, 4), (4, 9), (9, 10), (11, 14), (15, 21), (0, 21), (20, 21)])
def test_characters_have_the_tokens_that_they_touch(parse: Parse, first: int, last: int) -> None:
    found = parse.char_span(first, last, alignment_mode="expand")
    ours = plain(parse).char_span(first, last)
    assert (ours.start, ours.end) == (found.start, found.end)


def test_between_two_words_there_is_no_token(parse: Parse) -> None:
    assert not plain(parse).char_span(3, 4)


def test_what_nobody_has_divided_is_one_sentence(parse: Parse) -> None:
    assert [(s.start, s.end) for s in plain(parse).sents] == [(0, 7)]


def test_there_is_nothing_beyond_either_end(parse: Parse) -> None:
    doc = plain(parse)
    assert doc[1].nbor(-1) is doc[0]
    for token, distance in ((doc[0], -1), (doc[6], 1)):
        with pytest.raises(IndexError):
            token.nbor(distance)


def test_an_empty_text_has_no_tokens() -> None:
    assert list(plain(Parse(Vocab(), words=[]))) == []
