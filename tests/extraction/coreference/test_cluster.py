"""Which mentions are one thing, on parses written by hand."""

import pytest

from kg.extraction.coreference import cluster
from kg.extraction.mentions import find_mentions
from kg.extraction.parse.parsed import plain
from tests.extraction.handmade import doc

ADA = "Ada|PROPN|compound|1|PERSON Reyes|PROPN|nsubj|2|PERSON spoke|VERB|ROOT|2||speak"


@pytest.fixture
def entities(small, gazetteer):
    def read(*sentences):
        parsed = doc(*sentences)
        found = cluster(parsed, find_mentions(parsed, small, gazetteer), small, gazetteer)
        return [(e.name, [m.text for m in e.mentions]) for e in found.entities.values()]

    return read


def subject(*words, label="PERSON", verb="left"):
    last = len(words) - 1
    cells = [f"{w}|PROPN|{'nsubj' if n == last else 'compound'}|{last + 1 if n == last else last}|{label}" for n, w in enumerate(words)]
    return " ".join([*cells, f"{verb}|VERB|ROOT|{last + 1}"])


def pronoun(word="She", verb="left"):
    return f"{word}|PRON|nsubj|1 {verb}|VERB|ROOT|1"


class TestNames:
    def test_lone_surname_joins_the_full_name(self, entities):
        assert entities(subject("Ada", "Reyes"), subject("Reyes")) == [("Ada Reyes", ["Ada Reyes", "Reyes"])]

    def test_lone_surname_of_two_joins_neither(self, entities):
        assert len(entities(subject("Ada", "Reyes"), subject("Ivo", "Reyes"), subject("Reyes"))) == 3

    def test_lone_surname_of_two_means_the_one_whom_the_report_is_about(self, entities):
        found = entities(subject("Ada", "Reyes"), subject("Ivo", "Reyes"), subject("Ada", "Reyes"), subject("Reyes"))
        assert found == [("Ada Reyes", ["Ada Reyes", "Ada Reyes", "Reyes"]), ("Ivo Reyes", ["Ivo Reyes"])]

    def test_a_title_tells_which_of_two(self, entities):
        found = entities(
            "Mr|PROPN|compound|2 Ivo|PROPN|compound|2|PERSON Reyes|PROPN|nsubj|3|PERSON left|VERB|ROOT|3",
            "Mrs|PROPN|compound|2 Ada|PROPN|compound|2|PERSON Reyes|PROPN|nsubj|3|PERSON left|VERB|ROOT|3",
            "Mrs|PROPN|compound|1 Reyes|PROPN|nsubj|2|PERSON left|VERB|ROOT|2",
        )
        assert found == [("Ivo Reyes", ["Ivo Reyes"]), ("Ada Reyes", ["Ada Reyes", "Reyes"])]

    def test_lone_given_name_joins_the_only_one_who_has_it(self, entities):
        assert entities(subject("Ada", "Reyes"), subject("Ada")) == [("Ada Reyes", ["Ada Reyes", "Ada"])]

    def test_people_who_share_a_given_name_never_join_through_it(self, entities):
        found = entities(subject("Ivo", "Reyes"), subject("Ivo"), subject("Ivo", "Lund"))
        assert [name for name, _ in found] == ["Ivo Reyes", "Ivo", "Ivo Lund"]

    def test_spellings_of_one_name_join(self, entities):
        assert len(entities(subject("Dmitri", "Kovalski"), subject("Dmitry", "Kovalskyy"), subject("Kovalsky"))) == 1

    def test_an_initial_joins_only_one(self, entities):
        assert len(entities(subject("Ada", "Reyes"), subject("A.", "Reyes"))) == 1
        assert len(entities(subject("Ada", "Reyes"), subject("Anna", "Reyes"), subject("A.", "Reyes"))) == 3

    def test_different_names_stay_apart(self, entities):
        assert len(entities(subject("Ada", "Reyes"), subject("Ivo", "Lund"), subject("Lundgren"))) == 3

    def test_a_country_is_one_under_all_its_names(self, entities):
        found = entities(
            subject("Britain", label="GPE"), "British|ADJ|amod|1|NORP talks|NOUNS|nsubj|2 failed|VERB|ROOT|2", subject("UK", label="GPE")
        )
        assert [mentions for _, mentions in found] == [["Britain", "British", "UK"]]

    def test_a_people_is_not_its_country(self, entities):
        assert len(entities(subject("Norway", label="GPE"), "Norwegians|NOUNS|nsubj|1|NORP left|VERB|ROOT|1")) == 2

    def test_the_seat_of_government_is_not_the_country(self, entities):
        assert len(entities(subject("White", "House", label="ORG"), subject("America", label="GPE"))) == 2

    def test_acronym_and_legal_form(self, entities):
        found = entities(subject("Norland", "Peace", "Fund", label="ORG"), subject("NPF", label="ORG"))
        assert found == [("Norland Peace Fund", ["Norland Peace Fund", "NPF"])]
        assert len(entities(subject("Zeltrix", "Inc", label="ORG"), subject("Zeltrix", label="ORG"))) == 1

    def test_first_word_of_the_only_longer_name_before_it(self, entities):
        names = [subject(*name.split(), label="ORG") for name in ("Zeltrix Instruments", "Zeltrix")]
        assert entities(*names) == [("Zeltrix Instruments", ["Zeltrix Instruments", "Zeltrix"])]
        assert len(entities(*reversed(names))) == 2
        assert len(entities(names[0], subject("Zeltrix", "Radio", label="ORG"), names[1])) == 3
        assert len(entities(subject("Oslo", "Instruments", label="ORG"), subject("Oslo", label="ORG"))) == 2

    def test_an_acronym_of_two_joins_neither(self, entities):
        names = [subject(*name.split(), label="ORG") for name in ("Norland Peace Fund", "New Port Force", "NPF")]
        assert len(entities(*names)) == 3

    def test_ministries_of_two_countries_stay_apart(self, entities):
        names = [
            subject(*name.split(), label="ORG") for name in ("Norwegian Foreign Ministry", "Kenyan Foreign Ministry", "Foreign Ministry")
        ]
        assert len(entities(*names)) == 3
        assert len(entities(*names[::2])) == 1


