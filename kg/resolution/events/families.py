"""Words that can name one event: inflections of one word, and a noun of action beside its verb ("exploded", "explosion"; "died", "death").

Why rules and a short list: how English makes nouns of action out of verbs is regular enough that words nobody has listed are known too, and irregular verbs
and nouns are a closed class. Words of like meaning are another thing: see ``told_alike``.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path

_IRREGULAR = {
    form: base
    for entry in """
    bear bore borne born birth; beat beaten; become became; begin began begun; bend bent; bid bade bidden; bind bound; bite bit bitten; bleed bled;
    blow blew blown; break broke broken; breed bred; bring brought; build built; burn burnt; buy bought; catch caught; choose chose chosen choice; cling clung;
    come came; deal dealt; deny denial; die dead death dying; dig dug; dive dove; draw drew drawn; drive drove driven; eat ate eaten; fall fell fallen; feed fed;
    feel felt; fight fought; find found; flee fled; fling flung; fly flew flown flight; forbid forbade forbidden; forget forgot forgotten; freeze froze frozen;
    get got gotten; give gave given gift; go went gone; grow grew grown growth; hang hung; hear heard; hide hid hidden; hold held; keep kept; kneel knelt;
    know knew known; lead led; leave left; lend lent; lose lost loss; make made; marry marriage; meet met; overthrow overthrew overthrown; pay paid; prove proven
    proof; rebel rebellion; rebuild rebuilt; ride rode ridden; ring rang rung; rise rose risen; rob robbery; run ran; say said; see saw seen; seek sought;
    sell sold sale; send sent; shake shook shaken; shine shone; shoot shot; show shown; shrink shrank shrunk; sing sang sung; sink sank sunk; sit sat;
    slay slew slain; sleep slept; slide slid; speak spoke spoken speech; spend spent; spring sprang sprung; stand stood; steal stole stolen theft; stick stuck;
    strike struck stricken; swear swore sworn; sweep swept; swim swam swum; swing swung; take took taken; teach taught; tear tore torn; tell told;
    think thought; threaten threat; throw threw thrown; try trial; undergo underwent undergone; understand understood; undertake undertook undertaken;
    wake woke woken; wear wore worn; weep wept; win won victory; withdraw withdrew withdrawn; withhold withheld; write wrote written; pursue pursuit;
    analyse analyze analysis; believe belief; relieve relief; enter entry entrance; succeed success; advise advice; complain complaint
    """.split(";")
    for base, *forms in [entry.split()]
    for form in (base, *forms)
}  # fmt: skip
"""Irregular forms of verbs, and nouns of action that no rule leads to: form -> verb."""
_NOUNS = {
    verb: frozenset(nouns.split())
    for verb, nouns in {
        "": "ion ation ition tion ment ement al anc enc ur",
        "d": "sion s c",
        "t": "ssion",
        "r": "sition",
        "b": "ption",
        "y": "ication ial iag",
        "iv": "ption",
        "oy": "uction",
    }.items()
}
"""What is left of a verb after the letters that its noun of action has too -> what is left of the noun; both without a final e."""
_ALONE = frozenset("ion ation ment ement al anc enc".split())
"""Endings that a verb of three letters may have: "pay", "payment"."""
_LEAST = 4
"""Letters that a verb and its noun have in common at least."""


@lru_cache(maxsize=1 << 16)
def base(word: str) -> str:
    """A word without its inflection: "struck" and "strikes" alike, "attacked" and "attack". An irregular noun of action gives its verb's."""
    word = word.casefold()
    return _bare(_IRREGULAR.get(word, "") or _IRREGULAR.get(word.removesuffix("s"), "") or _uninflected(word))


def is_plain(word: str) -> bool:
    """Whether a word has no inflection but perhaps an s: "attend", "attends", not "attended" nor "fled"."""
    word = word.casefold()
    return base(word) in (_bare(word), _bare(word.removesuffix("s")), _bare(word.removesuffix("es")))


def _uninflected(word: str) -> str:
    for ending, instead in (("ings", ""), ("ing", ""), ("ies", "y"), ("ied", "y"), ("ed", ""), ("es", "e"), ("s", "")):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 1 and re.search("[aeiouy]", stem) and not (ending == "s" and stem.endswith("s")):
            if ending == "ed" and stem.endswith("e"):  # "agreed", but not "need"
                return f"{stem}e" if stem.endswith("re") else word
            return stem[:-1] + instead if ending in ("ies", "ied") and len(stem) < 2 else stem + instead
    return word


def _bare(word: str) -> str:
    """Without what inflection adds or takes away at the end: a silent e, a doubled consonant, an e before the s of "crashes"."""
    word = re.sub(r"(?<=[sxzh])e$|(?<=..)e$", "", word)
    return re.sub(r"([b-df-hj-np-tv-z])\1$", r"\1", word) if len(word) > 3 else word


@lru_cache(maxsize=1 << 16)
def akin(one: str, other: str) -> bool:
    """Whether two words, given without inflection (see ``base``), are one or a verb and its noun of action."""
    if one == other:
        return True
    common = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    verb, noun = sorted((one[common:], other[common:]), key=len)
    if common < _LEAST:
        return common == _LEAST - 1 and not verb and noun in _ALONE
    return noun in _NOUNS.get(verb, ()) or (not verb and noun == "y" and one[common - 1] == "r")


def families(words: Iterable[str]) -> Mapping[str, str]:
    """For each word without inflection the first of its family among ``words``."""
    alike: dict[str, list[str]] = defaultdict(list)
    found: dict[str, str] = {}
    for word in sorted(set(words)):
        heads = alike[word[: _LEAST - 1]]
        found[word] = next((head for head in heads if akin(head, word)), word)
        if found[word] == word:
            heads.append(word)
    return found


@cache
def told_alike() -> tuple[frozenset[str], ...]:
    """Groups of words, without inflection, that tell one event in other words ("quit", "resign")."""
    lines = Path(__file__).with_name("data").joinpath("alike.txt").read_text(encoding="utf-8").splitlines()
    return tuple(frozenset(map(base, line.split())) for line in lines if line and not line.startswith("#"))


@lru_cache(maxsize=1 << 16)
def groups(word: str) -> frozenset[int]:
    """Numbers of the groups in which a word, given without inflection, or a verb or noun akin to it stands."""
    return frozenset(number for number, group in enumerate(told_alike()) if any(akin(*sorted((word, other))) for other in group))
