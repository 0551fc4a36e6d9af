"""Names, peoples, descriptions and pronouns on parses written by hand."""

import pytest

from kg.extraction.mentions import find_mentions
from kg.extraction.parse.parsed import plain
from tests.extraction.handmade import doc


@pytest.fixture
def find(small, gazetteer):
    return lambda *sentences: find_mentions(doc(*sentences), small, gazetteer)


def names(found):
    return [(f.name, f.kind) for f in found if f.form == "name"]


def test_a_name_has_kind_and_head(find):
    [found] = find("Ada|PROPN|compound|1|PERSON Reyes|PROPN|nsubj|2|PERSON left|VERB|ROOT|2")
    assert (found.name, found.kind, found.form, found.head, found.start, found.end) == ("Ada Reyes", "Person", "name", 1, 0, 2)


def test_title_before_the_name_is_taken_off_and_kept(find):
    found = find(
        "Norwegian|ADJ|amod|3|NORP Foreign|PROPN|compound|2 Minister|PROPN|compound|4 Ada|PROPN|compound|4|PERSON Reyes|PROPN|nsubj|5|PERSON left|VERB|ROOT|5"
    )
    assert [(f.name, f.form, f.title) for f in found] == [("Norway", "adjective", ""), ("Ada Reyes", "name", "Norwegian Foreign Minister")]


def test_title_inside_the_parsers_name_is_taken_off(find):
    [found] = find("President|PROPN|compound|2|PERSON Ada|PROPN|compound|2|PERSON Reyes|PROPN|nsubj|3|PERSON left|VERB|ROOT|3")
    assert (found.name, found.title) == ("Ada Reyes", "President")


def test_what_is_no_title_stays_outside(find):
    found = find("Yesterday|NOUN|npadvmod|3 Ada|PROPN|compound|2|PERSON Reyes|PROPN|nsubj|3|PERSON left|VERB|ROOT|3")
    assert [f.title for f in found] == [""]
    found = find("A|DET|det|1 minister|NOUN|nsubj|2 met|VERB|ROOT|2 Ada|PROPN|compound|4|PERSON Reyes|PROPN|dobj|2|PERSON")
    assert [(f.name, f.title) for f in found if f.form == "name"] == [("Ada Reyes", "")]


def test_plural_titles_are_no_title(find):
    found = find("ministers|NOUNS|nmod|2||minister Ada|PROPN|compound|2|PERSON Reyes|PROPN|nsubj|3|PERSON left|VERB|ROOT|3")
    assert [f.title for f in found if f.form == "name"] == [""]


def test_article_possessive_and_brackets_are_cut(find):
    found = find("the|DET|det|2|ORG Vale|PROPN|compound|2|ORG Bank|PROPN|poss|4|ORG 's|PART|case|2|ORG head|NOUN|nsubj|5 left|VERB|ROOT|5")
    assert names(found) == [("Vale Bank", "Organization")]


def test_joined_people_are_parted(find):
    found = find(
        "Ada|PROPN|compound|1|PERSON Reyes|PROPN|nsubj|5|PERSON and|CCONJ|cc|1|PERSON Ivo|PROPN|compound|4|PERSON Lund|PROPN|conj|1|PERSON left|VERB|ROOT|5"
    )
    assert names(found) == [("Ada Reyes", "Person"), ("Ivo Lund", "Person")]


def test_what_stands_in_brackets_is_another_name(find):
    found = find("Vale|PROPN|compound|1|ORG Trust|PROPN|nsubj|4|ORG (|PUNCT|punct|1|ORG VTX|PROPN|appos|1|ORG grew|VERB|ROOT|4")
    assert names(found) == [("Vale Trust", "Organization"), ("VTX", "Organization")]


def test_a_slash_between_blanks_parts_names(find):
    found = find("Vale|PROPN|nmod|2|ORG /|PUNCT|punct|2|ORG Zelt|PROPN|nsubj|3|ORG grew|VERB|ROOT|3")
    assert names(found) == [("Vale", "Organization"), ("Zelt", "Organization")]


