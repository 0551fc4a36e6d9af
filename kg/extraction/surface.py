"""The text of a document, joined once: ``Doc.text`` joins all tokens anew at each call."""

from spacy.tokens import Doc

_KEY = "kg.text"


def text_of(doc: Doc) -> str:
    """``doc.text``, kept in the document's ``user_data``."""
    found = doc.user_data.get(_KEY)
    if found is None:
        found = doc.user_data[_KEY] = doc.text
    return str(found)
