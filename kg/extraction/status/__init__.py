"""How a predicate is meant: denied or not; actual, planned or possible; its tense.

Why by walking: a negation or a modal bears on what stands below it in the tree and on nothing else, so each predicate looks at its own words and
then upwards through what governs it. A relative clause, a purpose clause and a temporal adjunct shut negations in; a plan reaches into them.
"""

from kg.extraction.annotations import Mood
from kg.extraction.parse.parsed import Token
from kg.extraction.status.above import state_of
from kg.extraction.status.denying import settled
from kg.extraction.status.tense import tense_of

__all__ = ["status_of"]


def status_of(head: Token) -> Mood:
    """The mood of a verb, an event noun, or a copular or nominal predicate at its head token.

    Planned: announced, intended, demanded, or certain to come. Possible: tried, feared, conditional, alleged, asked. Denied: said not to be, or refused;
    where the modality is actual, told of one event. What is negated otherwise is possible.
    ``cue`` is the word that decided, "" where nothing did.
    """
    state = state_of(head)
    if state.denied and state.modality == "Actual":
        state = settled(head, state)
    tense = tense_of(head)
    if state.modality == "Planned" and tense == "none":
        tense = "future"
    return Mood("Denied" if state.denied else "Affirmed", state.modality, tense, state.cue)
