"""Small steps in the place of the real ones: a "parser" that splits words and an "extractor" that takes capitalised ones for people."""

import os
import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from kg.errors import ModelMissing
from kg.flow.extracting import Outcome, Run, outcomes
from kg.flow.slices import Slices
from kg.flow.steps import Steps
from kg.model import Decision, Document, Entity, Extraction, Fact, Mention, Node, Resolution
from kg.ontology.terms import Class_, Lexicon, Ontology
from kg.store.disk.integrity import fault
from kg.store.rdf.renewing import Noted, Renewed
from kg.store.writing import Before

LEXICON = Lexicon({}, {}, {}, {}, {}, {}, {}, ())
ONTOLOGY = Ontology({"Person": Class_("Person", "Person")}, {}, {}, {}, LEXICON, "1", "")


def load_ontology(folder: Path | None) -> Ontology:
    return ONTOLOGY


def stamp(ontology: Ontology, model: str | None) -> str:
    if model == "missing":
        raise ModelMissing("language model 'missing' is not installed")
    return f"{ontology.version} {model}"


def graph_stamp(ontology: Ontology, options: Iterable[str]) -> str:
    return " ".join(options)


def parse(documents: Sequence[Document]) -> Sequence[object]:
    if any("UNPARSABLE" in document.text for document in documents):
        raise ValueError("cannot parse\nthis")
    return [document.text.split() for document in documents]


def extract(document: Document, parsed: object) -> Extraction:
    assert isinstance(parsed, list)
    if "CRASH" in parsed:
        os._exit(9)
    if "BAD" in parsed:
        raise KeyError("a bad word")
    names = sorted({word.strip(".") for word in parsed if word[0].isupper()})
    entities = []
    for number, name in enumerate(names):
        at = document.text.index(name)
        entities.append(Entity(f"e{number}", "Person", name, (Mention(at, at + len(name), name, "name"),)))
    return Extraction(document, tuple(entities))


def load_run(model: str | None, ontology: Ontology, unnamed: bool = False) -> Run:
    if model == "damaged":
        raise ModelMissing("the model is damaged")
    return lambda documents: outcomes(documents, parse, extract)


def load_noting(model: str | None, ontology: Ontology, unnamed: bool = False) -> Run:
    """As ``load_run``, but slow, and with a line for each process that loads in the file that ``model`` names."""
    assert model is not None
    with Path(model).open("a", encoding="utf-8") as notes:
        notes.write(f"{os.getpid()}\n")
    run = load_run(None, ontology)

    def slowly(documents: Sequence[Document]) -> list[Outcome]:
        time.sleep(0.2)
        return run(documents)

    return slowly


def resolve(
    extractions: Mapping[str, Extraction],
    ontology: Ontology,
    min_confidence: float,
    decisions: Iterable[Decision] = (),
    slices: Slices | None = None,
) -> Resolution:
    refs: dict[str, list[tuple[str, str]]] = {}
    for extraction in extractions.values():
        for entity in extraction.entities:
            refs.setdefault(entity.name, []).append((extraction.document.key, entity.id))
    nodes = tuple(Node(f"person/{name.lower()}", "Person", name, (name,), tuple(members)) for name, members in sorted(refs.items()))
    path_of = {ref: node.path for node in nodes for ref in node.members}
    facts = tuple(Fact(node.path, "type", "Person", (), 1) for node in nodes)
    return Resolution(nodes, path_of, (), facts, {("k", "1"): "planned", ("k", "2"): "planned", ("k", "3"): "denied"}, {})


class Taking:
    """A store to write to, of which nothing is to be seen before all is written."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def take(self, extraction: Extraction) -> None:
        assert extraction.document.key


def storing(folder: Path, base: str, before: Before | None) -> AbstractContextManager[Taking]:
    return nullcontext(Taking(folder))


def resting(store: Taking) -> AbstractContextManager[None]:
    return nullcontext()


def write(
    store: Taking,
    extractions: Mapping[str, Extraction],
    resolution: Resolution,
    ontology: Ontology,
    base: str,
    sources: Mapping[str, str],
    exports: bool,
) -> Renewed:
    folder = store.folder
    lines = [f"{base}{node.path} {len(node.members)}" for node in resolution.nodes]
    lines += [f"{e.document.key} {e.document.id} {e.document.origin} {e.document.date}" for e in extractions.values()]
    for name in ("graph.ttl", "graph.trig") if exports else ():
        (folder / name).write_text("\n".join(lines), encoding="utf-8")
    (folder / "store").mkdir()
    (folder / "store" / "CURRENT").write_text("of an engine", encoding="utf-8")
    (folder / "store" / "data").write_text("\n".join(lines), encoding="utf-8")
    return Renewed({(e.document.key, ""): Noted(sources[e.document.key].encode()) for e in extractions.values()})


def draw(folder: Path, page: Path, *rest: object) -> None:
    page.write_text((folder / "graph.trig").read_text(encoding="utf-8"), encoding="utf-8")


def check_base(base: str) -> str:
    return base


def versions(ontology: Ontology, model: str | None) -> dict[str, str]:
    return {"ontology": ontology.version, "model": str(model)}


def store_fault(output: Path) -> str | None:
    return fault((output / "store").resolve())


STEPS = Steps(
    load_ontology, stamp, graph_stamp, load_run, resolve, storing, resting, write, draw, check_base, versions=versions, fault=store_fault
)
