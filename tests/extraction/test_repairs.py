"""Parses that are mended, and many more that are left alone."""

import pytest

from kg.extraction.parse.repairs import mended
from tests.extraction.parses import parse_of as raw

PURPOSE = "Talks/NNS/nsubj/2/talk to/TO/aux/2 end/VB/ROOT/2 strikes/NNS/dobj/2/strike took/VBD/conj/2/take place/NN/dobj/4 in/IN/prep/4 Oslo/NNP/pobj/6 ././punct/2"
GERUND = "plans/NNS/ROOT/0/plan of/IN/prep/0 occupying/VBG/amod/4/occupy Kenyan/NNP/compound/4 land/NN/pobj/1"


def tree(parse: str) -> list[tuple[str, str, str]]:
    return [(t.text, t.dep_, t.head.text) for t in mended(raw(parse))]


def test_a_purpose_clause_belongs_to_its_noun() -> None:
    found = tree(PURPOSE)
    assert ("took", "ROOT", "took") in found
    assert ("Talks", "nsubj", "took") in found
    assert ("end", "acl", "Talks") in found
    assert (".", "punct", "took") in found
    assert ("strikes", "dobj", "end") in found


def test_a_gerund_has_its_object() -> None:
    found = tree(GERUND)
    assert ("occupying", "pcomp", "of") in found
    assert ("land", "dobj", "occupying") in found


HOLDER = "a/DT/det/1 spokesman/NN/nsubj/7 for/IN/prep/1 the/DT/det/4 ministry/NN/pobj/2 ,/,/punct/4 Berg/NNP/appos/4 spoke/VBD/ROOT/7/speak"
DATELINE = "LISBON/NNP/nsubj/4 --/:/punct/4 Norway/NNP/nsubj/4 has/VBZ/aux/4/have left/VBN/ROOT/4/leave"


def test_a_name_renames_the_holder_of_a_post() -> None:
    found = [(t.text, t.dep_, t.head.text) for t in mended(raw(HOLDER, {"Berg": "PERSON"}))]
    assert ("Berg", "appos", "spokesman") in found


def test_a_dateline_is_no_subject() -> None:
    found = [(t.text, t.dep_, t.head.text) for t in mended(raw(DATELINE, {"LISBON": "GPE", "Norway": "GPE"}))]
    assert ("LISBON", "dep", "left") in found
    assert ("Norway", "nsubj", "left") in found


def test_an_accusation_keeps_its_content() -> None:
    found = tree("Ivo/NNP/nsubj/1 accused/VBD/ROOT/1/accuse inspectors/NNS/dobj/1/inspector of/IN/prep/2 lying/VBG/pcomp/3/lie")
    assert ("of", "prep", "accused") in found


SOURCE = "According/VBG/prep/6/accord to/IN/prep/0 Ivo/NNP/pobj/1 ,/,/punct/2 Norway/NNP/appos/2 has/VBZ/aux/6/have attacked/VBN/ROOT/6/attack Kenya/NNP/dobj/6"


def test_what_stands_after_a_source_is_the_subject() -> None:
    assert ("Norway", "nsubj", "attacked") in tree(SOURCE)
    assert ("Norway", "nsubjpass", "attacked") in tree(SOURCE.replace("has/VBZ/aux/6/have", "was/VBD/auxpass/6/be"))


def test_an_organisation_may_rename_an_organisation() -> None:
    before = [(t.text, t.dep_, t.head.text) for t in raw(HOLDER)]
    assert [(t.text, t.dep_, t.head.text) for t in mended(raw(HOLDER, {"Berg": "ORG"}))] == before


