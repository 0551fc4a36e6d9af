"""The notation of words."""

import pytest

from kg.ontology.terms import Sense, SenseForm
from kg.ontology.words import MalformedWordError, senses


def one(form: SenseForm, text: str, relational: bool = True) -> Sense:
    (found,) = senses("x", form, text, inverse=False, relational=relational)
    return found


@pytest.mark.parametrize(
    ("text", "lemma", "particle", "object_", "preposition"),
    [
        ("attack", "attack", None, None, None),
        ("work for", "work", None, None, "for"),
        ("step down", "step", "down", None, None),
        ("step down as", "step", "down", None, "as"),
        ("take +over", "take", "over", None, None),
        ("take +over from", "take", "over", None, "from"),
        ("open fire on", "open", None, "fire", "on"),
        ("cut job", "cut", None, "job", None),
        ("co-found", "co-found", None, None, None),
    ],
)
def test_verbs(text: str, lemma: str, particle: str | None, object_: str | None, preposition: str | None) -> None:
    found = one("verb", text)
    assert (found.lemma, found.particle, found.object, found.preposition) == (lemma, particle, object_, preposition)


def test_nouns_have_modifiers_before_the_head() -> None:
    found = one("noun", "prime minister of")
    assert (found.modifiers, found.lemma, found.preposition, found.rule) == (("prime",), "minister", "of", "x/noun/prime minister of")


def test_alternatives_multiply() -> None:
    found = senses("x", "noun", "senior|top aide of|to", inverse=False, relational=True)
    assert [s.rule for s in found] == ["x/noun/senior aide of", "x/noun/senior aide to", "x/noun/top aide of", "x/noun/top aide to"]


def test_an_event_noun_needs_no_preposition() -> None:
    assert one("noun", "peace talks", relational=False).modifiers == ("peace",)


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("noun", "envoy"),
        ("participle", "based"),
        ("adjective", "loyal"),
        ("adjective", "very loyal to"),
        ("participle", "born and raised in"),
        ("verb", ""),
        ("verb", "Attack"),
        ("verb", "attack!"),
        ("verb", "attack 2"),
        ("verb", "speak on behalf of"),
        ("verb", "give way to loud noise"),
        ("noun", "envoy of|"),
        ("noun", "<b>envoy</b> of"),
    ],
)
def test_malformed_words_are_refused(form: SenseForm, text: str) -> None:
    with pytest.raises(MalformedWordError):
        senses("x", form, text, inverse=False, relational=True)