class TestDescriptions:
    def test_apposition(self, entities):
        found = entities(
            "Ada|PROPN|compound|1|PERSON Reyes|PROPN|nsubj|6|PERSON ,|PUNCT|punct|1 the|DET|det|4 mayor|NOUN|appos|1 ,|PUNCT|punct|1 left|VERB|ROOT|6"
        )
        assert found == [("Ada Reyes", ["Ada Reyes", "the mayor"])]

    def test_the_kind_before_a_name_stands_for_it(self, entities):
        found = entities(
            "The|DET|det|4 Norwegian|ADJ|amod|4|NORP bank|NOUN|compound|4 Vale|PROPN|compound|4|ORG Trust|PROPN|nsubj|5|ORG grew|VERB|ROOT|5"
        )
        assert ("Vale Trust", ["The Norwegian bank", "Vale Trust"]) in found

    @pytest.mark.parametrize(
        "sentence",
        [
            "the|DET|det|2 bank|NOUN|compound|2 holiday|NOUN|nsubj|3 began|VERB|ROOT|3",
            "banks|NOUNS|compound|1||bank Vale|PROPN|nsubj|2|ORG grew|VERB|ROOT|2",
            "bank|NOUN|compound|2 chief|NOUN|compound|2 Reyes|PROPN|nsubj|3|PERSON left|VERB|ROOT|3",
        ],
    )
    def test_other_nouns_before_nouns_are_nobody(self, entities, sentence):
        assert not [words for _, words in entities(sentence) if "bank" in " ".join(words)]

    def test_copula(self, entities):
        sentence = "Ada|PROPN|nsubj|1|PERSON is|AUX|ROOT|1||be the|DET|det|3 mayor|NOUN|attr|1"
        assert entities(sentence) == [("Ada", ["Ada", "the mayor"])]
        denied = "Ada|PROPN|nsubj|1|PERSON is|AUX|ROOT|1||be not|PART|neg|1 the|DET|det|4 mayor|NOUN|attr|1"
        assert len(entities(denied)) == 2

    def test_a_list_is_no_apposition(self, entities):
        found = entities(
            "the|DET|det|1 mayor|NOUN|nsubj|6 ,|PUNCT|punct|1 chief|ADJ|amod|4 adviser|NOUN|appos|1 ,|PUNCT|punct|1 left|VERB|ROOT|6"
        )
        assert [name for name, _ in found] == ["mayor", "chief adviser"]

    def test_role_noun_means_the_one_with_that_title(self, entities):
        president = "President|PROPN|compound|2 Ada|PROPN|compound|2|PERSON Reyes|PROPN|nsubj|3|PERSON left|VERB|ROOT|3"
        again = "The|DET|det|1 president|NOUN|nsubj|2 spoke|VERB|ROOT|2"
        assert entities(president, again) == [("Ada Reyes", ["Ada Reyes", "The president"])]
        other = "President|PROPN|compound|2 Ivo|PROPN|compound|2|PERSON Lund|PROPN|nsubj|3|PERSON left|VERB|ROOT|3"
        assert len(entities(president, other, again)) == 3
        assert len(entities(subject("Ada", "Reyes"), again)) == 2

    def test_a_qualified_role_noun_needs_the_same_qualities(self, entities):
        titled = (
            "Norwegian|ADJ|amod|1|NORP President|PROPN|compound|3 Ada|PROPN|compound|3|PERSON Reyes|PROPN|nsubj|4|PERSON left|VERB|ROOT|4"
        )
        same = "The|DET|det|2 Norwegian|ADJ|amod|2|NORP president|NOUN|nsubj|3 spoke|VERB|ROOT|3"
        other = "The|DET|det|2 Kenyan|ADJ|amod|2|NORP president|NOUN|nsubj|3 spoke|VERB|ROOT|3"
        assert ("Ada Reyes", ["Norwegian President", "Ada Reyes", "The Norwegian president"]) in entities(titled, same)
        assert ("Kenyan president", ["The Kenyan president"]) in entities(titled, other)

    def test_indefinite_descriptions_stay_alone(self, entities):
        president = "President|PROPN|compound|2 Ada|PROPN|compound|2|PERSON Reyes|PROPN|nsubj|3|PERSON left|VERB|ROOT|3"
        assert len(entities(president, "A|DET|det|1 president|NOUN|nsubj|2 spoke|VERB|ROOT|2")) == 2

    def test_the_company_is_the_subject_before(self, entities):
        again = "The|DET|det|1 company|NOUN|nsubj|2 grew|VERB|ROOT|2"
        told = "Zeltrix|PROPN|nsubj|1|ORG told|VERB|ROOT|1 Vale|PROPN|compound|3|ORG Radio|PROPN|dobj|1|ORG"
        assert ("Zeltrix", ["Zeltrix", "The company"]) in entities(told, again)
        both = "Zeltrix|PROPN|nsubj|3|ORG and|CCONJ|cc|0 Quorl|PROPN|conj|0|ORG met|VERB|ROOT|3"
        assert len(entities(both, pronoun(), again)) == 3

    def test_a_repeated_description_is_one(self, entities):
        first = "the|DET|det|2 Norwegian|ADJ|amod|2|NORP delegation|NOUN|nsubj|3 left|VERB|ROOT|3"
        found = entities(first, "The|DET|det|1 delegation|NOUN|nsubj|2 spoke|VERB|ROOT|2")
        assert ("Norwegian delegation", ["the Norwegian delegation", "The delegation"]) in found


