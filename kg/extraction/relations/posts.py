"""Posts: what a person is, of what. "Norway's deputy foreign minister Maria Jensen" holds a post within Norway, whatever direct property it implies."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extraction.candidates import Candidate
from kg.extraction.grammar.walk import preposition_objects
from kg.extraction.lookup import class_of
from kg.extraction.reading import End, Reading, end_at
from kg.extraction.relations.bearers import Bearer
from kg.model import Value
from kg.ontology.terms import Sense

NOT_POSTS = frozenset(
    """
    man woman person people boy girl child resident citizen native victim friend enemy rival opponent critic supporter fan neighbour
    neighbor colleague ally wife husband spouse partner son daughter father mother brother sister uncle aunt cousin nephew niece
    grandfather grandmother parent widow widower twin sibling founder co-founder author writer creator inventor owner winner survivor
    witness suspect defendant patient passenger guest fugitive immigrant migrant refugee hero leader one member counterpart successor
    predecessor graduate alumnus veteran
    """.split()
)
"""Nouns for people that name no post of their own; several of them are relations that the lexicon knows."""

ADJECTIVE_OF_POST = {
    "presidential": "president",
    "prime-ministerial": "prime minister",
    "ministerial": "minister",
    "royal": "king",
    "papal": "pope",
    "mayoral": "mayor",
    "gubernatorial": "governor",
}
NAMES = frozenset(("PERSON", "GPE", "NORP", "LOC", "DATE", "ORDINAL", "CARDINAL"))
NOT_IN_TITLE = frozenset(
    """
    the a an his her their its our my your former ex late then current new top senior first another one
    """.split()
)


def post_candidates(
    reading: Reading, noun: Token, bearer: Bearer, holder: End, arguments: list[tuple[End, str]], senses: list[Sense], past: bool
) -> Iterator[Candidate]:
    """holds_role for a noun that names a post within a place or organisation, or beside a person."""
    lemma = noun.lemma_.lower()
    listed = any("holds_role" in reading.ontology.superproperties[s.target] or s.target == "holds_role" for s in senses)
    if (lemma in NOT_POSTS and not listed) or holder.entity.kind != "Person":
        return
    if class_of(reading.ontology.lexicon.nominal, noun) != "Person" and not listed:
        return
    # With no date of the document there is none by which the post had ended, and without an end it would read as held now.
    undated = "a post that is over, nobody knows since when" if past and not reading.document.date else ""
    for object_, source in arguments:
        if object_.entity.id == holder.entity.id or not object_.entity.named:
            continue
        beside = object_.entity.kind == "Person"
        if not beside and not any(reading.ontology.is_a(object_.entity.kind, k) for k in ("Organization", "Place", "Group")):
            continue
        yield Candidate("holds_role", holder, object_, bearer.mood, (noun.i, noun.i + 1), f"holds_role/noun/{lemma}", f"{bearer.construction}, {source}",
                        bearer.confidence, bearer.presupposed, past=past, refusal=undated)  # fmt: skip
        return


def post_title(noun: Token, reading: Reading) -> str:
    """ "Deputy foreign minister": the noun with the modifiers that are no names, as in the text, its first letter in upper case."""
    first = noun.i
    while first > noun.sent.start:
        before = noun.nbor(first - noun.i - 1)
        if (
            before.lower_ in NOT_IN_TITLE
            or not (before.is_alpha or before.text == "-")
            or _names_another(reading, before.i, noun.i)
            or before.ent_type_ in NAMES
        ):
            break
        if before.dep_ not in ("amod", "compound", "nmod", "punct") or (
            before.head.i < noun.i and before.head.i not in range(first, noun.i)
        ):
            break
        first -= 1
    title = reading.doc[first : noun.i + 1].text
    return title[:1].upper() + title[1:]


def _names_another(reading: Reading, token: int, noun: int) -> bool:
    """Whether a word belongs to the name of somebody else than the noun describes."""
    id_ = reading.annotations.of_token.get(token)
    return id_ is not None and id_ != reading.annotations.of_token.get(noun) and reading.annotations.entities[id_].named


def holder_of(reading: Reading, adjective: str, countries: list[End]) -> End | None:
    """The one person of the document whose title is the adjective's post ("presidential" → president), in the one country named beside it."""
    post = ADJECTIVE_OF_POST.get(adjective)
    if post is None or len({c.entity.id for c in countries}) != 1:
        return None
    country = countries[0].entity.id
    found: dict[str, End] = {}
    for head in sorted(reading.annotations.of_head):
        end = end_at(reading, head)
        if end is None or end.entity.kind != "Person" or not end.entity.named:
            continue
        for title in reading.doc[head].lefts:
            if title.lower_ == post.split()[-1] and any(
                (owner := end_at(reading, m.i)) is not None and owner.entity.id == country for m in [*title.lefts, *reading.doc[head].lefts]
            ):
                found[end.entity.id] = End(end.entity, head)
    return next(iter(found.values())) if len(found) == 1 else None


def role_of(candidate: Candidate, noun: Token, reading: Reading) -> tuple[str, str | None, str | None]:
    """(title, within, beside) of the post that a holds_role candidate names."""
    assert not isinstance(candidate.object, Value)
    other = candidate.object.entity
    title = post_title(noun, reading)
    if other.kind == "Person":
        return title, None, other.id
    if candidate.object.token in [o.i for word, o in preposition_objects(noun) if word == "to"]:
        # An ambassador to a country holds no post of that country.
        return f"{title} to {other.name}", None, None
    return title, other.id, None
