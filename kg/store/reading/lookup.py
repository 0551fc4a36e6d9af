"""Which entity a person means by a name."""

import difflib
import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from kg.errors import Ambiguous, NotFound
from kg.store.notation import terms
from kg.store.reading.asked import Asked
from kg.store.reading.naming import Names
from kg.store.rows import EntityRow

LISTED = 6
"""How many candidates or suggestions an error names."""

SHORT = 3
"""Letters of a beginning of a word that is no more than a suggestion: as many begin too many names."""

Test = Callable[[str, str], bool]
"""Whether a folded name fits the folded name asked for."""


def find(
    name: str, entities: Asked[EntityRow], names: Names, base: str, successors: Callable[[str], Sequence[str]] = lambda iri: ()
) -> EntityRow:
    """The one entity that ``name`` means; the first of these ways that finds any decides: IRI, path, exact name, folded name, beginning, beginning of a word. What
    was typed may end within a word of the name only where it has more than a few of its letters ("he" is not taken for "Helga Brandt", "helg" is).
    ``successors`` gives the entities that have taken the place of what an IRI named once.

    Raises Ambiguous where several fit, NotFound where none does; the message names candidates.
    """
    direct = entities.get(name.strip("<>")) or entities.get(terms.iri(base, name).value)
    if direct is not None:
        return direct
    later = [entities[iri] for iri in _later(name, base, successors) if iri in entities]
    if later:
        return _only(name, later, base)
    for fitting in _ways(name, entities, names):
        preferred = _preferred(name, fitting)
        if preferred:
            return _only(name, preferred, base)
    raise NotFound(f"the graph holds no {name!r}{_suggestions(name, names)}")


def _ways(name: str, entities: Asked[EntityRow], names: Names) -> Iterator[list[EntityRow]]:
    """What each way but the first two finds, by IRI."""
    yield [row for row in _rows(names.exactly(name), entities) if name in row.labels]
    asked = fold(name)
    if asked:
        near = _rows(names.holding(max(asked.split(), key=len)), entities)
        yield from (_fitting(asked, near, test) for test in _TESTS)


def _rows(iris: Collection[str], entities: Asked[EntityRow]) -> list[EntityRow]:
    entities.announce(iris)
    return [row for iri in sorted(iris) if (row := entities.get(iri)) is not None]


def _later(name: str, base: str, successors: Callable[[str], Sequence[str]]) -> Sequence[str]:
    """What has taken the place of an IRI or a path; nothing for other names."""
    try:
        return successors(terms.iri(base, name.strip("<>").removeprefix(base)).value) if "/" in name else ()
    except ValueError:
        return ()


def _only(name: str, fitting: list[EntityRow], base: str) -> EntityRow:
    if len(fitting) > 1:
        raise Ambiguous(f"{name!r} may be {_listed(fitting, base)}: name one of them")
    return fitting[0]


def fold(text: str) -> str:
    """``text`` without case, accents and repeated spaces."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return " ".join(bare.casefold().split())


def _equal(asked: str, name: str) -> bool:
    return asked == name


def _begins(asked: str, name: str) -> bool:
    return name.startswith(asked) and _suffices(asked, name[len(asked) :])


def _holds(asked: str, name: str) -> bool:
    return any(_suffices(asked, name[found.end() :]) for found in _words_from(asked, name))


def _suffices(asked: str, rest: str) -> bool:
    """Whether ``asked`` ends with whole words, or with enough of one, where ``rest`` of the name follows."""
    return len(asked.split()[-1]) > SHORT or not rest[:1].isalnum()


def _words_from(asked: str, name: str) -> Iterator[re.Match[str]]:
    """Where ``asked`` begins at a word of ``name``."""
    return re.finditer(rf"\b{re.escape(asked)}", name)


_TESTS: tuple[Test, ...] = (_equal, _begins, _holds)


def _fitting(asked: str, entities: Iterable[EntityRow], test: Test) -> list[EntityRow]:
    return [row for row in entities if any(test(asked, fold(label)) for label in row.labels)]


def _preferred(name: str, fitting: list[EntityRow]) -> list[EntityRow]:
    """A first name before an alias, a fact before what is only claimed, and an entity before an event or post, whose label names its entities."""
    asked = fold(name)
    ranked = {row.iri: (fold(row.label) != asked, row.claimed, row.is_a("Event") or row.is_a("Role")) for row in fitting}
    best = min(ranked.values(), default=None)
    return [row for row in fitting if ranked[row.iri] == best]


def _listed(rows: list[EntityRow], base: str) -> str:
    shown = [f"{row.label!r} ({row.kind}, {row.iri.removeprefix(base)})" for row in rows[:LISTED]]
    more = len(rows) - LISTED
    return " or ".join(shown) + (f" or {more} more" if more > 0 else "")


def _suggestions(name: str, names: Names) -> str:
    """Names with a word that begins so; where there are none, names like the one asked for, or that share a word with it, or nearly so."""
    labels = {fold(label): label for label in names.every()}
    of_things = dict.fromkeys(map(fold, names.every(but_of_happenings=True)))
    asked = fold(name)
    near = [one for one in of_things if asked and any(_words_from(asked, one))][:LISTED]
    near = near or difflib.get_close_matches(asked, list(labels), n=LISTED, cutoff=0.6)
    near = near or _sharing(asked, of_things)
    return f"; did you mean {' or '.join(repr(labels[one]) for one in near)}?" if near else ""


def _sharing(asked: str, names: Iterable[str]) -> list[str]:
    by_word: dict[str, list[str]] = {}
    for name in names:
        for word in name.split():
            by_word.setdefault(word, []).append(name)
    long = [word for word in asked.split() if len(word) > 3]
    near = [other for word in long for other in difflib.get_close_matches(word, list(by_word), n=2, cutoff=0.75)]
    return list(dict.fromkeys(name for word in near for name in by_word[word]))[:LISTED]
