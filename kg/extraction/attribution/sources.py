"""Whose word a reporting verb or noun passes on."""

from kg.extraction.attribution import words as w
from kg.extraction.attribution.spans import has_to
from kg.extraction.grammar.walk import agent_of, antecedent, child, children, is_passive, sentence_around, surface_subject
from kg.extraction.parse.parsed import Token


def speaker_of(verb: Token) -> tuple[bool, Token | None]:
    """(whether there is a report at all, its speaker). No speaker: "it was reported that"."""
    by = agent_of(verb)
    if by is not None and by.lemma_.lower() in w.MEANS:
        by = child(verb, "nsubj")  # "said by telephone"
        if by is not None:
            return _as_speaker(by)
    if is_passive(verb) and verb.tag_ != "VBG":
        return True, by
    subject = _quoted_as(verb) or _received(verb) or _name_before(verb) or surface_subject(verb) or inverted_subject(verb)
    if subject is None:
        return False, None
    if verb.lemma_ == "say" and any(has_to(c) for c in children(verb, "xcomp")):
        return False, None  # "rebels said to be armed left": a participle that the parser takes for a verb
    if verb.lemma_ in _SHOWING and not _can_speak(subject):
        return False, None
    return _as_speaker(subject)


_SHOWING = frozenset(("suggest indicate imply signal underline underscore highlight hint confirm reveal mean predict forecast").split())
_SPEAKERS = frozenset(
    (
        "official source authority police analyst expert minister president spokesman spokeswoman spokesperson witness people government "
        "ministry company firm agency army military lawyer leader officer observer commander prosecutor investigator researcher lawmaker "
        "senator governor director manager adviser court judge union party group council committee commission team family critic everyone "
        "somebody someone some many others most few office department bureau commissioner embassy mission board institute institution "
        "organisation organization bank service centre center university hospital school regulator watchdog operator airline carrier maker "
        "manufacturer chief chairman chairwoman mayor sheriff coroner captain coach executive editor professor teacher doctor medic soldier "
        "resident neighbour neighbor relative friend colleague diplomat rebel militant insider attorney detective pilot owner"
    ).split()
)
_TELLING = _SPEAKERS | w.TELLING_NOUNS


def _can_speak(subject: Token) -> bool:
    """Whether a subject of "suggest" or "indicate" speaks: evidence and events show something and say nothing."""
    subject = antecedent(subject)
    if subject.lower_ in ("all", "both", "each", "some", "most", "many") and (of := next((c for c in children(subject, "prep") if c.lower_ == "of"), None)):
        subject = child(of, "pobj") or subject  # "all of which confirmed it"
    if subject.pos_ in ("PROPN", "PRON") or subject.ent_type_:
        return subject.lower_ not in ("this", "that", "it", "which")
    lemma = subject.lemma_.lower()
    return lemma in _SPEAKERS or lemma in w.RECORDS or lemma.endswith(("ist", "man", "woman", "ian"))


def can_be_named_speaker(word: Token) -> bool:
    """Whether a word by itself names who speaks: a person, "police", "minister"; an organisation may as well be what is spoken of."""
    if word.pos_ == "PROPN" and word.ent_type_ == "PERSON":
        return True
    return word.lemma_.lower() in _SOMEBODY and word.pos_ in ("NOUN", "PROPN")


_ANYBODY = frozenset("everyone somebody someone some many others most few people family team party friend colleague relative".split())
_SOMEBODY = _SPEAKERS - _ANYBODY


def _as_speaker(subject: Token) -> tuple[bool, Token | None]:
    subject = _bearer(_text_of(_who_acts(antecedent(subject), subject)))
    if subject.lower_ in ("i", "we", "you"):
        return False, None
    if subject.lemma_.lower() in w.TELLING_NOUNS and subject.pos_ == "NOUN":
        return True, source_of_noun(subject) or subject
    if subject.lower_ in w.NOBODY:
        return False, None  # "nothing suggests that"
    adverbial = subject.pos_ == "NOUN" and subject.ent_type_ in ("DATE", "TIME")  # "today the ministry announced"
    return True, None if adverbial or subject.lower_ in ("there", "that") else subject


def _who_acts(noun: Token, said: Token) -> Token:
    """The official of "an official played down the unrest saying that": where a thing cannot speak, whoever does something to it."""
    held = noun.dep_ == "dobj" and noun.pos_ == "NOUN" and not noun.ent_type_ and not _can_speak(noun)
    told = any(c.dep_ == "acl" and c.tag_ == "VBG" for c in noun.children) and said is noun
    return surface_subject(noun.head) or noun if held and told and noun.lemma_.lower() not in w.CONTENT_NOUNS else noun


def _text_of(noun: Token) -> Token:
    """The letter of "a letter inside the car that said": a place in a text's description says nothing."""
    text = noun.head.head
    held = noun.dep_ == "pobj" and noun.pos_ == "NOUN" and not noun.ent_type_ and noun.lemma_.lower() not in _TELLING
    return text if held and text.pos_ == "NOUN" and text.lemma_.lower() in w.TELLING_NOUNS else noun


def _bearer(title: Token) -> Token:
    """The name of "party leader and general manager Ada Reyes": two titles of one person."""
    if title.ent_type_ == "PERSON" or any(c.dep_ in ("det", "poss") for c in title.children):
        return title
    for one in children(title, "conj"):
        titled = any(c.dep_ == "compound" and c.pos_ == "NOUN" for c in one.children) and not any(c.dep_ in ("det", "poss") for c in one.children)
        if one.ent_type_ == "PERSON" and titled:
            return one
    return title


