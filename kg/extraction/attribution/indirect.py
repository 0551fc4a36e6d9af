"""Indirect speech: reporting verbs with their clauses, "according to", hearsay."""

from collections.abc import Iterator, Sequence

from kg.extraction.annotations import Report
from kg.extraction.attribution import words as w
from kg.extraction.attribution.headlines import headline_reports
from kg.extraction.attribution.nominal import nominal_reports
from kg.extraction.attribution.sources import cited_by, lone_person, source_of_noun, speaker_of
from kg.extraction.attribution.spans import clause_around, edges, has_to, runs
from kg.extraction.grammar.walk import child, children, is_own_clause, is_passive, surface_subject
from kg.extraction.parse.parsed import Doc, Token
from kg.extraction.status.idioms import means_nothing
from kg.extraction.status.own import own_state

_WRITTEN = w.TELLING_NOUNS | w.VIEWS | w.FIGURES


def indirect_reports(doc: Doc) -> Iterator[Report]:
    """All reports that grammar tells, in the order of their cues."""
    for token in doc:
        lemma = token.lemma_.lower()
        if token.lower_ == "according" or (token.lower_ == "per" and token.is_sent_start):
            yield from _according(token)
        elif token.pos_ == "VERB":
            yield from _of_verb(token, lemma)
        elif token.text == ":":
            yield from headline_reports(token)
        yield from nominal_reports(token)


# ---------------------------------------------------------------------------------------------- verbs
def _of_verb(verb: Token, lemma: str) -> Iterator[Report]:
    cites = verb.dep_ == "advcl" and cited_by(verb.head) is not None
    contents = [] if cites else list(_contents(verb, lemma))
    if contents and means_nothing(verb):
        return
    if not contents:
        yield from _parenthetical(verb, lemma)
        return
    found, speaker = speaker_of(verb)
    if not found and not _is_spoken(verb, contents):
        return
    speaker = speaker if found else lone_person(verb)
    own = _own_tokens(verb, {c.i for c in contents}) | _others_words(contents)
    contents += _gone_on(verb, contents)
    for content in contents:
        start, end = _as_told(content, verb)
        own -= set(range(start, end)) if content.i < verb.i else set()
        if speaker is not None and start <= speaker.i < end and speaker.i > verb.i:
            continue  # "…, said Ada Reyes, commenting on it": what hangs on the speaker is not said
        cited = cited_by(verb)
        if cited is not None:
            yield from runs((start, end), own, cited, cited.head)
        yield from runs((start, end), own, speaker, verb)


def _contents(verb: Token, lemma: str) -> Iterator[Token]:
    """The heads of what a verb reports."""
    passive = is_passive(verb)
    details = lemma in w.UTTER and any(c.dep_ == "dobj" and c.lemma_.lower() in _DETAILS for c in verb.children)
    for one in verb.children:
        if details and one.dep_ == "prep" and one.lower_ == "except":
            yield from children(one, "pcomp")
        if is_own_clause(one, verb) or _is_left_open(one, verb) or is_trailing(one):
            continue
        if one.dep_ == "ccomp" and lemma in w.REPORTING:
            if not (lemma in w.WEIGHING and _is_gerund(one)) and not (one.i < verb.i and _tells_of_itself(verb, lemma)):
                yield one
        elif one.dep_ == "conj" and lemma in w.REPORTING and _begins_with_that(one):
            yield one  # "announced a merger, and that he would leave"
        elif one.dep_ == "xcomp" and lemma in w.ANNOUNCING and has_to(one) and any(c.dep_ == "dobj" and c.i < one.i for c in verb.children):
            yield one  # "announced a service to share data", where the parser hangs the infinitive on the verb
        elif one.dep_ in ("xcomp", "ccomp", "advcl") and has_to(one):
            if (passive and lemma in w.HEARSAY and one.dep_ != "advcl") or (
                not passive and lemma in w.REQUESTING and (one.dep_ != "advcl" or lemma in ("call", "appeal"))
            ):
                yield one
        elif one.dep_ in ("xcomp", "ccomp", "dobj") and one.pos_ == "VERB" and _is_gerund(one) and lemma in w.GERUND_REPORTING:
            yield one
        elif (one.dep_ == "dobj" or (one.dep_ == "nsubjpass" and passive and lemma != "cite")) and lemma in w.OBJECT_REPORTING:
            withheld = passive and lemma == "deny" and one.dep_ == "dobj"  # "was denied bail": not given
            if one.pos_ == "NOUN" and one.lemma_.lower() not in w.NO_CONTENT and not withheld:
                yield one
        elif one.dep_ == "dobj" and lemma in w.ANNOUNCING:
            yield from _to_come(one)
        elif one.dep_ == "prep" and f"{lemma} {one.lower_}" in w.PREPOSITION_REPORTING and not (
            lemma in ("admit", "confess") and (passive or child(verb, "dobj") is not None)  # "admitted her to the hospital"
        ):
            yield from children(one, "pobj", "pcomp")
        elif one.dep_ == "prep" and lemma == "describe" and one.lower_ == "as":
            yield one


