"""``kg rank``, ``kg path``, ``kg communities``, ``kg timeline``: what can be computed on the graph."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.options import Day
from kg.cli.output import graph_option, open_dataset, say
from kg.cli.terms import class_name
from kg.errors import InputError, NotFound
from kg.model import INFERRED

if TYPE_CHECKING:
    import networkx as nx

    from kg.store import Dataset

SHOWN = 8
"""Members of a group that a table lists; the other formats list all."""
MEASURES = ("pagerank", "betweenness", "degree")
INFERRED_DATES = f"""
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> PREFIX kg: <https://w3id.org/kg-builder/ontology#>
SELECT ?event ?date WHERE {{
  GRAPH ?document {{
    ?claim rdf:subject ?event ; rdf:predicate kg:date ; rdf:object ?date ; kg:rule ?rule ; kg:confidence ?sure ;
      kg:polarity kg:Affirmed ; kg:modality kg:Actual
  }}
  FILTER(STRSTARTS(?rule, "{INFERRED}"))
}}
ORDER BY DESC(?sure) ?date ?claim
"""
Row = dict[str, Any]
Command = Callable[..., None]


def _common(command: Command) -> Command:
    """The options that all four share."""
    form = click.option("--format", "form", type=click.Choice(["table", "json", "csv"]), default="table", show_default=True)
    return graph_option(form(command))


def _open(source: Path) -> "tuple[Dataset, nx.MultiDiGraph[str]]":
    from kg.analysis import bare

    dataset = open_dataset(source)
    return dataset, bare(dataset)


@click.command()
@click.option("--by", type=click.Choice(MEASURES), default="pagerank", show_default=True, help="What counts as central.")
@click.option("--class", "kind", metavar="CLASS", help="Only this class and those below it, such as Person or Event.")
@click.option("--top", type=click.IntRange(min=1), default=20, show_default=True, help="How many.")
@_common
def rank(by: str, kind: str | None, top: int, graph: Path, form: str) -> None:
    """List the most central people, places and events.

    Facts count in both directions, each pair once; that a place lies approximately at another one joins nobody. PageRank: how
    often a walk along facts comes by. Betweenness: how many shortest connections lead through. Degree: how many neighbours.

    \b
    Example:
      kg rank --class Person --by betweenness --top 10
    """
    from kg.analysis import rank as ranked

    dataset = open_dataset(graph)
    found = ranked(dataset, by=by, kind=kind and class_name(dataset, kind), top=top)  # type: ignore[arg-type]
    rows = [
        {"rank": place, "name": row.label, "class": row.kind, by: row.score, "neighbours": row.degree, "iri": row.node}
        for place, row in enumerate(found, 1)
    ]
    _print(rows, form, hidden=("iri",) if by != "degree" else ("iri", "neighbours"))


@click.command()
@click.argument("start", metavar="FROM")
@click.argument("end", metavar="TO")
@click.option("--top", type=click.IntRange(min=1, max=50), default=1, show_default=True, help="How many different connections.")
@_common
def path(start: str, end: str, top: int, graph: Path, form: str) -> None:
    """Show how FROM and TO are connected, with the sentence behind every step.

    Names are labels, aliases or IRIs. Only facts are followed, in either direction; the shortest connection comes first.

    \b
    Example:
      kg path "Ada Reyes" "Port Vale" --top 3
    """
    from kg.analysis import along, nearest
    from kg.analysis import graph as with_claims
    from kg.cli.chains import as_rows, as_text

    dataset = open_dataset(graph)
    first, last = _node(dataset, start), _node(dataset, end)
    found = nearest(dataset, first, last, top)
    if not found:
        same = "they are one and the same" if first == last else "no chain of facts leads from one to the other"
        raise NotFound(f"nothing found: {same} ({dataset.label(first)}, {dataset.label(last)})")
    shown = with_claims(dataset.part({node for chain in found for node in chain}))
    chains = [along(shown, chain) for chain in found]
    if form == "table":
        click.echo(as_text(shown, chains))
    else:
        _print(as_rows(shown, chains), form)


@click.command()
@click.option("--smallest", type=click.IntRange(min=1), default=2, show_default=True, help="Leave out smaller groups.")
@click.option("--top", type=click.IntRange(min=1), help="How many groups.")
@_common
def communities(smallest: int, top: int | None, graph: Path, form: str) -> None:
    """List groups that are more closely connected among themselves than with the rest.

    Each is named after its most central members.

    \b
    Example:
      kg communities --smallest 4
    """
    from kg.analysis import communities as grouped

    _, network = _open(graph)
    rows = [
        {
            "group": group.number,
            "size": len(group.members),
            "inside": group.inside,
            "outside": group.outside,
            "members": _members([str(network.nodes[node]["label"]) for node in group.members], SHOWN if form == "table" else None),
        }
        for group in grouped(network, smallest)[:top]
    ]
    _print(rows, form)


@click.command()
@click.option("--since", type=Day(), help="Leave out what ended before.")
@click.option("--until", type=Day(), help="Leave out what began after.")
@click.option("--about", metavar="ENTITY", help="Only events in which this takes part, or that happened there.")
@click.option("--claims", is_flag=True, help="Events too whose date no document states: it is inferred, and marked so.")
@click.option("--undated", is_flag=True, help="Then list events without a date, too.")
@_common
def timeline(since: str | None, until: str | None, about: str | None, claims: bool, undated: bool, graph: Path, form: str) -> None:
    """List events in the order of their dates, each as exact as the documents say it.

    A date that is only inferred, from the headline or the day of publication, say, is a claim and no fact: --claims lists such events, too.
    Planned, possible and denied events are not listed: see them with kg claims.

    \b
    Example:
      kg timeline --since 2024-05-01 --about Norland --claims
    """
    from kg.analysis import timeline as happenings

    if since and until and since > until:
        raise InputError(f"--since {since} is later than --until {until}: no day lies between them")
    dataset, network = _open(graph)
    entity = _node(dataset, about) if about else None
    told = happenings(network, since, until, entity, True, _inferred(graph) if claims else None)
    rows = [
        {
            "date": (f"{event.date} inferred" if event.inferred and form == "table" else event.date) or "–",
            "event": event.label,
            "class": event.kind,
            "where": "; ".join(event.places),
            "who": "; ".join(event.participants),
            "begins": event.begins or "",
            "ends": event.ends or "",
            "precision": event.precision,
            "basis": "inferred" if event.inferred else "stated" if event.date else "",
            "iri": event.node,
        }
        for event in told
        if undated or event.date
    ]
    _print(rows, form, hidden=("begins", "ends", "precision", "basis", "iri"))
    if form == "table" and (left := sum(not event.date for event in told)) and not undated:
        say(_left_out(left, claims))


def _left_out(count: int, claims: bool) -> str:
    one = count == 1
    events = f"{count:,} {'event' if one else 'events'}"
    if claims:
        return f"{events} without any date left out: --undated lists {'it' if one else 'them'}"
    ways = "it if its date is inferred, --undated in any case" if one else "those of them whose date is inferred, --undated all"
    return f"{events} without a stated date left out: --claims lists {ways}"


def _inferred(graph: Path) -> dict[str, str]:
    """Event -> the date that is inferred for it: the surest; of equally sure ones always the same."""
    from pyoxigraph import Literal, NamedNode

    from kg.store.reading.queries import run, table

    found: dict[str, str] = {}
    for event, date in table(run(graph, INFERRED_DATES)).rows:
        if isinstance(event, NamedNode) and isinstance(date, Literal):
            found.setdefault(event.value, date.value)
    return found


def _node(dataset: "Dataset", name: str) -> str:
    """The node that a person means by ``name``; NotFound where there is none among the facts."""
    row = dataset.find(name)
    if row.claimed or row.is_a("Role"):
        why = "is only claimed, not a fact" if row.claimed else "is a post, not a person, place or event"
        raise NotFound(f"nothing found: {row.label} {why}")
    return row.iri


def _members(labels: list[str], most: int | None) -> str:
    rest = 0 if most is None else max(0, len(labels) - most)
    return "; ".join(labels[:most]) + (f"; and {rest} more" if rest else "")


def _print(rows: list[Row], form: str, hidden: tuple[str, ...] = ()) -> None:
    """The rows on standard output; ``hidden`` columns are for machines. Raises NotFound where there are none."""
    from kg.cli.printing import print_rows

    if not rows:
        raise NotFound("nothing found")
    print_rows(rows, form, hidden)
