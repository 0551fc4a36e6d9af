"""Making strings from documents safe to show. Every one of them is hostile until it went through here.

Markup is no concern of this module: the template escapes, and the page's scripts only ever set text. What is left are
characters that change how *other* text looks (direction overrides, controls) or that cannot be encoded.
"""

import json
import unicodedata
from itertools import pairwise

UNSEEN = "�"
_JSON_IN_HTML = (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026"), ("\u2028", "\\u2028"), ("\u2029", "\\u2029"))
# Format characters that scripts and emoji need: joiners, and the tags that flags are made of.
_NEEDED = frozenset({"\u200c", "\u200d", *(chr(code) for code in range(0xE0020, 0xE0080))})


def sentence(text: str) -> str:
    """``text`` with as many code points: line ends as spaces, controls and direction overrides as U+FFFD."""
    return text if text.isprintable() else "".join(_shown(character) for character in text)


def label(text: str) -> str:
    """A name on one line, without invisible characters; never empty."""
    return " ".join(sentence(text).replace(UNSEEN, "").split()) or "(no name)"


def words(name: str) -> str:
    """The words of a property or class: "has_participant" → "has participant", "MilitaryMovement" → "military movement"."""
    local = name.rsplit("#", 1)[-1].rsplit("/", 1)[-1]
    if "_" in local or not any(a.islower() and b.isupper() for a, b in pairwise(local)):
        return label(local.replace("_", " "))
    return label("".join(f" {c.lower()}" if c.isupper() else c for c in local))


def script_json(value: object) -> str:
    """JSON that can stand inside a ``script`` element: nothing in it can end the element or a line of JavaScript."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    for character, escaped in _JSON_IN_HTML:
        text = text.replace(character, escaped)
    return text


def _shown(character: str) -> str:
    if character in "\t\n\r\v\f\u2028\u2029\x85":
        return " "
    kind = unicodedata.category(character)
    if kind in ("Cc", "Cs", "Cn", "Co") or (kind == "Cf" and character not in _NEEDED):
        return UNSEEN
    return character
