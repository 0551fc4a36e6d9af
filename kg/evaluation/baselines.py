"""The reference of the literature on events across documents: mentions with the same head lemma in one gold sub-topic are one event (Barhom et al. 2019).

It is given what no reader has: which documents tell of one thing.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from kg.extraction.parse.parsing import load_model, parse
from kg.model import Document

Json = dict[str, Any]
_ID = re.compile(r"(\d+)_\d+([a-z]+)$")


def by_head_lemma(gold: Sequence[Json]) -> Callable[[Callable[[str], str]], list[Json]]:
    """What gives the documents with their gold mentions of events, of which one event are those with the same head lemma in one topic as it is told by the
    id of a document. The head is that of the mention's words in the parse of its document."""
    texts = (Document(document["id"], document["id"], document["text"], "") for document in gold)
    lemmas: Mapping[str, list[str]] = {
        document.id: [parsed.char_span(m["start"], m["end"]).root.lemma_.casefold() for m in known["events"]]
        for known, (document, parsed) in zip(gold, parse(load_model(), texts), strict=True)
    }

    def within(topic: Callable[[str], str]) -> list[Json]:
        return [
            {
                **document,
                "events": [
                    {**m, "type": "Event", "id": f"{topic(document['id'])} {lemma}"}
                    for m, lemma in zip(document["events"], lemmas[document["id"]], strict=True)
                ],
            }
            for document in gold
        ]

    return within


def topic(id_: str) -> str:
    """The topic of a document by its id: "3" of "3_12ecb"."""
    return _parts(id_)[0]


def sub_topic(id_: str) -> str:
    """The sub-topic of a document by its id, one of two of a topic: "3ecb" of "3_12ecb"."""
    return "".join(_parts(id_))


def _parts(id_: str) -> tuple[str, str]:
    found = _ID.search(id_)
    return (found[1], found[2]) if found else (id_, "")
