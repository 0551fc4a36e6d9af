"""From folders of Turtle to an ``Ontology``.

The bundled files come first. A user's folder extends them: its files are read too, and one called like a bundled file replaces that one.
``NAME.LANGUAGE.ttl`` is a lexicon and is read for its language only. ``shapes.ttl`` holds SHACL for the stored graph; here only its syntax
is checked.
"""

import hashlib
import re
from pathlib import Path

from kg.errors import InputError, OntologyError
from kg.ontology import checking, hierarchy, lexicon
from kg.ontology.folder import bundled
from kg.ontology.source import Source, read
from kg.ontology.terms import Ontology

SHAPES = "shapes.ttl"
_LANGUAGE = re.compile(r".+\.([a-z]{2,3})\.ttl")


def load(folder: Path | None = None, language: str = "en", check: bool = True) -> Ontology:
    """The bundled ontology, extended by a folder (or a single Turtle file) of one's own. Without ``check`` only its syntax is checked.

    Raises InputError where there is nothing to read, OntologyError with every problem found.
    """
    sources = _sources(files(folder), language)
    triples = hierarchy.index(sources)
    classes, properties = hierarchy.classes(triples, language), hierarchy.properties(triples, language)
    found = checking.problems(triples, sources, classes, properties, language) if check else ()
    if found:
        raise OntologyError(found)
    return Ontology(
        classes=classes,
        properties=properties,
        superclasses=hierarchy.closure({name: c.parents for name, c in classes.items()}),
        superproperties=hierarchy.closure({name: p.parents for name, p in properties.items()}),
        lexicon=lexicon.build(triples, sources, classes, properties, language),
        version=_version(sources),
        folder=str(bundled()),
        files=tuple(str(path) for path in files(folder)),
    )


def files(folder: Path | None = None) -> tuple[Path, ...]:
    """The Turtle files, bundled ones first. Raises InputError where the user's folder has none."""
    ours = {path.name: path for path in sorted(bundled().glob("*.ttl"))}
    if folder is None:
        return tuple(ours.values())
    if not folder.exists():
        raise InputError(f"{folder}: no such ontology folder")
    theirs = [folder] if folder.is_file() else sorted(folder.glob("*.ttl"))
    if not theirs:
        raise InputError(f"{folder}: holds no .ttl file")
    kept = [path for name, path in ours.items() if name not in {path.name for path in theirs}]
    return (*kept, *theirs)


def _sources(paths: tuple[Path, ...], language: str) -> list[Source]:
    out, problems = [], []
    for path in paths:
        other = _LANGUAGE.fullmatch(path.name)
        if other and other.group(1) != language:
            continue
        try:
            source = read(path)
        except SyntaxError as error:
            problems.append(f"{path.name}:{error.lineno or 1}: {_plain(error)}")
        except UnicodeDecodeError as error:
            problems.append(f"{path.name}:{error.object.count(10, 0, error.start) + 1}: is not UTF-8")
        except OSError as error:
            problems.append(f"{path.name}:1: cannot be read: {error.strerror}")
        else:
            out.append(source)
    if problems:
        raise OntologyError(tuple(problems))
    return [source for source in out if source.name != SHAPES]


def _plain(error: SyntaxError) -> str:
    """The parser's message on one line, without the position that stands before it anyway."""
    message = re.sub(r"^Parser error (at|between) line [^:]*: ", "", error.msg or "")
    return " ".join(message.split()) or "is not Turtle"


def _version(sources: list[Source]) -> str:
    digest = hashlib.sha256()
    for source in sources:
        digest.update(f"{source.name}\0{source.text}\0".encode())
    return digest.hexdigest()[:16]