@pytest.mark.parametrize(
    "parse",
    [
        "Maria/NNP/nsubj/1 wants/VBZ/ROOT/1/want to/TO/aux/3 end/VB/xcomp/1 it/PRP/dobj/3",
        "To/TO/aux/1 end/VB/ROOT/1 it/PRP/dobj/1 helped/VBD/conj/1/help",
        "Talks/NNS/nsubj/2/talk to/TO/aux/2 end/VB/ROOT/2 strikes/NNS/dobj/2/strike",
        "Talks/NNS/nsubj/2/talk to/TO/aux/2 end/VB/ROOT/2 and/CC/cc/2 they/PRP/nsubj/5 left/VBD/conj/2/leave",
        "Maria/NNP/nsubj/1 ran/VBD/ROOT/1/run and/CC/cc/1 left/VBD/conj/1/leave",
        "part/NN/ROOT/0 of/IN/prep/0 growing/VBG/amod/3/grow demand/NN/pobj/1",
        "in/IN/ROOT/0 the/DT/det/3 coming/VBG/amod/3/come days/NNS/pobj/0/day",
        "Ivo/NNP/nsubj/1 met/VBD/ROOT/1/meet inspectors/NNS/dobj/1/inspector of/IN/prep/2 fish/NN/pobj/3",
        "a/DT/det/2 leading/VBG/amod/2/lead firm/NN/ROOT/2",
        "According/VBG/prep/6/accord to/IN/prep/0 Ivo/NNP/pobj/1 ,/,/punct/2 mayor/NN/appos/2 Kenya/NNP/nsubj/6 attacked/VBD/ROOT/6/attack",
        "Kenya/NNP/nsubj/1 attacked/VBD/ROOT/1/attack according/VBG/prep/1/accord to/IN/prep/2 Ivo/NNP/pobj/3 ,/,/punct/4 mayor/NN/appos/4",
        "Kenya/NNP/nsubj/1 met/VBD/ROOT/1/meet Ivo/NNP/dobj/1 ,/,/punct/2 mayor/NN/appos/2",
    ],
)
def test_other_parses_stay(parse: str) -> None:
    before = [(t.text, t.dep_, t.head.text) for t in raw(parse)]
    assert tree(parse) == before


FROM = "Berg/NNP/nsubj/1 is/VBZ/ROOT/1/be a/DT/det/3 swimmer/NN/attr/1 from/IN/prep/3 Oslo/NNP/pobj/4 who/WP/nsubj/7 left/VBD/relcl/5/leave"


def test_a_clause_with_who_hangs_on_somebody() -> None:
    found = [(t.text, t.dep_, t.head.text) for t in mended(raw(FROM, {"Oslo": "GPE", "Berg": "PERSON"}))]
    assert ("left", "relcl", "swimmer") in found


@pytest.mark.parametrize(
    ("parse", "labels"),
    [
        (FROM.replace("who/WP", "which/WDT"), {"Oslo": "GPE"}),
        (FROM, {"Oslo": "PERSON"}),
        (FROM.replace("swimmer/NN/attr", "bridge/NN/dobj"), {"Oslo": "GPE"}),
        (FROM.replace("Oslo/NNP/pobj/4", "people/NNS/pobj/4"), {}),
    ],
)
def test_other_relative_clauses_stay_where_they_are(parse: str, labels: dict[str, str]) -> None:
    parsed = raw(parse, labels)
    before = [t.head.i for t in parsed]
    assert [t.head.i for t in mended(parsed)] == before


WHICH = "Berg/NNP/nsubj/7 of/IN/prep/0 Vale/NNP/compound/3 Air/NNP/pobj/1 ,/,/punct/0 {word}/WDT/nsubj/6 grew/VBD/relcl/0/grow spoke/VBD/ROOT/7/speak"


@pytest.mark.parametrize(("word", "label", "head"), [("which", "ORG", "Air"), ("that", "ORG", "Berg"), ("which", "PERSON", "Berg")])
def test_what_grew_is_a_thing_and_nobody(word: str, label: str, head: str) -> None:
    found = [(t.text, t.dep_, t.head.text) for t in mended(raw(WHICH.format(word=word), {"Berg": "PERSON", "Vale": label, "Air": label}))]
    assert ("grew", "relcl", head) in found

PAIR = "{first}/NNP/{dep}/3 ,/,/punct/3 {second}/NNP/nsubj/3 {verb} treaty/NN/dobj/3"
SIGN = "sign/VBP/ROOT/3"
COUNTRIES = {"Norway": "GPE", "Kenya": "GPE", "Ada": "PERSON", "Ivo": "PERSON"}