class TestPronouns:
    def test_the_only_person_before(self, entities):
        assert entities(subject("Ada", "Reyes"), pronoun()) == [("Ada Reyes", ["Ada Reyes", "She"])]

    def test_nobody_is_guessed(self, entities):
        assert entities(pronoun()) == []
        assert entities(pronoun(), subject("Ada", "Reyes")) == [("Ada Reyes", ["Ada Reyes"])]

    def test_gender_decides(self, entities):
        found = entities(
            "Mr|PROPN|compound|1 Lund|PROPN|nsubj|2|PERSON met|VERB|ROOT|2 Mrs|PROPN|compound|4 Reyes|PROPN|dobj|2|PERSON", pronoun("She")
        )
        assert ("Reyes", ["Reyes", "She"]) in found
        assert len(entities("Mr|PROPN|compound|1 Lund|PROPN|nsubj|2|PERSON left|VERB|ROOT|2", pronoun("She"))[0][1]) == 1

    def test_the_subject_is_preferred(self, entities):
        met = "Ada|PROPN|nsubj|1|PERSON met|VERB|ROOT|1 Ivo|PROPN|dobj|1|PERSON"
        assert ("Ada", ["Ada", "She"]) in entities(met, pronoun())

    def test_two_subjects_leave_it_open(self, entities):
        both = "Ada|PROPN|nsubj|3|PERSON and|CCONJ|cc|0 Eva|PROPN|nsubj|3|PERSON left|VERB|ROOT|3"
        assert [mentions for _, mentions in entities(both, pronoun())] == [["Ada"], ["Eva"]]

    def test_an_object_is_not_its_own_subject(self, entities):
        assert entities("Ada|PROPN|nsubj|1|PERSON met|VERB|ROOT|1 her|PRON|dobj|1") == [("Ada", ["Ada"])]

    def test_far_names_are_out_of_reach(self, entities):
        filler = "It|PRON|nsubj|1 rained|VERB|ROOT|1"
        assert entities(subject("Ada", "Reyes"), filler, filler, filler, pronoun()) == [("Ada Reyes", ["Ada Reyes"])]

    def test_who_is_the_head_of_its_clause(self, entities):
        found = entities("Ivo|PROPN|nsubj|1|PERSON met|VERB|ROOT|1 Ada|PROPN|dobj|1|PERSON who|PRON|nsubj|4 left|VERB|relcl|2")
        assert found == [("Ivo", ["Ivo"]), ("Ada", ["Ada", "who"])]

    def test_it_means_the_subject_only(self, entities):
        grew = "Zeltrix|PROPN|nsubj|1|ORG sold|VERB|ROOT|1 its|PRON|poss|3 ships|NOUNS|dobj|1"
        assert entities(grew) == [("Zeltrix", ["Zeltrix", "its"])]
        weather = "It|PRON|nsubj|1 was|AUX|ROOT|1||be clear|ADJ|acomp|1 that|SCONJ|mark|5 Ada|PROPN|nsubj|5|PERSON left|VERB|ccomp|1"
        assert entities(subject("Zeltrix", label="ORG"), weather)[0] == ("Zeltrix", ["Zeltrix"])

    @pytest.mark.parametrize(("word", "names"), [("it", 1), ("itself", 2)])
    def test_what_is_replaced_is_not_what_replaces_it(self, entities, word, names):
        replaced = f"Zeltrix|PROPN|nsubj|1|ORG replaced|VERB|ROOT|1 {word}|PRON|dobj|1"
        assert len(entities(replaced)[0][1]) == names

    def test_a_thing_may_be_it_and_is_never_somebody(self, entities):
        made = "The|DET|det|1 ferry|NOUN|nsubj|2 made|VERB|ROOT|2 {}|PRON|poss|4 voyage|NOUN|dobj|2"
        assert entities(made.format("its")) == [("ferry", ["The ferry", "its"])]
        assert entities(made.format("her")) == [("ferry", ["The ferry"])]
        beside = "Zeltrix|PROPN|nsubj|1|ORG built|VERB|ROOT|1 a|DET|det|3 ferry|NOUN|dobj|1", "It|PRON|nsubj|1 grew|VERB|ROOT|1"
        assert entities(*beside) == [("Zeltrix", ["Zeltrix", "It"]), ("ferry", ["a ferry"])]

    def test_inside_quotes_he_is_not_the_speaker(self, entities):
        quote = '"|PUNCT|punct|4 He|PRON|nsubj|2 left|VERB|ccomp|6 ,|PUNCT|punct|6 "|PUNCT|punct|6 Lund|PROPN|nsubj|6|PERSON said|VERB|ROOT|6||say'
        assert entities(quote.replace("punct|4", "punct|2")) == [("Lund", ["Lund"])]
        found = entities(subject("Ivo", "Reyes"), quote)
        assert found == [("Ivo Reyes", ["Ivo Reyes", "He"]), ("Lund", ["Lund"])]

    def test_who_says_it_is_who_spoke_before_and_nobody_in_it(self, entities):
        said = "Lund|PROPN|nsubj|1|PERSON said|VERB|ROOT|1||say so|ADV|advmod|1"
        about = "Ada|PROPN|compound|1|PERSON Reyes|PROPN|nsubj|2|PERSON left|VERB|ccomp|5 ,|PUNCT|punct|5 he|PRON|nsubj|5 said|VERB|ROOT|5||say"
        assert entities(said, about) == [("Lund", ["Lund", "he"]), ("Ada Reyes", ["Ada Reyes"])]
        assert entities(about) == [("Ada Reyes", ["Ada Reyes"])]
        assert entities(subject("Ivo", "Moe"), about)[0] == ("Ivo Moe", ["Ivo Moe", "he"])
        assert entities(said, subject("Ivo", "Moe"), about)[:2] == [("Lund", ["Lund"]), ("Ivo Moe", ["Ivo Moe", "he"])]
        woman = "Mrs|PROPN|compound|1 Lund|PROPN|nsubj|2|PERSON said|VERB|ROOT|2||say so|ADV|advmod|2"
        assert entities(woman, about)[0] == ("Lund", ["Lund"])

    def test_who_is_asked_is_not_who_asks(self, entities):
        asked = "Asked|VERB|advcl|5||ask by|ADP|agent|0 Lund|PROPN|pobj|1|PERSON ,|PUNCT|punct|5 he|PRON|nsubj|5 nodded|VERB|ROOT|5||nod"
        assert entities(asked) == [("Lund", ["Lund"])]

    def test_what_she_is_said_to_be_is_hers(self, entities):
        found = entities(subject("Ada", "Reyes"), "She|PRON|nsubj|1 is|AUX|ROOT|1||be an|DET|det|3 aide|NOUN|attr|1", pronoun())
        assert found == [("Ada Reyes", ["Ada Reyes", "She", "an aide", "She"])]
        found = entities(subject("Ada", "Reyes"), "She|PRON|nsubj|1 is|AUX|ROOT|1||be no|DET|neg|3 aide|NOUN|attr|1")
        assert ("Ada Reyes", ["Ada Reyes", "She"]) in found

    def test_i_inside_quotes_is_the_speaker(self, entities):
        quote = '"|PUNCT|punct|2 I|PRON|nsubj|2 left|VERB|ccomp|6 ,|PUNCT|punct|6 "|PUNCT|punct|6 Lund|PROPN|nsubj|6|PERSON said|VERB|ROOT|6||say'
        assert entities(quote) == [("Lund", ["I", "Lund"])]
        assert entities(pronoun("I")) == []


