"""Who is among several: what is coordinated, and whom "including" names."""

from collections.abc import Iterator

from kg.extraction.grammar.walk import child, children, with_conjuncts
from kg.extraction.parse.parsed import Token


def with_members(token: Token) -> tuple[Token, ...]:
    """The token, what is coordinated with it, and whom "including" names among them ("four officials, including A and B")."""
    found = with_conjuncts(token)
    named = [m for each in found for m in included(each)]
    return (*found, *named) if named else found


def included(head: Token) -> Iterator[Token]:
    """Those that "including" names, where it hangs on this token; "not including" names nobody."""
    for preposition in children(head, "prep"):
        if preposition.lower_ == "including" and child(preposition, "neg") is None:
            for inner in children(preposition, "pobj"):
                yield from with_conjuncts(inner)
