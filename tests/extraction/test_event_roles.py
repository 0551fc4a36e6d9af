"""Which argument fills which role of an event, and which words only seem to be arguments."""

from dataclasses import replace

import msgspec
import pytest

from kg.extraction.annotations import Report
from kg.extraction.events.finding import occurrences
from tests.extraction.readings import EVENT_SLOTS, KNOWN, LEXICON, NORWAY, reading

WHO = {
    **KNOWN,
    "mob": ("a mob", "Group"),
    "police": ("the police", "Group"),
}

TALKS_WITH = "Norway/NNP/nsubj/1 {verb} in/IN/prep/1 talks/NNS/pobj/2/talk with/IN/prep/3 Kenya/NNP/pobj/4"
PLANNED = "Norway/NNP/nsubj/1 {verb} an/DT/det/3 attack/NN/dobj/1 on/IN/prep/3 Kenya/NNP/pobj/4"
PLANNED_FOR = "Norway/NNP/nsubj/1 planned/VBD/ROOT/1/plan the/DT/det/3 attack/NN/dobj/1 by/IN/prep/3 Kenya/NNP/pobj/4"
OPENING = "In/IN/prep/4 Kenya/NNP/pobj/0 men/NNS/nsubjpass/4/man were/VBD/auxpass/4/be robbed/VBN/ROOT/4/rob and/CC/cc/4 attacked/VBN/conj/4/attack"
OPENING_OF_ANOTHER = (
    "In/IN/prep/3 Kenya/NNP/pobj/0 Maria/NNP/nsubj/3 spoke/VBD/ROOT/3 and/CC/cc/3 Ivo/NNP/nsubj/6 attacked/VBD/conj/3/attack men/NNS/dobj/6"
)
INCLUDING = "Kenya/NNP/nsubj/1 attacked/VBD/ROOT/1/attack men/NNS/dobj/1/man including/VBG/prep/2/include Ivo/NNP/pobj/3 and/CC/cc/4 Maria/NNP/conj/4"
HURT = "men/NNS/nsubjpass/2/man were/VBD/auxpass/2/be attacked/VBN/ROOT/2/attack ,/,/punct/2 {neg}including/VBG/prep/2/include Ivo/NNP/pobj/{at}"
COMPOUND = "the/DT/det/2 {place}/{tag}/{dep}/2 attack/NN/nsubj/3 failed/VBD/ROOT/3/fail"
AT = "the/DT/det/1 attack/NN/nsubj/4 {word}/IN/prep/1 Oslo/NNP/pobj/2 failed/VBD/ROOT/4/fail"
WHICH = "talks/NNS/nsubj/7/talk in/IN/prep/0 {place}/NNP/pobj/1 ,/,/punct/2 which/WDT/nsubj/5 attacked/VBD/relcl/2/attack Ivo/NNP/dobj/5 ended/VBD/ROOT/7/end"
OF_ITSELF = "Norway/NNP/nsubj/5 ,/,/punct/0 which/WDT/nsubj/3 attacked/VBD/relcl/0/attack Kenya/NNP/dobj/3 left/VBD/ROOT/5/leave"
RESULT = "{who}/NNP/nsubjpass/2 was/VBD/auxpass/2/be hit/VBN/ROOT/2/hit ,/,/punct/2 attacking/VBG/advcl/2/attack Ivo/NNP/dobj/4"
LOOSE = "police/NNS/nsubj/1 hunt/VBP/ROOT/1 a/DT/det/3 man/NN/dobj/1 who/WP/nsubj/5 left/VBD/relcl/3/leave ,/,/punct/1 attacking/VBG/advcl/1/attack Ivo/NNP/dobj/7"
CLOSE = "police/NNS/nsubj/1 left/VBD/ROOT/1/leave ,/,/punct/1 attacking/VBG/advcl/1/attack Ivo/NNP/dobj/3"
RAISED = "Ivo/NNP/nsubjpass/2 is/VBZ/auxpass/2/be {verb} to/TO/aux/4 meet/VB/xcomp/2 Maria/NNP/dobj/4"
RESULTS = (
    "Oslo/NNP/nsubjpass/2 was/VBD/auxpass/2/be hit/VBN/ROOT/2/hit ,/,/punct/2 killing/VBG/advcl/2/kill men/NNS/dobj/4/man "
    "and/CC/cc/4 attacking/VBG/conj/4/attack Ivo/NNP/dobj/7"
)
WHICH_TOO = (
    "talks/NNS/nsubj/10/talk in/IN/prep/0 Oslo/NNP/pobj/1 ,/,/punct/2 which/WDT/nsubj/5 killed/VBD/relcl/2/kill men/NNS/dobj/5/man "
    "and/CC/cc/5 attacked/VBD/conj/5/attack Ivo/NNP/dobj/8 ended/VBD/ROOT/10/end"
)
FRIEND = "Norway/NNP/nsubj/1 attacked/VBD/ROOT/1/attack {object}/{tag}/dobj/1 of/IN/prep/1 Ivo/NNP/pobj/3"
ITSELF = "Norway/NNP/nsubj/1 attacked/VBD/ROOT/1/attack itself/PRP/dobj/1"
QUOTE = '"/``/punct/4 Oslo/NNP/nsubj/4 ,/,/punct/4 "/\'\'/punct/4 denied/VBD/ROOT/4/deny Maria/NNP/{dep}/{head} leaving/VBG/ccomp/4/leave'


