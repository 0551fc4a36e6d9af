"""What the page calls an event. Its label is a phrase of the text ("He died", "acquitted"), which says little away from its sentence: whoever takes part
and is not named in it is named after it ("He died · Jon Holm")."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx

DOERS, PARTICIPANTS = ("has_agent", "has_target"), "has_participant"
"""The roles whose names a title has. Who merely takes part is added to a phrase that names nothing else."""
MOST = 2
"""So many names are added at most."""
LONG = 70
"""A phrase of more characters says enough."""
ALIKE = 4
"""Words that begin with the same so many letters may mean the same: "Norwegian" and "Norway"."""

_WORD = re.compile(r"\w+")
_NOT = re.compile(r"\b(?:not (?:yet|even)|no longer|not|never|neither|nor|no)\b", re.IGNORECASE)
_CONTRACTED = re.compile(r"\b(\w+?)n['’]t\b|\b(can)not\b", re.IGNORECASE)
_FULL = {"ca": "can", "wo": "will", "sha": "shall"}
_PRONOUNS = frozenset("he she it they we i you his her its their our my your".split())


def titles(graph: "nx.MultiDiGraph[str]") -> dict[str, str]:
    """Each node's name on the page: its label, for an event with whom it is about."""
    return {node: _title(graph, node) if data["top"] == "Event" else str(data["label"]) for node, data in graph.nodes(data=True)}


def _title(graph: "nx.MultiDiGraph[str]", event: str) -> str:
    data = graph.nodes[event]
    phrase = affirmed(str(data["label"])) if data["status"] == "denied" else str(data["label"])
    if len(phrase) > LONG:
        return phrase
    said = _stems(phrase)
    is_named = {other: bool(said & _stems(*graph.nodes[other]["labels"])) for other in graph.successors(event)}
    is_vague = not any(is_named.values()) or phrase.split(" ", 1)[0].casefold() in _PRONOUNS
    missing = [other for other in _roles(graph, event, (*DOERS, PARTICIPANTS) if is_vague else DOERS) if not is_named[other]]
    return " · ".join([phrase, ", ".join(str(graph.nodes[other]["label"]) for other in missing[:MOST])]) if missing else phrase


def affirmed(phrase: str) -> str:
    """A phrase without its negation: what is denied stands under a sign that says so, and "not" beside that sign would read as its opposite."""
    return " ".join(_NOT.sub("", _CONTRACTED.sub(lambda found: _FULL.get((found[1] or found[2]).casefold(), found[1] or found[2]), phrase)).split()) or phrase


def _roles(graph: "nx.MultiDiGraph[str]", event: str, roles: tuple[str, ...]) -> list[str]:
    """Who has one of ``roles``, in their order. Of an event that is a fact, whoever has it in fact."""
    is_fact = graph.nodes[event]["status"] == "fact"
    found = {
        (roles.index(data["property"]), graph.nodes[other]["label"], other)
        for _, other, data in graph.out_edges(event, data=True)
        if data["property"] in roles and (data["status"] == "fact" or not is_fact)
    }
    return list(dict.fromkeys(other for *_, other in sorted(found)))


def _stems(*texts: str) -> set[str]:
    """The first letters of each word of ``texts``, words of fewer than three letters left out."""
    return {word[:ALIKE] for text in texts for word in _WORD.findall(text.casefold()) if len(word) > 2}
