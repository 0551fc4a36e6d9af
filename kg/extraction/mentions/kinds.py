"""What kind of thing a name names, from the parser's label, the name's own words, the gazetteer and its other mentions in the document."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from unicodedata import combining, normalize

from kg.extraction.grammar.tables import KINDS_OF_PLACES
from kg.extraction.mentions import cues, firms
from kg.extraction.mentions.spans import Span, is_known_place
from kg.extraction.mentions.streets import is_street
from kg.extraction.parse.parsed import Doc, Token
from kg.gazetteer import Gazetteer
from kg.gazetteer.words import (
    AMBIGUOUS_HEADS,
    COMPANY_SUFFIXES,
    FIRST_HEADS,
    NAME_HEADS,
    ORGANIZATION_HEADS,
    PARTICLES,
    PLACE_HEADS,
    SOCIAL_NETWORKS,
)
from kg.model import Place
from kg.ontology.terms import Ontology

_GENERATIONS = frozenset(("jr", "sr", "ii", "iii", "iv"))
_CONTAINERS = frozenset({"in", "at", "from", "near", "to", "outside", "inside", "into", "around", "across", "through", "toward", "towards"})
_SURE_PLACES = frozenset(
    """
    airport airfield airbase stadium river street province district county oblast island islands governorate prefecture voivodeship region canton glacier
    mountains peninsula hills highlands drive expressway highway boulevard township municipality st. ave. rd. blvd.
    """.split()
)
_TOLD = firms.TOLD
"""How many mentions that only the parser names one outweighs that its own sentence explains ("the group Vale", "Vale, 34,")."""
_LARGE = 100_000
_COUNTRY_ENDINGS = ("land", "stan", "ia", "nia", "mark")
_CLUBS = frozenset(("united", "fc", "afc", "athletic", "albion", "wanderers", "rovers"))
_FORMS = frozenset(("AB", "AS", "ASA", "AG", "SA", "NV", "BV", "SE", "OY", "GmbH", "SpA", "PLC", "JSC"))
"""Legal forms that are told from a name by their capitals."""
_SHIPS = frozenset(("MV", "USS", "HMS", "INS", "RMS", "HMAS", "HMCS", "USNS"))
_VESSELS = frozenset("ferry frigate destroyer warship trawler tanker supertanker freighter submarine yacht corvette cruiser tugboat".split())
_NEARNESS = frozenset({"near", "outside", "throughout", "across"})
_SURE_HEADS = ORGANIZATION_HEADS - AMBIGUOUS_HEADS
_SMALL = 50_000
_METROPOLIS = 1_000_000


@dataclass(frozen=True, slots=True)
class Agreed:
    """What a document's mentions say together: the label of each name (in lower case), and the words of people's full names."""

    labels: Mapping[str, str]
    people: frozenset[str]


def agreed_labels(doc: Doc, spans: Iterable[Span], ontology: Ontology, gazetteer: Gazetteer) -> Agreed:
    """For each name (in lower case), the label that it has most often in the document; ties go to the more specific evidence of a longer name.

    A lone word that is the last word of a person's full name is that person; one that begins an organisation's name is that organisation.
    """
    counts: dict[str, Counter[str]] = {}
    for span in spans:
        if span.label != "NORP":
            label, weight = _vote(doc, span, ontology, gazetteer)
            counts.setdefault(_key(span.name), Counter())[label] += weight
    agreed = {name: min(labels, key=lambda label: (-labels[label], label)) for name, labels in counts.items()}
    people = [name for name, label in agreed.items() if label == "PERSON" and " " in name]
    surnames = {surname for name in people for surname in _surnames(name)}
    lone = {name for name, label in agreed.items() if label == "PERSON" and " " not in name}
    fronts = {name.split()[0] for name, label in agreed.items() if label == "ORG" and " " in name}
    firms = {name for name, label in agreed.items() if label == "ORG" and name in fronts}  # "Vale" beside "Vale Motors" and "Ola Vale, Jr."
    labels = {
        name: "PERSON" if (name in surnames and name not in firms) or _is_persons(name, label, lone) else label for name, label in agreed.items()
    }
    words = frozenset(word for name in people for word in name.split())
    fronts = {name.split()[0] for name, label in labels.items() if label == "ORG" and " " in name}
    labels.update({name: "ORG" for name in lone if name in fronts and name not in words and name not in surnames})
    return Agreed(labels, words)


def _key(name: str) -> str:
    """A name without case and accents, which a text may set in one sentence and leave out in the next."""
    return low if (low := name.lower()).isascii() else "".join(c for c in normalize("NFD", low) if not combining(c))


def _surnames(name: str) -> Iterator[str]:
    """By what a person of that name (in lower case) may be called alone: the last word, without a number and with the particles before it, and the whole of a
    hyphenated name."""
    words = [w for w in name.split() if w.strip(".") not in _GENERATIONS] or name.split()
    first = last = len(words) - 1
    yield words[last]
    while first > 1 and (words[first - 1] in PARTICLES or words[first - 1] == "-" or words[first] == "-"):
        first -= 1
        yield " ".join(words[first:])


def _is_persons(name: str, label: str, lone: Container[str]) -> bool:
    """Whether two or three words that the parser calls an organisation end in the name of somebody of this document."""
    words = name.split()
    return label == "ORG" and 1 < len(words) < 4 and words[-1] in lone and not ORGANIZATION_HEADS & set(words) and words[-1].isalpha()


def _vote(doc: Doc, span: Span, ontology: Ontology, gazetteer: Gazetteer) -> tuple[str, int]:
    """A mention's label and weight: what the sentence calls it is surest, then a title; an article or "near" makes a person impossible."""
    if _is_filed(doc, span):
        return "GPE", _TOLD
    placed = gazetteer.is_country(span.name) if span.label == "PERSON" else is_known_place(span, gazetteer)
    firm, weight = firms.told(doc, span, placed)
    called = cues.called(doc, span, ontology) or (firm if weight == _TOLD else cues.told(doc, span, ontology, gazetteer))
    called = called or cues.apposed(doc, span, ontology, gazetteer)
    if called or firm or (span.label == "PERSON" and is_street(doc, span)):
        return (called, _TOLD) if called else (firm, weight) if firm else ("FAC", 2)
    if span.label != "PERSON":
        return "GPE" if _is_town(doc, span, gazetteer) else span.label, 1
    if span.title < span.start:
        return "PERSON", 2
    before = doc[span.start - 1].lower_ if span.start else ""
    after = doc[span.end].lower_ if span.end < len(doc) else ""
    if before in _NEARNESS or after in PLACE_HEADS or (before in _CONTAINERS and gazetteer.is_city(span.name)):
        return "GPE", 1
    if before == "the" and doc[span.start - 1].head.i == span.end - 1:
        return "ORG", 1
    return "PERSON", 1


