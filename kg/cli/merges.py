"""``kg merges``: which names were taken for one and may not be, which may be one and were not, and what people decide about them."""

import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli import options
from kg.cli.evidence import print_line, source
from kg.cli.output import open_dataset, say
from kg.errors import Ambiguous, InputError, NotFound, StoreError

if TYPE_CHECKING:
    from kg.flow.quoting import Quote
    from kg.model import Side
    from kg.resolution.clusters.sssom import Line
    from kg.store import Dataset
    from kg.store.rows import MergeRow

SURE = 0.95
"""Score below which a merge is worth a look."""
SHOWN = 8
"""Digits of an id that are printed; fewer will do where they are enough."""
_ID = re.compile(r"[0-9a-f]{4,16}")
_MENTION = re.compile(r".*/([0-9a-f]+)-(\d+)-(\d+)")
_folder: options.Decorator = click.option(
    "-o", "-g", "--output", "--graph", "output", metavar="FOLDER", type=click.Path(path_type=Path), default=Path("exports"),
    show_default=True, help="Output folder of kg build.",
)  # fmt: skip


def _with(*shared: options.Decorator) -> options.Decorator:
    """One decorator of several, so that commands that take the same say it once; help lists them in this order."""

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        for option in reversed(shared):
            command = option(command)
        return command

    return decorate


_listing = _with(
    _folder,
    options.decisions,
    click.option("--all", "everything", is_flag=True, help="Also those that are sure."),
    click.option("--decided", is_flag=True, help="What has been decided."),
    click.option("--about", metavar="ENTITY", help="Only those of this entity, sure ones too."),
)
_deciding = _with(
    _folder,
    options.decisions,
    options.ontology,
    options.model,
    click.option("--record-only", is_flag=True, help="Only write the decision down; the next build heeds it."),
    click.option("--no-exports", is_flag=True, help="Write only the store: no Turtle, TriG and page."),
)
"""The options of what writes a decision down and makes the graph anew."""
_naming = _with(
    click.argument("names", metavar="ID… | NAME NAME", nargs=-1, required=True),
    click.option("--comment", metavar="TEXT", default="", help="Why; it stands in the file and in the graph."),
    _deciding,
)
"""What says of two names whether they are one."""


@click.group("merges", invoke_without_command=True)
@click.pass_context
@_listing
def merges(ctx: click.Context, output: Path, decisions: Path | None, everything: bool, decided: bool, about: str | None) -> None:
    """List the uncertain pairs of names, the likeliest first: "made" were taken for one, "open" were not. Then accept or reject them.

    A decision is a line in a file in the SSSOM form, which can be kept under version control. It wins over the rules, holds when the graph is built again,
    and can be undone: the graph is then the same, byte for byte, as if it had never been.

    \b
    Example:
      kg merges
      kg merges --about "Ada Reyes"
      kg merges reject 3f2a9c1b --comment "her brother"
      kg merges accept "Ada Reyes" "Adelheid Korn"
      kg merges undo 3f2a9c1b
    """
    if ctx.invoked_subcommand is None:
        _decided(output, decisions) if decided else _list(output, everything, about)


@merges.command("list")
@_listing
def list_(output: Path, decisions: Path | None, everything: bool, decided: bool, about: str | None) -> None:
    """The same as kg merges without a word behind it.

    \b
    Example:
      kg merges list --all
    """
    _decided(output, decisions) if decided else _list(output, everything, about)


@merges.command()
@_naming
def accept(names: tuple[str, ...], comment: str, **rest: object) -> None:
    """Decide that two names are one: pairs by the ids that kg merges prints, or two entities by name.

    \b
    Example:
      kg merges accept 3f2a9c1b 70aa12cd
      kg merges accept "Ada Reyes" "Adelheid Korn" --comment "her maiden name"
    """
    _decide(names, comment, same=True, **rest)  # type: ignore[arg-type]  # click's own options


