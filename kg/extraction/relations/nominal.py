"""Relational nouns: "X, an aide to Y", "Y's ambassador X", "Norwegian President X", "X is the capital of Y"."""

from collections.abc import Iterator

from msgspec.structs import replace

from kg.extraction.annotations import Frame
from kg.extraction.candidates import Candidate, refusal
from kg.extraction.grammar.walk import is_no_longer, is_over, preposition_objects, sentence_around
from kg.extraction.lookup import class_of, modified, senses_of
from kg.extraction.parse.parsed import Token
from kg.extraction.reading import End, Reading, displaced, end_at, is_somebody
from kg.extraction.relations.bearers import Bearer, bearers
from kg.extraction.relations.fitness import is_half, of_members, unfit, unlike
from kg.extraction.relations.owners import havers, owners, shared_owner
from kg.extraction.relations.peoples import RELATIONAL, is_people
from kg.extraction.relations.posts import FIELDS, holder_of, post_candidates
from kg.gazetteer.words import KIN_WORDS
from kg.model import Value
from kg.ontology.terms import Sense

EMPLOYED = "works_for"
NOT_EMPLOYED = frozenset(
    """
    casualty candidate nominee contender incumbent politician shareholder investor customer client donor voter minister senator star legend hopeful
    challenger pioneer inmate prisoner detainee commander soldier expert recipient laureate player footballer
    """.split()
)
"""Nouns for people with an organisation that does not employ them."""
PAST = frozenset(
    """
    former ex late last past onetime erstwhile ex- then previous ousted deposed sacked fired dismissed retired defeated
    """.split()
)
UNREAL = frozenset(
    """
    alleged self-styled so-called would-be aspiring potential possible next future incoming designate elect prospective proposed no not
    """.split()
)
LESSER = frozenset(
    """
    deputy vice assistant associate junior shadow acting honorary
    """.split()
)
SPOUSES = frozenset("wife husband spouse widow widower bride groom fiancé fiancée".split())
"""Of whom there is one: "the wife of Ola Berg, Ada Reyes and others" is a list."""
APPOINTING = frozenset("appoint name hire promote recruit".split())
"""Verbs by which somebody gives a post of their own; a party nominates, and a parliament elects, for a country."""
OF_FIRMS = frozenset(
    """
    executive ceo director manager chairman chairwoman chairperson chief head editor coach captain officer president dean professor principal spokesman
    spokeswoman
    """.split()
)
HYPHENED = frozenset(("vice", "co", "ex", "deputy", "under", "sub", "editor", "commander", "president", "secretary", "attorney"))
MODIFIER_DEPS = ("amod", "compound", "nmod", "det", "advmod", "neg")


def nominal_candidates(reading: Reading) -> Iterator[Candidate]:
    """Candidates of every relational noun, and of the posts that such nouns name."""
    for frame in reading.frames:
        if frame.kind != "noun" or _inside_name(reading, frame.head) or _is_second_half(reading, frame.head):
            continue
        noun = reading.doc[frame.head]
        if is_half(reading, noun):
            continue
        senses = _senses(reading, noun)
        if not senses and class_of(reading.ontology.lexicon.nominal, noun) != "Person":
            continue
        for bearer in bearers(reading, noun):
            yield from _candidates(reading, frame, noun, senses, bearer)


def _candidates(reading: Reading, frame: Frame, noun: Token, senses: list[Sense], bearer: Bearer) -> Iterator[Candidate]:
    subject = end_at(reading, bearer.token)
    if subject is None or not (is_somebody(subject.entity) or bearer.construction == "group"):
        return
    words = modifier_words(reading, noun, bearer)
    unreal = "the noun is not meant as real" if words & UNREAL else ""
    past = bearer.left or bool(words & PAST) or is_no_longer(noun) or is_over(reading.doc[bearer.mood])
    seen = False
    # A group is what its country sends; that its members are citizens says nothing of anybody.
    chosen = [s for s in senses if s.target == "represents"] if bearer.construction == "group" else senses
    for sense in chosen:
        lesser = "a lesser post than the word's" if words & LESSER - set(sense.modifiers) else ""
        over = "a post that is over" if past else ""
        for object_, source in arguments_of(reading, frame, noun, bearer, sense.preposition):
            left, right = (object_, subject) if sense.inverse else (subject, object_)
            why = (
                refusal(reading, sense.target, left, right)
                or unreal
                or lesser
                or over
                or unfit(reading, noun, sense, object_, source)
                or (unlike(noun, subject) if sense.target == "located_in" else "")
            )
            seen = seen or not why
            # "She had a son, Ola" says that there is one; "she did not have" denies it.
            mood, presupposed = (noun.head.i, False) if source == "having" else (bearer.mood, bearer.presupposed)
            yield Candidate(sense.target, left, right, mood, (noun.i, noun.i + 1), sense.rule, f"{bearer.construction}, {source}", bearer.confidence,
                            presupposed, refusal=why)  # fmt: skip
    if not unreal:
        # "A French shooter" holds no post of France; "the French envoy" does.
        public = any(s.target not in RELATIONAL for s in senses)
        posts = [
            (o, s) for o, s in arguments_of(reading, frame, noun, bearer, None) if s != "having" and (public or not is_people(reading, o))
        ]
        for post in post_candidates(reading, noun, bearer, subject, posts, senses, past):
            yield post
            yield from _employed(reading, post) if not (seen or past) else ()