def label_of(doc: Doc, span: Span, agreed: Agreed, gazetteer: Gazetteer) -> str:
    """The label after what the name itself tells and what its other mentions say."""
    name = span.name
    if _is_filed(doc, span):
        return "GPE"
    if _is_ship(doc, span):
        return "ORG"
    if span.label == "NORP":
        surname = name.lower() in agreed.people and not (gazetteer.country_of_demonym(name) or gazetteer.country_code(name))
        return "PERSON" if surname else "NORP"
    label = agreed.labels.get(_key(name), span.label)
    words = name.lower().split()
    last = words[-1]
    if label == "PERSON" and span.label == "GPE" and gazetteer.is_city(name, _METROPOLIS) and not _acts(doc, span):
        return "GPE"
    if gazetteer.is_country(name) and (label != "PERSON" or len(words) > 1 or words[0] not in agreed.people):
        return "GPE"
    if label == cues.VEHICLE:
        return label
    if name.lower() in SOCIAL_NETWORKS:
        return "ORG"
    if len(words) > 1:
        heads = _SURE_HEADS if label == "PERSON" else ORGANIZATION_HEADS
        if label == "PERSON" and doc[span.end - 1].text in _FORMS and doc[span.end - 2].text.istitle():
            return "ORG"
        if last in COMPANY_SUFFIXES or (last in heads and label in ("PERSON", "GPE", "LOC")):
            return "ORG"
        if words[0] in ORGANIZATION_HEADS and words[1] == "of" and label != "PERSON":
            return "ORG"
        place = "" if label == "GPE" and gazetteer.is_city(name) else place_class(words)
        if place and (label != "PERSON" or last in _SURE_PLACES or words[0] in FIRST_HEADS) and not gazetteer.seat_of_government(name):
            return "FAC" if place == "Facility" else "LOC"
    if gazetteer.seat_of_government(name) or (label == "GPE" and (_is_team(name, gazetteer) or _is_acronym(doc, span, gazetteer))):
        return "ORG"
    if label == "PERSON" and len(words) == 1 and span.title == span.start and words[0] not in agreed.people:
        before = doc[span.start - 1].lower_ if span.start else ""
        if before in _CONTAINERS and gazetteer.is_city(name, _LARGE):
            return "GPE"
    return label