@merges.command()
@_naming
def reject(names: tuple[str, ...], comment: str, **rest: object) -> None:
    """Decide that two names are not one; what was joined is split again.

    \b
    Example:
      kg merges reject 3f2a9c1b --comment "her brother"
    """
    _decide(names, comment, same=False, **rest)  # type: ignore[arg-type]  # click's own options


@merges.command()
@click.argument("ids", metavar="ID…", nargs=-1, required=True)
@_deciding
def undo(
    ids: tuple[str, ...],
    output: Path,
    decisions: Path | None,
    ontology: Path | None,
    model: str | None,
    record_only: bool,
    no_exports: bool,
) -> None:
    """Strike decisions out, so that the rules decide again.

    \b
    Example:
      kg merges --decided
      kg merges undo 3f2a9c1b
    """
    from kg.flow.decisions import undo as strike

    _carry_out(lambda: strike(output, decisions, ids), "undone", output, decisions, ontology, model, record_only, no_exports)


def _decide(
    names: tuple[str, ...],
    comment: str,
    same: bool,
    output: Path,
    decisions: Path | None,
    ontology: Path | None,
    model: str | None,
    record_only: bool,
    no_exports: bool,
) -> None:
    from kg.flow.decisions import base_of, decide

    dataset = open_dataset(output)
    lines = [_line(row, same, comment) for row in _pairs(dataset, names, same)]
    base = base_of(output)
    _carry_out(
        lambda: decide(output, decisions, lines, base),
        "accepted" if same else "rejected",
        output,
        decisions,
        ontology,
        model,
        record_only,
        no_exports,
    )


def _carry_out(
    change: Callable[[], int],
    done: str,
    output: Path,
    decisions: Path | None,
    ontology: Path | None,
    model: str | None,
    record_only: bool,
    no_exports: bool,
) -> None:
    from kg import flow
    from kg.cli.telling import progress
    from kg.flow.decisions import decisions_file

    wanted = flow.Options(ontology=ontology, model=model, exports=not no_exports, decisions=decisions)
    with progress() as listener:
        count, _ = flow.redecide(change, output, wanted, listener, build=not record_only)
    click.echo(f"{count} {done}, in {decisions_file(output, decisions)}" if count else "that was decided already")


def _pairs(dataset: "Dataset", names: Sequence[str], same: bool) -> "list[MergeRow]":
    """The pairs that the ids name, or the one of two names."""
    known = dataset.merges(("made", "accepted", "rejected", "open"))
    if all(_ID.fullmatch(name) for name in names):
        return [_only(name, [row for row in known if row.id.startswith(name)]) for name in names]
    if len(names) != 2:
        raise InputError("name pairs by the ids that 'kg merges' prints, or two entities by name")
    one, other = (dataset.find(name) for name in names)
    if one.iri != other.iri:
        return [_between(dataset, one.iri, other.iri, known)]
    found = [row for row in known if row.merged_into == one.iri and {row.left_text, row.right_text} == set(names)]
    if same or not found:
        raise NotFound(f"{names[0]!r} and {names[1]!r} are one: {one.label}; 'kg merges --about {one.label!r}' lists the ids of its pairs")
    return found


def _only(name: str, fitting: "list[MergeRow]") -> "MergeRow":
    if len(fitting) != 1:
        found, error = (f"{len(fitting)} pairs", Ambiguous) if fitting else ("no pair", NotFound)
        raise error(f"{found} with the id {name!r} ('kg merges --all' lists them)")
    return fitting[0]


def _between(dataset: "Dataset", one: str, other: str, known: "list[MergeRow]") -> "MergeRow":
    """A pair that stands for two entities: the one that the graph asks about, or else their first mentions."""
    from kg.store.rows import MergeRow

    ends = {one, other}
    for row in known:
        if row.status in ("open", "rejected") and {*dataset.refers_to(row.left), *dataset.refers_to(row.right)} == ends:
            return row
    mentions = [next(iter(dataset.mentions_of(iri)), None) for iri in sorted(ends)]
    left, right = (mention for mention in (*mentions, None, None)[:2])
    if left is None or right is None:
        raise InputError("a post or a country that no document names cannot be decided about")
    return MergeRow("", left, right, dataset.words(left), dataset.words(right), "", "", 0.0, "open")