def test_a_rulers_number_belongs_to_the_name(find):
    assert names(find("Ada|PROPN|nsubj|2|PERSON IV|PROPN|appos|0 left|VERB|ROOT|2")) == [("Ada IV", "Person")]
    assert names(find("Ada|PROPN|compound|1 IV|PROPN|nsubj|2|PERSON left|VERB|ROOT|2")) == [("Ada IV", "Person")]
    assert names(find("Ada|PROPN|nsubj|2|PERSON I|PRON|nsubj|2 left|VERB|ROOT|2")) == [("Ada", "Person")]


def test_a_street_has_its_number_or_is_none(find):
    assert names(find("on|ADP|ROOT|0 97th|ADJ|amod|2 Avenue|PROPN|pobj|0|FAC")) == [("97th Avenue", "Facility")]
    assert names(find("on|ADP|ROOT|0 the|DET|det|2 Avenue|PROPN|pobj|0|FAC")) == []


def test_of_a_countrys_post_only_the_country_is_a_name(find):
    found = find("as|ADP|ROOT|0 Kenya|PROPN|compound|3|ORG Surgeon|PROPN|compound|3|ORG General|PROPN|pobj|0|ORG")
    assert names(found) == [("Kenya", "Country")]
    found = find("as|ADP|ROOT|0 Kenya|PROPN|compound|3|ORG Vale|PROPN|compound|3|ORG General|PROPN|pobj|0|ORG")
    assert names(found) == [("Kenya Vale General", "Organization")]


def test_names_do_not_cross_sentences(find):
    found = find("Ada|PROPN|ROOT|0|PERSON", "Ivo|PROPN|nsubj|1|PERSON left|VERB|ROOT|1")
    assert names(found) == [("Ada", "Person"), ("Ivo", "Person")]


@pytest.mark.parametrize(
    ("words", "label", "kind"),
    [
        ("Norway", "PERSON", "Country"),
        ("Norway", "ORG", "Country"),
        ("Oslo", "GPE", "City"),
        ("Bavaria", "GPE", "Region"),
        ("Norland", "GPE", "Country"),
        ("Port Vale", "GPE", "City"),
        ("Vale Inc", "PERSON", "Organization"),
        ("Vale University", "GPE", "Organization"),
        ("University of Cape Town", "ORG", "Organization"),
        ("Lake Vale", "LOC", "NaturalFeature"),
        ("Vale River", "LOC", "NaturalFeature"),
        ("Vale Airport", "ORG", "Facility"),
        ("Facebook", "PERSON", "Organization"),
        ("Scandinavia", "LOC", "Region"),
        ("Ada Lake", "PERSON", "Person"),
        ("Ivo Press", "PERSON", "Person"),
        ("Soviet Union", "ORG", "Country"),
    ],
)
def test_kinds(find, words, label, kind):
    *front, last = words.split()
    cells = [f"{w}|PROPN|compound|{len(front)}|{label}" for w in front]
    found = find(" ".join([*cells, f"{last}|PROPN|nsubj|{len(front) + 1}|{label}", f"stood|VERB|ROOT|{len(front) + 1}"]))
    assert names(found) == [(words, kind)]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Vale|PROPN|nsubj|1|PERSON is|AUX|ROOT|1||be a|DET|det|3 city|NOUN|attr|1", "City"),
        ("Vale|PROPN|nsubj|1|PERSON is|AUX|ROOT|1||be a|DET|det|3 bank|NOUN|attr|1", "Organization"),
        ("Vale|PROPN|nsubj|1|ORG is|AUX|ROOT|1||be a|DET|det|3 minister|NOUN|attr|1", "Person"),
        ("Vale|PROPN|nsubj|4|PERSON ,|PUNCT|punct|0 a|DET|det|3 company|NOUN|appos|0 grew|VERB|ROOT|4", "Organization"),
        ("bank|NOUN|compound|1 Vale|PROPN|nsubj|2|PERSON grew|VERB|ROOT|2", "Organization"),
        ("Vale|PROPN|nsubj|1|PERSON met|VERB|ROOT|1 a|DET|det|3 bank|NOUN|dobj|1", "Person"),
    ],
)
def test_what_the_sentence_calls_a_name_decides(find, sentence, kind):
    assert names(find(sentence)) == [("Vale", kind)]