def _is_spoken(verb: Token, contents: Sequence[Token]) -> bool:
    """ "In a letter to the paper, Ada Reyes, a member of the board, said that …": somebody says so, although the parser sees no subject."""
    plain = verb.tag_ in ("VBD", "VBZ") and verb.lemma_.lower() in w.ADDING and surface_subject(verb) is None and child(verb, "neg") is None
    return plain and any(c.i > verb.i and c.dep_ == "ccomp" and any(m.lower_ == "that" and m.dep_ == "mark" for m in c.children) for c in contents)


def _as_told(content: Token, verb: Token) -> tuple[int, int]:
    """What is said, with what the parser hangs on a reporting verb behind it: "the man fell when he climbed the wall, officials said"."""
    start, end = edges(content)
    if content.dep_ != "ccomp" or content.i > verb.i:
        return start, end
    subject = child(verb, "nsubj")
    stop = subject.left_edge.i if subject is not None and end <= subject.left_edge.i <= verb.i else verb.i if subject is None or subject.i > verb.i else end
    return start, max([end, *(edges(c)[1] for c in children(verb, "advcl") if end <= c.left_edge.i and c.right_edge.i < stop)])


def _gone_on(verb: Token, contents: Sequence[Token]) -> list[Token]:
    """ "Troops left, officials said, and the town burned": a clause joined to the reporting verb goes on with what it reports."""
    if not any(c.dep_ == "ccomp" and c.i < verb.i for c in contents):
        return []
    return [c for c in children(verb, "conj") if c.i > verb.i and _is_joined(c, verb)]


def _is_joined(clause: Token, verb: Token) -> bool:
    subject = child(clause, "nsubj", "nsubjpass", "csubj", "expl")
    start = clause.left_edge.i
    joint = [t.lower_ for t in verb.doc[max(0, start - 2) : start]]
    pronoun = subject is not None and subject.lower_ in ("he", "she", "they", "i", "we")  # may be what the speaker did
    return subject is not None and not pronoun and joint == [",", "and"] and clause.lemma_.lower() not in w.SAID


def _is_left_open(clause: Token, verb: Token) -> bool:
    """ "did not say whether …", "declined to say if …", "will decide whether …", "would not confirm that …": whoever does so says nothing of it."""
    negated = child(verb, "neg") is not None
    if (verb.lemma_ == "agree" and has_to(clause)) or verb.lemma_ in ("confirm", "verify", "corroborate"):
        return negated
    asking = clause.subtree if negated else clause.children if verb.lemma_ in w.SETTLING else ()
    asked = any(c.tag_ in ("WP", "WRB", "WDT") and c.i < clause.i and c.dep_ != "mark" for c in asking)
    if asked and verb.i < clause.i and not any(c.lower_ == "that" and c.dep_ == "mark" for c in clause.children):
        return True  # "did not say why she left", "must determine how she left"
    if not any(c.lower_ in w.OPEN_QUESTION and c.dep_ in ("mark", "advmod") for c in clause.children):
        return False
    return verb.lemma_ in w.SETTLING or negated or (verb.dep_ == "xcomp" and verb.head.lemma_ in w.WITHHOLDING)


def _tells_of_itself(verb: Token, lemma: str) -> bool:
    """ "Rebels burned the town, the police responded", "…, the ministry confirmed the attack": a second clause, and no report of the first."""
    if lemma in w.ALSO_ACTS:
        return True
    objects = (c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i and c.lower_ != "it" and c.ent_type_ not in ("DATE", "TIME"))
    return lemma not in w.ADDRESSING and any(objects)


def _begins_with_that(clause: Token) -> bool:
    """Whether "that" introduces a clause; before a plural the parser takes it for a determiner ("that phones will …")."""
    subject = child(clause, "nsubj", "nsubjpass")
    plural = subject is not None and subject.tag_ in ("NNS", "NNPS") and any(c.dep_ == "det" and c.lower_ == "that" for c in subject.children)
    return plural or any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children)


def is_trailing(clause: Token) -> bool:
    """ "'…,' he said on Monday, the agency reported": the last clause reports all before it, though the parser takes it for what he said."""
    if clause.dep_ not in ("ccomp", "conj") or clause.lemma_.lower() not in w.ADDING or clause.i < clause.head.i:
        return False
    subject = child(clause, "nsubj")
    if subject is None or any(c.dep_ in ("ccomp", "dobj", "xcomp", "mark", "aux", "neg") for c in clause.children):
        return False
    if clause.dep_ == "conj" and any(c.dep_ == "cc" and c.i < subject.i for c in clause.head.children):
        return False
    start = subject.left_edge.i
    rest = clause.doc[clause.i + 1 : clause.sent.end]
    said_before = clause.dep_ == "conj" or any(c.dep_ == "ccomp" and c.i < clause.head.i for c in clause.head.children)
    return said_before and start > clause.sent.start and clause.doc[start - 1].text == "," and all(t.text != "," for t in rest)


