"""Who says what, on parses written down beforehand (``cases.txt``), with broken quotation marks, and nested."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.lang.en import English
from spacy.language import Language
from spacy.tokens import Doc as Parse

from kg.extraction.annotations import Report
from kg.extraction.attribution import find_reports, is_outlet, speakers_at
from kg.extraction.attribution.quotes import find_quotes
from kg.extraction.parse.parsed import Doc, plain
from kg.extraction.parse.parsing import normalised
from tests.extraction.tables import Case, cases, parsed

CASES = cases(Path(__file__).with_name("cases.txt"))
ENGLISH = English()


def shown(doc: Doc) -> str:
    return "; ".join(f"{_name(doc, report)} > {doc.text_between(report.start, report.end)}" for report in find_reports(doc)) or "-"


def _name(doc: Doc, report: Report) -> str:
    if report.speaker is None:
        return "?"
    return doc[report.speaker].text + ("*" if is_outlet(doc[report.speaker]) else "")


def case(start: str) -> Doc:
    found = next(c for c in CASES if c.sentence.startswith(start))
    return parsed(found.sentence, found.table)


def names(doc: Doc, word: str) -> list[str | None]:
    token = next(t for t in doc if t.text == word)
    return [None if s is None else doc[s].text for s in speakers_at(find_reports(doc), token.i)]


def test_there_are_cases() -> None:
    assert len(CASES) >= 55
    assert sum(c.expected == "-" for c in CASES) >= 9


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.sentence)
def test_reports(case: Case) -> None:
    assert shown(parsed(case.sentence, case.table)) == case.expected


def test_speakers_are_nested_innermost_first() -> None:
    doc = case("Reyes said that Lund had claimed")
    assert names(doc, "crossed") == ["Lund", "Reyes"]
    assert names(doc, "claimed") == ["Reyes"]
    assert names(doc, "said") == []


def test_an_outlet_stands_outside() -> None:
    doc = case("Lund told the news agency")
    assert names(doc, "crossed") == ["Lund", "Norpress"]
    assert names(doc, "told") == ["Norpress"]


def test_the_source_of_a_whole_sentence_stands_outside() -> None:
    doc = case("The company also said")
    assert names(doc, "closed") == ["company", "newspaper"]
    assert names(doc, "Nordpost") == []


def test_an_unnamed_speaker_is_told_from_none() -> None:
    assert names(case("Norland is said"), "attacked") == [None]
    assert names(case("Images show"), "crossed") == []


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He said "yes" and "no" at once.', ["yes", "no"]),
        ("She said “yes” again.", ["yes"]),
        ("It was ``a day'' of joy.", ["a day"]),
        ("'We will stay,' she said.", ["We will stay,"]),
        ('"It is over. We lost.\n\n"We will go home," he said.', ["It is over. We lost.", "We will go home,"]),
    ],
)
def test_quotations(text: str, quoted: list[str]) -> None:
    doc = _flat(text)
    assert [doc.text_between(q.start, q.end).strip() for q in find_quotes(doc)] == quoted


@pytest.mark.parametrize(
    "text",
    [
        "The teachers' union met the miners' union.",
        "Ada's and Ivo's plans failed.",
        "It happened in the '90s, in James' house.",
        'A 5" gun fired.',
        "No marks at all.",
    ],
)
def test_what_is_no_quotation(text: str) -> None:
    assert [q for q in find_quotes(_flat(text)) if q.closed] == []


def test_an_open_mark_ends_with_its_sentence() -> None:
    doc = Parse(
        ENGLISH.vocab,
        words=['"', "It", "is", "over", ".", "Nobody", "spoke", "."],
        sent_starts=[True, False, False, False, False, True, False, False],
    )
    (quote,) = find_quotes(plain(doc))
    assert (quote.start, quote.end, quote.closed) == (1, 5, False)


@pytest.mark.parametrize(
    "name", ["the Port Vale Times", "Norland Press Agency", "the Daily Lantern", "Radio Norland", "the Evening Gazette"]
)
def test_names_of_outlets(name: str) -> None:
    assert is_outlet(_named(name, "ORG"))


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("the Norland Army", "ORG"),
        ("Star Mining", "ORG"),
        ("Ada Post", "PERSON"),
        ("Press Ltd", "ORG"),
        ("the Intelligence Agency", "ORG"),
        ("Port Vale", "GPE"),
    ],
)
def test_names_of_others(name: str, label: str) -> None:
    assert not is_outlet(_named(name, label))


def _named(name: str, label: str) -> object:
    words = name.split()
    last = len(words) - 1
    doc = Parse(
        ENGLISH.vocab,
        words=words,
        pos=["DET" if w == "the" else "PROPN" for w in words],
        deps=[*(["det" if w == "the" else "compound" for w in words[:-1]]), "ROOT"],
        heads=[last] * len(words),
        ents=["O" if w == "the" else ("B-" if i == (words[0] == "the") else "I-") + label for i, w in enumerate(words)],
    )
    return plain(doc)[last]


def _flat(text: str) -> Doc:
    bare = ENGLISH(normalised(text))
    starts = [t.i == 0 or t.nbor(-1).text in (".", "?", "!") or t.nbor(-1).is_space for t in bare]
    return plain(Parse(ENGLISH.vocab, words=[t.text for t in bare], spaces=[bool(t.whitespace_) for t in bare], sent_starts=starts))


WORDS = ["said", "Reyes", '"', "'", "''", "“", "”", ",", ".", ":", "that", "according", "to", "it", "claim", "told", "Press", "\n\n", "we"]


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=25), st.randoms(use_true_random=False))
def test_any_text_is_survived(words: list[str], random: object) -> None:
    choose = random.choice  # type: ignore[attr-defined]
    size = len(words)
    heads = [0 if i == 0 else choose(range(i)) for i in range(size)]
    deps = ["ROOT", *(choose(("nsubj", "ccomp", "prep", "pobj", "punct", "parataxis", "poss", "dobj", "acl")) for _ in words[1:])]
    pos = [choose(("VERB", "NOUN", "PROPN", "PUNCT", "ADP")) for _ in words]
    doc = Parse(
        ENGLISH.vocab,
        words=words,
        heads=heads,
        deps=deps,
        pos=pos,
        tags=["VBD" if p == "VERB" else "NN" for p in pos],
        lemmas=["say" if w == "said" else w for w in words],
    )
    for report in find_reports(plain(doc)):
        assert 0 <= report.start < report.end <= size
        assert report.speaker is None or 0 <= report.speaker < size


@pytest.mark.model
def test_the_parser_gives_what_the_tables_say(nlp: Language) -> None:
    right = sum(shown(plain(nlp(c.sentence))) == c.expected for c in CASES)
    assert right / len(CASES) > 0.9
