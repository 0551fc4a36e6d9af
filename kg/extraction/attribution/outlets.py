"""Which speakers are newspapers, agencies and broadcasters that pass on what others say."""

from kg.extraction.attribution import words as w
from kg.extraction.grammar.walk import child, children
from kg.extraction.parse.parsed import Doc, Token

_FURTHEST = 400
"""Tokens searched on either side for another place that shows a name to be an outlet."""


def is_outlet(token: Token) -> bool:
    """Whether the speaker at this head token is a news outlet: by its name, by what it is called, or by what it does in this text."""
    if token.lemma_.lower() in w.OUTLET_NOUNS and token.pos_ == "NOUN":
        return _trade_noun(token)
    if token.pos_ != "PROPN" or token.ent_type_ in ("PERSON", "DATE", "NORP"):
        return token.pos_ == "PROPN" and token.ent_type_ == "PERSON" and _described(token)
    return _outlet_name(token) or _described(token) or any(_reports_news(t) for t in _same_name(token))


def _trade_noun(noun: Token) -> bool:
    lemma = noun.lemma_.lower()
    if lemma not in w.NEED_TRADE:
        return True
    around = {c.lower_ for c in noun.children if c.dep_ in ("compound", "amod", "nmod")}
    return bool(around & w.TRADE) or (
        lemma in ("publication", "outlet", "paper", "daily", "weekly") and any(c.lower_ == "the" for c in noun.children)
    )


def _name_words(token: Token) -> list[str]:
    if token.ent_iob_ in ("B", "I"):
        start = token.i
        while start and token.doc[start].ent_iob_ == "I":
            start -= 1
        end = token.i + 1
        while end < len(token.doc) and token.doc[end].ent_iob_ == "I":
            end += 1
        return [t.lower_ for t in token.doc[start:end]]
    return [t.lower_ for t in [*children(token, "compound", "det"), token]]


def _outlet_name(token: Token) -> bool:
    words = [word for word in _name_words(token) if word not in ("'s", "'")]
    if not words or token.ent_type_ not in ("ORG", "PRODUCT", "WORK_OF_ART", "FAC", "GPE", ""):
        return False
    core = [word for word in words if word != "the"]
    if len(core) < 2:
        return False
    if core[0] in w.OUTLET_FIRST or any(word in w.OUTLET_NAMES for word in core):
        return core[-1] not in w.COMPANY_ENDINGS
    if core[-1] == "agency":
        return bool(set(core) & w.TRADE)
    if "of" in core:
        return False  # "Office of the Press"
    definite = words[0] == "the" or any(c.lower_ == "the" for c in token.children) or (token.i > 0 and token.nbor(-1).lower_ == "the")
    return core[-1] in w.AMBIGUOUS_NAMES and (definite or core[-1] == "press")


def _described(token: Token) -> bool:
    """ "the news agency X", "X, a newspaper", "X television"."""
    beside = [*children(token, "appos", "compound", "nmod")]
    if token.dep_ in ("appos", "compound", "nmod"):
        beside.append(token.head)
    if token.dep_ == "appos":
        beside += children(token.head, "compound")
    return any(
        t.pos_ in ("NOUN", "PROPN") and t.lemma_.lower() in w.OUTLET_NOUNS and (_trade_noun(t) or t.dep_ == "compound") for t in beside
    )


def _same_name(token: Token) -> list[Token]:
    doc: Doc = token.doc
    near = doc[max(0, token.i - _FURTHEST) : token.i + _FURTHEST]
    return [t for t in near if t.text == token.text and t.pos_ == "PROPN"]


_ADDRESSED = frozenset("congress parliament nato opec fifa uefa".split())
"""Named bodies without an article that are told things and pass nothing on."""


def _reports_news(token: Token) -> bool:
    """An organisation that "reported" a clause about others, to whose "report" a speaker speaks, or to which somebody told something: "told X that"."""
    verb = token.head
    if token.dep_ in ("dobj", "dative") and verb.lemma_ == "tell" and token.ent_type_ == "ORG" and token.lower_ not in _ADDRESSED:
        return not any(c.dep_ in ("det", "compound", "poss") for c in token.children)
    if token.dep_ == "pobj" and verb.lower_ in ("with", "to") and verb.head.lemma_ == "interview":
        return token.ent_type_ == "ORG"
    if token.dep_ == "nsubj" and verb.lemma_ == "report" and token.ent_type_ in ("ORG", ""):
        content = child(verb, "ccomp")
        if content is None:
            return not any(c.dep_ in ("dobj", "nsubjpass") for c in verb.children)
        subject = child(content, "nsubj", "nsubjpass")
        return subject is None or (subject.tag_ != "PRP" and child(subject, "poss") is None)
    return token.dep_ in ("compound", "poss") and verb.lemma_ == "report" and verb.dep_ == "pobj" and verb.head.head.lemma_ in w.SAY