def test_indices_lead_to_entities(small, gazetteer):
    parsed = doc(subject("Ada", "Reyes"), subject("Reyes"))
    found = cluster(parsed, find_mentions(parsed, small, gazetteer), small, gazetteer)
    assert dict(found.of_token) == {0: "e0", 1: "e0", 3: "e0"}
    assert dict(found.of_head) == {1: "e0", 3: "e0"}
    assert dict(found.span_of) == {1: (0, 2), 3: (3, 4)}
    assert (
        found.entities["e0"].mentions[1].text == parsed.text[found.entities["e0"].mentions[1].start : found.entities["e0"].mentions[1].end]
    )


@pytest.mark.model
def test_a_short_report(nlp, small, gazetteer):
    text = (
        "Norwegian President Ada Reyes met Ivo Lund, the mayor of Oslo, on Monday. Reyes praised the talks. "
        "The mayor said he would travel to Kenya. A Kenyan official declined to comment."
    )
    parsed = plain(nlp(text))
    found = cluster(parsed, find_mentions(parsed, small, gazetteer), small, gazetteer)
    by_name = {e.name: [m.text for m in e.mentions] for e in found.entities.values()}
    assert by_name["Ada Reyes"] == ["Norwegian President", "Ada Reyes", "Reyes"]
    assert by_name["Ivo Lund"] == ["Ivo Lund", "the mayor", "The mayor", "he"]
    assert by_name["Kenya"] == ["Kenya", "Kenyan"]
    assert not next(e for e in found.entities.values() if e.name == "Kenyan official").named


