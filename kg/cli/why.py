"""``kg why``: the sentences behind an edge, or the reasons why two names are one."""

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.evidence import print_claim, print_line
from kg.cli.output import graph_option, open_dataset, say, value_label
from kg.cli.terms import property_name
from kg.errors import Ambiguous, InputError, NotFound
from kg.ontology.joins import JOINS

if TYPE_CHECKING:
    from kg.store import Dataset
    from kg.store.rows import ClaimRow, EntityRow, FactRow, MergeRow

ANY = ("?", "any", "*")
INFERRED = ("located_in", "approximately_at")
"""Properties that may follow from where a place is taken to lie."""


@click.command()
@click.argument("names", nargs=-1, required=True, metavar="SUBJECT PREDICATE OBJECT")
@graph_option
@click.option("--same", is_flag=True, help="Ask why two names (A B) are one entity.")
def why(names: tuple[str, ...], graph: Path, same: bool) -> None:
    """Show the sentences behind an edge; if it is not a fact, say what speaks for it and why that was refused.

    SUBJECT and OBJECT are labels or IRIs (OBJECT may be a value, such as a date), PREDICATE is a property with or without "kg:". "?" stands for any.

    \b
    Example:
      kg why "Ada Reyes" represents Norland
      kg why talks held_in "?"
      kg why --same "Ada Reyes" "A. Reies"
    """
    dataset = open_dataset(graph)
    if same:
        _same(dataset, *_exactly(names, 2, "--same takes two names"))
    else:
        _edge(dataset, *_exactly(names, 3, "name a subject, a predicate and an object"))


def _exactly(names: tuple[str, ...], number: int, message: str) -> tuple[str, ...]:
    if len(names) != number:
        raise InputError(f"{message} (got {len(names)}); quote names of several words")
    return names


def _edge(dataset: "Dataset", subject: str, predicate: str, object_: str) -> None:
    if subject in ANY and object_ in ANY:
        raise InputError("name at least one end of the edge")
    wanted = Edge(dataset, subject, predicate, object_)
    facts = [fact for fact in dataset.facts(wanted.about()) if wanted.fits(fact.subject, fact.predicate, fact.object)]
    known = {iri for fact in facts for iri in fact.claims}
    claims = [claim for claim in wanted.claims() if claim.iri in known or wanted.fits(claim.subject, claim.predicate, claim.object)]
    for fact in facts:
        _print_fact(dataset, fact, [claim for claim in claims if claim.iri in fact.claims])
    _print_refused(dataset, [claim for claim in claims if claim.iri not in known], bool(facts))
    if not facts and not claims:
        raise NotFound(f"nothing says that {wanted}{wanted.others()}")
    if not facts:
        sys.exit(1)


class Edge:
    """A triple asked for, in which "?" stands for anything."""

    def __init__(self, dataset: "Dataset", subject: str, predicate: str, object_: str) -> None:
        self.dataset = dataset
        self.subject = None if subject in ANY else dataset.find(subject)
        self.predicate = None if predicate in ANY else property_name(dataset, predicate)
        self.object = None if object_ in ANY else _object(dataset, object_, self.subject)

    def fits(self, subject: str, predicate: str, object_: str) -> bool:
        """Whether a triple is what was asked for; a superproperty asked for is met by the facts, which are closed."""
        return (
            (self.subject is None or subject == self.subject.iri)
            and (self.predicate is None or predicate == self.predicate)
            and (self.object is None or object_ == self.object)
        )

    def about(self) -> str | None:
        """An end that is named and an entity."""
        ends = (self.subject.iri if self.subject is not None else None, self.object)
        return next((end for end in ends if end is not None and end in self.dataset.by_iri), None)

    def others(self) -> str:
        """What there is between the two ends instead, if both are named."""
        if self.subject is None or self.object is None:
            return ""
        ends = {self.subject.iri, self.object}
        found = {
            row.predicate for rows in (self.dataset.facts(self.about()), self.claims()) for row in rows if {row.subject, row.object} == ends
        }
        return f"; what is said of the two: {', '.join(sorted(found))}" if found else ""

    def claims(self) -> "list[ClaimRow]":
        """All claims about that end."""
        return self.dataset.claims(about=self.about())

    def __str__(self) -> str:
        end = (
            "anything"
            if self.object is None
            else value_label(self.dataset, self.object, None if self.object in self.dataset.by_iri else "string")
        )
        return f"{self.subject.label if self.subject else 'anything'} {self.predicate or 'is related to'} {end}"