def _line(row: "MergeRow", same: bool, comment: str) -> "Line":
    from kg.model import Decision
    from kg.resolution.clusters.sssom import Line

    sides = _sides(row)
    if not sides:
        raise InputError(f"the graph names {row.left} in a way that no decision can")
    (left, words), (right, others) = sorted(zip(sides, (row.left_text, row.right_text), strict=True))
    given = comment or (f"{row.reason} ({row.score:.2f})" if row.status in ("made", "open") and row.reason else "")
    return Line(Decision(left, right, same, " ".join(given.split())), (words, others))


def _sides(row: "MergeRow") -> "tuple[Side, ...]":
    """The two mentions of a pair; nothing where the graph names them in another way than kg does."""
    found = tuple((match[1], int(match[2]), int(match[3])) for match in map(_MENTION.fullmatch, (row.left, row.right)) if match)
    return found if len(found) == 2 else ()


def _list(output: Path, everything: bool, about: str | None) -> None:
    dataset = open_dataset(output)
    found = dataset.merges(("made", "open", "accepted") if everything or about else ("made", "open"))
    if about is not None:
        wanted = dataset.find(about).iri
        found = [row for row in found if wanted in (row.merged_into, *dataset.refers_to(row.left), *dataset.refers_to(row.right))]
    elif not everything:
        found = [row for row in found if row.status == "open" or row.score < SURE]
    if found:
        print_line(f"{'id':<{SHOWN}}  {'status':<8}  score  reason", 0, "bold")
    documents = {row.iri: source(row) for row in dataset.documents()}
    quoted = _quoted(output, (side for row in found for side in _sides(row)))
    for row in sorted(found, key=lambda r: (-r.score, r.left_text, r.right_text, r.id)):
        print_line(f"{row.id[:SHOWN]}  {row.status:<8}  {row.score:<5.2f}  {row.reason}")
        for words, document, side in zip((row.left_text, row.right_text), row.documents, _sides(row) or (None, None), strict=True):
            _print_side(words, documents.get(document, "an unknown document"), quoted.get(side) if side is not None else None)
    if not found:
        say("no pair of names is uncertain" if about is None and not everything else "no pairs")
        sys.exit(1)


def _decided(output: Path, given: Path | None) -> None:
    from kg.flow.decisions import read_decisions
    from kg.store.rdf.identity import pair_id

    found = read_decisions(output, given)
    if found:
        print_line(f"{'id':<{SHOWN}}  decision  why", 0, "bold")
    quoted = _quoted(output, (side for decision in found for side in (decision.left, decision.right)))
    for decision in sorted(found, key=lambda d: (d.left, d.right)):
        said = "accepted" if decision.same else "rejected"
        print_line(f"{pair_id(decision.left, decision.right)[:SHOWN]}  {said}  {decision.comment}".rstrip())
        for side in (decision.left, decision.right):
            known = quoted.get(side)
            named = known.document if known is not None else None
            where = (
                "no document here has it" if named is None else ", ".join(filter(None, (named.title or named.id, named.source, named.date)))
            )
            _print_side(known.words if known is not None else "mention:{}-{}-{}".format(*side), where, known)
    if not found:
        say("nothing has been decided")
        sys.exit(1)


def _quoted(output: Path, sides: "Iterable[Side]") -> "Mapping[Side, Quote]":
    """The sentences around mentions; none, and a message, where the stored documents cannot be read: the list is of use without them."""
    from kg.flow.quoting import quotes

    try:
        return quotes(output, sides)
    except StoreError as error:
        say(f"kg: no sentences are quoted: {error}")
        return {}


def _print_side(words: str, where: str, quoted: "Quote | None") -> None:
    """One name of a pair: its words, its document, and its sentence if that is stored."""
    print_line(f"{words} — {where}", 4)
    if quoted is not None:
        start, end = quoted.span
        print_line(f"“{quoted.sentence[:start]}«{quoted.words}»{quoted.sentence[end:]}”", 6, "dim")