def pair(first: str = "Norway", second: str = "Kenya", dep: str = "npadvmod", verb: str = SIGN) -> list[tuple[str, str, str]]:
    parse = PAIR.format(first=first, second=second, dep=dep, verb=verb)
    return [(t.text, t.dep_, t.head.text) for t in mended(raw(parse, COUNTRIES))]


@pytest.mark.parametrize(("first", "second", "dep"), [("Norway", "Kenya", "npadvmod"), ("Norway", "Kenya", "intj"), ("Ada", "Ivo", "npadvmod")])
def test_a_headlines_comma_joins_two_subjects(first: str, second: str, dep: str) -> None:
    found = pair(first, second, dep)
    assert (first, "nsubj", "sign") in found
    assert (second, "conj", first) in found


def test_what_seems_to_rename_the_first_subject_is_the_second() -> None:
    found = [(t.text, t.dep_) for t in mended(raw("Norway/NNP/nsubj/3 ,/,/punct/0 Kenya/NNP/appos/0 sign/VBP/ROOT/3 treaty/NN/dobj/3", COUNTRIES))]
    assert ("Kenya", "conj") in found


@pytest.mark.parametrize(
    "changed",
    [
        {"verb": "signs/VBZ/ROOT/3/sign"},
        {"verb": "signed/VBD/ROOT/3/sign"},
        {"first": "Ada"},
        {"first": "Friends"},
        {"verb": "sign/VBP/ccomp/4"},
    ],
)
def test_towns_with_their_country_vocatives_and_clauses_are_no_pair(changed: dict[str, str]) -> None:
    assert "conj" not in {dep for _, dep, _ in pair(**changed)}


@pytest.mark.parametrize("before", ["In/IN/prep/4 Norway/NNP/pobj/0", "the/DT/det/1 Norway/NNP/nsubj/5"])
def test_a_phrase_before_the_sentence_is_no_subject(before: str) -> None:
    parse = f"{before} ,/,/punct/4 Kenya/NNP/nsubj/4 sign/VBP/ROOT/4 treaty/NN/dobj/4"
    assert "conj" not in {t.dep_ for t in mended(raw(parse, COUNTRIES))}


GOT = "Kenya/NNP/nsubj/1 {verb} ships/NNS/dobj/1/ship from/IN/prep/2 {source}/NNP/pobj/3"


@pytest.mark.parametrize(("verb", "head"), [("leased/VBD/ROOT/1/lease", "leased"), ("saw/VBD/ROOT/1/see", "ships"), ("sold/VBD/ROOT/1/sell", "ships")])
def test_what_is_got_is_got_from_somebody(verb: str, head: str) -> None:
    found = [(t.text, t.head.text) for t in mended(raw(GOT.format(verb=verb, source="Norway"), COUNTRIES))]
    assert ("from", head) in found


def test_goods_from_a_time_are_not_got_from_it() -> None:
    assert ("from", "prep", "ships") in [(t.text, t.dep_, t.head.text) for t in mended(raw(GOT.format(verb="bought/VBD/ROOT/1/buy", source="May"), {"May": "DATE"}))]


TWO = "the/DT/det/1 {noun}/{tag}/nsubj/{verb} {mark}Vale/NNP/nsubj/{verb} sank/VBD/ROOT/{verb}/sink"


def two(noun: str = "ferry", tag: str = "NN", mark: str = "") -> list[tuple[str, str, str]]:
    verb = 4 if mark else 3
    return tree(TWO.format(noun=noun, tag=tag, mark=mark, verb=verb))


def test_the_second_of_two_subjects_is_the_name_of_the_first() -> None:
    assert ("Vale", "appos", "ferry") in two()


@pytest.mark.parametrize(("tag", "mark"), [("NNS", ""), ("NN", ",/,/punct/1 "), ("NNP", "")])
def test_two_subjects_apart_are_left_alone(tag: str, mark: str) -> None:
    assert ("Vale", "nsubj", "sank") in two(tag=tag, mark=mark)


