"""Which time expression dates a predicate, and the adverbials among which to look for how long it took."""

from collections.abc import Iterator, Mapping

from kg.extraction.grammar.tables import CARRIER_NOUNS, IMPACT_VERBS, LIGHT_VERBS, OCCURRENCE_VERBS, PARTICIPATION_VERBS
from kg.extraction.parse.parsed import Token
from kg.model import TimeExpression

Times = Mapping[int, TimeExpression]
_ADVERBIAL = frozenset(("npadvmod", "tmod", "advmod", "nmod", "amod", "compound", "poss", "nummod", "appos", "dep", "pobj", "dobj"))
_DATING = frozenset("on in at during by from of for within over around about late early to between".split())
"""“since” and “until” say when something began or ended, not when it was."""
LASTING = frozenset(("for", "over", "of"))
_ABOUT = frozenset(("of", "for", "from", "by", "to", "about"))
_ON = frozenset(("on", "in"))
_BESIDE = frozenset("before after since until till".split())
_THEN = frozenset("later after afterwards afterward subsequently eventually thereafter soon".split())
"""What tells that the second of two verbs happened at another time than the first."""
CARRYING = frozenset(
    (
        "hold have take make begin start open resume continue launch conduct give stage end finish conclude set schedule plan expect due "
        "arrange happen occur go try last come be convene"
    ).split()
)
_CARRYING = CARRYING | LIGHT_VERBS
_RAISING = CARRYING | frozenset(
    (
        "seem appear likely unlikely manage fail begin hope want agree decide plan expect schedule due set refuse continue try attempt "
        "need have"
    ).split()
)
_SHARING = (
    LIGHT_VERBS | OCCURRENCE_VERBS | PARTICIPATION_VERBS | IMPACT_VERBS | CARRYING | frozenset("cause trigger spark provoke prompt postpone cancel meet".split())
)
"""Verbs whose object is when they are: "held talks on Monday", "sparked protests on Monday"."""
_LONG = frozenset(
    """
    dispute row feud standoff conflict war campaign festival tournament championship season series crisis drive effort investigation inquiry inquest
    crackdown outbreak epidemic pandemic drought famine uprising insurgency dialogue
    """.split()
)
"""What lasts longer than the day on which something takes place in it: "walked out on Monday in a dispute over pay"."""
_ENDING = frozenset("end begin open close".split())
"""What these do to a time was not done in it: "ended ten years of war"."""
_ACCUSING = frozenset("accuse suspect charge convict acquit".split())
_HOLDING = frozenset("truce ceasefire agreement deal accord pact treaty settlement contract sanction embargo occupation".split())
"""What holds from its day on until it ends."""
_OCCASIONS = frozenset("raid hearing trial interview ceremony session court appearance sweep operation statement meeting conference".split())
"""In these it is done."""
_PURSUING = frozenset(
    """
    search plead arrest charge convict sentence indict suspect want question detain acquit testify sue jail hold accuse try investigate
    """.split()
)
"""Of what these speak it was before: "arrested on Monday in a shooting"."""


def time_of(head: Token, times_by_token: Times, types: tuple[str, ...] = ("DATE", "TIME")) -> TimeExpression | None:
    """The expression of one of these types that dates the predicate at ``head``: its own adverbial, its light verb's, or one that opens the sentence.

    Prefers dates with a value.
    """
    for place in predicates(head) if is_timed(head, times_by_token) else ():
        found = [t for t in adverbials(place, times_by_token, head) if t.type in types]
        if found:
            return next((t for t in found if t.value), found[0])
    return None


def is_timed(token: Token, times: Times) -> bool:
    """Whether there is any time expression in a token's sentence; in most there is none."""
    return not times.keys().isdisjoint(range(token.sent.start, token.sent.end))


def date_beside(noun: Token, times_by_token: Times) -> TimeExpression | None:
    """The DATE that a noun's own phrase gives ("the death of Ada Reyes in 1955", "his death on 5 May"), never that of the clause around it."""
    found = [t for t in adverbials(noun, times_by_token, noun) if t.type == "DATE" and t.value]
    after = noun.doc[noun.i + 1 : noun.i + 4]
    if not found and len(after) > 1 and after[0].lower_ in ("in", "on"):
        found = [times_by_token[t.i] for t in after[1:] if t.i in times_by_token and times_by_token[t.i].start == after[1].idx]
    return found[0] if found else None