def roles(parse: str, word: str = "") -> set[tuple[str, str, str]]:
    """``word`` is a further verb of attack."""
    found = reading(parse, WHO)
    lexicon = replace(LEXICON, verbs={**LEXICON.verbs, word: (msgspec.structs.replace(LEXICON.verbs["attack"][0], lemma=word),)} if word else LEXICON.verbs)
    found = replace(found, ontology=replace(found.ontology, lexicon=lexicon))
    return {(o.kind, r.predicate, r.end.entity.name) for o in occurrences(found) for r in o.roles}


@pytest.mark.parametrize("verb", ["is/VBZ/ROOT/1/be", "remained/VBD/ROOT/1/remain", "engaged/VBD/ROOT/1/engage"])
def test_who_is_in_talks_takes_part(verb: str) -> None:
    assert roles(TALKS_WITH.format(verb=verb)) == {
        ("Negotiation", "has_participant", "Norway"),
        ("Negotiation", "has_participant", "Kenya"),
    }


@pytest.mark.parametrize("verb", ["believes/VBZ/ROOT/1/believe", "said/VBD/ROOT/1/say", "died/VBD/ROOT/1/die"])
def test_other_verbs_put_nobody_into_talks(verb: str) -> None:
    assert ("Negotiation", "has_participant", "Norway") not in roles(TALKS_WITH.format(verb=verb))


def test_who_was_in_the_attack_is_not_said_to_take_part() -> None:
    parse = "Maria/NNP/nsubj/1 was/VBD/ROOT/1/be in/IN/prep/1 the/DT/det/4 attack/NN/pobj/2"
    assert roles(parse) == set()


@pytest.mark.parametrize("verb", ["planned/VBD/ROOT/1/plan", "threatened/VBD/ROOT/1/threaten"])
def test_whose_plan_it_is_would_do_it(verb: str) -> None:
    assert ("Attack", "has_agent", "Norway") in roles(PLANNED.format(verb=verb))


@pytest.mark.parametrize(
    "parse",
    [
        PLANNED.format(verb="postponed/VBD/ROOT/1/postpone"),
        PLANNED.format(verb="condemned/VBD/ROOT/1/condemn"),
        PLANNED.format(verb="feared/VBD/ROOT/1/fear"),
        PLANNED_FOR,
    ],
)
def test_who_only_deals_with_it_does_not(parse: str) -> None:
    assert ("Attack", "has_agent", "Norway") not in roles(parse)