def _is_filed(doc: Doc, span: Span) -> bool:
    """Whether it is the place where a report was filed."""
    return span.label == "GPE" and span.start in doc.filed


def _is_town(doc: Doc, span: Span, gazetteer: Gazetteer) -> bool:
    """Whether what the parser takes for a building is a town: its words name no building, and it stands right behind "in" or is known as a town."""
    if span.label != "FAC" or place_class(span.name.lower().split()):
        return False
    if span.end - span.start == 1 and span.name.lower() in PLACE_HEADS:
        return False
    inside = span.start > 0 and doc[span.start - 1].lower_ == "in" and doc[span.end - 1].lower_ not in NAME_HEADS
    return inside or gazetteer.is_city(span.name.replace(" ", "-"), _SMALL)


def _acts(doc: Doc, span: Span) -> bool:
    return doc[span.end - 1].dep_ in ("nsubj", "nsubjpass", "poss", "agent")


def place_class(words: Sequence[str]) -> str:
    """The class of place that a name's own words (in lower case) tell: the last one or two, the first, or the one before "of" ("Duchy of Vale")."""
    pair = NAME_HEADS.get(" ".join(words[-2:])) if len(words) > 2 else None
    if pair or len(words) < 2 or words[-1] in ORGANIZATION_HEADS:
        return pair or ""
    of = words.index("of") if "of" in words[1:-1] else 0
    first = FIRST_HEADS.get(words[0], "")
    if of:
        if words[of - 1] in ORGANIZATION_HEADS:
            return ""
        kind = NAME_HEADS.get(words[of - 1], "")
        return first if kind == "Facility" and words[of - 1] not in PLACE_HEADS else kind or first
    return NAME_HEADS.get(words[-1]) or first


def _is_team(name: str, gazetteer: Gazetteer) -> bool:
    """Whether a name is a town's with a plural or a club's word after it ("Oslo Bears", "Northgate United")."""
    town, _, last = name.rpartition(" ")
    if town and last.lower() in _CLUBS:
        return True
    return last.endswith("s") and gazetteer.is_city(town) and not gazetteer.candidates(name) and last.lower() not in PLACE_HEADS


def _is_ship(doc: Doc, span: Span) -> bool:
    """ "HMS Vale", "the ferry Vale": neither somebody nor a town, though ships are called after both."""
    if doc[span.start].text in _SHIPS or not span.start:
        return doc[span.start].text in _SHIPS
    before, head = doc[span.start - 1], doc[span.end - 1]
    beside = before.dep_ == "compound" and span.start <= before.head.i < span.end
    added = span.label == "GPE" and head.dep_ == "appos" and head.head.i == before.i
    return before.text in _SHIPS or (before.lower_ in _VESSELS and (beside or added))


def _is_acronym(doc: Doc, span: Span, gazetteer: Gazetteer) -> bool:
    """Whether what the parser takes for a place is a few capitals that are no large town's: an agency. A report's first word is where it was filed."""
    name = span.name
    short = span.end - span.start == 1 and 2 < len(name) < 7 and name.isalpha() and name.isupper()
    # Its own name, and not one in some other language: almost any four letters are some town there.
    called = any(p.name.lower() == name.lower() and p.population >= _SMALL for p in gazetteer.candidates(name))
    known = called or gazetteer.is_country(name) or gazetteer.region(name.title()) or gazetteer.region(name)
    return short and not known and not doc[span.start].is_sent_start


def actors(doc: Doc, spans: Iterable[Span]) -> frozenset[str]:
    """Names that stand somewhere without "in", "at" or "from" before them: what acts may be a country, what only holds is a town."""
    return frozenset(s.name for s in spans if s.start == 0 or doc[s.start - 1].lower_ not in _CONTAINERS)