def predicates(head: Token) -> Iterator[Token]:
    """The predicate, then the verbs that carry it, inside out."""
    yield head
    yield from _carried(head)
    current = head
    for _ in range(6):
        above = current.head
        if above is current:
            return
        if current.dep_ == "pobj" and above.dep_ == "prep":
            # "the first round of talks took place on Monday": of a carrier noun, or what a verb takes part in.
            if not _dates_its_object(above) or current.lemma_.lower() in _LONG:
                return
            above = above.head
        elif _is_result(current):
            pass
        elif (
            current.dep_ not in ("dobj", "nsubj", "nsubjpass", "xcomp", "attr", "acomp", "conj", "prep", "aux", "ccomp")
            or current.dep_ == "ccomp"
        ):
            return
        if current.dep_ == "xcomp" and above.lemma_ not in _RAISING:
            return
        if current.pos_ == "NOUN" and is_end_of(current, above):
            return
        if current.pos_ == "NOUN" and current.dep_ in ("dobj", "nsubjpass") and above.lemma_ not in _SHARING:
            return  # "condemned the attack on Monday": the attack may be older
        if current.dep_ == "conj" and (current.i < above.i or _is_another_time(current) or any(c.dep_ in ("nsubj", "nsubjpass") for c in current.children)):
            return  # "she died in 2003, and her son sold the firm", "resigned in 2003 and moved not long after"
        yield above
        if above.pos_ == "NOUN":
            yield from _carried(above)
        current = above


def is_end_of(noun: Token, verb: Token) -> bool:
    """ "Ended the strike on Monday", "the truce collapsed in May": what is over then was before."""
    if noun.dep_ == "dobj":
        return verb.lemma_ in ("end", "finish", "halt", "conclude", "suspend")
    return noun.dep_ == "nsubj" and noun.lemma_.lower() in _HOLDING and verb.lemma_ in ("collapse", "expire", "lapse", "fail", "end", "unravel", "break")


def _is_another_time(verb: Token) -> bool:
    """Whether the second of two verbs has a time of its own, or is a sentence of its own."""
    return verb.nbor(-1).text == ";" or any(t.lower_ in _THEN for t in verb.doc[max(0, verb.i - 2) : verb.i + 4])


def _dates_its_object(preposition: Token) -> bool:
    """Whether a noun behind a preposition was when the word before it was: "killed in an attack on Monday", "a round of talks on Monday".

    Not "the victims of the attack were buried on Monday", nor "arrested over the attack" and "charged with murder on Monday".
    """
    above, word = preposition.head, preposition.lower_
    if above is preposition:
        return False
    if above.pos_ == "NOUN":
        return word == "of" and above.lemma_.lower() in CARRIER_NOUNS
    if word == "from":
        return above.lemma_ == "suffer"
    return (word in ("in", "at") and above.lemma_ not in _PURSUING) or (word == "with" and above.lemma_ in _SHARING)


def _is_result(verb: Token) -> bool:
    """A participle without a mark that ends its clause tells what happened then: "crashed in June, killing four"."""
    return (
        verb.dep_ == "advcl"
        and verb.tag_ == "VBG"
        and verb.i > verb.head.i
        and not any(c.dep_ in ("mark", "advmod") for c in verb.children)
    )


def _carried(noun: Token) -> Iterator[Token]:
    """Verbs that say when an event noun was: "talks held on Monday", "the meeting that took place in May"."""
    if noun.pos_ == "NOUN":
        for child in noun.children:
            if (
                child.dep_ in ("acl", "relcl")
                and child.lemma_ in _CARRYING
                and child.tag_ in ("VBN", "VBD", "VBZ", "VBP", "VBG")
            ):
                yield child


def _is_of_accusation(verb: Token, preposition: Token) -> bool:
    """ "Accused of threatening the staff on Saturday": what stands behind the gerund dates the deed as well as not."""
    return verb.lemma_ in _ACCUSING and any(
        c.dep_ == "pcomp" and c.tag_ == "VBG" and c.i < preposition.i for p in verb.children if p.dep_ == "prep" and p.i < preposition.i for c in p.children
    )


def adverbials(place: Token, times: Times, head: Token, lasting: bool = False) -> Iterator[TimeExpression]:
    """The time expressions that modify a token directly or by a preposition, nearest to it first."""
    found: list[tuple[int, TimeExpression]] = []
    for child in place.children:
        if (
            child.i in times
            and child.dep_ in _ADVERBIAL
            and not _is_of_start(place, child)
            and not _is_of_phrase_before(place, child)
            and not (child.dep_ in ("pobj", "dobj") and not lasting and times[child.i].type == "DURATION")
            and not (child.dep_ == "dobj" and place.lemma_ in _ENDING)
            and not (child.dep_ == "amod" and not times[child.i].value)  # "her annual speech": on no day
        ):
            found.append((abs(child.i - place.i), times[child.i]))
        if child.dep_ == "prep" or (child.dep_ in ("advmod", "npadvmod") and child.pos_ in ("ADV", "ADP", "NOUN")):
            allowed = LASTING if lasting else _DATING
            if not lasting and (_is_span(place, child, times) or _is_of_accusation(place, child)):
                continue
            for inner in _below(child, 3):
                if inner.i in times and (child.lower_ in allowed or child.dep_ != "prep") and not _is_anothers(child, inner, times):
                    found.append((abs(inner.i - place.i), times[inner.i]))
        if not lasting and place.pos_ == "VERB":
            found += [(abs(t.i - place.i), times[t.i]) for t in _behind_names(child, times, 7)]
    for _, expression in sorted(found, key=lambda pair: (pair[0], pair[1].start)):
        yield expression