@pytest.mark.parametrize("title", ["Professor", "Princess", "Chairman"])
def test_a_title_alone_is_no_name(find, title):
    assert names(find(f"{title}|PROPN|nsubj|1|PERSON left|VERB|ROOT|1")) == []


def test_a_team_is_not_its_town(find):
    assert names(find("Oslo|PROPN|compound|1|GPE Bears|PROPN|nsubj|2|GPE won|VERB|ROOT|2")) == [("Oslo Bears", "Organization")]


def test_a_region_is_not_the_town_it_is_named_for(find):
    found = find("the|DET|det|2 Oslo|PROPN|compound|2|GPE region|NOUN|nsubj|3 grew|VERB|ROOT|3")
    assert names(found) == [("Oslo region", "Region")]


def test_an_acronym_as_an_argument_is_an_organization(find):
    assert names(find("They|PRON|nsubj|1 fought|VERB|ROOT|1 ZQX|PROPN|dobj|1 hard|ADV|advmod|1")) == [("ZQX", "Organization")]
    assert names(find("They|PRON|nsubj|1 took|VERB|ROOT|1 DNA|PROPN|dobj|1 home|ADV|advmod|1")) == []
    assert names(find("THEY|PRON|nsubj|1 FOUGHT|VERB|ROOT|1 ZQX|PROPN|dobj|1 HARD|ADV|advmod|1")) == []


@pytest.mark.parametrize("label", ["DATE", "MONEY", "EVENT", "PRODUCT", "LAW", "WORK_OF_ART"])
def test_other_labels_are_no_entities(find, label):
    assert find(f"Vale|PROPN|nsubj|1|{label} ended|VERB|ROOT|1") == ()


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Vale Festival", False),
        ("Operation Vale", False),
        ("Vale World Cup", False),
        ("Vale Festival Foundation", True),
        ("Vale Trust Award Committee", True),
        ("Festival", True),
    ],
)
def test_events_and_honours_are_no_organizations(find, name, kept):
    *front, last = name.split()
    cells = [f"{w}|PROPN|compound|{len(front)}|ORG" for w in front]
    found = find(" ".join([*cells, f"{last}|PROPN|nsubj|{len(front) + 1}|ORG", f"ended|VERB|ROOT|{len(front) + 1}"]))
    assert names(found) == ([(name, "Organization")] if kept else [])


def test_nothing_is_found_inside_the_name_of_an_event(find):
    assert (
        find(
            "The|DET|det|1 Women|NOUNS|poss|4|ORG|woman 's|PART|case|1|ORG World|PROPN|compound|4|ORG Cup|PROPN|nsubj|5|ORG began|VERB|ROOT|5"
        )
        == ()
    )


def test_a_language_that_qualifies_somebody_is_a_people(find):
    [found, described] = find("an|DET|det|2 English|ADJ|amod|2|LANGUAGE minister|NOUN|nsubj|3 left|VERB|ROOT|3")[::-1]
    assert (found.form, found.name, described.form) == ("adjective", "England", "nominal")
    assert find("an|DET|det|2 English|ADJ|amod|2|LANGUAGE lesson|NOUN|nsubj|3 began|VERB|ROOT|3") == ()
    assert find("She|PRON|nsubj|1 taught|VERB|ROOT|1 English|PROPN|dobj|1|LANGUAGE")[1:] == ()


@pytest.mark.parametrize(
    ("before", "dependency", "kept"),
    [
        ("founded|VERB|ROOT|1||found", "dobj|1", True),
        ("saw|VERB|ROOT|1||see", "dobj|1", False),
    ],
)
def test_only_organizations_are_founded(find, before, dependency, kept):
    found = find(f"She|PRON|nsubj|1 {before} the|DET|det|5 Zelt|PROPN|compound|5 Ice|PROPN|compound|5 Watchers|PROPN|{dependency}")
    assert names(found) == ([("Zelt Ice Watchers", "Organization")] if kept else [])


