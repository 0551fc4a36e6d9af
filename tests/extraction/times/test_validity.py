"""From when until when a relation held."""

import re

import pytest

from kg.extraction.times.validity import validity
from kg.model import TimeExpression
from tests.extraction.handmade import doc

SINCE = "Ada|PROPN|compound|1 Reyes|PROPN|nsubj|3 has|AUX|aux|3 been|AUX|ROOT|3 mayor|NOUN|attr|3 of|ADP|prep|4 Oslo|PROPN|pobj|5 {w}|ADP|prep|{h} {t}|NUM|pobj|7"


def held(sentence: str, trigger: int) -> tuple[str | None, str | None]:
    """``validity`` of a token; numbers of four digits are years."""
    parsed = doc(sentence)
    years = {t.i: t.text for t in parsed if re.fullmatch(r"\d{4}(/\d{4})?", t.text)}
    times = {i: TimeExpression(f"t{i}", 0, 0, text, "DATE", text, f"{text[:4]}-01-01", f"{text[-4:]}-12-31") for i, text in years.items()}
    return validity(parsed[trigger], times)


@pytest.mark.parametrize("hung_on", [3, 4, 6], ids=["verb", "post", "place"])
@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("since", ("2019-01-01", None)),
        ("until", (None, "2019-12-31")),
        ("from", ("2019-01-01", None)),
        ("in", (None, None)),
        ("after", (None, None)),
    ],
)
def test_a_preposition_of_time_bounds_a_post(word: str, expected: tuple[str | None, str | None], hung_on: int) -> None:
    assert held(SINCE.format(w=word, h=hung_on, t="2019"), 4) == expected


def test_both_ends() -> None:
    beside = "Lund|PROPN|nsubj|1 worked|VERB|ROOT|1 there|ADV|advmod|1 from|ADP|prep|1 1990|NUM|pobj|3 {w}|ADP|prep|{h} 1995|NUM|pobj|5"
    for word, head in (("to", 1), ("until", 1), ("to", 3), ("to", 4), ("through", 1), ("through", 4)):
        assert held(beside.format(w=word, h=head), 1) == ("1990-01-01", "1995-12-31")
    between = "Lund|PROPN|nsubj|1 worked|VERB|ROOT|1 between|ADP|prep|1 1990|NUM|pobj|2 and|CCONJ|cc|3 1995|NUM|conj|3"
    assert held(between, 1) == ("1990-01-01", "1995-12-31")
    assert held("Lund|PROPN|nsubj|1 served|VERB|ROOT|1 from|ADP|prep|1 1990/1995|NUM|pobj|2", 1) == ("1990-01-01", "1995-12-31")


def test_until_something_dated() -> None:
    sentence = (
        "Moen|PROPN|nsubj|1 led|VERB|ROOT|1 it|PRON|dobj|1 until|ADP|prep|1 her|PRON|poss|5 death|NOUN|pobj|3 in|ADP|prep|5 1999|NUM|pobj|6"
    )
    assert held(sentence, 1) == (None, "1999-12-31")


def test_behind_an_apposition_and_in_brackets() -> None:
    behind = "Lund|PROPN|nsubj|5 ,|PUNCT|punct|0 mayor|NOUN|appos|0 since|ADP|prep|0 2019|NUM|pobj|3 spoke|VERB|ROOT|5"
    assert held(behind, 2) == ("2019-01-01", None)
    brackets = "Lund|PROPN|nsubj|5 mayor|NOUN|appos|0 of|ADP|prep|1 Oslo|PROPN|pobj|2 1990/1995|NUM|nummod|3 spoke|VERB|ROOT|5"
    assert held(brackets, 1) == ("1990-01-01", "1995-12-31")


@pytest.mark.parametrize(
    ("sentence", "trigger"),
    [
        (
            "The|DET|det|1 mayor|NOUN|nsubj|3 has|AUX|aux|3 slept|VERB|ROOT|3 since|ADP|prep|3 2019|NUM|pobj|4",
            1,
        ),  # that is how long he slept
        ("Lund|PROPN|nsubj|4 ,|PUNCT|punct|0 mayor|NOUN|appos|0 ,|PUNCT|punct|0 spoke|VERB|ROOT|4 until|ADP|prep|4 2019|NUM|pobj|5", 2),
        ("Lund|PROPN|nsubj|1 moved|VERB|ROOT|1 from|ADP|prep|1 Oslo|PROPN|pobj|2 to|ADP|prep|1 Bergen|PROPN|pobj|4", 1),
        ("He|PRON|nsubj|1 lived|VERB|ROOT|1 there|ADV|advmod|1 since|ADP|prep|1 the|DET|det|5 war|NOUN|pobj|3", 1),
        ("He|PRON|nsubj|1 worked|VERB|ROOT|1 between|ADP|prep|1 1990|NUM|pobj|2", 1),
        (
            "He|PRON|nsubj|1 led|VERB|ROOT|1 it|PRON|dobj|1 from|ADP|prep|1 1995|NUM|pobj|3 to|ADP|prep|1 1990|NUM|pobj|5",
            1,
        ),  # a slip of the text
    ],
)
def test_other_times_bound_nothing(sentence: str, trigger: int) -> None:
    assert held(sentence, trigger) == (None, None)