def test_an_opening_place_is_shared_by_verbs_with_one_subject() -> None:
    assert ("Attack", "held_in", "Kenya") in roles(OPENING)
    assert ("Attack", "held_in", "Kenya") not in roles(OPENING_OF_ANOTHER)


def test_including_names_members() -> None:
    assert roles(INCLUDING) == {
        ("Attack", "has_agent", "Kenya"),
        ("Attack", "has_target", "Ivo Lund"),
        ("Attack", "has_target", "Maria Jensen"),
    }
    assert roles(HURT.format(neg="", at=4)) == {("Attack", "has_target", "Ivo Lund")}
    assert roles(HURT.format(neg="not/RB/neg/5 ", at=5)) == set()


@pytest.mark.parametrize(
    ("parse", "expected"),
    [
        (COMPOUND.format(place="Oslo", tag="NNP", dep="compound"), {("Attack", "held_in", "Oslo")}),
        (COMPOUND.format(place="Norwegian", tag="JJ", dep="amod"), {("Attack", "has_agent", "Norway")}),
        (AT.format(word="at"), {("Attack", "held_in", "Oslo")}),
        ("men/NNS/nsubj/1/man attacked/VBD/ROOT/1/attack at/IN/prep/1 Oslo/NNP/pobj/2", {("Attack", "held_in", "Oslo")}),
        (AT.format(word="on"), {("Attack", "has_target", "Oslo")}),
        (
            "Norway/NNP/nsubj/1 attacked/VBD/ROOT/1/attack ships/NNS/dobj/1/ship at/IN/prep/1 Oslo/NNP/pobj/3",
            {("Attack", "has_agent", "Norway"), ("Attack", "held_in", "Oslo")},
        ),
    ],
)
def test_a_town_before_the_noun_is_where_it_was(parse: str, expected: set[tuple[str, str, str]]) -> None:
    assert roles(parse) == expected


@pytest.mark.parametrize("place", ["Oslo", "Norway"])
def test_where_something_was_did_not_do_it(place: str) -> None:
    assert not [r for r in roles(WHICH.format(place=place)) if r[1] == "has_agent"]


def test_a_country_does_what_its_own_clause_says() -> None:
    assert ("Attack", "has_agent", "Norway") in roles(OF_ITSELF)


def test_what_came_of_it_is_not_the_doing_of_a_place() -> None:
    assert not [r for r in roles(RESULT.format(who="Oslo")) if r[1] == "has_agent"]
    assert ("Attack", "has_agent", "Maria Jensen") in roles(RESULT.format(who="Maria"))


def test_what_came_of_another_clause_is_nobodys() -> None:
    assert not [r for r in roles(LOOSE) if r[1] == "has_agent"]
    assert ("Attack", "has_agent", "the police") in roles(CLOSE)


@pytest.mark.parametrize("verb", ["said/VBN/ROOT/2/say", "expected/VBN/ROOT/2/expect", "believed/VBN/ROOT/2/believe"])
def test_who_is_said_to_do_it_is_the_doer(verb: str) -> None:
    assert roles(RAISED.format(verb=verb)) == {("Meeting", "has_participant", "Ivo Lund"), ("Meeting", "has_participant", "Maria Jensen")}


def test_what_came_of_it_is_not_the_doing_of_a_place_in_the_next_clause_either() -> None:
    assert not [r for r in roles(RESULTS) if r[1] == "has_agent"]
    assert not [r for r in roles(WHICH_TOO) if r[1] == "has_agent"]


def test_what_belongs_to_the_object_is_no_target() -> None:
    of_target = {**EVENT_SLOTS, "of": "has_target"}
    assert targets(FRIEND.format(object="friend", tag="NN"), of_target) == set()
    assert targets(FRIEND.format(object="itself", tag="PRP"), of_target) == {"Norway", "Ivo Lund"}