@pytest.mark.parametrize(
    ("noun", "article", "kept"), [("director", "the", True), ("name", "the", False), ("daughter", "the", False), ("director", "a", False)]
)
def test_only_organizations_have_directors(find, noun, article, kept):
    found = find(f"a|DET|det|1 {noun}|NOUN|ROOT|1 of|ADP|prep|1 {article}|DET|det|5 Zelt|PROPN|compound|5 Watchers|PROPN|pobj|2")
    assert names(found) == ([("Zelt Watchers", "Organization")] if kept else [])


def test_one_name_has_one_kind_in_a_document(find):
    found = find(
        "Reyes|PROPN|nsubj|1|ORG left|VERB|ROOT|1",
        "Ada|PROPN|compound|1|PERSON Reyes|PROPN|nsubj|2|PERSON spoke|VERB|ROOT|2",
    )
    assert names(found) == [("Reyes", "Person"), ("Ada Reyes", "Person")]


def test_the_first_word_of_an_organization_is_no_person(find):
    full = "Zeltrix|PROPN|compound|1|ORG Radio|PROPN|nsubj|2|ORG grew|VERB|ROOT|2"
    lone = "Zeltrix|PROPN|nsubj|1|PERSON grew|VERB|ROOT|1"
    assert names(find(full, lone))[1] == ("Zeltrix", "Organization")
    assert names(find(lone)) == [("Zeltrix", "Person")]
    person = "Ada|PROPN|compound|1|PERSON Zeltrix|PROPN|nsubj|2|PERSON left|VERB|ROOT|2"
    assert names(find(full, lone, person))[1] == ("Zeltrix", "Person")


def test_a_surname_that_sounds_like_a_people_is_a_persons(find):
    full = "Ada|PROPN|compound|1|PERSON Zeltian|PROPN|nsubj|2|PERSON left|VERB|ROOT|2"
    assert names(find(full, "Zeltian|PROPN|nsubj|1|NORP spoke|VERB|ROOT|1"))[1] == ("Zeltian", "Person")
    assert names(find("Zeltian|PROPN|nsubj|1|NORP spoke|VERB|ROOT|1")) == []
    german = "Ada|PROPN|compound|1|PERSON German|PROPN|nsubj|2|PERSON left|VERB|ROOT|2"
    [adjective] = [f for f in find(german, "German|ADJ|amod|1|NORP talks|NOUNS|nsubj|2 failed|VERB|ROOT|2") if f.form == "adjective"]
    assert adjective.country == "DE"


@pytest.mark.parametrize(("full", "lone"), [("Ada Zelt II", "Zelt"), ("Ada de la Zelt", "de la Zelt"), ("Ada Burn - Zelt", "Burn - Zelt")])
def test_a_surname_is_a_persons_without_number_and_with_particles(find, full, lone):
    assert names(find(_left(full, "PERSON"), _left(lone, "ORG")))[1] == (lone, "Person")


def test_a_firm_that_a_surname_is_the_name_of_stays_one(find):
    firm = [_left("Zelt Motors", "ORG"), _left("Zelt", "ORG")]
    assert names(find(*firm, _left("Ada Zelt Jr.", "PERSON")))[1] == ("Zelt", "Organization")


def _left(name: str, label: str) -> str:
    words = name.split()
    last = len(words) - 1
    cells = [f"{w}|PROPN|{'compound' if n < last else 'nsubj'}|{last if n < last else last + 1}|{label}" for n, w in enumerate(words)]
    return " ".join([*cells, f"left|VERB|ROOT|{last + 1}"])


def test_a_name_found_elsewhere_is_found_again(find):
    found = find(
        "Zeltrix|PROPN|nsubj|1|ORG grew|VERB|ROOT|1", "Staff|NOUN|nsubj|1 left|VERB|ROOT|1 Zeltrix|PROPN|dobj|1", "zeltrix|NOUN|ROOT|0"
    )
    assert names(found) == [("Zeltrix", "Organization")] * 2


def test_seat_of_government(find):
    found = find("The|DET|det|2 White|PROPN|compound|2|ORG House|PROPN|nsubj|3|ORG objected|VERB|ROOT|3")
    assert [(f.name, f.kind, f.country) for f in found] == [("White House", "Organization", "US")]
    found = find("He|PRON|nsubj|1 spoke|VERB|ROOT|1 at|ADP|prep|1 the|DET|det|5 White|PROPN|compound|5|ORG House|PROPN|pobj|2|ORG")
    assert [(f.kind, f.country) for f in found if f.form == "name"] == [("Facility", "US")]


