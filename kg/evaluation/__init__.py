"""Score what is extracted against annotated corpora, with the scorer that comes with them.

    scorer      find a set's gold file, run the kit's ``score.py``  -> Scores
    judging     a program beside the kit's: which single predictions the kit counts as right
    verdicts    what it prints, tallied by rule and by confidence
    rules       tables of the tallies
    published   figures to read ours by: spaCy's names alone, and what papers print
    conditions  rows beside the kit's: mentions given, each source apart, pronouns alone
    given       an extraction with the gold file's mentions in the place of its own
    baselines   what the literature measures by: the same head lemma in one gold topic
    name_pairs  the comparison of names alone
    scoreboard  Scores                                              -> text for the terminal, Markdown for the documentation

Why a scorer from outside: a program that grades itself grades itself kindly. The kit is no part of this repository (its texts
belong to others); it is found through ``--data``.
"""

from kg.evaluation.rows import Row
from kg.evaluation.rules import reliability_as_markdown, rules_as_markdown, rules_as_text
from kg.evaluation.scoreboard import as_markdown, as_text
from kg.evaluation.scorer import Scores, evaluate, gold_file

__all__ = [
    "Row",
    "Scores",
    "as_markdown",
    "as_text",
    "evaluate",
    "gold_file",
    "reliability_as_markdown",
    "rules_as_markdown",
    "rules_as_text",
]