class TestPossessorsBehindAName:
    AND_HIS = "Ivo|PROPN|compound|1|PERSON Lund|PROPN|nsubj|5|PERSON and|CCONJ|cc|1 his|PRON|poss|4 aide|NOUN|conj|1 left|VERB|ROOT|5"

    def test_his_behind_a_name_and_and_is_that_person(self, entities):
        found = entities(subject("Tom", "Reyes"), self.AND_HIS)
        assert ("Ivo Lund", ["Ivo Lund", "his"]) in found

    def test_a_firm_before_it_is_nobody(self, entities):
        found = entities(self.AND_HIS.replace("PERSON", "ORG"))
        assert ["Ivo Lund", "his"] not in [mentions for _, mentions in found]


class TestUnnamedPeople:
    @pytest.fixture
    def people(self, small, gazetteer):
        def read(*sentences):
            parsed = doc(*sentences)
            found = cluster(parsed, find_mentions(parsed, small, gazetteer), small, gazetteer, unnamed=True)
            return [(id_, [m.text for m in e.mentions]) for id_, e in found.entities.items() if id_.startswith("p")]

        return read

    def test_they_are_kept_where_asked_for(self, people):
        assert people(pronoun("She"), pronoun("She")) == [("p0", ["She", "She"])]

    def test_two_that_differ_are_two(self, people):
        assert len(people(pronoun("She"), pronoun("He"))) == 2

    def test_a_resolved_pronoun_is_none(self, people):
        assert people(subject("Ada", "Reyes"), pronoun("She")) == []

    def test_things_and_groups_are_none(self, people):
        assert people(pronoun("It"), pronoun("They")) == []

    def test_without_asking_there_are_none(self, entities):
        assert entities(pronoun("She")) == []


