"""Readings made by hand: a parse, who is mentioned at which word, and a small lexicon."""

from kg.extraction.annotations import Annotations
from kg.extraction.grammar import frames
from kg.extraction.reading import Reading
from kg.model import Document, Entity, Mention
from kg.ontology.terms import Class_, Lexicon, Ontology, Property, Sense
from tests.extraction.parses import doc

PARENTS = {
    "Agent": (), "Person": ("Agent",), "Organization": ("Agent",), "Group": ("Agent",), "Place": (), "Country": ("Place",), "Region": ("Place",),
    "City": ("Place",), "Event": (), "Attack": ("Event",), "Meeting": ("Event",), "Negotiation": ("Meeting",), "Agreement": ("Event",), "Role": (),
    "Facility": ("Place",), "Statement": ("Event",), "Denial": ("Statement",), "Situation": ("Event",), "Movement": ("Event",),
    "Product": (), "Vehicle": ("Product",),
}  # fmt: skip
EVENT_SLOTS = {
    "subject": "has_agent", "object": "has_target", "possessive": "has_agent", "compound": "has_agent", "in": "held_in", "at": "has_target", "by": "has_agent",
    "on": "has_target",
}  # fmt: skip
MEETING_SLOTS = {
    **EVENT_SLOTS, "subject": "has_participant", "object": "has_participant", "with": "has_participant", "between": "has_participant", "on": "has_topic",
}  # fmt: skip
MARIA, IVO, NORWAY, KENYA, OSLO = (
    ("Maria Jensen", "Person"),
    ("Ivo Lund", "Person"),
    ("Norway", "Country"),
    ("Kenya", "Country"),
    ("Oslo", "City"),
)
KNOWN = {"Maria": MARIA, "Ivo": IVO, "Norway": NORWAY, "Kenya": KENYA, "Oslo": OSLO, "Norwegian": NORWAY}
"""Word -> whom it names: name and class."""


def ancestors(kind: str) -> frozenset[str]:
    return frozenset([kind, *(a for p in PARENTS.get(kind, ()) for a in ancestors(p))])


def prop(name: str, domain: tuple[str, ...], range_: tuple[str, ...], **more: bool) -> Property:
    return Property(name, name, (), domain, range_, **more)


PROPERTIES = {
    p.name: p
    for p in (
        prop("represents", ("Person", "Group"), ("Country", "Organization"), fact_when_said=True),
        prop("adviser_to", ("Person",), ("Person", "Organization")),
        prop("leads", ("Person",), ("Organization", "Country")),
        prop("head_of_government_of", ("Person",), ("Country",)),
        prop("works_for", ("Person",), ("Organization",)),
        prop("born_in", ("Person",), ("Place",), holds_wider=True),
        prop("headquartered_in", ("Organization",), ("Place",)),
        prop("capital_of", ("City",), ("Country",)),
        prop("located_in", ("Place",), ("Place",)),
        prop("owns", ("Organization",), ("Organization",)),
        prop("ally_of", ("Agent", "Place"), ("Agent", "Place")),
        prop("birth_date", ("Person",), ("date",)),
        prop("death_date", ("Person",), ("date",)),
        prop("founding_date", ("Organization",), ("date",)),
        prop("died_in", ("Person",), ("Place",)),
        prop("member_of", ("Person",), ("Organization", "Group")),
        prop("citizen_of", ("Person",), ("Country",)),
        prop("educated_at", ("Person",), ("Organization",)),
        prop("child_of", ("Person",), ("Person",)),
        prop("created", ("Agent",), ("Organization", "Place")),
        prop("holds_role", ("Person",), ("Role",), fact_when_said=True),
        prop("held_role", ("Person",), ("Role",), fact_when_said=True),
        prop("held_in", ("Event",), ("Place",)),
        prop("has_agent", ("Event",), ("Agent", "Place")),
        prop("has_target", ("Event",), ("Agent", "Place", "Product")),
        prop("has_participant", ("Event",), ("Agent", "Place", "Product")),
        prop("has_topic", ("Event",), ()),
    )
}


