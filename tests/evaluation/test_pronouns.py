"""Pronouns alone: right if the nearest name or description of ours means the same in the gold file."""

from typing import Any

from kg.evaluation.pronouns import pronouns

TEXT = "Ada Reyes met Ivo Lund. She left. He stayed. It rained."


def mention(words: str, id_: str, form: str = "name") -> dict[str, Any]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words, "id": id_, "form": form}


GOLD = [
    {"id": "d", "text": TEXT, "entities": [mention("Ada Reyes", "a"), mention("Ivo Lund", "i"), mention("She", "a"), mention("He", "i")]},
]


def scored(*entities: dict[str, Any]) -> tuple[float, float, float]:
    row = pronouns(GOLD, [{"id": "d", "entities": list(entities)}])
    return row.precision, row.recall, row.gold


def test_right_and_wrong_pronouns_are_counted() -> None:
    names = mention("Ada Reyes", "1"), mention("Ivo Lund", "2")
    assert scored(*names, mention("She", "1", "pronoun"), mention("He", "1", "pronoun")) == (50.0, 50.0, 2)
    assert scored(*names, mention("She", "1", "pronoun")) == (100.0, 50.0, 2)
    assert scored(*names) == (0.0, 0.0, 2)


def test_what_the_gold_file_does_not_know_is_not_judged() -> None:
    assert scored(mention("Ada Reyes", "1"), mention("It", "1", "pronoun"), mention("She", "1", "pronoun")) == (100.0, 50.0, 2)
    assert scored(mention("rained", "1"), mention("She", "1", "pronoun")) == (0.0, 0.0, 2)


def test_pronouns_that_only_meet_pronouns_are_not_judged() -> None:
    assert scored(mention("She", "1", "pronoun"), mention("He", "1", "pronoun")) == (0.0, 0.0, 2)


def test_a_document_that_is_missing_finds_nothing() -> None:
    assert pronouns(GOLD, []).gold == 2