class TestWhoseAct:
    SENTENCE = "Ada|PROPN|compound|1|PERSON Reyes|PROPN|nsubj|2|PERSON {verb}|VERB|ROOT|2||{lemma} her|PRON|poss|4 {noun}|NOUN|dobj|2"

    @pytest.mark.parametrize(("verb", "noun"), [("accepted", "resignation"), ("rejected", "offer"), ("ordered", "arrest")])
    def test_who_takes_note_of_an_act_did_not_do_it(self, entities, verb, noun):
        sentence = self.SENTENCE.format(verb=verb, lemma=verb.removesuffix("ed"), noun=noun)
        assert all("her" not in mentions for _, mentions in entities(sentence))
        before = "Mara|PROPN|compound|1|PERSON Lund|PROPN|nsubj|2|PERSON spoke|VERB|ROOT|2||speak"
        assert ["Mara Lund", "her"] in [mentions for _, mentions in entities(before, sentence)]

    @pytest.mark.parametrize(("verb", "noun"), [("announced", "resignation"), ("accepted", "brother"), ("withdrew", "offer")])
    def test_ones_own_things_stay_ones_own(self, entities, verb, noun):
        sentence = self.SENTENCE.format(verb=verb, lemma={"withdrew": "withdraw"}.get(verb, verb.removesuffix("d")), noun=noun)
        assert ["Ada Reyes", "her"] in [mentions for _, mentions in entities(sentence)]

    def test_who_names_a_successor_is_not_who_leaves(self, entities):
        named = (
            "Ada|PROPN|compound|1|PERSON Reyes|PROPN|nsubj|2|PERSON named|VERB|ROOT|2||name Ola|PROPN|compound|4|PERSON Berg|PROPN|dobj|2|PERSON "
            "as|ADP|prep|2 his|PRON|poss|7 successor|NOUN|pobj|5"
        )
        assert all("his" not in mentions for _, mentions in entities(named))
        before = "Ivo|PROPN|compound|1|PERSON Lund|PROPN|nsubj|2|PERSON resigned|VERB|ROOT|2||resign"
        assert ["Ivo Lund", "his"] in [mentions for _, mentions in entities(before, named)]


class TestNobody:
    SHE_OF_ADA = "She|PRON|nsubj|1 was|AUX|ROOT|1||be aide|NOUN|attr|1 of|ADP|prep|2 Ada|PROPN|compound|5|PERSON Reyes|PROPN|pobj|3|PERSON"

    def test_who_is_nobody_stays_nobody(self, entities):
        found = entities(self.SHE_OF_ADA, pronoun("She"))
        assert all("She" not in mentions for _, mentions in found)

    def test_a_new_subject_may_be_meant(self, entities):
        found = entities(self.SHE_OF_ADA, subject("Mara", "Lund"), pronoun("She"))
        assert ["Mara Lund", "She"] in [mentions for _, mentions in found]

    def test_the_other_gender_may_be_meant(self, entities):
        met = "She|PRON|nsubj|1 met|VERB|ROOT|1||meet Ivo|PROPN|compound|3|PERSON Reyes|PROPN|dobj|1|PERSON"
        found = entities(met, pronoun("He"))
        assert ["Ivo Reyes", "He"] in [mentions for _, mentions in found]


class TestTitles:
    TITLED = "{of} {title}|NOUN|compound|3 Ada|PROPN|compound|3|PERSON Reyes|PROPN|nsubj|4|PERSON left|VERB|ROOT|4"

    def test_a_post_with_a_name_describes_who_bears_it(self, entities):
        found = entities(self.TITLED.format(of="Brightwell|PROPN|compound|3|ORG", title="chairman"))
        assert ("Ada Reyes", ["Brightwell chairman", "Ada Reyes"]) in found
        assert ("Brightwell", ["Brightwell"]) in found

    @pytest.mark.parametrize(
        ("of", "title"), [("The|DET|det|3", "chairman"), ("then|ADV|advmod|4", "Mrs"), ("Brightwell|PROPN|dep|4|ORG", "yesterday")]
    )
    def test_a_mere_title_is_no_description(self, entities, of, title):
        assert ("Ada Reyes", ["Ada Reyes"]) in entities(self.TITLED.format(of=of, title=title))
