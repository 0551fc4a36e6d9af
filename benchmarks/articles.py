"""Make any number of news-like articles from seeds/ by seeded recombination and renaming.

Why not simply repeat the seeds: a graph that stops growing measures nothing. Each story (five articles) gives the people and organisations of
the seeds names of its own; each article is most of one report, shuffled, with a paragraph of another. The same seed gives the same articles.
"""

import json
import random
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from kg.documents import Note, read

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
STORY = 5
NAME = re.compile(r"\b[A-Z][\w’']+(?: (?:van )?[A-Z][\w’']+)+")
FIRST = (
    "Ada Bela Carla Dario Edna Fabian Gita Hugo Ilse Jonah Kira Leon Mira Nils Olga Pavel Rita Selim Tara Urban Vera Wanda Xenia Yara Zoran "
    "Amos Berta Cyril Dina Emil Flora Gustav Heidi Igor Jana Karl Linda Marek Nora Otto"
).split()
SYLLABLES = "ba dor kel min ros tan vel hol mar sten lin gar fen bru cas del".split()
KEPT = re.compile(
    r"Cape|Town|Panama|City|High|Court|United|Nations|Cross|World|Bank|South|Africa|Supreme|Prime|Minister|Baffin|Island|University|President|Mayor|Judge|"
    r"Grand|Harbour|Prosecutor|Engineer|Instruments|Sonar|Authority|Institute|League|Lines|Survey|Wire|Marine|Prize|Hall|.*(?:ian|can|ese|Dutch)"
)
"""Words of names that say what the named thing is, or where; they stay."""


def articles(count: int, seed: int = 7) -> Iterator[dict[str, str]]:
    """``count`` JSONL rows with id, title, date, source and text of 150 to 250 words."""
    reports = [d for d in read([SEEDS], "2024-03-12") if not isinstance(d, Note)]
    for number in range(count):
        chance = random.Random(f"{seed}/{number}")
        names = random.Random(f"{seed}/story {number // STORY}")
        report, other = chance.sample(reports, 2)
        paragraphs = [p for p in report.text.split("\n\n") if p.strip()]
        body = paragraphs[1:]
        chance.shuffle(body)
        text = "\n\n".join([paragraphs[0], *body, chance.choice(other.text.split("\n\n")[1:])])
        yield {
            "id": f"article-{number}",
            "title": paragraphs[0].split("\n")[0],
            "date": f"20{10 + number % 14}-{1 + number % 12:02}-{1 + number % 28:02}",
            "source": f"Gazette {number % 17}",
            "text": _renamed(text, names),
        }


def written(rows: Iterable[Mapping[str, str]], file: Path) -> Path:
    """``file``, with the rows in it as JSON lines."""
    file.write_text("".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows), "utf-8")
    return file


def _renamed(text: str, chance: random.Random) -> str:
    """Other names for people and organisations, each word the same way throughout a text; places keep theirs."""
    words = sorted({w for name in NAME.findall(text) for w in name.split() if len(w) > 3 and not KEPT.fullmatch(w)})
    new = {word: _surname(chance) if index % 2 else chance.choice(FIRST) for index, word in enumerate(words)}
    pattern = re.compile(r"\b(" + "|".join(map(re.escape, words)) + r")\b") if words else None
    return pattern.sub(lambda found: new[found.group(1)], text) if pattern else text


def _surname(chance: random.Random) -> str:
    return "".join(chance.sample(SYLLABLES, 3)).capitalize()
