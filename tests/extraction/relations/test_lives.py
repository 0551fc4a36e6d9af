"""Lives in brackets: what dates and places a bracket gives, and which brackets tell of no life."""

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc as Parse

from kg.extraction.annotations import Annotations
from kg.extraction.parse.parsed import plain
from kg.extraction.reading import End, Reading
from kg.extraction.relations import life_candidates
from kg.extraction.times import find_times
from kg.model import Document, Entity, Mention
from tests.extraction.readings import ONTOLOGY

TOKENIZE = English().tokenizer
WHO = {"Reyes": "Person", "Brightwell": "Organization", "Bergen": "City", "Oslo": "City", "Norway": "Country", "Hordaland": "Region"}


def reading(text: str) -> Reading:
    bare = TOKENIZE(text)
    words, spaces = [t.text for t in bare], [bool(t.whitespace_) for t in bare]
    kinds = ["NUM" if w[:1].isdigit() else "PROPN" if w[:1].isupper() else "NOUN" for w in words]
    labels = ["B-DATE" if len(w) == 4 and w.isdigit() else "O" for w in words]
    flat = {"heads": [0] * len(words), "deps": ["dep"] * len(words)}
    parsed = plain(Parse(bare.vocab, words=words, spaces=spaces, pos=kinds, ents=labels, **flat))
    heads = {t.i: t.text for t in parsed if t.text in WHO}
    entities = {
        f"e{i}": Entity(f"e{i}", WHO[word], word, (Mention(parsed[i].idx, parsed[i].idx + len(word), word, "name"),))
        for i, word in heads.items()
    }
    ids = {i: f"e{i}" for i in heads}
    times = find_times(parsed, None)
    at = {t.i: time for time in times for t in parsed.char_span(time.start, time.end)}
    annotations = Annotations(entities, ids, ids, {i: (i, i + 1) for i in heads})
    return Reading(Document("0" * 16, "d", text, ""), parsed, ONTOLOGY, annotations, times, at, (), (), {})


def lives(text: str) -> set[tuple[str, str]]:
    found = [c for c in life_candidates(reading(f"Ada Reyes {text} lived.")) if not c.refusal]
    return {(c.predicate, c.object.entity.name if isinstance(c.object, End) else c.object.value) for c in found}


BORN, DIED = ("birth_date", "1931"), ("death_date", "1999")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(born 1931; died 1999)", {BORN, DIED}),
        ("(b. 1931, d. 1999)", {BORN, DIED}),
        ("(born 3 May 1931 – 1999)", {("birth_date", "1931-05-03"), DIED}),
        ("(3 May 1931 – 7 June 1999)", {("birth_date", "1931-05-03"), ("death_date", "1999-06-07")}),
        ("(1931–1999)", {BORN, DIED}),
        ("(1931–99)", {BORN, DIED}),
        ("(born 1931 in Bergen)", {BORN, ("born_in", "Bergen")}),
        ("(born 1931, Bergen, Norway)", {BORN, ("born_in", "Bergen")}),
        (
            "(Bergen, 3 May 1931 – Oslo, 7 June 1999)",
            {("birth_date", "1931-05-03"), ("death_date", "1999-06-07"), ("born_in", "Bergen"), ("died_in", "Oslo")},
        ),
        ("(born Ada Moe; 3 May 1931)", {("birth_date", "1931-05-03")}),
        ("(Russian: Ада; 3 May 1931 – 1999)", {("birth_date", "1931-05-03"), DIED}),
        ("(born c. 1931)", {("birth_date", "1931~")}),
        ("(died 1999 in Oslo)", {DIED, ("died_in", "Oslo")}),
        ("(born 1931; married 1955 in Oslo)", {BORN}),
    ],
)
def test_a_bracket_tells_a_life(text: str, expected: set[tuple[str, str]]) -> None:
    assert lives(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "(1999–2005)",
        "(1931–1940)",
        "(1931–2099)",
        "(president, 1931–1999)",
        "(president 1931–1999)",
        "(in office 3 May 1931 – 7 June 1999)",
        "(3 May 1931)",
        "(1931)",
        "(Oslo, 1931)",
        "(since 1931)",
        "(1931 film, 1999 book)",
        "(married 1931)",
        "(born 1931 or 1932",
        "(see 1931–1999)",
    ],
)
def test_other_brackets_tell_none(text: str) -> None:
    assert lives(text) == set()


def test_a_bracket_behind_a_firm_tells_no_life() -> None:
    assert list(life_candidates(reading("Brightwell (1931–1999) made engines."))) == []


def test_a_guess_between_two_years_is_no_date() -> None:
    assert lives("(born 1931 or 1932)") == set()