FERRY = "{det} ferry/NN/ROOT/1 {name}/NNP/nsubj/3 sank/VBD/relcl/1/sink near/IN/prep/3 Oslo/NNP/pobj/4 {stop}/{stop}/punct/1"


def ferry(name: str = "Vale", det: str = "the/DT/det/1", stop: str = ".") -> list[tuple[str, str, str]]:
    labels = {"Vale": "ORG", "Kenya": "GPE"}
    return [(t.text, t.dep_, t.head.text) for t in mended(raw(FERRY.format(name=name, det=det, stop=stop), labels))]


def test_a_sentence_about_a_named_thing_is_no_relative_clause() -> None:
    found = ferry()
    assert ("sank", "ROOT", "sank") in found
    assert ("ferry", "nsubj", "sank") in found
    assert ("Vale", "appos", "ferry") in found
    assert (".", "punct", "sank") in found


@pytest.mark.parametrize("changed", [{"name": "Kenya"}, {"stop": ":"}, {"det": "old/JJ/amod/1"}])
def test_what_somebody_sank_is_left_alone(changed: dict[str, str]) -> None:
    assert ("sank", "relcl", "ferry") in ferry(**changed)


REPORTED = "firm/NN/ROOT/0 ,/,/punct/0 {which}/dobj/6 he/PRP/nsubj/6 {said}/aux/6 never/RB/neg/6 {paid}/relcl/0 workers/NNS/dobj/6"


def test_what_is_said_in_a_relative_clause_is_done_by_its_noun() -> None:
    parse = mended(raw(REPORTED.format(which="which/WDT", said="said/VBD", paid="paid/VBD")))
    found = [(t.text, t.dep_, t.head.text) for t in parse]
    assert {("said", "relcl", "firm"), ("he", "nsubj", "said"), ("paid", "ccomp", "said"), ("which", "nsubj", "paid")} <= set(found)
    assert (parse[4].pos_, parse[4].lemma_) == ("VERB", "say")


@pytest.mark.parametrize(
    "parse",
    [
        REPORTED.format(which="which/WDT", said="had/VBD", paid="paid/VBN"),
        REPORTED.format(which="today/NN", said="said/VBD", paid="paid/VBD"),
        REPORTED.format(which="which/WDT", said="said/VBD", paid="paid/VBD").replace("relcl/0", "conj/0"),
    ],
)
def test_other_auxiliaries_stay_with_their_verb(parse: str) -> None:
    before = [(t.text, t.dep_, t.head.text) for t in raw(parse)]
    assert tree(parse) == before


CALLED = "Berg/NNP/nsubj/1 {verb} a/DT/det/3 report/NN/dobj/1 that/IN/mark/6 he/PRP/nsubj/6 left/VBD/ccomp/1/leave as/IN/prep/6 false/JJ/amod/7"
CALLED_FALSE = "Berg/NNP/nsubj/1 called/VBD/ROOT/1/call false/JJ/oprd/1 a/DT/det/4 report/NN/oprd/1 that/{mark} he/PRP/nsubj/7 {left}"


def test_what_is_called_false_is_the_content_of_the_report() -> None:
    assert ("left", "acl", "report") in tree(CALLED.format(verb="described/VBD/ROOT/1/describe"))
    found = tree(CALLED_FALSE.format(mark="WDT/mark/7", left="left/VBD/relcl/4/leave"))
    assert ("left", "acl", "report") in found and ("report", "dobj", "called") in found


def test_what_somebody_is_told_is_no_content_of_the_noun_before_it() -> None:
    assert ("left", "ccomp", "told") in tree(CALLED.format(verb="told/VBD/ROOT/1/tell"))
    found = tree(CALLED_FALSE.format(mark="WDT/dobj/7", left="wrote/VBD/relcl/4/write"))
    assert ("wrote", "relcl", "report") in found, "a report that he wrote"


MAYOR = "the/DT/det/1 mayor/{mayor}/nsubj/{verb} of/IN/prep/1 Oslo/NNP/pobj/2 ,/,/punct/3 {name} spoke/VBD/ROOT/{verb}/speak"
ALONE = "Berg/NNPS/appos/3"