def kind_of(doc: Doc, span: Span, label: str, acting: Container[str], gazetteer: Gazetteer) -> str:
    """The ontology's class for a name with that label; ``acting`` as ``actors`` gives it."""
    if _is_ship(doc, span):
        return "Vehicle"
    if label == "PERSON":
        return "Person"
    if label == "FAC":
        return "Facility"
    if label == cues.VEHICLE:
        return "Vehicle"
    name = span.name
    if label in ("GPE", "LOC"):
        return _place_kind(doc, span, name, label, name in acting, gazetteer)
    return "Organization"


def _place_kind(doc: Doc, span: Span, name: str, label: str, acts: bool, gazetteer: Gazetteer) -> str:
    if gazetteer.is_country(name):
        return "Region" if _is_state_here(doc, span, name, gazetteer) else "Country"
    if "." in name and gazetteer.abbreviated(name) is not None:
        return "Region"
    told = place_class(name.lower().split())
    if told and (told == "Region" or not gazetteer.is_city(name, 0 if label == "GPE" else _SMALL)):
        return told
    if label == "LOC" and not gazetteer.is_city(name, _SMALL):
        return "Region"
    candidates = gazetteer.candidates(name)
    region = next((p for p in candidates if p.feature in ("region", "county")), None)
    city = next((p for p in candidates if p.feature == "city"), None)
    if region and _outranks(name, region, candidates):
        return "Region"
    if city and city.population >= _SMALL:
        return "City"
    return _little_known(doc, span, name, acts, gazetteer)


def _outranks(name: str, region: Place, candidates: Sequence[Place]) -> bool:
    """Whether a name rather means the region than the largest town of that name: "Florida", but "New York", and "Granada" the town.

    With a large region only towns of exactly its name compete, not those that are called so in some language. Of other regions those of Canada and
    Australia, which news names as often as states, go before smaller towns elsewhere.
    """
    towns = [p for p in candidates if p.feature == "city"]
    if region.population:
        towns = [p for p in towns if p.name in (name, f"{name} City")]
        return not towns or (region.population > towns[0].population and towns[0].population < 2 * _LARGE)
    elsewhere = bool(towns) and towns[0].country_code != region.country_code and towns[0].population < _METROPOLIS
    return not towns or (region.country_code in ("CA", "AU") and elsewhere)


def _little_known(doc: Doc, span: Span, name: str, acts: bool, gazetteer: Gazetteer) -> str:
    """A place that no list holds, or only as a small town. Names of countries have endings of their own, and countries act."""
    if not acts or " " in name or not name.lower().endswith(_COUNTRY_ENDINGS) or _is_within(doc[span.start]):
        return "City"
    container = doc[span.end + 1].text if span.end + 1 < len(doc) and doc[span.end].text == "," else ""
    return "City" if gazetteer.is_country(container) or gazetteer.region(container) else "Country"


def _is_within(name: Token) -> bool:
    """Whether the text calls it a place within a country ("the district of X")."""
    kind = name.head.head.lemma_.lower() if name.dep_ == "pobj" and name.head.lower_ == "of" else ""
    return kind in KINDS_OF_PLACES and kind not in ("republic", "kingdom")


def _is_state_here(doc: Doc, span: Span, name: str, gazetteer: Gazetteer) -> bool:
    """Whether "Georgia" is the state: it follows the comma of one of its towns, or the document names the state's towns and none of the country's."""
    state = gazetteer.region(name)
    if state is not None and state.country_code == "US" and _is_about(doc, state, gazetteer):
        return True
    if span.start < 2 or doc[span.start - 1].text != ",":
        return False
    town = next((p for p in gazetteer.candidates(doc[span.start - 2].text) if name in p.parents), None)  # the largest of that name
    return town is not None and town.country_code != gazetteer.country_code(name) and gazetteer.region(name) is not None


def _is_about(doc: Doc, state: Place, gazetteer: Gazetteer) -> bool:
    """Whether a document names towns of a US state, or other states, and neither towns nor the people of the country that is called like it."""
    country = gazetteer.country_code(state.name)
    near = False
    for name in sorted({entity.text for entity in doc.ents if entity.label_ in ("GPE", "NORP")} - {state.name}):
        meant = next(iter(gazetteer.candidates(name)), None)
        if gazetteer.country_of_demonym(name) == country or (meant is not None and meant.country_code == country):
            return False
        near = near or (meant is not None and (state.name in meant.parents or (meant.feature == "region" and meant.country_code == "US")))
    return near
