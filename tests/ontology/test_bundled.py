"""What the bundled ontology and lexicon must offer."""

import itertools
from collections import Counter

import pytest

from kg.ontology import Ontology, load
from kg.ontology.source import LEX

NAMED_CLASSES = """
    Agent Person Organization Group Place Country Region City Facility NaturalFeature Event Meeting Negotiation Agreement Statement Request Accusation
    Threat Refusal Attack MilitaryMovement Protest Sanction Aid Visit Appointment Resignation Election Arrest Trial Birth Death Marriage Accident
    Disaster Founding Acquisition Award Speech Publication Movement Injury Crime Role Document Claim Passage Mention Merge
""".split()
NAMED_PROPERTIES = """
    represents leads member_of works_for adviser_to aide_to spokesperson_of head_of_state_of head_of_government_of holds_role citizen_of born_in died_in
    lives_in educated_at founded owns birth_date death_date founding_date spouse_of child_of sibling_of ally_of opponent_of located_in capital_of borders
    headquartered_in subsidiary_of held_in has_participant has_agent has_target has_topic date duration part_of follows causes begins ends role_title
    role_in role_with
""".split()
BELOW = [
    ("aide_to", "adviser_to"),
    ("head_of_state_of", "leads"),
    ("head_of_government_of", "leads"),
    ("capital_of", "located_in"),
    ("subsidiary_of", "part_of"),
]
SCHEMES = ("schema.org", "foaf", "semanticweb.cs.vu.nl", "prov#", "ns/org#", "skos/core", "opengis", "wgs84_pos", "2006/time", "ns/oa#")


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return load()


def test_the_promised_names_are_there(ontology: Ontology) -> None:
    assert not set(NAMED_CLASSES) - set(ontology.classes)
    assert not set(NAMED_PROPERTIES) - set(ontology.properties)


def test_how_much_there_is(ontology: Ontology) -> None:
    assert len([c for c in ontology.classes if ontology.is_a(c, "Event")]) >= 60
    assert len(ontology.properties) >= 70
    assert len(ontology.lexicon.examples) >= 500
    assert len([e for e in ontology.lexicon.examples if e.counter]) >= 200
    assert len(ontology.lexicon.verbs) >= 500
    assert len(ontology.lexicon.nouns) >= 500
    assert len([n for n, kind in ontology.lexicon.nominal.items() if kind == "Person"]) >= 150


@pytest.mark.parametrize(("child", "parent"), BELOW)
def test_properties_that_lie_below_others(ontology: Ontology, child: str, parent: str) -> None:
    assert parent in ontology.properties[child].parents
    assert parent in ontology.superproperties[child]
    assert child not in ontology.superproperties[parent]


def test_closure_reaches_grandparents_and_no_cousins(ontology: Ontology) -> None:
    assert ontology.superclasses["Ceasefire"] == {"Ceasefire", "Agreement", "Event"}
    assert ontology.is_a("City", "Place")
    assert not ontology.is_a("Place", "City")
    assert not ontology.is_a("City", "Country")
    assert not ontology.is_a("Person", "Event")


def test_every_term_is_labelled_explained_and_aligned(ontology: Ontology) -> None:
    for term in (*ontology.classes.values(), *ontology.properties.values()):
        assert term.label, term.name
        assert term.comment.endswith("."), term.name
        assert term.alignments or term.name in ("Polarity", "Modality"), term.name


def test_every_property_has_domain_and_range(ontology: Ontology) -> None:
    for found in ontology.properties.values():
        assert found.domain, found.name
        assert found.range, found.name


def test_a_superproperty_admits_what_its_subproperty_admits(ontology: Ontology) -> None:
    for found in ontology.properties.values():
        for parent in (ontology.properties[name] for name in found.parents):
            assert all(any(ontology.is_a(d, p) for p in parent.domain) for d in found.domain), (found.name, parent.name)
            assert all(any(ontology.is_a(r, p) for p in parent.range) for r in found.range), (found.name, parent.name)


def test_symmetric_properties_have_equal_ends(ontology: Ontology) -> None:
    symmetric = {name for name, found in ontology.properties.items() if found.symmetric}
    assert {"spouse_of", "sibling_of", "ally_of", "borders"} <= symmetric
    for name in symmetric:
        assert set(ontology.properties[name].domain) == set(ontology.properties[name].range), name
    assert not symmetric & {"child_of", "leads", "represents", "capital_of"}


def test_what_speakers_rarely_lie_about_and_what_they_do(ontology: Ontology) -> None:
    trusted = {name for name, found in ontology.properties.items() if found.fact_when_said}
    assert {"represents", "member_of", "holds_role", "located_in", "capital_of", "works_for"} <= trusted
    assert not trusted & {"has_agent", "has_target", "causes", "ally_of", "opponent_of", "controls", "loyal_to"}