def _to_come(noun: Token) -> Iterator[Token]:
    """What an announced thing says of the future: itself, where its words put it there, or what it is to do."""
    if noun.pos_ == "NOUN" and own_state(noun).modality == "Planned":
        yield noun
    else:
        yield from (c for c in noun.children if c.dep_ in ("acl", "relcl") and has_to(c))


_DETAILS = frozenset("detail information comment answer indication explanation reason".split())
"""What a speaker gives: "gave few details, except that …"."""


def _is_gerund(verb: Token) -> bool:
    """ "denied meeting", "denied having met"."""
    return verb.tag_ == "VBG" or any(c.dep_ == "aux" and c.lower_ == "having" for c in verb.children)


def _parenthetical(verb: Token, lemma: str) -> Iterator[Report]:
    """ "The plane, officials said, crashed", "…, the agency reported", "as the minister put it": the reporting clause hangs on what it reports."""
    if lemma not in w.SAY and not (lemma == "put" and any(c.lower_ == "it" for c in verb.children)):
        return
    head = verb.head
    if head is verb or head.pos_ not in ("VERB", "AUX") or verb.dep_ not in ("parataxis", "ccomp", "advcl", "dep", "conj"):
        return
    marked = any(c.dep_ in ("mark", "advmod") and c.lower_ == "as" for c in verb.children)
    if any(c.dep_ in ("dobj", "xcomp") and c.lower_ != "it" for c in verb.children) or (verb.dep_ == "advcl" and not marked):
        return
    if marked and lemma not in w.REPORTING and lemma != "put":
        return  # "as she talked, he wept": at the same time
    if is_trailing(verb):
        comma = verb.doc[child(verb, "nsubj").left_edge.i - 1]  # type: ignore[union-attr]
        found, speaker = speaker_of(verb)
        if found:
            yield from runs((verb.sent.start, comma.i), set(), speaker, verb)
        return
    if not marked and (not _set_off(verb) or verb.dep_ == "conj" or lemma not in w.REPORTING):
        return
    if verb.dep_ == "ccomp" and head.lemma_ in w.REPORTING and verb.i > head.i:
        return
    subject = child(verb, "nsubj")
    found, speaker = speaker_of(verb)
    if found and (subject is not None or marked):
        for told in (head, *(c for c in children(verb, "conj") if c.i > verb.i and _is_joined(c, verb))):
            yield from runs(edges(told), set(range(*edges(verb))) if told is head else set(), speaker, verb)


def _set_off(verb: Token) -> bool:
    """Whether commas (or quotation marks) part the clause from the rest on its open sides."""
    start, end = edges(verb)
    doc = verb.doc
    before = doc[start - 1].is_punct if start > verb.sent.start else True
    after = doc[end].is_punct if end < verb.sent.end else True
    return (before or doc[start].is_punct) and (after or doc[end - 1].is_punct) and start > verb.sent.start


def _own_tokens(verb: Token, contents: set[int]) -> set[int]:
    """The reporting clause itself: the verb with all that is not reported."""
    own = {verb.i}
    for one in verb.children:
        if one.i not in contents and not any(c.i in contents for c in one.children):
            own.update(range(*edges(one)))
    return own


def _others_words(contents: list[Token]) -> set[int]:
    """ "Ada Reyes said troops left, but Ivo Lund said they stayed": the second report, which the parser coordinates with what the first speaker says."""
    others: set[int] = set()
    for one in (c for content in contents for c in content.children if c.dep_ == "conj" and c.lemma_.lower() in w.ADDING):
        start, end = edges(one)
        joint = one.doc[max(0, start - 2) : start]
        told = child(one, "nsubj") is not None and child(one, "ccomp") is not None and not any(c.dep_ == "mark" for c in one.children)
        if told and len(joint) == 2 and joint[0].text == "," and joint[1].lower_ in ("but", "while", "and"):
            others.update(range(start - 1, end))
    return others


# ---------------------------------------------------------------------------------------------- other words
def _according(word: Token) -> Iterator[Report]:
    """ "according to X": everything its clause says."""
    inner = child(word, "prep")
    speaker = child(inner, "pobj") if inner is not None else child(word, "pobj")
    if speaker is None or (word.lower_ == "per" and speaker.pos_ != "PROPN"):
        return
    head = word.head
    if head is word or (speaker.lemma_.lower() in w.MEASURES and speaker.pos_ == "NOUN"):
        return
    if speaker.pos_ == "NOUN" and speaker.lemma_.lower() in _WRITTEN:
        speaker = source_of_noun(speaker) or speaker
    without = set(range(*edges(word)))
    yield from runs(clause_around(head, word), without, speaker, word)
