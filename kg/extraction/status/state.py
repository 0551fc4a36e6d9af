"""How real something is, while walking through a tree."""

from msgspec import Struct
from msgspec.structs import replace

from kg.model import Modality

FORBIDDING = frozenset("forbid ban prohibit bar outlaw".split())
_RANK: dict[Modality, int] = {"Actual": 0, "Planned": 1, "Possible": 2}


class State(Struct, frozen=True):
    """Denied or not, how real, and the word that says so. ``weak``: possible only in itself, so a plan above makes it planned."""

    denied: bool = False
    modality: Modality = "Actual"
    cue: str = ""
    weak: bool = False

    @property
    def plain(self) -> bool:
        return not self.denied and self.modality == "Actual"


PLAIN = State()


def planned(cue: str) -> State:
    return State(modality="Planned", cue=cue)


def possible(cue: str, weak: bool = False) -> State:
    return State(modality="Possible", cue=cue, weak=weak)


def negated(cue: str) -> State:
    return State(denied=True, cue=cue)


def ruled_out(cue: str, verb: str) -> State:
    """What a verb denies: what is forbidden is not to be, whether or not it is done."""
    return State(True, "Planned" if verb in FORBIDDING else "Actual", cue)


def within(outer: State, inner: State) -> State:
    """``inner`` in the scope of ``outer``. Two negations cancel, but "did not deny" asserts nothing: possible."""
    if inner is PLAIN:
        return outer
    if outer is PLAIN:
        return inner
    cue = inner.cue or outer.cue
    if outer.denied and inner.denied:
        return State(False, "Possible", cue)
    if inner.weak and outer.modality == "Planned":
        modality: Modality = "Planned"
    else:
        modality = max(outer.modality, inner.modality, key=_RANK.__getitem__)
    return State(outer.denied or inner.denied, modality, cue, inner.weak and not outer.plain)


def affirmed(state: State) -> State:
    """The state without its negation."""
    return replace(state, denied=False) if state.modality != "Actual" else PLAIN


def unsettled(state: State) -> State:
    """What a report that was not made leaves of its content: open."""
    return possible(state.cue) if state.denied else PLAIN
