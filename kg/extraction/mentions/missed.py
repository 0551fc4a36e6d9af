"""Names that the parser did not mark: those it marked elsewhere in the document, countries and peoples, acronyms in brackets, capitalised runs that
their own words or a title before them make names."""

from collections.abc import Iterable, Iterator

from kg.extraction.mentions.headlines import headline_tokens
from kg.extraction.mentions.spans import NAMES, Span, is_capitalised, span_of
from kg.extraction.mentions.titles import title_start
from kg.extraction.parse.parsed import Doc, Token
from kg.gazetteer import Gazetteer
from kg.gazetteer.names import initials
from kg.gazetteer.words import COMMON_ACRONYMS, COMPANY_SUFFIXES, ORGANIZATION_HEADS, PLACE_HEADS, TITLES
from kg.ontology.terms import Ontology

_CONTAINERS = frozenset({"in", "at", "from", "near", "to", "outside", "inside", "into", "around", "across", "through", "toward", "towards"})
_LARGE = 100_000
_LINKS = frozenset({"of", "for", "de", "del", "der", "van", "von", "bin", "al", "el", "&", "-", "'s"})
_SPEECH = frozenset(
    "say tell add warn claim announce declare insist argue explain write tweet state note stress deny admit ask reply believe think want".split()
)
_MISC = frozenset({"PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE"})
_TIMES = frozenset({"DATE", "TIME"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "poss", "compound", "conj", "appos", "agent"})
_FOUNDING = frozenset({"found", "co-found", "cofound", "establish", "chair", "join"})
_LEADING = frozenset(
    "director founder co-founder cofounder chairman chairwoman chair president chief head ceo spokesman spokeswoman spokesperson member leader".split()
)
_LONGEST_COUNTRY = 5

Known = dict[str, list[tuple[tuple[str, ...], str]]]


def missed(doc: Doc, spans: list[Span], ontology: Ontology, gazetteer: Gazetteer) -> Iterator[Span]:
    """Further spans, none of which overlaps a given one."""
    taken = {i for span in spans for i in range(span.start, span.end)}
    heads = headline_tokens(doc)
    known = _known(doc, spans)
    words = [t.text for t in doc]
    lower = {word for word in words if word.islower()}
    at = 0
    while at < len(words):
        if at in taken or not is_capitalised(words[at]):
            at += 1
            continue
        found = _at(doc, at, known, taken, lower, at in heads, ontology, gazetteer)
        if found is None:
            at += 1
        else:
            yield found
            at = found.end


def _known(doc: Doc, spans: Iterable[Span]) -> Known:
    """First word to the names (as words) that begin with it, longest first, with their labels; people also by surname, acronyms in brackets."""
    found: dict[tuple[str, ...], str] = {}
    for span in spans:
        if span.label == "NORP":
            continue
        words = tuple(t.text for t in doc[span.start : span.end])
        found.setdefault(words, span.label)
        if span.label == "PERSON" and len(words) > 1 and len(words[-1]) > 2:
            found.setdefault(words[-1:], span.label)
        acronym = acronym_after(doc, span)
        if acronym:
            found.setdefault((acronym,), span.label)
    by_first: Known = {}
    for words, label in found.items():
        by_first.setdefault(words[0], []).append((words, label))
    for same in by_first.values():
        same.sort(key=lambda pair: -len(pair[0]))
    return by_first


def acronym_after(doc: Doc, span: Span) -> str:
    """The acronym in brackets right after a name whose initials it is."""
    if span.end + 1 >= len(doc) or doc[span.end].text not in ("(", '"'):
        return ""
    inside = doc[span.end + 1].text
    return inside if inside.isupper() and inside in initials(span.name) else ""


def _at(doc: Doc, at: int, known: Known, taken: set[int], lower: set[str], loud: bool, ontology: Ontology, gazetteer: Gazetteer) -> Span | None:
    """A name that begins at a token; in a headline (``loud``), where capitals say nothing, none that only a run of them makes."""
    token = doc[at]
    for words, label in known.get(token.text, ()) if token.ent_type_ not in _TIMES else ():  # "in May", beside Ada May
        end = at + len(words)
        same = end <= len(doc) and all(doc[at + k].text == word for k, word in enumerate(words))
        if same and not taken & set(range(at, end)) and (_is_name(token) or token.lower_ not in lower or token.dep_ == "nsubj"):
            return span_of(doc, at, end, label)
    if token.ent_type_ in _MISC:
        return _people_of(token, ontology, gazetteer)
    return (
        _country(doc, at, taken, gazetteer)
        or _people(token, taken, gazetteer)
        or (None if loud else _run(doc, at, taken, ontology, gazetteer))
        or _acronym(token)
    )


def _is_name(token: Token) -> bool:
    """A capital that does not come from the start of a sentence alone."""
    return token.pos_ == "PROPN" or not token.is_sent_start or token.ent_type_ in _MISC


def _country(doc: Doc, at: int, taken: set[int], gazetteer: Gazetteer) -> Span | None:
    for end in range(min(at + _LONGEST_COUNTRY, len(doc)), at, -1):
        if doc[end - 1].text[:1].isupper() and not taken & set(range(at, end)) and gazetteer.is_country(doc.text_between(at, end)):
            return span_of(doc, at, end, "GPE") if _is_name(doc[at]) else None
    return None


