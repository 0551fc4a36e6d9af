"""Posts: what a person is, of what. "Norway's deputy foreign minister Maria Jensen" holds a post within Norway, whatever direct property it implies."""

from collections.abc import Iterator

from kg.extraction.candidates import Candidate
from kg.extraction.grammar.walk import preposition_objects
from kg.extraction.lookup import class_of
from kg.extraction.parse.parsed import Token
from kg.extraction.reading import End, Reading, end_at
from kg.extraction.relations.bearers import Bearer
from kg.model import HOLDS, Value
from kg.ontology.terms import Sense

NOT_POSTS = frozenset(
    """
    man woman person people boy girl child resident citizen native victim friend enemy rival opponent critic supporter fan neighbour
    neighbor colleague ally wife husband spouse partner son daughter father mother brother sister uncle aunt cousin nephew niece
    grandfather grandmother parent widow widower twin sibling founder co-founder author writer creator inventor owner winner survivor
    witness suspect defendant patient passenger guest fugitive immigrant migrant refugee hero leader one member counterpart successor
    predecessor graduate alumnus veteran builder landlord tenant accomplice tourist champion customer client shareholder investor billionaire
    millionaire shepherd star sniper shooter expert gunman attacker bomber casualty killer murderer thief criminal inmate prisoner hostage voter buyer seller
    """.split()
)
"""Nouns for people that name no post of their own; several of them are relations that the lexicon knows."""
FIELDS = frozenset(
    """
    state defense defence commerce interior treasury labor labour energy education agriculture transportation transport justice health housing finance
    foreign culture sport sports trade war environment security personnel engineering operations marketing sales communications development research
    """.split()
)
"""What a minister or a director is of: "State" in "Secretary of State" is no organisation."""
OF_PLACES = frozenset(
    """
    president vice-president minister premier chancellor king queen prince princess emperor sultan emir monarch dictator ruler governor mayor
    senator congressman congresswoman representative lawmaker legislator councillor councilor councilman councilwoman councilmember alderman
    selectman assemblyman assemblywoman delegate mp deputy diplomat ambassador envoy emissary consul attaché negotiator secretary undersecretary
    commissioner official officer clerk prosecutor judge justice magistrate sheriff marshal coroner treasurer auditor comptroller controller
    chief director general admiral ombudsman superintendent administrator supervisor firefighter fireman policeman policewoman detective
    inspector head leader aide adviser advisor spokesman spokeswoman spokesperson warden ranger constable trooper registrar assessor treasurer bishop archbishop imam
    """.split()
)
"""Nouns for posts that a country, region or town has; a captain, a designer or a lawyer with its name before them is from there or plays there."""
SENT = frozenset(("envoy", "representative", "rapporteur", "coordinator", "emissary"))
"""Who is somewhere for somebody else, also with "for"."""
SETTLED = frozenset(("Country", "Region", "City", "NaturalFeature"))
"""Places with posts of their own."""
TITLES_OF_PLACES = frozenset(("attorney", "surgeon", "manager", "worker", "executive", "planner", "solicitor"))
"""Nouns that name such a post where the whole is one: "U.S. Attorney", "city manager"."""
PERSONAL = frozenset(("adviser_to", "aide_to", "spokesperson_of", "represents", "deputy_of"))
"""Relations (with the words "assistant" and "secretary") that make somebody hold a post beside a person."""
ASSISTING = frozenset("assistant secretary bodyguard chauffeur butler nanny valet housekeeper interpreter biographer publicist".split())

ADJECTIVE_OF_POST = {
    "presidential": "president",
    "prime-ministerial": "prime minister",
    "ministerial": "minister",
    "royal": "king",
    "papal": "pope",
    "mayoral": "mayor",
    "gubernatorial": "governor",
}
NAMES = frozenset(("PERSON", "GPE", "NORP", "LOC"))
NUMBERS = frozenset(("DATE", "ORDINAL", "CARDINAL"))
NOT_IN_TITLE = frozenset(
    """
    the a an his her their its our my your former ex late then current new top senior first another one outgoing incoming ousted deposed sacked
    fired dismissed onetime erstwhile previous longer last
    """.split()
)