def _object(dataset: "Dataset", text: str, subject: "EntityRow | None") -> str:
    """The IRI of an entity; what no entity is called may be a value or a class that stands in the graph, most likely near ``subject``."""
    try:
        return dataset.find(text).iri
    except (NotFound, Ambiguous):
        for about in (*([subject.iri] if subject is not None else []), None):
            if any(row.object == text for rows in (dataset.facts(about), dataset.claims(about)) for row in rows):
                return text
        raise


def _print_fact(dataset: "Dataset", fact: "FactRow", claims: "list[ClaimRow]") -> None:
    from rich.text import Text

    line = f"{dataset.label(fact.subject)} {fact.predicate} {value_label(dataset, fact.object, fact.datatype)}"
    origins = f"{fact.origins} independent origin{'s' if fact.origins != 1 else ''}"
    print_line(Text.assemble((line, "bold"), f" — a fact, {origins}" if claims else " — a fact that no document states"))
    if fact.implied:
        print_line("follows from a more specific property, or from one that holds in both directions", 2)
    placement = dataset.placement(fact.subject) if fact.predicate in INFERRED else None
    if placement is not None and placement.at == fact.object:
        print_line(f"inferred: {placement.reason} (score {placement.score:.2f}); the gazetteer has no such place", 2)
    elif not claims:
        print_line("added by the gazetteer or the shape of a post, not by a sentence", 2)
    for claim in claims:
        print_claim(dataset, claim)


def _print_refused(dataset: "Dataset", claims: "list[ClaimRow]", besides: bool) -> None:
    if claims:
        print_line("Besides, not taken as fact:" if besides else "Not a fact. What was found instead:")
    for claim in claims:
        print_claim(dataset, claim, heading=True)


def _same(dataset: "Dataset", left: str, right: str) -> None:
    one, other = _named(dataset, left, right), _named(dataset, right, left)
    if one.iri != other.iri:
        raise NotFound(f"{left!r} ({one.label}) and {right!r} ({other.label}) are two entities in this graph{_asked(dataset, one, other)}")
    print_line(f"{left!r} and {right!r} are one: {one.label} ({one.kind}), also called {', '.join(one.labels[1:]) or 'nothing else'}")
    steps = [f"{merge.left_text!r} = {merge.right_text!r}: {merge.reason} (score {merge.score:.2f})" for merge in _chain(dataset, one)]
    for step in dict.fromkeys(steps):
        print_line(f"{step}{_times(steps.count(step))}", 2)
    within = _within(dataset, one, {left.casefold(), right.casefold()})
    for line in within:
        print_line(line, 2)
    if not steps and not within:
        say("it has the same name wherever it stands")


def _named(dataset: "Dataset", name: str, other: str) -> "EntityRow":
    """The entity of a name; of a description or pronoun ("the company") that of the other name, where its documents call it so. Raises NotFound."""
    try:
        return dataset.find(name)
    except (NotFound, Ambiguous):
        about = dataset.find(other)
        if any(words.casefold() == name.casefold() for words, _, _ in dataset.joins(about.iri)):
            return about
        raise


def _within(dataset: "Dataset", entity: "EntityRow", asked: set[str]) -> list[str]:
    """Why the documents' own mentions are one: those that are asked for word by word, the others by rule."""
    joins = dataset.joins(entity.iri)
    named = Counter(join for join in joins if join[0].casefold() in asked)
    others = Counter((rule, score) for words, rule, score in joins if words.casefold() not in asked)
    lines = [f"{words!r} within a document: {_rule(rule, score)}{_times(count)}" for (words, rule, score), count in sorted(named.items())]
    return [*lines, *(f"other words within a document: {_rule(*rule)}{_times(count)}" for rule, count in sorted(others.items()))]


def _rule(rule: str, score: float) -> str:
    return f"{rule}, {JOINS[rule][0]} (score {score:.2f})" if rule in JOINS else f"{rule} (score {score:.2f})"


def _times(count: int) -> str:
    return f", {count} times" if count > 1 else ""


def _asked(dataset: "Dataset", one: "EntityRow", other: "EntityRow") -> str:
    """What has been decided or asked about two entities."""
    for row in dataset.merges(("rejected", "open")):
        if {*dataset.refers_to(row.left), *dataset.refers_to(row.right)} == {one.iri, other.iri}:
            may_be = f"may be one ({row.reason}, score {row.score:.2f}): 'kg merges accept {row.id[:8]}' makes them one"
            return f": {row.reason}" if row.status == "rejected" else f"; they {may_be}"
    return ""


def _chain(dataset: "Dataset", entity: "EntityRow") -> "list[MergeRow]":
    return dataset.merges(into=entity.iri)
