"""How often a pronoun is given to whom it means. The kit's rows count all mentions together, where names hide what pronouns do."""

from collections.abc import Iterable, Mapping
from typing import Any

from kg.evaluation.rows import Row

Json = dict[str, Any]
Span = tuple[int, int]
NAME = "pronouns, given to whom they mean"


def pronouns(gold: Iterable[Json], predicted: Iterable[Json]) -> Row:
    """Precision over the pronouns that we give to somebody whom the gold file knows, too; recall over those that mean somebody who is called otherwise as well.

    A pronoun is right if the nearest mention of our entity that is no pronoun means the same in the gold file.
    """
    by_id = {document["id"]: document for document in predicted}
    right = judged = wanted = 0
    for document in gold:
        meant = {(m["start"], m["end"]): str(m["id"]) for m in document["entities"]}
        ours = by_id.get(document["id"], {}).get("entities", [])
        spans = {(m["start"], m["end"]) for m in ours if m.get("form") == "pronoun"}
        named = {id_ for span, id_ in meant.items() if not _is_pronoun(document["text"], span)}
        wanted += sum(_is_pronoun(document["text"], span) and id_ in named for span, id_ in meant.items())
        for span in sorted(spans & meant.keys()):
            other = _nearest(span, ours, meant)
            judged += other is not None
            right += other is not None and meant[other] == meant[span]
    precision, recall = (100 * right / of if of else 0.0 for of in (judged, wanted))
    return Row(NAME, precision, recall, 2 * precision * recall / (precision + recall) if right else 0.0, wanted)


def _nearest(span: Span, ours: Iterable[Json], meant: Mapping[Span, str]) -> Span | None:
    """The nearest mention of the same entity of ours that is no pronoun and stands in the gold file, before the pronoun if there is one."""
    mentions = list(ours)
    ids = {m["id"] for m in mentions if (m["start"], m["end"]) == span and m.get("form") == "pronoun"}
    others = [(m["start"], m["end"]) for m in mentions if m["id"] in ids and m.get("form") != "pronoun" and (m["start"], m["end"]) in meant]
    return min(others, key=lambda o: (o[0] > span[0], abs(o[0] - span[0]), o), default=None)


_PRONOUNS = frozenset(
    "i me my mine myself you your yours yourself yourselves he him his himself she her hers herself it its itself we us our ours ourselves they them their"
    " theirs themselves who whom whose this that these those".split()
)


def _is_pronoun(text: str, span: Span) -> bool:
    return text[span[0] : span[1]].casefold() in _PRONOUNS