def post_candidates(
    reading: Reading, noun: Token, bearer: Bearer, holder: End, arguments: list[tuple[End, str]], senses: list[Sense], past: bool
) -> Iterator[Candidate]:
    """``HOLDS`` for a noun that names a post within a place or organisation, or beside a person."""
    lemma = noun.lemma_.lower()
    listed = any(HOLDS in reading.ontology.superproperties[s.target] or s.target == HOLDS for s in senses)
    if (lemma in NOT_POSTS and not listed) or holder.entity.kind != "Person":
        return
    if class_of(reading.ontology.lexicon.nominal, noun) != "Person" and not listed:
        return
    for object_, source in arguments:
        if object_.entity.id == holder.entity.id or not object_.entity.named:
            continue
        if not _can_have(reading, object_, source, noun, senses):
            continue
        yield Candidate(HOLDS, holder, object_, bearer.mood, (noun.i, noun.i + 1), f"{HOLDS}/noun/{lemma}", f"{bearer.construction}, {source}",
                        bearer.confidence, bearer.presupposed, past=past)  # fmt: skip
        return


def _can_have(reading: Reading, end: End, source: str, noun: Token, senses: list[Sense]) -> bool:
    """Whether the post can be one of this place or organisation, or beside this person."""
    kind, lemma = end.entity.kind, noun.lemma_.lower()
    if kind == "Person":
        return lemma in ASSISTING or any(s.target in PERSONAL for s in senses)
    if kind in SETTLED:
        if lemma == "director" and end.token == noun.i - 1:
            return False  # "Norlandic director Ada Reyes" makes films; "Norland's health director" has a post there
        named = lemma in TITLES_OF_PLACES and (noun.pos_ == "PROPN" or noun.nbor(-1).pos_ in ("NOUN", "ADJ"))
        return lemma in OF_PLACES or (named and source != "preposition")
    return any(reading.ontology.is_a(kind, above) for above in ("Organization", "Group", "Place"))


def post_title(noun: Token, reading: Reading) -> str:
    """ "Deputy foreign minister": the noun with the modifiers that are no names, as in the text, its first letter in upper case."""
    first = noun.i
    while first > noun.sent.start:
        before = noun.nbor(first - noun.i - 1)
        if (
            (before.lower_ in NOT_IN_TITLE and not (before.lower_ == "senior" and reading.doc[first].lower_ == "vice"))
            or not (before.is_alpha or before.text == "-")
            or _names_another(reading, before.i, noun.i)
            or before.ent_type_ in NUMBERS
            or (before.ent_type_ in NAMES and before.i in reading.annotations.of_token)
        ):
            break
        if before.dep_ not in ("amod", "compound", "nmod", "punct") or (
            before.head.i < noun.i and before.head.i not in range(first, noun.i)
        ):
            break
        first -= 1
    if reading.doc[first].text == "-":  # "longest-serving president": the second half of a word is none
        first = min(first + 2, noun.i)
    title = reading.doc.text_between(first, end_of_title(noun, reading))
    if noun.tag_ == "NNS":  # "ex-presidents Ada Reyes and Ola Berg" is one post
        stem = reading.doc.text_between(first, noun.i + 1).removesuffix(noun.text)
        title = stem + noun.lemma_ + title[len(stem) + len(noun.text) :]
    return title[:1].upper() + title[1:]


def end_of_title(noun: Token, reading: Reading) -> int:
    """The token after the title: "director of engineering", "Secretary of Defense Ada Reyes", where no name follows "of"."""
    last = noun.i + 1
    if last >= noun.sent.end or reading.doc[last].lower_ != "of":
        return last
    at = last + 1
    while at < noun.sent.end and (reading.doc[at].pos_ in ("NOUN", "PROPN", "ADJ") or reading.doc[at].lower_ in ("and", "&", "the")):
        if reading.doc[at].ent_type_ == "PERSON" or (at in reading.annotations.of_token and reading.doc[at].lower_ not in FIELDS):
            break
        at += 1
    named = at < noun.sent.end and at in reading.annotations.of_token and reading.doc[at].ent_type_ != "PERSON"
    return last if named or at == last + 1 or reading.doc[at - 1].pos_ not in ("NOUN", "PROPN") else at


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
    """(title, within, beside) of the post that a candidate names."""
    assert not isinstance(candidate.object, Value)
    other = candidate.object.entity
    title = post_title(noun, reading)
    if other.kind == "Person":
        return title, None, other.id
    link = next((word for word, o in preposition_objects(noun) if o.i == candidate.object.token), "")
    if link == "to" or (link == "for" and noun.lemma_.lower() in SENT):
        # An ambassador to a country holds no post of that country.
        return f"{title} {link} {other.name}", None, None
    return title, other.id, None
