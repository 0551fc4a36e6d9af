"""What somebody is in, at or put into: who takes part, who undergoes it, and phrases that say neither."""

import pytest

from kg.extraction.grammar import frames
from tests.extraction.parses import doc

CUSTODY = (
    "Maria/NNP/nsubjpass/2 was/VBD/auxpass/2/be {verb}/VBN/ROOT/2/{lemma} into/IN/prep/2 {noun}/NN/pobj/3 by/IN/agent/2 police/NNS/pobj/5"
)
TRIAL = "Norway/NNP/nsubj/1 put/VBD/ROOT/1 Maria/NNP/dobj/1 on/IN/prep/1 {det}trial/NN/pobj/3"
UNDER = "Oslo/NNP/nsubj/1 came/VBD/ROOT/1/come under/IN/prep/1 attack/NN/pobj/2"
STANDING = "Maria/NNP/nsubj/1 stood/VBD/ROOT/1/stand trial/NN/dobj/1"
PRESENT = "Maria/NNP/nsubj/1 was/VBD/ROOT/1/be present/JJ/acomp/1 at/IN/prep/2 the/DT/det/5 talks/NNS/pobj/3/talk"
INVERTED = (
    "Among/IN/prep/5 {who} at/IN/prep/1 the/DT/det/4 talks/NNS/pobj/2/talk were/VBD/ROOT/5/be Maria/NNP/attr/5 and/CC/cc/6 Ivo/NNP/conj/6"
)
SPOKE = "Maria/NNP/nsubj/1 {verb} at/IN/prep/1 the/DT/det/4 talks/NNS/pobj/2/talk"
STOOD_FOR = "Maria/NNP/nsubj/1 represented/VBD/ROOT/1/represent Norway/NNP/dobj/1 at/IN/prep/1 the/DT/det/5 talks/NNS/pobj/3/talk"
SILENT = "Maria/NNP/nsubj/3 did/VBD/aux/3/do not/RB/neg/3 speak/VB/ROOT/3 at/IN/prep/3 the/DT/det/6 talks/NNS/pobj/4/talk"
KILLED = "Maria/NNP/nsubj/3 and/CC/cc/0 Ivo/NNP/conj/0 {be} among/IN/prep/3 those/DT/pobj/4 killed/VBN/acl/5/kill"
NOT_KILLED = "Maria/NNP/nsubj/1 was/VBD/ROOT/1/be not/RB/neg/1 among/IN/prep/1 those/DT/pobj/3 killed/VBN/acl/4/kill"
MAYBE_KILLED = "Maria/NNP/nsubj/2 may/MD/aux/2 be/VB/ROOT/2 among/IN/prep/2 those/DT/pobj/3 killed/VBN/acl/4/kill"
FEARED = "Ivo/NNP/nsubj/1 fears/VBZ/ROOT/1/fear Maria/NNP/nsubj/3 is/VBZ/ccomp/1/be among/IN/prep/3 those/DT/pobj/4 killed/VBN/acl/5/kill"
FROM = "Maria/NNP/nsubj/1 is/VBZ/ROOT/1/be from/IN/prep/1 those/DT/pobj/2 killed/VBN/acl/3/kill"


def arguments(parse: str, word: str) -> set[tuple[str, str]]:
    parsed = doc(parse)
    found = next(f for f in frames(parsed) if parsed[f.head].text == word)
    return {(a.role, parsed[a.head].text) for a in found.arguments}


@pytest.mark.parametrize(
    ("parse", "word", "expected"),
    [
        (CUSTODY.format(verb="taken", lemma="take", noun="custody"), "custody", {("object", "Maria"), ("subject", "police")}),
        (TRIAL.format(det=""), "trial", {("object", "Maria"), ("subject", "Norway")}),
        (UNDER, "attack", {("object", "Oslo")}),
        (STANDING, "trial", {("object", "Maria")}),
        ("Workers/NNS/nsubj/1/worker went/VBD/ROOT/1/go on/IN/prep/1 strike/NN/pobj/2", "strike", {("participant", "Workers")}),
        ("Oslo/NNP/nsubjpass/2 was/VBD/auxpass/2/be hit/VBN/ROOT/2 by/IN/agent/2 storms/NNS/pobj/3/storm", "storms", {("in", "Oslo")}),
        (PRESENT, "talks", {("participant", "Maria")}),
        (INVERTED.format(who="those/DT/pobj/0"), "talks", {("participant", "Maria"), ("participant", "Ivo")}),
        (INVERTED.format(who="guests/NNS/pobj/0/guest"), "talks", {("participant", "Maria")}),
        (SPOKE.format(verb="spoke/VBD/ROOT/1/speak"), "talks", {("participant", "Maria")}),
        (STOOD_FOR, "talks", {("participant", "Maria"), ("participant", "Norway")}),
        (KILLED.format(be="were/VBD/ROOT/3/be"), "killed", {("object", "Maria"), ("object", "Ivo")}),
    ],
)
def test_the_phrase_says_who_is_in_it(parse: str, word: str, expected: set[tuple[str, str]]) -> None:
    assert expected <= arguments(parse, word)


@pytest.mark.parametrize(
    ("parse", "word", "absent"),
    [
        (CUSTODY.format(verb="taken", lemma="take", noun="account"), "account", "Maria"),
        (CUSTODY.format(verb="forced", lemma="force", noun="custody"), "custody", "Maria"),
        (TRIAL.format(det="the/DT/det/5 "), "trial", "Maria"),
        (SPOKE.format(verb="laughed/VBD/ROOT/1/laugh"), "talks", "Maria"),
        (SPOKE.format(verb="protested/VBD/ROOT/1/protest"), "talks", "Maria"),
        (SILENT, "talks", "Maria"),
        ("Workers/NNS/nsubj/1/worker voted/VBD/ROOT/1/vote on/IN/prep/1 strike/NN/pobj/2", "strike", "Workers"),
        ("Oslo/NNP/nsubjpass/2 was/VBD/auxpass/2/be spared/VBN/ROOT/2/spare by/IN/agent/2 storms/NNS/pobj/3/storm", "storms", "Oslo"),
        (INVERTED.format(who="reasons/NNS/pobj/0/reason"), "talks", "Maria"),
        (NOT_KILLED, "killed", "Maria"),
        (MAYBE_KILLED, "killed", "Maria"),
        (FEARED, "killed", "Maria"),
        (FROM, "killed", "Maria"),
    ],
)
def test_other_phrases_put_nobody_into_it(parse: str, word: str, absent: str) -> None:
    assert absent not in {text for _, text in arguments(parse, word)}