def _people(token: Token, taken: set[int], gazetteer: Gazetteer) -> Span | None:
    if token.ent_type_ in _MISC:
        return None
    for end in (token.i + 2, token.i + 1):
        word = token.doc.text_between(token.i, min(end, len(token.doc)))
        if end <= len(token.doc) and end - 1 not in taken and (gazetteer.country_of_demonym(word) or gazetteer.region_of_demonym(word)):
            return span_of(token.doc, token.i, end, "NORP")
    return None


def _people_of(token: Token, ontology: Ontology, gazetteer: Gazetteer) -> Span | None:
    """ "an English painter": the word for a language stands for the people where it qualifies somebody."""
    qualifies = (
        token.ent_type_ == "LANGUAGE" and token.dep_ == "amod" and ontology.lexicon.nominal.get(token.head.lemma_.lower()) is not None
    )
    known = qualifies and (gazetteer.country_of_demonym(token.text) or gazetteer.region_of_demonym(token.text))
    return span_of(token.doc, token.i, token.i + 1, "NORP") if known else None


def _acronym(token: Token) -> Span | None:
    """An organisation by its initials: a word of capitals as an argument, in a line that is not all in capitals."""
    if not (token.text.isupper() and token.text.isalpha() and 3 <= len(token) <= 6 and token.pos_ == "PROPN"):
        return None
    around = [t for t in token.doc[max(0, token.i - 2) : token.i + 3] if t.i != token.i and t.is_alpha and len(t) > 1]
    plain = token.text not in COMMON_ACRONYMS and token.dep_ in _ARGUMENTS and not any(t.text.isupper() for t in around)
    return span_of(token.doc, token.i, token.i + 1, "ORG") if plain and around else None


def _run(doc: Doc, at: int, taken: set[int], ontology: Ontology, gazetteer: Gazetteer) -> Span | None:
    """A run of capitalised proper nouns, if something tells what it names."""
    end = at
    while end < len(doc) and end not in taken and not (end > at and doc[end].is_sent_start):
        token = doc[end]
        links = (
            token.lower_ in _LINKS
            and end > at
            and end + 1 < len(doc)
            and is_capitalised(doc[end + 1].text)
            and doc[end + 1].pos_ == "PROPN"
        )
        if token.ent_type_ and token.ent_type_ not in NAMES:
            break
        if not links and not (
            (is_capitalised(token.text) and token.pos_ in ("PROPN", "ADJ", "NOUN") and token.text.isalpha())
            or (token.text == "'s" and links)
        ):
            break
        end += 1
    start = at
    while start < end and (doc[start].lower_ in TITLES and end - start > 1):
        start += 1
    post = end in taken and end > start and doc[end - 1].lower_ in TITLES and not doc[end].is_sent_start  # "Police Chief" before "Ada Reyes"
    if end <= start or doc[end - 1].pos_ != "PROPN" or post:
        return None
    label = _run_label(doc, start, end, ontology, gazetteer)
    return span_of(doc, start, end, label) if label else None


def _run_label(doc: Doc, start: int, end: int, ontology: Ontology, gazetteer: Gazetteer) -> str:
    words = [t.lower_ for t in doc[start:end]]
    many = end - start > 1
    if many and (words[-1] in COMPANY_SUFFIXES or (ORGANIZATION_HEADS & set(words) and not all(t.text.isupper() for t in doc[start:end]))):
        return "ORG"
    if many and words[-1] in PLACE_HEADS:
        return "LOC"
    name = doc.text_between(start, end)
    if gazetteer.seat_of_government(name):
        return "ORG"
    before = doc[start - 1].lower_ if start else ""
    if before in _CONTAINERS and gazetteer.is_city(name, _LARGE):
        return "GPE"
    if not all(t.text.isalpha() and t.text.istitle() for t in doc[start:end]):
        return ""
    if any(ontology.lexicon.nominal.get(word) == "Person" for word in words):
        return ""
    if title_start(doc, span_of(doc, start, end, "PERSON"), ontology, max(0, start - 6)) < start:
        return "PERSON"
    head = doc[end - 1]
    if (many and _is_made_or_led(doc, start, head)) or _is_kind_before(doc, start, end, ontology):
        return "ORG"
    if 1 < end - start <= 3 and head.dep_ == "nsubj" and head.head.lemma_ in _SPEECH:
        return "PERSON"
    return ""


def _is_kind_before(doc: Doc, start: int, end: int, ontology: Ontology) -> bool:
    """ "the charity Clean Vale": a noun for an organisation, with its article, right before the name."""
    noun = doc[start - 1] if start else doc[start]
    kind = ontology.lexicon.nominal.get(noun.lower_) if noun.tag_ == "NN" and noun.text.islower() else None
    article = any(c.lower_ in ("the", "a", "an") for c in (*noun.lefts, *noun.head.lefts) if c.i < noun.i)
    whole = end >= len(doc) or not is_capitalised(doc[end].text) or bool(doc[end].is_sent_start)
    return kind == "Organization" and article and whole


def _is_made_or_led(doc: Doc, start: int, head: Token) -> bool:
    """ "founded the Vale Ice Survey", "director of the Vale Ice Survey": only organisations are founded and have directors."""
    the = start > 0 and doc[start - 1].lower_ == "the" and doc[start - 1].head.i == head.i
    if head.dep_ == "dobj":
        return the and head.head.lemma_ in _FOUNDING
    return the and head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.head.lemma_.lower() in _LEADING
