"""Outlets to whom something was said: "told the news agency X", "said in an interview with X", "said in the X report"."""

from collections.abc import Iterator, Sequence

from kg.extraction.annotations import Report
from kg.extraction.attribution import words as w
from kg.extraction.attribution.outlets import is_outlet
from kg.extraction.grammar.walk import child, children
from kg.extraction.parse.parsed import Doc, Token

_MEDIA_TALK = frozenset("interview report statement comment remark broadcast article briefing conversation email message op-ed".split())


def relayed_reports(doc: Doc, said: Sequence[Report]) -> Iterator[Report]:
    """An outer report for each report whose verb names an outlet as its addressee or place."""
    for report in said:
        if not 0 <= report.cue < len(doc) or doc[report.cue].pos_ != "VERB":
            continue
        verb = doc[report.cue]
        outlet = _addressee(verb)
        if outlet is not None and outlet.i != report.speaker:
            sentence = verb.sent
            yield Report(min(report.start, sentence.start), max(report.end, sentence.end), outlet.i, verb.i)


def _addressee(verb: Token) -> Token | None:
    for one in children(verb, "dobj", "dative"):
        if verb.lemma_ in ("tell", "inform", "give", "remind", "assure") and (found := _outlet_in(one)) is not None:
            return found
    for preposition in children(verb, "prep", "dative"):
        for inner in children(preposition, "pobj"):
            if preposition.lower_ in ("to", "with", "on", "in") and verb.lemma_ in w.SAY and (found := _outlet_in(inner)) is not None:
                return found
            if inner.lemma_.lower() in _MEDIA_TALK and (found := _of_talk(inner)) is not None:
                return found
    return None


def _of_talk(noun: Token) -> Token | None:
    """The outlet of "an interview with X", "a statement to X", "the X report"."""
    for one in children(noun, "compound", "poss", "nmod"):
        if (found := _outlet_in(one)) is not None:
            return found
    for preposition in children(noun, "prep"):
        if (
            preposition.lower_ in ("with", "to", "by", "on", "in")
            and (inner := child(preposition, "pobj")) is not None
            and (found := _outlet_in(inner)) is not None
        ):
            return found
    return None


def _outlet_in(token: Token) -> Token | None:
    """The token itself, or its apposition ("the news agency X"), if it is an outlet."""
    for one in (*children(token, "appos"), token):
        if one.pos_ == "PROPN" and is_outlet(one):
            return one
    return token if is_outlet(token) else None
