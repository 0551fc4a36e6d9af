"""Decide which mentions of a document are one person, organisation, group or place.

By name first, then by description, then by pronoun; each step joins only what is plain. Unresolved pronouns are no entities.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from kg.extraction.annotations import Annotations, Found
from kg.extraction.coreference.aliases import join_aliases
from kg.extraction.coreference.describing import join_descriptions
from kg.extraction.coreference.groups import Groups, family
from kg.extraction.coreference.naming import join_names
from kg.extraction.coreference.pointing import join_pronouns
from kg.extraction.coreference.unnamed import join_unnamed
from kg.extraction.parse.parsed import Doc
from kg.gazetteer import Gazetteer
from kg.model import Entity, Mention
from kg.ontology.terms import Ontology

__all__ = ["cluster"]

_RANK = {"pronoun": 0, "nominal": 1, "adjective": 2, "name": 3}
_ADDRESS = 2
"""Dashes between spaces from which on words come from a web address."""


def cluster(doc: Doc, found: Sequence[Found], ontology: Ontology, gazetteer: Gazetteer, unnamed: bool = False) -> Annotations:
    """The entities of the document, in order of first mention, and where they stand. ``found`` as ``find_mentions`` gives it.

    With ``unnamed``, people who are only called "he", "she" or "I" are entities too, ``p0``, ``p1`` …; the others are the same with and without.
    """
    groups = Groups(doc, found, ontology, gazetteer)
    join_names(groups)
    join_aliases(groups)
    join_descriptions(groups)
    join_pronouns(groups)
    join_aliases(groups)
    kept = [members for members in groups.members().values() if any(found[i].form != "pronoun" for i in members)]
    text, rules = doc.text, groups.rules()
    entities = {f"e{n}": _entity(f"e{n}", groups, members, text, rules) for n, members in enumerate(kept)}
    id_of = {i: f"e{n}" for n, members in enumerate(kept) for i in members}
    for n, members in enumerate(join_unnamed(groups) if unnamed else ()):
        mentions = tuple(_mention(doc, found[i], text) for i in members)
        entities[f"p{n}"] = Entity(f"p{n}", "Person", mentions[0].text, mentions, named=False)
        id_of.update(dict.fromkeys(members, f"p{n}"))
    order = sorted(id_of, key=lambda i: (_RANK[found[i].form], found[i].start - found[i].end, i))
    return Annotations(
        entities=entities,
        of_token={t: id_of[i] for i in order for t in range(found[i].start, found[i].end)},
        of_head={found[i].head: id_of[i] for i in order},
        span_of={found[i].head: (found[i].start, found[i].end) for i in order},
    )


def _entity(id_: str, groups: Groups, members: Sequence[int], text: str, rules: Mapping[int, str]) -> Entity:
    found = [groups.found[i] for i in members]
    named = [f for i, f in zip(members, found, strict=True) if f.form in ("name", "adjective") and i not in groups.aliases]
    described = [f for f in found if f.form == "nominal"]
    country = next((f.country for f in named or described if f.country), None)
    return Entity(
        id=id_,
        kind=groups.kind([i for i in members if groups.found[i].form in ("name", "adjective")] or members),
        name=_fullest(named) if named else _owned(groups, described[0]),
        mentions=tuple(m for i in members for m in (*_title(groups.doc, groups.found[i], text), _mention(groups.doc, groups.found[i], text, rules.get(i, "")))),
        named=bool(named),
        country=country,
    )


def _owned(groups: Groups, described: Found) -> str:
    """A description as a name: "its foreign ministry" is Norway's where "its" means Norway."""
    first = groups.doc[described.start]
    owner = groups.at_head.get(first.i) if first.lower_ == "its" and first.dep_ == "poss" and first.head.i == described.head else None
    root = groups.root(owner) if owner is not None else None
    same = [f for i, f in enumerate(groups.found) if f.form == "name" and i not in groups.aliases and groups.root(i) == root] if root is not None else []
    if not same or family(same[0].kind, groups.ontology) not in ("Place", "Organization") or not described.name.lower().startswith("its "):
        return described.name
    return f"{_fullest(same)}'s {described.name[4:]}"


def _fullest(named: Sequence[Found]) -> str:
    """The name with most words, if possible none from a web address ("vale - reyes - resigns"); of several, the one written most often, then the longest, then
    the first."""
    names = [f.name for f in named if f.form == "name"] or [f.name for f in named]
    names = [name for name in names if name.count(" - ") < _ADDRESS] or names
    counts = Counter(names)
    words = max(map(_words, names))
    fullest = [name for name in names if _words(name) == words]
    return max(fullest, key=lambda name: (" - " not in name, counts[name], len(name), -names.index(name)))


def _words(name: str) -> int:
    return sum(word != "-" for word in name.split())


def _title(doc: Doc, found: Found, text: str) -> Iterator[Mention]:
    """The post before a name, where it holds a name and so tells who bears it ("Brightwell chairman Ada Reyes"); "chairman" alone is a title."""
    if found.title_at is not None and any(t.ent_type_ for t in doc[found.title_at : found.start]):
        yield _mention(doc, replace(found, start=found.title_at, end=found.start, form="nominal"), text, "apposition")


def _mention(doc: Doc, found: Found, text: str, rule: str = "") -> Mention:
    start, last = doc[found.start].idx, doc[found.end - 1]
    end = last.idx + len(last)
    return Mention(start, end, text[start:end], found.form, rule)