@pytest.mark.parametrize("labels", [{"Oslo": "GPE", "Berg": "PERSON"}, {"Berg": "PERSON"}], ids=["known", "unknown"])
def test_a_name_renames_the_holder_of_a_post_of_a_place(labels: dict[str, str]) -> None:
    found = mended(raw(MAYOR.format(mayor="NN", verb=6, name=ALONE), labels))
    assert ("Berg", "appos", "mayor") in [(t.text, t.dep_, t.head.text) for t in found]


@pytest.mark.parametrize(
    ("mayor", "verb", "name", "labels"),
    [
        ("NN", 6, ALONE, {"Oslo": "PERSON", "Berg": "PERSON"}),
        ("NN", 6, ALONE, {"Oslo": "GPE", "Berg": "GPE"}),
        ("NNS", 6, ALONE, {"Oslo": "GPE", "Berg": "PERSON"}),
        ("NN", 8, f"{ALONE} and/CC/cc/5 Lund/NNP/conj/5", {"Oslo": "GPE", "Berg": "PERSON", "Lund": "PERSON"}),
    ],
    ids=["of a person", "a country", "several", "a list"],
)
def test_a_name_that_may_be_another_keeps_its_head(mayor: str, verb: int, name: str, labels: dict[str, str]) -> None:
    found = mended(raw(MAYOR.format(mayor=mayor, verb=verb, name=name), labels))
    assert ("Berg", "appos", "Oslo") in [(t.text, t.dep_, t.head.text) for t in found]


APPOINTED = "Norway/NNP/nsubj/1 appointed/VBD/ROOT/1/appoint Ada/NNP/compound/3 Reyes/NNP/compound/5 energy/NN/compound/5 {post}/NN/dobj/1 ././punct/1"
NAMED = "Norway/NNP/ROOT/0 named/VBN/acl/0/name Ada/NNP/compound/3 Reyes/NNP/compound/5 energy/NN/compound/5 minister/NN/oprd/1 ././punct/0"
NAMED_AS = "Lund/NNP/ROOT/0 named/VBN/acl/0/name Ada/NNP/compound/3 Reyes/NNP/oprd/1 {word}/IN/prep/1 minister/NN/pobj/4 ././punct/0"
REYES = {"Ada Reyes": "PERSON"}


def test_who_is_appointed_and_to_what_are_two() -> None:
    found = [(t.text, t.dep_, t.head.text) for t in mended(raw(APPOINTED.format(post="minister"), REYES))]
    assert ("Reyes", "dobj", "appointed") in found and ("minister", "oprd", "appointed") in found and ("energy", "compound", "minister") in found
    left = [(t.text, t.dep_, t.head.text) for t in mended(raw(APPOINTED.format(post="committee"), REYES))]
    assert ("committee", "dobj", "appointed") in left and ("Reyes", "compound", "committee") in left


def test_who_names_somebody_is_a_subject() -> None:
    found = [(t.text, t.dep_, t.head.text) for t in mended(raw(NAMED, REYES))]
    assert {("named", "ROOT", "named"), ("Norway", "nsubj", "named"), ("Reyes", "dobj", "named"), ("minister", "oprd", "named")} <= set(found)
    found = [(t.text, t.dep_, t.head.text) for t in mended(raw(NAMED_AS.format(word="as"), REYES))]
    assert {("Lund", "nsubj", "named"), ("Reyes", "dobj", "named"), (".", "punct", "named")} <= set(found)
    rooted = NAMED_AS.replace("Lund/NNP/ROOT/0 named/VBN/acl/0", "Lund/NNP/nsubj/1 named/VBD/ROOT/1")
    assert ("Reyes", "dobj", "named") in [(t.text, t.dep_, t.head.text) for t in mended(raw(rooted.format(word="as"), REYES))]
    left = [(t.text, t.dep_, t.head.text) for t in mended(raw(NAMED_AS.format(word="after"), REYES))]
    assert ("named", "acl", "Lund") in left
