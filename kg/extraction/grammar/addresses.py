"""Web addresses that a page's text has taken apart ("http: / / www. vale. com / Reyes - wins - vote. html"): no names and no events, though they hold words."""

from kg.extraction.parse.parsed import Doc, Token

_TABLE = "kg.addresses"
_SCHEMES = frozenset(("http", "https"))
_JOINTS = frozenset(("/", "-", "–", "_", ":", "?", "=", "&", "#"))


def address_tokens(doc: Doc) -> frozenset[int]:
    """Where the words of such addresses stand, each up to the next sentence. Found once a document."""
    found: frozenset[int] | None = doc.user_data.get(_TABLE)
    if found is None:
        found = doc.user_data[_TABLE] = frozenset(_inside(doc)) if any(t.lower_ in _SCHEMES for t in doc) else frozenset()
    return found


def _inside(doc: Doc) -> set[int]:
    found: set[int] = set()
    inside = False
    for token in doc:
        if token.lower_ in _SCHEMES and [t.text for t in doc[token.i + 1 : token.i + 3]] == [":", "/"]:
            inside = True
        elif inside and token.is_sent_start and not _goes_on(token, doc[token.i - 1]):
            inside = False
        if inside:
            found.add(token.i)
    return found


def _goes_on(token: Token, before: Token) -> bool:
    """Whether what the parser takes for a new sentence is a part of the address: "Reyes - wins" is, and "Reyes wins" is not."""
    after = token.doc[token.i + 1].text if token.i + 1 < len(token.doc) else ""
    if token.text[:1].isupper():
        return after in _JOINTS
    return bool({token.text, before.text} & _JOINTS) or before.text.endswith(".")
