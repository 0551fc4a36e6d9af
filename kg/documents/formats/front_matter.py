"""The block between two lines of dashes at the head of a text file: title, date, source, author, url."""

import re
from collections.abc import Mapping

from kg.documents.dates import iso_date, no_date
from kg.documents.raw import Raw

FIELDS = ("title", "date", "source", "publisher", "author", "url")
_BLOCK = re.compile(r"\A---[ \t]*\n(.{0,20000}?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_PAIR = re.compile(r"^(\w+)[ \t]*:[ \t]+(.+?)[ \t]*$", re.MULTILINE)


def split(text: str) -> tuple[Mapping[str, object], str]:
    """The fields and the rest; no fields where ``text`` opens with anything else than front matter.

    YAML is read by the safe loader. Where it is broken ("title: Talks: day two"), lines of the form ``name: value`` count.
    """
    text = text.replace("\r\n", "\n").lstrip("\ufeff")
    if not (block := _BLOCK.match(text)):
        return {}, text
    fields = _yaml(block[0]) or dict(_PAIR.findall(block[1]))
    known = {name.lower(): value for name, value in fields.items() if isinstance(name, str) and name.lower() in FIELDS}
    return (known, text[block.end() :]) if known else ({}, text)


def raw(text: str, fields: Mapping[str, object], title: str | None, wrapped: bool | None) -> Raw:
    """Text with its fields. A malformed date is no date, and kept apart."""
    date = _word(fields.get("date"))
    return Raw(
        text=text,
        title=_word(fields.get("title")) or title,
        date=iso_date(date),
        source=_word(fields.get("source")) or _word(fields.get("publisher")),
        author=_word(fields.get("author")),
        url=_word(fields.get("url")),
        wrapped=wrapped,
        no_date=no_date(date),
    )


def _yaml(block: str) -> Mapping[str, object]:
    import frontmatter
    from frontmatter.default_handlers import YAMLHandler

    try:
        fields, _ = frontmatter.parse(block, handler=YAMLHandler())
    except Exception:  # broken, hostile or deeply nested YAML: the plain reading of lines remains
        return {}
    return fields if isinstance(fields, dict) else {}


def _word(value: object) -> str | None:
    """A field as text: plain values, and lists of them. Never the text of a nested structure, which aliases can blow up."""
    if isinstance(value, list):
        return ", ".join(word for item in value[:20] if not isinstance(item, list) and (word := _word(item))) or None
    if value is None or isinstance(value, dict | set | bytes | bool):
        return None
    return str(value).strip("\"' ") or None