def test_alignments_reach_every_vocabulary_of_the_field(ontology: Ontology) -> None:
    iris = [iri for term in (*ontology.classes.values(), *ontology.properties.values()) for iri in term.alignments]
    assert all(any(scheme in iri for iri in iris) for scheme in SCHEMES)
    assert all(iri.startswith(("http://", "https://")) for iri in iris)


def test_each_lexicalised_property_has_two_examples_and_two_counter_examples(ontology: Ontology) -> None:
    counts = Counter((e.target, e.counter) for e in ontology.lexicon.examples)
    words = {s.target for group in _groups(ontology) for senses in group.values() for s in senses}
    assert len([w for w in words if w in ontology.properties]) >= 40
    for name in words:
        needed = 2 if name in ontology.properties else 1
        assert counts[name, False] >= needed, name
        assert counts[name, True] >= needed, name


def test_every_kind_of_event_can_be_said(ontology: Ontology) -> None:
    said = {s.target for group in _groups(ontology) for senses in group.values() for s in senses}
    assert {c for c in ontology.classes if ontology.is_a(c, "Event")} - said == {"Situation"}  # what any words tell that somebody says is so


def test_no_word_means_two_kinds_of_event(ontology: Ontology) -> None:
    for senses in itertools.chain.from_iterable(group.values() for group in _groups(ontology)):
        keys = Counter(
            (s.form, s.lemma, s.modifiers, s.particle, s.preposition, s.object)
            for s in senses
            if s.target in ontology.classes and ontology.is_a(s.target, "Event")
        )
        assert not [key for key, times in keys.items() if times > 1]


def test_marks_lie_on_the_words_they_name(ontology: Ontology) -> None:
    for example in ontology.lexicon.examples:
        assert "{" not in example.text
        for role, start, end in example.marks:
            assert example.text[start:end].strip() == example.text[start:end] != "", (example.source, role)


def test_arguments_name_roles_of_events_and_are_inherited(ontology: Ontology) -> None:
    arguments = ontology.lexicon.arguments
    for kind, slots in arguments.items():
        for slot, role in slots.items():
            assert "Event" in ontology.properties[role].domain, (kind, slot)
    assert arguments["Event"]["by"] == "has_agent"
    assert arguments["Killing"]["by"] == "has_agent"
    assert arguments["Killing"]["subject"] == "has_agent"
    assert arguments["Death"]["subject"] == "has_target"
    assert arguments["Negotiation"]["on"] == "has_topic"
    assert arguments["Attack"]["on"] == "has_target"
    assert arguments["Meeting"]["in"] == "held_in"


def test_names_of_the_parser_lead_to_classes(ontology: Ontology) -> None:
    assert ontology.lexicon.ner == {
        "PERSON": "Person",
        "ORG": "Organization",
        "GPE": "Place",
        "LOC": "Place",
        "FAC": "Facility",
        "NORP": "Group",
    }


@pytest.mark.parametrize(
    ("noun", "kind"), [("spokesman", "Person"), ("delegation", "Group"), ("ministry", "Organization"), ("village", "City")]
)
def test_common_nouns(ontology: Ontology, noun: str, kind: str) -> None:
    assert ontology.lexicon.nominal[noun] == kind


@pytest.mark.parametrize("word", ["be", "have", "make", "run", "get", "do"])
def test_words_that_mean_anything_stay_out_of_events(ontology: Ontology, word: str) -> None:
    bare = [s for s in ontology.lexicon.verbs.get(word, ()) if s.target in ontology.classes and not (s.particle or s.preposition)]
    assert not bare


def test_longer_entries_come_first(ontology: Ontology) -> None:
    first = ontology.lexicon.nouns["minister"][0]
    assert first.modifiers
    assert not ontology.lexicon.nouns["minister"][-1].modifiers
    assert ontology.lexicon.verbs["speak"][0].preposition


def test_an_unrefined_place_may_be_a_country_but_a_person_may_not(ontology: Ontology) -> None:
    assert ontology.admits("head_of_state_of", "Person", "Country")
    assert ontology.admits("head_of_state_of", "Person", "Place")
    assert not ontology.admits("head_of_state_of", "Person", "City")
    assert not ontology.admits("head_of_state_of", "Person", "Person")
    assert not ontology.admits("born_in", "Organization", "City")
    assert not ontology.admits("spouse_of", "Person", "Organization")
    assert not ontology.admits("birth_date", "Person", "Place")


def test_the_lexicon_vocabulary_is_documented() -> None:
    from kg.ontology import lexicon
    from kg.ontology.loading import bundled

    text = (bundled() / "lex.ttl").read_text(encoding="utf8")
    used = [*lexicon.FORMS, *lexicon.EXAMPLES, LEX + "argument", LEX + "slot", LEX + "role", LEX + "ner"]
    for iri in used:
        assert f"\nlex:{iri.removeprefix(LEX)} a owl:AnnotationProperty" in text


def _groups(ontology: Ontology):  # type: ignore[no-untyped-def]
    lexicon = ontology.lexicon
    return (lexicon.verbs, lexicon.participles, lexicon.nouns, lexicon.adjectives, lexicon.phrases)