def _quoted_as(verb: Token) -> Token | None:
    """ "was quoted as saying": the subject of the passive."""
    if verb.lemma_ == "say" and verb.dep_ in ("pcomp", "advcl") and verb.head.lower_ in ("as", "quoted", "cited"):
        governor = verb.head.head if verb.head.lower_ == "as" else verb.head
        return child(governor, "nsubjpass", "dobj")
    behind = next((c for c in children(verb, "prep") if c.lower_ == "as" and any(g.lemma_ == "say" for g in c.children)), None)
    return child(verb, "dobj") if behind is not None and verb.lemma_ in ("quote", "cite") else None


def _name_before(verb: Token) -> Token | None:
    """The planner of "…, mostly owners of houses, city planner Ada Reyes said", where the parser takes what the clause ends with for the subject."""
    name = verb.nbor(-1) if verb.i > sentence_around(verb)[0] and verb.lemma_.lower() in w.ADDING else None
    if name is None or name.ent_type_ != "PERSON" or name.dep_ not in ("appos", "conj", "dobj", "npadvmod", "attr"):
        return None
    first = name.left_edge.i
    return name if first > sentence_around(verb)[0] and verb.doc[first - 1].text == "," else None


def lone_person(verb: Token) -> Token | None:
    """The only person named before a verb in its sentence; None where there is none or more than one."""
    found = [e.root for e in verb.doc.ents if e.label_ == "PERSON" and verb.sent.start <= e.start and e.end <= verb.i]
    return found[0] if len(found) == 1 else None


def _received(verb: Token) -> Token | None:
    """The letter of "she received a letter advising them to leave"; "she sent a letter advising them" is her word."""
    text = child(verb.head, "dobj") if verb.dep_ == "advcl" and verb.tag_ == "VBG" else None
    if text is None or text.i + 1 != verb.i or text.lemma_.lower() not in w.RECORDS or verb.head.lemma_ in w.UTTER:
        return None
    return text


def cited_by(verb: Token) -> Token | None:
    """The officials of "the agency reported, citing officials"; a cited figure or reason says nothing."""
    for one in children(verb, "advcl"):
        source = child(one, "dobj") if one.tag_ == "VBG" and one.lemma_ in ("cite", "quote") else None
        if source is not None and (source.ent_type_ in ("PERSON", "ORG") or source.lemma_.lower() in _SPEAKERS):
            return source
    return None


def inverted_subject(verb: Token) -> Token | None:
    """ "…, said Ada Reyes": the noun right after the verb, where the parser did not see a subject."""
    if verb.tag_ not in ("VBD", "VBZ", "VBN") or verb.lemma_.lower() not in w.SAY:
        return None
    for at in range(verb.i + 1, min(verb.i + 8, len(verb.doc))):
        token = verb.doc[at]
        if token.is_punct or token.dep_ == "mark":
            return None
        if token.pos_ in ("PROPN", "NOUN", "PRON") and token.dep_ not in ("compound", "poss", "amod", "nmod", "pobj", "npadvmod"):
            return token if token.head.i in (verb.i, verb.head.i) or token.head.i < verb.i or token.head.head.i == verb.i else None
    return None


def source_of_noun(noun: Token, depth: int = 0) -> Token | None:
    """Whose statement, claim or report it is: possessor, "by", "from", or the subject of the verb that utters it."""
    possessor = child(noun, "poss")
    if possessor is not None:
        office = next((c for c in noun.children if c.dep_ == "compound" and c.pos_ == "PROPN" and c.i > possessor.i), None)
        if office is not None:
            return office  # "the sheriff's Department news release"
        return possessor if possessor.tag_ != "PRP$" or possessor.lower_ not in ("my", "our", "your") else None
    for preposition in children(noun, "prep", "agent"):
        found = child(preposition, "pobj")
        if found is not None and (preposition.lower_ == "by" or (preposition.lower_ == "from" and not _is_where(found))):
            return found
    if noun.dep_ in ("dobj", "nsubjpass") and noun.head.lemma_ in w.UTTER:
        return agent_of(noun.head) if noun.dep_ == "nsubjpass" else surface_subject(noun.head)
    if noun.lemma_.lower() in w.BELIEFS and (holder := _holder(noun)) is not None:
        return holder
    if noun.dep_ == "pobj" and noun.head.lower_ == "in" and depth == 0 and noun.head.head.lemma_ in w.SAY:
        return surface_subject(noun.head.head)
    # "a Norland ministry report", but not "Norland media reports"
    beside = [c for c in noun.children if c.dep_ in ("compound", "nmod") and c.i < noun.i]
    return beside[-1] if beside and beside[-1].pos_ == "PROPN" else None


def _holder(belief: Token) -> Token | None:
    """Who "has the belief", or "is of the opinion"."""
    verb = belief.head.head if belief.dep_ == "pobj" and belief.head.lower_ == "of" else belief.head
    holds = belief.dep_ == "dobj" and verb.lemma_ in ("have", "hold", "share", "harbour", "harbor")
    return surface_subject(verb) if holds or (belief.dep_ == "pobj" and verb.lemma_ == "be") else None


def _is_where(noun: Token) -> bool:
    """ "reports from Oslo", "from the scene": only sent from there."""
    return noun.ent_type_ in ("GPE", "LOC") or noun.lemma_.lower() in w.SCENES