def test_one_may_do_it_to_oneself() -> None:
    assert targets(ITSELF, EVENT_SLOTS) == {"Norway"}
    assert {r[1] for r in roles(ITSELF)} == {"has_agent"}


def targets(parse: str, slots: dict[str, str], who: dict[str, tuple[str, str]] | None = None) -> set[str]:
    found = reading(parse, who or {**WHO, "itself": NORWAY})
    lexicon = replace(found.ontology.lexicon, arguments={"Attack": slots})
    found = replace(found, ontology=replace(found.ontology, lexicon=lexicon))
    return {r.end.entity.name for o in occurrences(found) for r in o.roles if r.predicate == "has_target"}


@pytest.mark.parametrize(("end", "targets"), [(3, {"Norway"}), (6, {"Norway", "Maria Jensen", "Ivo Lund"})])
def test_who_stands_in_the_reporting_clause_is_no_target(end: int, targets: set[str]) -> None:
    listed = (
        "Kenya/NNP/nsubj/1 attacked/VBD/ccomp/7/attack Norway/NNP/dobj/1 ,/,/punct/2 Maria/NNP/conj/2 and/CC/cc/4 Ivo/NNP/conj/4 said/VBD/ROOT/7/say ././punct/7"
    )
    found = reading(listed, WHO)
    said = replace(found, reports=(Report(0, end, 4, 7),)) if end == 3 else found
    assert {r.end.entity.name for o in occurrences(said) for r in o.roles if o.kind == "Attack" and r.predicate == "has_target"} == targets


@pytest.mark.parametrize(("dep", "head"), [("dobj", 4), ("nsubj", 6)])
def test_who_is_quoted_says_it_and_not_what_is_quoted(dep: str, head: int) -> None:
    found = reading(QUOTE.format(dep=dep, head=head), WHO)
    said = replace(found, quoted_by={4: Report(1, 3, 5, 4, True)})
    assert {(r.predicate, r.end.entity.name) for o in occurrences(said) for r in o.roles if o.kind == "Denial"} == {("has_agent", "Maria Jensen")}


@pytest.mark.parametrize(
    ("parse", "expected"),
    [
        # Misread participles: who "praised for" something is praised.
        ("Maria/NNP/nsubj/1 praised/VBD/ROOT/1/praise for/IN/prep/1 skill/NN/pobj/2 ././punct/1", {("Attack", "has_target", "Maria Jensen")}),
        (
            "Maria/NNP/nsubjpass/2 was/VBD/auxpass/2/be seen/VBN/ROOT/2/see and/CC/cc/2 praised/VBD/conj/2/praise millions/NNS/dobj/4",
            {("Attack", "has_target", "Maria Jensen")},
        ),
        ("Maria/NNP/nsubj/1 praised/VBD/ROOT/1/praise Ivo/NNP/dobj/1", {("Attack", "has_agent", "Maria Jensen"), ("Attack", "has_target", "Ivo Lund")}),
        (
            "Maria/NNP/nsubjpass/2 was/VBD/auxpass/2/be seen/VBN/ROOT/2/see and/CC/cc/2 praised/VBD/conj/2/praise Ivo/NNP/dobj/4",
            {("Attack", "has_agent", "Maria Jensen"), ("Attack", "has_target", "Ivo Lund")},
        ),
    ],
)
def test_who_undergoes_what_looks_like_a_past_tense(parse: str, expected: set[tuple[str, str, str]]) -> None:
    assert roles(parse, "praise") == expected


def test_what_somebody_is_awarded_is_not_whom_it_is_done_to() -> None:
    parse = "Maria/NNP/nsubjpass/2 was/VBD/auxpass/2/be attacked/VBN/ROOT/2/attack Kenya/NNP/dobj/2"
    assert roles(parse) == {("Attack", "has_target", "Maria Jensen")}


