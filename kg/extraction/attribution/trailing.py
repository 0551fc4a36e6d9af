"""Who says it behind a last comma, where the parser takes the reporting clause for something else: "Troops left Port Vale, officials told reporters".

Why by the words' order: behind an object the parser hangs such a clause on it as if it described it. The order is plain, and what is said would otherwise
pass for the document's own word.
"""

from collections.abc import Iterator, Sequence

from kg.extraction.annotations import Report
from kg.extraction.attribution import words as w
from kg.extraction.attribution.sources import can_be_named_speaker, source_of_noun
from kg.extraction.grammar.walk import child
from kg.extraction.parse.parsed import Doc, Token

_TELL = frozenset(("tell", "inform", "assure"))
_HEARING = frozenset("court jury inquest tribunal inquiry hearing".split())
"""Who "heard" it: somebody said so there."""
_NOUNISH = frozenset(("NOUN", "PROPN", "PRON"))
_INSIDE = frozenset(("DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "PART"))
"""What a noun phrase is made of, besides links."""
_LINKS = frozenset(("of", "for", "and"))
_ASKING = frozenset(("WDT", "WP", "WP$", "WRB"))
_LONGEST = 14


def trailing_reports(doc: Doc, cues: frozenset[int]) -> Iterator[Report]:
    """The report of each sentence, or of a part before ", and", that ends so, unless grammar tells it already (``cues``);
    sentences with quotation marks are left to those who read these."""
    for sentence in doc.sents:
        words = [t for t in sentence if not t.is_space]
        while words and words[-1].text in (".", "…"):
            words.pop()
        if any(t.is_quote or t.text in ("?", "!", ":", ";") for t in words):
            continue
        joints = (n for n, t in enumerate(words[:-1]) if t.text == "," and words[n + 1].lower_ in ("and", "but", "while"))
        for end in (*joints, len(words)):
            yield from _report(words[:end], cues)


def _report(words: Sequence[Token], cues: frozenset[int]) -> Iterator[Report]:
    """The report that these words of a sentence end with."""
    comma = next((n for n in range(len(words) - 1, -1, -1) if words[n].text == ","), -1)
    before, tail = words[: max(0, comma)], words[comma + 1 :]
    if not before or len(tail) > _LONGEST or any(t.i in cues for t in tail) or not _is_clause(before):
        return
    found = _told(tail) or _told_behind(tail)
    if found is not None:
        verb, speaker = found
        yield Report(before[0].i, words[comma].i, speaker.i if speaker is not None else None, verb.i)


def _is_clause(before: Sequence[Token]) -> bool:
    """Whether a main clause stands there: a subject with a finite verb that nothing subordinates."""
    inside = {t.i for t in before}
    heads = (t.head for t in before if t.dep_ in ("nsubj", "nsubjpass", "expl") and t.head.i in inside)
    return any(
        v.pos_ in ("VERB", "AUX") and v.dep_ in ("ROOT", "ccomp", "parataxis") and child(v, "mark") is None
        and not any(c.tag_ in _ASKING and c.i < v.i for c in v.children)
        for v in heads
    )  # fmt: skip


def _told(tail: Sequence[Token]) -> tuple[Token, Token | None] | None:
    """ "officials told reporters on Monday", "the ministry has confirmed", "Ada Reyes was quoted as saying"."""
    size = _phrase(tail)
    if not size:
        return None
    rest = [t for t in tail[size:] if t.pos_ != "ADV"]
    passive = [t.lower_ for t in rest[:1]] in (["was"], ["were"], ["is"])
    while rest and rest[0].pos_ == "AUX" and (passive or rest[0].lemma_ == "have"):
        rest.pop(0)
    if not rest or rest[0].pos_ != "VERB":
        return None
    verb, behind, subject = rest[0], rest[1:], _head(tail[:size])
    lemma = verb.lemma_.lower()
    if lemma in ("quote", "cite"):
        quoted = 0 if passive else _phrase(behind)
        named = subject if passive else _head(behind[:quoted]) if quoted else None
        said = [t.lower_ for t in behind[quoted : quoted + 2]] == ["as", "saying"]
        return (verb, named) if named is not None and said and _is_adjunct(behind[quoted + 2 :]) else None
    if passive or verb.tag_ == "VBG" or subject.lower_ in ("i", "we", "you", "it", "this", "that"):
        return None
    if lemma == "hear" and subject.lemma_.lower() in _HEARING and _is_adjunct(behind):
        return verb, None
    if lemma in _TELL:
        addressed = _phrase(behind)
        return (verb, subject) if addressed and _is_adjunct(behind[addressed:]) else None
    return (verb, subject) if lemma in w.ADDING and _is_adjunct(behind) else None


def _told_behind(tail: Sequence[Token]) -> tuple[Token, Token] | None:
    """ "reports the Vale Courier", "per Ada Reyes", "per a statement by the ministry": only of those who can be told to speak by their name alone."""
    first, rest = tail[0] if tail else None, tail[1:]
    size = _phrase(rest)
    if first is None or not size or not _is_adjunct(rest[size:]):
        return None
    speaker = _head(rest[:size])
    named = speaker.ent_type_ in ("PERSON", "ORG") or can_be_named_speaker(speaker)
    if first.lower_ == "per" and speaker.pos_ == "NOUN" and speaker.lemma_.lower() in w.RECORDS:
        return first, source_of_noun(speaker) or speaker
    inverted = first.pos_ == "VERB" and first.tag_ in ("VBZ", "VBD") and first.lemma_.lower() in w.ADDING
    return (first, speaker) if named and (inverted or first.lower_ == "per") else None


def _phrase(words: Sequence[Token]) -> int:
    """How many words at the beginning make a noun phrase; 0 where there is none."""
    size = 0
    for token in words:
        if token.tag_ in _ASKING or not (token.pos_ in _INSIDE or (size and token.lower_ in _LINKS)):
            break
        size += 1
    while size and words[size - 1].pos_ not in _NOUNISH:
        size -= 1
    return size


def _head(phrase: Sequence[Token]) -> Token:
    """Its last noun before a link; of several who are joined the first."""
    until = next((n for n, t in enumerate(phrase) if t.lower_ in _LINKS), len(phrase))
    return next((t for t in reversed(phrase[:until]) if t.pos_ in _NOUNISH), phrase[-1])


def _is_adjunct(words: Sequence[Token]) -> bool:
    """Whether the words are none, or only say when, where or how somebody said it."""
    if any(t.pos_ in ("VERB", "AUX", "SCONJ", "CCONJ") or t.tag_ in _ASKING or t.lower_ in ("that", "to") for t in words):
        return bool(words) and words[0].lower_ == "to" and _phrase(words[1:]) == len(words) - 1
    return not words or words[0].pos_ in ("ADP", "ADV") or all(t.ent_type_ in ("DATE", "TIME") for t in words)
