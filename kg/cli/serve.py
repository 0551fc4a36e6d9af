"""``kg serve``."""

from pathlib import Path

import click

from kg.cli.output import graph_option, say, warn_of_damage


@click.command()
@graph_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to serve at; the default is reached from this machine only.")
@click.option("--port", type=click.IntRange(0, 65535), default=7878, show_default=True, help="Port; 0 takes a free one.")
@click.option("--allow-update", is_flag=True, help="Take SPARQL updates at /update.")
@click.option("--timeout", type=click.FloatRange(min=0.1), default=30.0, show_default=True, help="Seconds after which a query is stopped.")
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

    warn_of_damage(graph)
    options = serving.Options(host, port, allow_update, timeout, max_answer, max_request, workers, cors)
    serving.serve(graph, options, lambda address: say(f"Serving {graph} at {address} (Ctrl-C ends it)"))
