"""``kg query`` and ``kg ask``: SPARQL, written out or named."""

import difflib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli import options
from kg.cli.output import Source, print_table, say, shorten, source_option, warn_of_damage, write_out
from kg.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.store.reading.queries import Answer, Form, Term

FORMATS = ("table", "csv", "tsv", "json", "xml", "ttl")
_ENDINGS = (".rq", ".sparql", ".txt")


@click.command()
@click.argument("sparql", metavar="SPARQL|FILE")
@source_option
@click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True, help="Form of the answer.")
@click.option(
    "--timeout", type=options.Seconds(), default=60.0, show_default=True, help="Seconds after which the query is stopped."
)
def query(sparql: str, source: Source, form: str, timeout: float) -> None:
    """Run SPARQL (or the query in FILE, "-" for standard input) over the facts; claims are reached through GRAPH ?g.

    The prefixes kg rdf rdfs xsd owl skos prov oa dcterms schema foaf geo wgs84 need no declaration, nor do those of the graph's own resources
    (person:ada-reyes, place:norland). SELECT gives a table, ASK yes or no,
    CONSTRUCT and DESCRIBE Turtle. Exit code 1 where nothing is found.

    \b
    Example:
      kg query "SELECT ?person ?country { ?person kg:represents ?country }"
      kg query "SELECT ?s ?why { GRAPH ?g { ?c rdf:subject ?s ; kg:refused ?why } }" --format csv
      kg query "SELECT ?person { ?person kg:leads ?group }" --store https://store.example/news
    """
    _run(source, _text(sparql), form, timeout)


@click.command()
@click.argument("name", required=False)
@source_option
@click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True, help="Form of the answer.")
@click.option(
    "--timeout", type=options.Seconds(), default=60.0, show_default=True, help="Seconds after which the query is stopped."
)
@click.option("--ontology", type=click.Path(path_type=Path), help="Folder whose questions/*.rq are known too.")
def ask(name: str | None, source: Source, form: str, timeout: float, ontology: Path | None) -> None:
    """Run the question NAME; without NAME, list the questions.

    A question is a SPARQL file in the ontology's folder questions/; its first comment says what it asks.

    \b
    Example:
      kg ask
      kg ask who-represents-whom
    """
    known = questions(ontology)
    if name is None:
        print_table(("question", "asks"), [(one, title(path)) for one, path in known.items()])
        return
    if name not in known:
        near = [one for one in known if name and name in one] or difflib.get_close_matches(name, known, n=3, cutoff=0.4)
        raise InputError(
            f"there is no question {name!r}{'; did you mean ' + ' or '.join(near) + '?' if near else ''} ('kg ask' lists them)"
        )
    _run(source, _read(known[name]), form, timeout)


def questions(folder: Path | None) -> dict[str, Path]:
    """The named questions, the user's before the bundled ones of the same name."""
    from kg.ontology import bundled

    if folder is not None and not folder.exists():
        raise InputError(f"{folder}: no such ontology folder")
    places = [bundled()] if folder is None else [bundled(), folder if folder.is_dir() else folder.parent]
    found = {path.stem: path for place in places for path in sorted((place / "questions").glob("*.rq"))}
    return dict(sorted(found.items()))


def title(path: Path) -> str:
    """The first comment of a question."""
    return next((line.lstrip("# ").rstrip() for line in _read(path).splitlines() if line.startswith("#")), "")


def _run(source: Source, sparql: str, form: str, timeout: float) -> None:
    from kg.store.reading import queries

    wanted: dict[str, Form] = {"tsv": "tsv", "xml": "xml", "ttl": "ttl"}
    if source.store is not None:
        from kg import remote

        address = remote.parse(source.store, source.allow_http)
        answer = remote.ask(address, source.base, sparql, wanted.get(form, "json"), timeout, say)
    else:
        warn_of_damage(source.graph)
        answer = queries.run(source.graph, sparql, wanted.get(form, "json"), timeout)
    if answer.kind == "ask" and (not answer.body or form in ("table", "csv")):
        click.echo("yes" if answer.yes else "no")
    elif answer.kind == "select" and form == "table":
        _print_rows(answer)
    else:
        write_out(_checked(answer, form))
    if answer.empty:
        say("no results")
        for line in _unheard_of(source, sparql, timeout):
            say(f"kg: {line}")
        sys.exit(1)


def _unheard_of(source: Source, sparql: str, timeout: float) -> "Iterable[str]":
    """Why a query may have found nothing: its terms that neither the ontology has nor, where that can be asked, the graph."""
    from kg.cli.terms import named, unknown
    from kg.store.reading import queries

    names = named(sparql)
    if source.store is None and names:
        patterns = ("?s ?term ?o", "?s a ?term", "GRAPH ?g { ?s ?term ?o }", "GRAPH ?g { ?s a ?term }")
        within = " || ".join(f"EXISTS {{ {pattern} }}" for pattern in patterns)
        used = queries.run(
            source.graph,
            f"SELECT ?term {{ VALUES ?term {{ {' '.join(f'kg:{name}' for name in sorted(names))} }} FILTER({within}) }}",
            "json",
            timeout,
        )
        names -= {_plain(term).rpartition("#")[2].rpartition("/")[2] for (term,) in queries.table(used).rows}
    return unknown(names)


def _checked(answer: "Answer", form: str) -> bytes:
    if answer.kind == "graph" and form not in ("table", "ttl"):
        raise InputError(f"CONSTRUCT and DESCRIBE give Turtle, not {form}")
    if answer.kind == "select" and form == "csv":
        return _csv(answer)
    return b"" if answer.empty and answer.kind == "graph" else answer.body


def _csv(answer: "Answer") -> bytes:
    """Why not the engine's: labels and sentences come from strangers, and a spreadsheet takes some for formulas."""
    from kg.cli.output import csv_text
    from kg.store.reading import queries

    table = queries.table(answer)
    return csv_text(table.variables, [[_plain(term) for term in row] for row in table.rows]).encode("utf-8")


def _plain(term: "Term | None") -> str:
    return "" if term is None else str(getattr(term, "value", term))


def _print_rows(answer: "Answer") -> None:
    from kg.store.reading import queries

    table = queries.table(answer)
    if table.rows:
        print_table(table.variables, [[_cell(term, answer.base) for term in row] for row in table.rows])


def _cell(term: "Term | None", base: str) -> str:
    from pyoxigraph import Literal, NamedNode

    if term is None:
        return ""
    if isinstance(term, NamedNode):
        return shorten(term.value, base)
    return term.value if isinstance(term, Literal) else str(term)


def _text(sparql: str) -> str:
    """The query itself: the argument, the file that it names, or standard input."""
    found = sys.stdin.read() if sparql == "-" else sparql if "{" in sparql or "\n" in sparql else _of_file(sparql)
    if not found.strip():
        raise InputError('there is no query: write SPARQL, such as "SELECT * { ?s ?p ?o } LIMIT 9", or name a file that holds some')
    return found


def _of_file(name: str) -> str:
    """What the file of this name holds; the name itself where that can be no file of SPARQL and may be SPARQL."""
    path = Path(name)
    try:
        exists, folder = path.is_file(), bool(name) and path.is_dir()
    except (OSError, ValueError):
        return name
    if folder:
        raise InputError(f"{name} is a folder: name a file of SPARQL")
    if not exists and path.suffix.lower() in _ENDINGS and " " not in name:
        raise InputError(f"{name}: no such file")
    return _read(path) if exists else name


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read as a query: {error}") from error