def sense(target: str, form: str, words: str, inverse: bool = False) -> Sense:
    """A sense as the loader would make it of "prime minister of" or "based in"."""
    parts = words.split()
    preposition = parts.pop() if parts[-1] in ("of", "to", "in", "for", "with", "at") and len(parts) > 1 else None
    return Sense(target, form, parts[-1] if form == "noun" else parts[0], tuple(parts[:-1]) if form == "noun" else (), None, preposition, inverse,
                 f"{target}/{form}/{words}")  # type: ignore[arg-type]  # fmt: skip


def group(*senses: Sense) -> dict[str, tuple[Sense, ...]]:
    return {s.lemma: tuple(o for o in senses if o.lemma == s.lemma) for s in senses}


LEXICON = Lexicon(
    verbs=group(sense("member_of", "verb", "join"),
                sense("represents", "verb", "represent"), sense("works_for", "verb", "work for"), sense("works_for", "verb", "employ", True),
                sense("owns", "verb", "own"), sense("Attack", "verb", "attack"), sense("Meeting", "verb", "meet"), sense("Agreement", "verb", "sign"),
                sense("Agreement", "verb", "agree"), sense("Denial", "verb", "deny")),
    participles=group(sense("born_in", "participle", "born in"), sense("headquartered_in", "participle", "based in"), sense("birth_date", "participle", "born"),
                      sense("founding_date", "participle", "founded in")),
    nouns=group(sense("represents", "noun", "envoy of"), sense("adviser_to", "noun", "adviser to"), sense("head_of_government_of", "noun", "prime minister of"),
                sense("leads", "noun", "head of"), sense("leads", "noun", "director of"),
                sense("leads", "noun", "leader of"), sense("represents", "noun", "envoy for"),
                sense("works_for", "noun", "professor of"), sense("works_for", "noun", "professor at"),
                sense("child_of", "noun", "son of"), sense("created", "noun", "composer of"),
                sense("educated_at", "noun", "graduate of"), sense("capital_of", "noun", "capital of"), sense("owns", "noun", "subsidiary of", True),
                sense("Attack", "noun", "attack"), sense("Negotiation", "noun", "talks"), sense("Agreement", "noun", "agreement")),
    adjectives=group(sense("ally_of", "adjective", "loyal to")),
    ner={},
    arguments=dict.fromkeys(("Event", "Attack", "Denial", "Situation"), EVENT_SLOTS) | dict.fromkeys(("Agreement", "Meeting", "Negotiation"), MEETING_SLOTS),
    phrases={"hold": (Sense("educated_at", "verb", "hold", (), None, "from", False, "educated_at/verb/hold degree from", "degree"),)},
    nominal=dict.fromkeys("envoy adviser minister head director leader professor spokesman president aide resident son composer graduate".split(), "Person")
            | {"delegation": "Group"},
    examples=(),
)  # fmt: skip
ONTOLOGY = Ontology(
    {k: Class_(k, k, v) for k, v in PARENTS.items()},
    PROPERTIES,
    {k: ancestors(k) for k in PARENTS},
    {p: frozenset([p]) for p in PROPERTIES},
    LEXICON,
    "0",
    "",
)


def reading(parse: str, who: dict[str, tuple[str, str]], labels: dict[str, str] | None = None) -> Reading:
    """``who`` gives (name, class) of the entity at each word; words of one name share an entity; a name in lower case is a description."""
    parsed = doc(parse, labels)
    ids = {name: f"e{n}" for n, name in enumerate(dict.fromkeys(name for name, _ in who.values()))}
    heads = {t.i: who[t.text] for t in parsed if t.text in who}
    mentions = {i: Mention(parsed[i].idx, parsed[i].idx + len(parsed[i]), parsed[i].text, "name") for i in heads}
    entities = {
        ids[name]: Entity(ids[name], kind, name, tuple(m for i, m in mentions.items() if heads[i][0] == name), name[0].isupper())
        for name, kind in dict.fromkeys(who.values())
    }
    of_head = {i: ids[name] for i, (name, _) in heads.items()}
    annotations = Annotations(entities, of_head, of_head, {i: (i, i + 1) for i in heads})
    document = Document("0" * 16, "d", parsed.text, "", "2024-05-15")
    found = frames(parsed)
    return Reading(document, parsed, ONTOLOGY, annotations, (), {}, (), found, {f.head: f for f in found})