def _employed(reading: Reading, post: Candidate) -> Iterator[Candidate]:
    """works_for where a post within an organisation is no relation of its own in the lexicon: "Brightwell columnist Ada Reyes"."""
    where = post.object
    if post.refusal or isinstance(where, Value) or where.entity.kind != "Organization" or EMPLOYED not in reading.ontology.properties:
        return
    noun = reading.doc[post.trigger[0]]
    word = noun.lemma_.lower()
    why = refusal(reading, EMPLOYED, post.subject, where) or of_members(noun, where) or ("the noun is no employment" if word in NOT_EMPLOYED else "")
    yield replace(post, predicate=EMPLOYED, rule=f"{EMPLOYED}/post/{word}", confidence=round(post.confidence - 0.1, 2), refusal=why)


def _is_second_half(reading: Reading, token: int) -> bool:
    """ "DFL-Cook": behind a hyphen only "vice-president", "co-founder" and their like are the noun that they look like."""
    return _hyphenated(reading, token) and reading.doc[token - 2].lower_ not in HYPHENED


def _inside_name(reading: Reading, token: int) -> bool:
    """Whether the token is part of a longer name ("Bank" of "World Bank") and so no relational noun."""
    id_ = reading.annotations.of_token.get(token)
    return id_ is not None and reading.annotations.entities[id_].named and reading.annotations.of_head.get(token) is None


def _senses(reading: Reading, noun: Token) -> list[Sense]:
    """The property senses of a noun, the most specific ones only."""
    found = senses_of(reading.ontology.lexicon.nouns, noun)
    return modified((s for s in found if s.target in reading.ontology.properties), noun)


def modifier_words(reading: Reading, noun: Token, bearer: Bearer) -> set[str]:
    """The words that modify the noun: its own and, in a title, those that the parser hung on the name."""
    words = {c.lower_.rstrip("-") for c in noun.children if c.dep_ in MODIFIER_DEPS and c.i < noun.i}
    if bearer.site is not None:
        words |= {c.lower_.rstrip("-") for c in reading.doc[bearer.site].children if c.dep_ in MODIFIER_DEPS and c.i < noun.i}
    if noun.i + 2 < len(noun.doc) and noun.nbor(1).text == "-":
        words.add(noun.nbor(2).lower_)
    if noun.i > 1 and noun.nbor(-1).text == "-":
        words.add(noun.nbor(-2).lower_)
    # "former Brightwell Group chairman Ada Reyes": the word stands before the name that stands before the noun.
    ends = [reading.annotations.span_of[c.i][0] for c in noun.children if c.dep_ in MODIFIER_DEPS and c.i in reading.annotations.span_of]
    first = min([i for i in ends if i < noun.i], default=noun.i)
    if first > sentence_around(noun)[0] and noun.doc[first - 1].lower_ in PAST:
        words.add(noun.doc[first - 1].lower_)
    return words


def arguments_of(reading: Reading, frame: Frame, noun: Token, bearer: Bearer, preposition: str | None) -> list[tuple[End, str]]:
    """What the noun relates its bearer to: the preposition's objects, or else the possessor, or else modifiers.

    Without ``preposition`` any of "of", "to", "for", "in", "at" will do (for posts, which any noun of a person can name).
    """
    wanted = (preposition,) if preposition else ("of", "to", "for", "at", "in")
    found = [(a.head, "preposition") for a in frame.arguments if a.role in wanted]
    if noun.lemma_.lower() in KIN_WORDS and any(c.dep_ == "poss" for c in noun.children):
        found = []  # "his sons Ada, of Bergen, and Ola": where they live
    elif noun.lemma_.lower() in SPOUSES:
        found = found[:1]
    # "founder and chairman of the firm" is one phrase for two nouns.
    if not found and noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
        found = [(o.i, "preposition") for w, o in preposition_objects(noun.head) if w in wanted and o.i > noun.i]
    # Behind an apposition the parser may hang the noun's adjunct on the bearer: "Jensen, Supreme Adviser to Lund".
    if not found and bearer.construction == "apposition":
        found = [
            (o.i, "preposition") for w, o in preposition_objects(reading.doc[bearer.token]) if w in wanted and o.i > noun.i > bearer.token
        ]
    # "professor of history at Norland University" hangs it on the history.
    if not _ends(reading, found, bearer) and preposition == "at":
        found = [(i, "preposition") for i in displaced(reading, noun, "at")]
    # "Prime Minister Maria Jensen of Norway" hangs it on the name.
    # But in "Northgate League chairman Maria Jensen of Oslo" the place is where she is from.
    if bearer.site is not None and not found and not _stands_within(reading, noun):
        found = [(o.i, "preposition") for w, o in preposition_objects(reading.doc[bearer.site]) if w == "of" and w in wanted]
    if not (ends := _ends(reading, found, bearer)):
        found = [(i, "possessive") for a in frame.arguments if a.role == "possessive" for i in owners(reading, reading.doc[a.head])]
        found += (
            _of_site(reading, noun, bearer, ("poss",), "possessive")
            + _shared(reading, noun, bearer)
            + [(i, "having") for i in havers(reading, noun)]
        )
        ends = _ends(reading, found, bearer)
    if not ends:
        found = [
            (a.head, "compound") for a in frame.arguments if a.role == "compound" and a.head < noun.i and not _hyphenated(reading, a.head)
        ]
        found += _of_site(reading, noun, bearer, ("compound", "amod", "nmod"), "compound") + _of_prefix(reading, noun)
        ends = (_through_adjective(reading, found, bearer) if preposition else []) or _ends(reading, found, bearer)
    return ends or _where(reading, bearer) or _appointing(reading, noun, bearer)