class TestPeoples:
    def test_adjective_stands_for_the_country(self, find):
        [found] = find("Norwegian|ADJ|amod|1|NORP talks|NOUNS|nsubj|2 failed|VERB|ROOT|2")
        assert (found.form, found.kind, found.name, found.country) == ("adjective", "Country", "Norway", "NO")

    def test_plural_is_a_group(self, find):
        [found] = find("Norwegians|NNPS|nsubj|1|NORP voted|VERB|ROOT|1".replace("NNPS", "NOUNS"))
        assert (found.form, found.kind, found.name, found.country) == ("name", "Group", "Norwegians", "NO")

    def test_one_of_them_is_somebody(self, find):
        [found] = find("A|DET|det|1 Norwegian|NOUN|nsubj|2|NORP voted|VERB|ROOT|2")
        assert (found.form, found.kind) == ("nominal", "Person")

    def test_a_language_is_nobody(self, find):
        assert find("She|PRON|nsubj|1 spoke|VERB|ROOT|1 Norwegian|NOUN|dobj|1|NORP")[1:] == ()

    def test_a_religion_as_adjective_is_nobody(self, find):
        assert find("Buddhist|ADJ|amod|1|NORP talks|NOUNS|nsubj|2 failed|VERB|ROOT|2") == ()

    def test_regions_have_adjectives_too(self, find):
        [found] = find("Scottish|ADJ|amod|1|NORP talks|NOUNS|nsubj|2 failed|VERB|ROOT|2")
        assert (found.form, found.kind, found.name, found.country) == ("adjective", "Region", "Scotland", None)

    def test_unknown_people_of_a_place_in_the_document(self, find):
        found = find("Norland|PROPN|nsubj|1|GPE voted|VERB|ROOT|1", "Norlandic|ADJ|amod|1|NORP talks|NOUNS|nsubj|2 failed|VERB|ROOT|2")
        assert [(f.name, f.form) for f in found] == [("Norland", "name"), ("Norland", "adjective")]

    def test_a_pair_of_peoples_is_two(self, find):
        found = find("Polish|ADJ|amod|3|NORP -|PUNCT|punct|0|NORP German|ADJ|amod|3|NORP border|NOUN|ROOT|3")
        assert [f.country for f in found if f.form == "adjective"] == ["PL", "DE"]


class TestUnnamed:
    def test_role_noun_with_its_phrase(self, find):
        [found] = find("the|DET|det|2 senior|ADJ|amod|2 minister|NOUN|nsubj|3 of|ADP|prep|2 trade|NOUN|pobj|3".replace("nsubj|3", "ROOT|2"))
        assert (found.form, found.kind, found.name, found.start, found.end) == ("nominal", "Person", "senior minister of trade", 0, 3)

    def test_plural_of_people_is_a_group(self, find):
        [found] = find("The|DET|det|1 ministers|NOUNS|nsubj|2||minister left|VERB|ROOT|2")
        assert (found.kind, found.name) == ("Group", "ministers")

    @pytest.mark.parametrize(
        "sentence",
        [
            "The|DET|det|1 weather|NOUN|nsubj|2 changed|VERB|ROOT|2",
            "No|DET|det|1 minister|NOUN|nsubj|2 left|VERB|ROOT|2",
            "Talks|NOUNS|nsubj|1 took|VERB|ROOT|1||take place|NOUN|dobj|1",
            "The|DET|det|2 minister|NOUN|compound|2 post|NOUN|nsubj|3 fell|VERB|ROOT|3",
        ],
    )
    def test_no_mention(self, find, sentence):
        assert find(sentence) == ()

    def test_pronouns_are_mentions(self, find):
        assert [(f.name, f.kind, f.form) for f in find("She|PRON|nsubj|1 left|VERB|ROOT|1")] == [("She", "Person", "pronoun")]

    def test_a_title_is_not_a_description(self, find):
        found = find("minister|NOUN|compound|2 Ada|PROPN|compound|2|PERSON Reyes|PROPN|nsubj|3|PERSON left|VERB|ROOT|3")
        assert [f.form for f in found] == ["name"]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Norwegian President Ada Reyes met Ivo Lund in Oslo.",
            [("Norway", "Country"), ("Ada Reyes", "Person"), ("Ivo Lund", "Person"), ("Oslo", "City")],
        ),
        (
            "The International Monetary Fund (IMF) lent money to Kenya.",
            [("International Monetary Fund", "Organization"), ("IMF", "Organization"), ("Kenya", "Country")],
        ),
        ("It rained all day and nothing happened.", []),
    ],
)
def test_plain_sentences(nlp, small, gazetteer, text, expected):
    found = find_mentions(plain(nlp(text)), small, gazetteer)
    assert [(f.name, f.kind) for f in found if f.form in ("name", "adjective")] == expected