def _is_span(place: Token, preposition: Token, times: Times) -> bool:
    """ "From 2002 to 2007 the number fell": neither end is when it fell."""
    if preposition.lower_ not in ("from", "to"):
        return False
    ends = {c.lower_ for above in (place, preposition) for c in above.children if c.dep_ == "prep" and any(o.i in times for o in c.children)}
    return (ends | {preposition.lower_}) >= {"from", "to"}


def _is_of_start(place: Token, when: Token) -> bool:
    """ "fell from 150 last summer to 50 now": what stands between both ends was the time of the first."""
    if when.dep_ != "npadvmod":
        return False
    ends = {c.lower_: c.i for c in place.children if c.dep_ == "prep" and c.lower_ in ("from", "to")}
    return len(ends) == 2 and ends["from"] < when.i < ends["to"]


def _is_of_phrase_before(place: Token, when: Token) -> bool:
    """A bare date right behind something else that it may date: "rose after the talks last week", "he left Monday, police said"."""
    if when.dep_ != "npadvmod":
        return False
    start = when.left_edge.i
    content = next((c for c in place.children if c.dep_ == "ccomp" and c.i < when.i < place.i), None)
    if content is not None and place.doc[start - 1].dep_ != "cc":
        return True
    return any(c.dep_ == "prep" and c.lower_ in ("after", "before", "since", "following") and c.right_edge.i == start - 1 for c in place.children)


def _is_anothers(preposition: Token, when: Token, times: Times) -> bool:
    """Whether a date before a noun is only that noun's: "convicted of the June murder", "hired for the 2009 show" (but "said in a 2006 interview").

    What something fell or rose from was before: "fell from a high of 150 last summer".
    """
    last, noun = when, when.head
    while noun.i in times and noun.head is not noun:
        last, noun = noun, noun.head
    if preposition.lower_ == "from" and noun.i == preposition.i and last.dep_ != "pobj":
        return any(c.dep_ == "pobj" and c.i not in times for c in preposition.children)  # "fell to 4 million from 5 million a year earlier"
    if preposition.lower_ == "from" and when.head.i != preposition.i and noun.i != preposition.i:
        return noun.pos_ in ("NOUN", "NUM", "SYM")
    if noun.pos_ != "NOUN" or when.i > noun.i:
        return False
    return preposition.lower_ in _ABOUT or _is_pursued(preposition, noun)


def _is_pursued(preposition: Token, noun: Token) -> bool:
    """ "Searched for a suspect in a March robbery", "pleaded guilty in connection with the May incident": what it is about was before."""
    verb = preposition.head
    while verb.dep_ in ("pobj", "prep") and verb.head is not verb:
        verb = verb.head
    return verb.lemma_ in _PURSUING and preposition.lower_ in ("in", "with", "over") and noun.lemma_.lower() not in _OCCASIONS


def _behind_names(token: Token, times: Times, depth: int) -> Iterator[Token]:
    """Times that the parser hung on a name below the verb: "gave a speech in Lisbon, Portugal on Monday". Nobody dates a person or a place."""
    named = token.pos_ == "PROPN" and token.i not in times
    for child in token.children:
        if named and child.dep_ == "prep" and child.lower_ in _ON and child.i > token.i:
            yield from (c for c in child.children if c.dep_ == "pobj" and c.i in times)
        if named and child.dep_ == "npadvmod" and child.i > token.i and child.i in times:
            yield child
        if depth and child.dep_ in ("prep", "pobj", "dobj", "appos", "conj") and (named or token.dep_ == "prep" or child.dep_ == "prep"):
            yield from _behind_names(child, times, depth - 1)


def _below(token: Token, depth: int) -> Iterator[Token]:
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in _BESIDE and token.pos_ == "NOUN":
            continue  # "fell to its lowest level since 2003": that is how low it was, not when it fell
        if child.dep_ in ("pobj", "npadvmod", "prep", "advmod", "nmod", "pcomp", "compound", "quantmod", "nummod"):
            yield child
            if depth and child.pos_ not in ("VERB",):
                yield from _below(child, depth - 1)
