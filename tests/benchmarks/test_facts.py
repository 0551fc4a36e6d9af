"""Drawing facts and counting verdicts."""

import random
from dataclasses import replace

from benchmarks.facts import HEAD, chosen, facts, in_negated, shortened, tally, verdicts
from kg.store.rows import ClaimRow, DocumentRow

PAPER = DocumentRow("https://e.example/d", "d", "A paper")
CLAIM = ClaimRow(
    "https://e.example/c0",
    PAPER,
    "s",
    "represents",
    "o",
    None,
    "Affirmed",
    "Actual",
    None,
    (),
    "past",
    0.8,
    "test",
    None,
    "x",
    (100, 120),
    None,
    None,
    None,
    "",
)
KNOWN = {"d": {"text": "", "meta": {"zones": [[0, 50]]}}}


def claims() -> list[ClaimRow]:
    return [replace(CLAIM, iri=f"https://e.example/c{n}", object=f"o{n // 2}") for n in range(20)]


def test_the_same_seed_draws_the_same_statements_once_each() -> None:
    drawn = chosen(claims(), KNOWN, random.Random(3), 5)
    assert drawn == chosen(claims()[::-1], KNOWN, random.Random(3), 5)
    assert len({claim.object for claim in drawn}) == 5
    assert len(chosen(claims(), KNOWN, random.Random(3), 99)) == 10


def test_what_is_no_fact_or_stands_in_an_annotated_part_is_not_drawn() -> None:
    refused, annotated = replace(CLAIM, refused="denied"), replace(CLAIM, sentence_span=(40, 60))
    assert chosen(facts([refused, annotated]), KNOWN, random.Random(1), 5) == []


def test_negated_sentences_give_a_fact_or_a_denial_each() -> None:
    denied = replace(CLAIM, iri="https://e.example/c1", polarity="Denied", refused="denied")
    told = [
        replace(claim, sentence=sentence, sentence_span=(100 + n, 120 + n))
        for n, sentence in enumerate(("He did not go.", "She couldn’t stay.", "She stayed."))
        for claim in (CLAIM, denied)
    ]
    assert [claim.polarity for claim in in_negated(told)] == ["Affirmed", "Denied"]
    assert list(in_negated([replace(CLAIM, sentence="He did not go.", refused="planned")])) == []


def test_verdicts_are_counted_with_their_interval() -> None:
    sheet = HEAD + "".join(
        f"| {number} | {fact} | r | d | {verdict} | why \\| not |\n"
        for number, (fact, verdict) in enumerate(
            (("Ada represents Norland", "right"), ("talks (Meeting)", "right"), ("Ada \\| Ivo leads X", "wrong"), ("left open", ""))
        )
    )
    judged = verdicts(sheet)
    assert judged == [("Ada represents Norland", "right"), ("talks (Meeting)", "right"), ("Ada ¦ Ivo leads X", "wrong")]
    assert tally(judged).splitlines() == [
        "all: 2 of 3 right, 0.67 (0.21 to 0.94)",
        "an event took place: 1 of 1 right, 1.00 (0.21 to 1.00)",
        "relations, posts, roles, dates: 1 of 2 right, 0.50 (0.09 to 0.91)",
    ]


def test_a_sheet_holds_no_long_words_of_others() -> None:
    assert (
        shortened("one two three four five six seven has_agent Ada Reyes", "has_agent") == "one two three four five … has_agent Ada Reyes"
    )
    assert shortened("one two three four five six (Meeting)", "type") == "one two three four five … (Meeting)"
    assert shortened("denied: talks (Meeting)", "type") == "denied: talks (Meeting)"


def test_denials_are_counted_apart() -> None:
    judged = [("denied: talks (Meeting)", "wrong"), ("talks (Meeting)", "right")]
    assert [line.split(",")[0] for line in tally(judged).splitlines()] == [
        "all: 1 of 2 right",
        "denials: 0 of 1 right",
        "facts: 1 of 1 right",
    ]
