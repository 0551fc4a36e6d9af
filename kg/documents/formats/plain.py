"""Plain text, with or without front matter."""

from kg.documents.encoding import decode
from kg.documents.formats import front_matter
from kg.documents.raw import Raw


def parse(data: bytes) -> Raw:
    """The text; whether its lines were hard-wrapped is found out later."""
    fields, text = front_matter.split(decode(data))
    return front_matter.raw(text, fields, None, None)
