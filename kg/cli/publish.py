"""``kg publish``."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli import options
from kg.cli.output import graph_option, say, warn_of_damage

if TYPE_CHECKING:
    from kg.remote import Address


@click.command()
@graph_option
@click.option(
    "--store",
    metavar="URL",
    required=True,
    help="SPARQL 1.1 store to publish to. Name and password: KG_STORE_USER and KG_STORE_PASSWORD, or .netrc.",
)
@options.allow_http
@click.option("--take-over", is_flag=True, help="Replace what another folder has published under the same base IRI.")
def publish(graph: Path, store: str, allow_http: bool, take_over: bool) -> None:
    """Put the graph into a SPARQL 1.1 store, in place of what was published before.

    Each document's graph, the identity graph and the facts become named graphs there. Only what has changed is sent; graphs of others and the store's
    default graph are not touched. The new state takes the place of the old one in one update, so that a run that is cut off leaves the old one.

    \b
    Example:
      kg publish --store http://localhost:7878
      kg publish -g my-graph --store https://store.example/news
    """
    from kg import remote

    warn_of_damage(graph)
    publish_to(graph, remote.parse(store, allow_http), take_over)


def publish_to(graph: Path, address: "Address", take_over: bool = False) -> None:
    """Publish the graph at ``graph``, with progress, and say what was done."""
    from kg import remote
    from kg.cli.telling import progress

    with progress("triples") as listener:
        done = remote.publish(graph, address, listener.say, listener.step, take_over)
    what = f"{done.sent:,} sent, {done.gone:,} removed" if done.sent or done.gone else "nothing new"
    say(f"published at {address}: {done.graphs:,} graphs with {done.triples:,} triples ({what}); the facts are in <{done.base}graph/facts>")


def reachable(store: str, allow_http: bool) -> "Address":
    """The address of a store that can be published to. Raises KgError before any work is done for it."""
    from kg import remote

    address = remote.parse(store, allow_http)
    remote.check(address, say)
    return address


def publish_built(output: Path, address: "Address") -> None:
    """Publish what has been built. Raises StoreError that says that the graph itself stands."""
    from kg.errors import StoreError

    try:
        publish_to(output, address)
    except StoreError as error:
        raise StoreError(
            f"{output} is built, and not published: {error} ('kg publish -g {output} --store {address}' tries again)"
        ) from error
