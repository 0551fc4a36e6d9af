"""Colours and shapes of the page. The palette is Okabe and Ito's, which colour-blind readers can tell apart; each class also has a
shape of its own and each status a dash pattern, a sign and a word, so that nothing depends on colour."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Look:
    """How a class is drawn: ``shape`` as vis-network names it, ``outline`` as points of an SVG polygon in a box of 20 by 20 (empty: a circle)."""

    name: str
    plural: str
    color: str
    shape: str
    outline: str


@dataclass(frozen=True, slots=True)
class StatusLook:
    """How a status that is not a fact is drawn."""

    name: str
    sign: str
    words: str
    meaning: str
    dashes: tuple[int, ...]


EVENT_TERMS = {
    "has_agent": "who",
    "has_target": "whom",
    "has_participant": "with",
    "has_topic": "about",
    "held_in": "where",
}
"""What the page calls the roles of an event: the vocabulary's names are for queries."""

LOOKS = (
    Look("Person", "People", "#0072B2", "dot", ""),
    Look("Organization", "Organisations", "#E69F00", "square", "3,3 17,3 17,17 3,17"),
    Look("Group", "Groups", "#56B4E9", "hexagon", "5.5,2 14.5,2 19,10 14.5,18 5.5,18 1,10"),
    Look("Place", "Places", "#009E73", "triangle", "10,2 18.5,17 1.5,17"),
    Look("Product", "Products", "#D55E00", "star", "10,1 12.7,7.3 19.5,7.9 14.3,12.4 15.9,19 10,15.5 4.1,19 5.7,12.4 0.5,7.9 7.3,7.3"),
    Look("Event", "Events", "#CC79A7", "diamond", "10,1 19,10 10,19 1,10"),
    Look("Thing", "Other", "#8A8A8A", "triangleDown", "10,18 18.5,3 1.5,3"),
)

STATUS_LOOKS = (
    StatusLook("claimed", "❝", "only claimed", "somebody says so and nothing else supports it, or a document does and it is too uncertain to count", (9, 4, 2, 4)),
    StatusLook("possible", "?", "possible", "it may be so, or was demanded or offered", (2, 5)),
    StatusLook("planned", "◷", "planned", "it is to happen", (10, 7)),
    StatusLook("denied", "✕", "denied", "somebody says that it is not so", (4, 4)),
)


def look_of(top: str) -> Look:
    """The look of one of the classes above, "Thing" for any other."""
    return next((look for look in LOOKS if look.name == top), LOOKS[-1])
