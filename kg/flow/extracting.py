"""Extraction of a batch of documents, in whichever process: claims come out as bytes, trouble as a reason.

Why trouble is caught here: one bad document must not lose a run, and one bad sentence must not lose a document. A document whose
extraction fails is tried again with the sentences blanked that fail on their own; blanks keep all offsets.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import msgspec
from msgspec.structs import replace

from kg.documents.reading import describe
from kg.flow.collecting import set_aside
from kg.model import Document, Extraction
from kg.ontology.terms import Ontology

MAX_ALONE = 400
"""sentences that are tried one by one in a failing document; in a longer one, only so many equal parts"""

Parse = Callable[[Sequence[Document]], Sequence[object]]
Extract = Callable[[Document, object], Extraction]
Run = Callable[[Sequence[Document]], list["Outcome"]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one document: its extraction as JSON, or why there is none; ``note`` tells what was left out of it."""

    extraction: bytes | None
    problem: str = ""
    note: str = ""


def load_run(model: str | None, ontology: Ontology, unnamed: bool = False) -> Run:
    """Load model and gazetteer, once a process. ``unnamed``: with relations of people only called "he" or "she". Raises ModelMissing."""
    from kg import gazetteer
    from kg.extraction.assembly import extract
    from kg.extraction.parse.parsing import load_model, parse
    from kg.extraction.unnamed import with_unnamed

    nlp, names = load_model(model), gazetteer.load()
    names.candidates("")  # the towns are loaded at the first question: here, forked processes share them
    set_aside()  # a million objects that stay: looking through them again and again cost 5 % of the time

    def parse_all(documents: Sequence[Document]) -> Sequence[object]:
        return [parsed for _, parsed in parse(nlp, documents)]

    def extract_one(document: Document, parsed: object) -> Extraction:
        found = extract(document, parsed, ontology, names)  # type: ignore[arg-type]  # a parsed Doc, which only kg.extraction knows
        return with_unnamed(found, parsed, ontology, names) if unnamed else found  # type: ignore[arg-type]

    return lambda documents: outcomes(documents, parse_all, extract_one)


def outcomes(documents: Sequence[Document], parse: Parse, extract: Extract) -> list[Outcome]:
    """What became of each of ``documents``, in order."""
    try:
        parsed = parse(documents)
    except Exception:  # one document spoils the batch: find it
        return [_alone(document, parse, extract) for document in documents]
    return [_outcome(document, doc, parse, extract) for document, doc in zip(documents, parsed, strict=True)]


def _alone(document: Document, parse: Parse, extract: Extract) -> Outcome:
    try:
        (parsed,) = parse([document])
    except Exception as error:
        return _in_parts(document, parse, extract, error)
    return _outcome(document, parsed, parse, extract)


def _outcome(document: Document, parsed: object, parse: Parse, extract: Extract) -> Outcome:
    try:
        return Outcome(msgspec.json.encode(extract(document, parsed)))
    except Exception as error:
        return _in_parts(document, parse, extract, error)


def _in_parts(document: Document, parse: Parse, extract: Extract, error: Exception) -> Outcome:
    """The document without the parts that fail on their own."""
    parts = list(_parts(document.text))
    bad = [part for part in parts if _fails(_blanked(document, [p for p in parts if p != part]), parse, extract)]
    problem = f"could not be read ({describe(error)})"
    if not bad or len(bad) == len(parts):
        return Outcome(None, problem)
    try:
        shown = _blanked(document, bad)
        found = replace(extract(shown, parse([shown])[0]), document=document)
    except Exception:
        return Outcome(None, problem)
    lost = "one sentence was" if len(bad) == 1 else f"{len(bad)} sentences were"
    return Outcome(msgspec.json.encode(found), note=f"{lost} left out ({describe(error)})")


def _fails(document: Document, parse: Parse, extract: Extract) -> bool:
    try:
        extract(document, parse([document])[0])
    except Exception:
        return True
    return False


def _blanked(document: Document, parts: Sequence[tuple[int, int]]) -> Document:
    text = document.text
    for start, end in parts:
        text = text[:start] + " " * (end - start) + text[end:]
    return replace(document, text=text)


def _parts(text: str) -> Iterator[tuple[int, int]]:
    """Ranges of about a sentence that cover ``text``. Crude on purpose: it must not depend on what has just failed."""
    least = len(text) // MAX_ALONE
    start = 0
    for at, letter in enumerate(text):
        ends = letter == "\n" or (letter in ".!?" and text[at + 1 : at + 2] in (" ", "\n", ""))
        if ends and at + 1 - start > least:
            yield start, at + 1
            start = at + 1
    if start < len(text):
        yield start, len(text)
