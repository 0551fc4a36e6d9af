"""Refuses what only looks like a time: names, modals, ages, counts of things."""

import re

from kg.extraction.parse.parsed import Token
from kg.extraction.times.triggers import Candidate

_NAMES = frozenset(("ORG", "WORK_OF_ART", "PERSON", "PRODUCT", "FAC"))
_TIGHT = frozenset("in since by until till from during before after late early mid through between around circa".split())
_LOOSE = frozenset("the of and to or for".split())
_AGE = re.compile(r"(?i)\b(?:aged?|age of|old)\b")
_AGED = re.compile(r"(?i)\baged? (?:of |between )?(?:\d+\s?(?:[-–]|to|and)\s?)?$")
_RATE = re.compile(r"(?i)(?:\d|once|twice|times?|\w+s|%|million|billion|how many|how much|much)\s$")
_SPEED = re.compile(r"(?i)\b(?:km|kilometers?|kilometres?|miles?|meters?|metres?|knots|feet|words|revolutions|beats)\s$")
"""Of what is measured by time, and no time itself: "190 kilometres per hour"."""
_NAMED_DAYS = re.compile(r"(?i)\b(?:black|cyber|good|easter|palm|bloody|super|ash|maundy|holy|boxing|wall street's)\s['\"]?\s?$")


def plausible(one: Candidate, token: Token, text: str) -> bool:
    """Whether a match is a time, given the head of its tokens and the text."""
    before = text[max(0, one.start - 40) : one.start]
    if one.shape == "year":
        return _year(one, token, before)
    if one.shape == "month":
        return _month(one, token, before)
    if one.shape == "set":
        return token.pos_ in ("ADJ", "ADV", "NOUN", "VERB") and token.ent_type_ not in _NAMES
    if one.shape == "decade_short":
        return _last_word(before) not in ("his", "her", "their", "my", "your", "our", "its") and "in his" not in before[-14:]
    if one.shape == "weekday":
        return token.ent_type_ not in _NAMES and not _NAMED_DAYS.search(before) and not _is_in_name(one, token, text)
    if one.shape == "clock":
        return bool(one.match["half"]) or not _is_verse(token, one, before)
    if one.shape == "every":
        return not _SPEED.search(before) and not (token.dep_ == "compound" and token.head.pos_ == "NOUN" and token.head.i == token.i + 1)
    return _length(one, token, text, before)


def is_vague(one: Candidate, token: Token, text: str) -> bool:
    """Whether a day means no day: "on a Monday" is any, "which she still owns today" these days."""
    if one.shape == "weekday":
        return text[max(0, one.start - 3) : one.start].lower() in (" a ", "\na ") and token.dep_ not in (
            "compound",
            "nmod",
            "amod",
            "npadvmod",
        )
    return one.shape == "day_word" and one.match[0].lower() == "today" and _means_nowadays(one, token, text)


def _means_nowadays(one: Candidate, token: Token, text: str) -> bool:
    """The present tense of what is so, told by "still", by a comparison ("more than ever", "as strong as it was"), or of a number of people or things."""
    if re.match(r"(?i) (?:than (?:ever|before)|as (?:it|they|he|she|we) (?:was|were|did))\b", text[one.end :]):
        return True
    verb = token.head
    if verb.pos_ != "VERB" or verb.tag_ not in ("VBP", "VBZ") or any(c.dep_ in ("aux", "auxpass") for c in verb.children):
        return False
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    many = (
        subject is not None
        and subject.tag_ in ("NNS", "NNPS")
        and any(c.dep_ in ("nummod", "amod") and c.pos_ in ("NUM", "ADJ") for c in subject.children)
    )
    return any(c.lower_ == "still" for c in verb.children) or (many and token.i < verb.i)


def _length(one: Candidate, token: Token, text: str, before: str) -> bool:
    if one.shape in ("rate", "vague_length", "span_near") and token.ent_type_ in _NAMES:
        return False
    if one.shape == "rate":
        return bool(_RATE.search(before))
    if one.shape == "vague_length":
        return bool(one.match["for"]) or "-" in one.match[0] or token.ent_type_ in ("DATE", "TIME")
    if one.shape in ("length", "ago"):
        if _AGE.search(text[one.end : one.end + 12]) or _AGED.search(before):
            return False
        return not (
            one.match["count"].lower() in ("a", "an") and one.match["unit"].lower() in ("second", "quarter") and one.shape == "length"
        )
    return True


def _is_in_name(one: Candidate, token: Token, text: str) -> bool:
    """ "Sunday Evening Talk Show": a part of the day, and a name behind it, are one name."""
    behind = re.match(r" [A-Z][a-z]+", text[one.end :])
    return bool(one.match["part"]) and one.match["part"][0].isupper() and behind is not None and token.head.i > token.i


def _is_verse(token: Token, one: Candidate, before: str) -> bool:
    """ "First Corinthians 9:25": a number behind a name, and no word of time between."""
    first = token.doc.char_span(one.start, one.end)[0]
    last = first.nbor(-1) if first.i else first
    return last.pos_ == "PROPN" and last.ent_type_ not in ("DATE", "TIME") and last.i != first.i and before.endswith(f"{last.text} ")


def _last_word(before: str) -> str:
    return before.rstrip().rsplit(" ", 1)[-1].lower().strip("(\"'[,")


def _year(one: Candidate, token: Token, before: str) -> bool:
    digits = one.match["year"]
    if one.match[0].strip() != digits:
        return True
    word = next((t for t in token.subtree if t.text.startswith(digits)), token) if not token.text.startswith(digits) else token
    last, common = _last_word(before), 1900 <= int(digits) <= 2099
    if word.ent_type_ in ("CARDINAL", "MONEY", "QUANTITY", "PERCENT") and not (common and last in _TIGHT):
        return False
    following = word.nbor(1) if word.i + 1 < len(word.doc) else None
    if following is not None and following.tag_ == "NNS" and word.dep_ == "nummod":
        return word.ent_type_ == "DATE"
    if word.ent_type_ in ("ORG", "PRODUCT", "WORK_OF_ART") and following is not None and following.ent_iob_ == "I":
        return False
    if word.ent_type_ == "DATE" or last in _TIGHT:
        return True
    return common and (word.ent_type_ != "" or before.rstrip().endswith("(") or last in _LOOSE)


def _month(one: Candidate, token: Token, before: str) -> bool:
    name = one.match["month"]
    word = token if token.text == name else next((t for t in token.subtree if t.text.startswith(name.rstrip("."))), token)
    if word.tag_ == "MD" or (word.ent_type_ in (*_NAMES, "GPE", "LOC") and word.text == name):
        return False
    if name in ("May", "March", "August"):
        return word.ent_type_ == "DATE" or _last_word(before) in (_TIGHT | {"last", "next", "this", "of", "and"})
    return True
