"""Names listed behind a noun for several people: "three children: Ada, Ola and Tom", "two sons, Ada (9) and Ola (6)".

Why word by word: the parser hangs such a list on the verb, on the noun or on its own first name, as the punctuation falls.
"""

from kg.extraction.grammar.walk import children
from kg.extraction.parse.parsed import Token
from kg.extraction.reading import Reading

_MARKS = frozenset((":", "-", "–", "—", "--", ","))
_BETWEEN = frozenset((",", "and", "&"))
_NUMBERS = {word: n for n, word in enumerate("two three four five six seven eight nine ten".split(), 2)}


def listed(reading: Reading, noun: Token) -> list[int]:
    """The heads of the people's names that a colon or dash introduces behind a plural noun, or behind a comma as many as the noun's number says."""
    doc = noun.doc
    if noun.tag_ != "NNS" or noun.i + 2 >= len(doc) or doc[noun.i + 1].text not in _MARKS:
        return []
    found = _names(reading, noun.i + 2, noun.sent.end)
    said = next((_NUMBERS.get(c.lower_) or (int(c.text) if c.text.isdecimal() and len(c) < 3 else 0) for c in children(noun, "nummod")), 0)
    return found if len(found) == said or (len(found) > 1 and not said and doc[noun.i + 1].text != ",") else []


def _names(reading: Reading, at: int, end: int) -> list[int]:
    """Heads of the names of people from a token on, with nothing between them but commas, "and" and brackets."""
    starts = {start: head for head, (start, _) in reading.annotations.span_of.items() if at <= start < end}
    found: list[int] = []
    doc = reading.doc
    while at < end:
        head = starts.get(at)
        if head is None or not _is_person(reading, head):
            break
        found.append(head)
        at = reading.annotations.span_of[head][1]
        if at < end and doc[at].text == "(":
            at = next((i for i in range(at, min(at + 12, end)) if doc[i].text == ")"), end) + 1
        separated = False
        while at < end and doc[at].lower_ in _BETWEEN:
            at, separated = at + 1, True
        if not separated:
            break
    return found


def _is_person(reading: Reading, head: int) -> bool:
    entity = reading.annotations.entities[reading.annotations.of_head[head]]
    return entity.named and entity.kind == "Person" and reading.doc[head].pos_ != "PRON"
