"""``kg serve``."""

from pathlib import Path
from urllib.parse import urlsplit

import click

from kg.cli import options as shared
from kg.cli.output import graph_option, say, warn_of_damage
from kg.errors import InputError


@click.command()
@graph_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to serve at; the default is reached from this machine only.")
@click.option("--port", type=click.IntRange(0, 65535), default=7878, show_default=True, help="Port; 0 takes a free one.")
@click.option("--allow-update", is_flag=True, help="Take SPARQL updates at /update.")
@click.option("--timeout", type=shared.Seconds(), default=30.0, show_default=True, help="Seconds after which a query is stopped.")
@click.option("--max-answer", metavar="MB", type=click.IntRange(min=1), default=32, show_default=True, help="Largest answer.")
@click.option("--max-request", metavar="KB", type=click.IntRange(min=1), default=1024, show_default=True, help="Largest request.")
@click.option("--workers", metavar="N", type=click.IntRange(min=1), help="Queries that are answered at once.  [default: the processors]")
@click.option("--cors", metavar="ORIGIN", multiple=True, help="Origin whose pages may ask, as https://example.org. Can be repeated.")
def serve(
    graph: Path,
    host: str,
    port: int,
    allow_update: bool,
    timeout: float,
    max_answer: int,
    max_request: int,
    workers: int | None,
    cors: tuple[str, ...],
) -> None:
    """Serve the graph over HTTP: SPARQL, pages of everything in it, search.

    SPARQL 1.1 queries at /sparql, names at /search?q=NAME, the page at /graph.html; everything else lies at the path of its IRI, with its evidence, as HTML,
    Turtle, JSON-LD, N-Triples or RDF/XML. A build may run beside it: what is asked after it ended is answered from the new graph. Ctrl-C ends it.

    \b
    Example:
      kg serve
      kg serve -g my-graph --port 8000 --timeout 10
    """
    from kg import serving

    origins = tuple(_origin(one) for one in cors)
    warn_of_damage(graph)
    options = serving.Options(host, port, allow_update, timeout, max_answer, max_request, workers, origins)
    serving.serve(graph, options, lambda address: say(f"Serving {graph} at {address} (Ctrl-C ends it)"))


def _origin(text: str) -> str:
    """An origin as browsers name it. Raises InputError for what is none."""
    try:
        found = urlsplit(text)
        fine = found.scheme in ("http", "https") and found.hostname and not (found.path.strip("/") or found.query or found.fragment or "@" in found.netloc)
    except ValueError:
        fine = False
    if not fine:
        raise InputError(f"--cors takes the origin of pages, as https://example.org, and {text!r} is none")
    return f"{found.scheme}://{found.netloc.lower()}"