@pytest.mark.model
def test_no_two_names_overlap_and_all_slice_back(nlp, small, gazetteer):
    parsed = nlp(
        "Ada Reyes, the mayor of Oslo, told Vale Inc. that U.S. President Ivo Lund (54) had left Norway's Foreign Ministry on Monday."
    )
    found = find_mentions(plain(parsed), small, gazetteer)
    taken = [i for f in found if f.form == "name" for i in range(f.start, f.end)]
    assert len(found) > 5
    assert len(taken) == len(set(taken))
    assert all(f.start <= f.head < f.end for f in found)


@pytest.mark.parametrize(("town", "kind"), [("Athens", "Region"), ("Savannah", "Region"), ("Batumi", "Country"), ("Tbilisi", "Country")])
def test_a_name_of_a_state_and_a_country_is_what_its_town_lies_in(find, town, kind):
    found = find(f"in|ADP|ROOT|0 {town}|PROPN|pobj|0|GPE ,|PUNCT|punct|1 Georgia|PROPN|appos|1|GPE")
    assert names(found) == [(town, "City"), ("Georgia", kind)]


@pytest.mark.parametrize(
    ("words", "labels", "names"),
    [
        ("Harlow Fire Chief Ada Reyes", "ORG ORG - PERSON PERSON", ["Harlow", "Ada Reyes"]),
        ("Fire Chief Ada Reyes", "ORG - PERSON PERSON", ["Ada Reyes"]),
        ("Harlow District Attorney Ada Reyes", "GPE GPE - PERSON PERSON", ["Harlow", "Ada Reyes"]),
        ("Harlow Fire burned Ada Reyes", "ORG ORG - PERSON PERSON", ["Harlow Fire", "Ada Reyes"]),
        ("Brightwell Executive said Ada Reyes", "ORG ORG - PERSON PERSON", ["Brightwell Executive", "Ada Reyes"]),
        ("D-Ohio met Ada Reyes", "PERSON - PERSON PERSON", ["Ada Reyes"]),
        ("GMT+01 met Ada Reyes", "PERSON - PERSON PERSON", ["Ada Reyes"]),
        ("Dwyer met Ada Reyes", "PERSON - PERSON PERSON", ["Dwyer", "Ada Reyes"]),
    ],
)
def test_what_belongs_to_a_title_is_no_name(words, labels, names, small, gazetteer):
    kinds, last = labels.replace("-", "").split(" "), len(words.split()) - 1
    cells = [f"{w}|PROPN|{'ROOT' if n == last else 'compound'}|{last}|{k}" for n, (w, k) in enumerate(zip(words.split(), kinds, strict=True))]
    assert [f.name for f in find_mentions(doc(" ".join(cells)), small, gazetteer) if f.form == "name"] == names


def test_a_state_written_short_is_a_region(small, gazetteer):
    town = "Harlow|PROPN|ROOT|0|GPE ,|PUNCT|punct|0 {}|PROPN|appos|0|GPE"
    assert [f.kind for f in find_mentions(doc(town.format("Pa.")), small, gazetteer)][-1] == "Region"
    assert [f.kind for f in find_mentions(doc(town.format("Zelt")), small, gazetteer)][-1] == "City"