def _stands_within(reading: Reading, noun: Token) -> bool:
    """Whether an organisation stands right before the noun."""
    before = end_at(reading, noun.i - 1) if noun.i > sentence_around(noun)[0] else None
    return before is not None and before.entity.kind == "Organization"


def _shared(reading: Reading, noun: Token, bearer: Bearer) -> list[tuple[int, str]]:
    site = reading.doc[bearer.site] if bearer.site is not None and noun.lemma_.lower() in KIN_WORDS else None
    possessor = shared_owner(noun, site)
    return [(i, "possessive") for i in owners(reading, possessor)] if possessor is not None else []


def _where(reading: Reading, bearer: Bearer) -> list[tuple[End, str]]:
    """ "She joined the firm, where she became chief engineer": the organisation that "where" stands for."""
    marks = [c.i for c in reading.doc[bearer.mood].children if c.lower_ == "where"]
    ends = [end for i in marks if (end := end_at(reading, i)) is not None and end.entity.kind == "Organization"]
    return [(end, "where") for end in ends]


def _appointing(reading: Reading, noun: Token, bearer: Bearer) -> list[tuple[End, str]]:
    """ "Norway appointed her as energy minister", "the firm named her chief executive": whose post it is, where nothing else is said."""
    verb = reading.doc[bearer.mood]
    frame = reading.frame_of.get(verb.i) if bearer.construction == "nomination" and verb.lemma_ in APPOINTING else None
    subjects = [a.head for a in frame.arguments if a.role == "subject"] if frame is not None else []
    ends = [end for i in subjects if (end := end_at(reading, i)) is not None]
    return [(e, "appointing") for e in ends if e.entity.kind == "Country" or (e.entity.kind == "Organization" and noun.lemma_.lower() in OF_FIRMS)]


def _hyphenated(reading: Reading, token: int) -> bool:
    """ "All-American guard": part of another word."""
    return token > 0 and reading.doc[token - 1].text == "-" and not reading.doc[token - 1].whitespace_


def _of_site(reading: Reading, noun: Token, bearer: Bearer, deps: tuple[str, ...], source: str) -> list[tuple[int, str]]:
    if bearer.site is None:
        return []
    return [(c.i, source) for c in reading.doc[bearer.site].children if c.dep_ in deps and c.i < noun.i]


def _of_prefix(reading: Reading, noun: Token) -> list[tuple[int, str]]:
    """ "Brightwell co-founder": what the parser hangs on the first half of the word."""
    if noun.i < 2 or noun.nbor(-1).text != "-" or noun.nbor(-2).lower_ not in HYPHENED:
        return []
    return [(c.i, "compound") for c in noun.nbor(-2).children if c.dep_ in ("compound", "nmod") and c.i < noun.i - 2]


def _ends(reading: Reading, found: list[tuple[int, str]], bearer: Bearer) -> list[tuple[End, str]]:
    ends = [(end, source) for head, source in found if head != bearer.token and (end := end_at(reading, head)) is not None]
    return [(end, source) for end, source in ends if end.entity.name.lower() not in FIELDS]


def _through_adjective(reading: Reading, found: list[tuple[int, str]], bearer: Bearer) -> list[tuple[End, str]]:
    """ "Norwegian presidential aide": the holder of the post that the adjective names, in the country named beside it."""
    countries = [end for head, _ in found if (end := end_at(reading, head)) is not None]
    for head, _ in found:
        holder = holder_of(reading, reading.doc[head].lower_, countries)
        if holder is not None and holder.token != bearer.token:
            return [(holder, "adjective")]
    return []