def test_a_circumstance_takes_no_part() -> None:
    parse = "talks/NNS/nsubj/1/talk began/VBD/ROOT/1/begin ,/,/punct/1 with/IN/prep/1 Kenya/NNP/pobj/3{more}"
    assert ("Negotiation", "has_participant", "Kenya") in roles(parse.format(more=""))
    assert not roles(parse.format(more=" closed/VBN/acl/4/close"))


@pytest.mark.parametrize(
    ("more", "expected"), [("", "held_in"), (" with/IN/prep/2 Kenya/NNP/pobj/3", "has_agent"), (" to/IN/prep/2 Kenya/NNP/pobj/3", "has_agent")]
)
def test_the_place_whose_event_it_is_holds_it_unless_there_is_another_side(more: str, expected: str) -> None:
    end = 2 + 2 * bool(more) + 1
    parse = f"Norway/NNP/poss/2 's/POS/case/0 attack/NN/nsubj/{end}{more} failed/VBD/ROOT/{end}/fail"
    kinds = {"Attack": {"possessive": (("Place", "held_in"),)}}
    slots = {"Attack": {**LEXICON.arguments["Attack"], "with": "has_participant"}}
    found = reading(parse, WHO)
    lexicon = replace(LEXICON, arguments_of_kind=kinds, arguments=LEXICON.arguments | slots)
    (occurrence,) = occurrences(replace(found, ontology=replace(found.ontology, lexicon=lexicon)))
    assert (expected, "Norway") in {(r.predicate, r.end.entity.name) for r in occurrence.roles}


PLACED = "Maria/NNP/nsubj/3 in/IN/prep/0 {of_subject}/NNP/pobj/1 {verb}/VBD/ROOT/3/{lemma} Ivo/NNP/dobj/3 in/IN/prep/4 {of_object}/NNP/pobj/5"


def places(verb: str, lemma: str, of_subject: str, of_object: str) -> set[str]:
    parse = PLACED.format(verb=verb, lemma=lemma, of_subject=of_subject, of_object=of_object)
    found = reading(parse, WHO)
    slots = {**LEXICON.arguments, "Denial": {**EVENT_SLOTS, "object": "has_topic"}}
    lexicon = replace(LEXICON, arguments=slots)
    supers = {**found.ontology.superclasses, "Denial": frozenset(("Denial", "Statement", "Event"))}
    found = replace(found, ontology=replace(found.ontology, lexicon=lexicon, superclasses=supers))
    return {r.end.entity.name for o in occurrences(found) for r in o.roles if r.predicate == "held_in"}


def test_an_event_borrows_the_place_of_who_does_it_and_to_whom() -> None:
    assert places("attacked", "attack", "Oslo", "him") == {"Oslo"}
    assert places("attacked", "attack", "him", "Oslo") == {"Oslo"}


def test_what_is_said_is_not_said_where_its_speaker_or_topic_is() -> None:
    assert places("denied", "deny", "Oslo", "him") == set()
    assert places("denied", "deny", "him", "Oslo") == set()


@pytest.mark.parametrize(("verb", "lemma", "expected"), [("believed", "believe", set()), ("expected", "expect", {"has_agent"})])
def test_nobody_believes_to_be_anything(verb: str, lemma: str, expected: set[str]) -> None:
    parse = f"Maria/NNP/nsubj/1 {verb}/VBD/ROOT/1/{lemma} to/TO/aux/3 leave/VB/xcomp/1"
    assert {r[1] for r in roles(parse, lemma)} == expected


def test_what_it_is_a_part_of_took_no_part() -> None:
    parse = "an/DT/det/1 attack/NN/nsubj/5 of/IN/prep/1 the/DT/det/4 {word}/NNP/pobj/2 failed/VBD/ROOT/5/fail"
    who = {"Attack": ("Winter Attack", "Organization"), "mob": ("a mob", "Group")}
    of_target = {**EVENT_SLOTS, "of": "has_target"}
    assert targets(parse.format(word="Attack"), of_target, who) == set()
    assert targets(parse.format(word="mob"), of_target, who) == {"a mob"}
