"""Which names are those of teams, clubs and bands, by what is said of them."""

from kg.extraction.mentions.spans import Span, is_known_place
from kg.extraction.parse.parsed import Doc
from kg.gazetteer import Gazetteer
from kg.gazetteer.words import CLUB_MARKS

_PLAYS = frozenset({"play", "sign", "debut", "score"})
"""What athletes do for a team."""
_PLAYERS = frozenset("midfielder striker goalkeeper defender winger pitcher quarterback linebacker cornerback footballer".split())
_COACHED = _PLAYERS | frozenset("coach guard forward receiver catcher shortstop outfielder lineman fullback".split())
"""Before whose name a club's stands: "Vale coach Ada Reyes"."""
_MATCHES = frozenset("victory win loss defeat match game fixture draw semifinal quarterfinal".split())
"""What has its "against", "over" or "to" before an opponent in sport."""
_COMPOSED = frozenset(
    """
    member chairman chairwoman chairperson ceo shareholder employee subsidiary headquarters frontman frontwoman bassist drummer guitarist vocalist
    keyboardist
    """.split()
)
"""What only organisations and bands have."""


def as_team(doc: Doc, span: Span, gazetteer: Gazetteer) -> str:
    """The label of a team, or of a place that the parser took for a person; empty where nothing tells."""
    words = [t.text for t in doc[span.start : span.end]]
    if len(words) > 1 and (words[0] in CLUB_MARKS or words[-1] in CLUB_MARKS) and all(w.isalpha() for w in words):
        return "ORG"
    head = doc[span.end - 1]
    if span.label == "PERSON" and span.title == span.start and _is_no_person(doc, span):
        return "GPE" if is_known_place(span, gazetteer) else "ORG"
    if span.label == "GPE" and _is_coached(doc, span) and not is_known_place(span, gazetteer):
        return "ORG"
    if head.dep_ != "pobj" or span.label not in ("GPE", "PERSON") or span.title < span.start or gazetteer.is_country(span.name):
        return ""
    word, governor = head.head.lower_, head.head.head
    lemma = governor.lemma_.lower()
    if word == "for":
        plays = lemma in _PLAYERS or (lemma in _PLAYS and governor.pos_ == "VERB")
    elif word == "of":
        plays = lemma in _COMPOSED and (span.label == "PERSON" or not is_known_place(span, gazetteer))
    else:
        plays = span.label == "GPE" and word in ("against", "over", "to") and lemma in _MATCHES
    return "ORG" if plays else ""


def _is_no_person(doc: Doc, span: Span) -> bool:
    """ "Vale, which lost the match", "Vale coach Ada Reyes"."""
    after = doc[span.end : span.end + 3]
    which = len(after) > 1 and after[0].text == "," and after[1].lower_ == "which" and after[1].dep_ in ("nsubj", "nsubjpass")
    return which or _is_coached(doc, span)


def _is_coached(doc: Doc, span: Span) -> bool:
    """ "Vale coach Ada Reyes"."""
    after = doc[span.end : span.end + 2]
    return len(after) > 1 and after[0].lower_ in _COACHED and after[0].tag_ != "NNS" and after[1].ent_type_ == "PERSON"
