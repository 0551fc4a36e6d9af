"""How soon the page answers a click, against what pyvis makes of the same graph as it comes.  ``make bench``

Both pages are files, opened in headless Chromium with the network off. The time runs from the navigation until a click on a node of the drawing is answered:
here, until its sentences stand in the panel (of an overview, until the community lists its members); there, until vis-network reports a click.
"""

import json
import random
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from benchmarks.sections import called, give, measured_with, parser
from kg.rendering import Options, render
from tests.analysis.story import COURIER, HERALD, Story, claim, entity, fact
from tests.conftest import chromium_path

SIZES = ((1_000, 3_000), (5_000, 15_000), (20_000, 60_000))
ARGUMENTS = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")
PATIENCE = 120
"""Seconds after which a page that does not answer is given up."""
KINDS = ("Person", "Person", "Organization", "Country", "City", "Negotiation")
CIRCLE = 25
"""Nodes that mostly know one another."""


def generated(nodes: int, edges: int, seed: int = 1) -> Story:
    """A graph like those that news make: circles of about ``CIRCLE``, lines between them that prefer few nodes, a sentence for each edge."""
    chance = random.Random(seed)
    people = [_entity(number, chance) for number in range(nodes)]
    found: set[tuple[int, int]] = set()
    while len(found) < edges:
        first = chance.randrange(nodes)
        near = first // CIRCLE * CIRCLE + min(int(chance.expovariate(0.15)), CIRCLE - 1)
        second = near if chance.random() < 0.85 else int(nodes * chance.random() ** 3)
        if first != second and second < nodes:
            found.add((first, second))
    pairs = sorted(found)
    return Story(
        people,
        [fact(f"x/{a}", "ally_of", f"x/{b}", number) for number, (a, b) in enumerate(pairs)],
        [_claim(*item) for item in enumerate(pairs)],
    )


def _entity(number: int, chance: random.Random) -> Any:
    kind = KINDS[number % len(KINDS)]
    day = f"2024-{number % 12 + 1:02}-{number % 28 + 1:02}"
    more: dict[str, object] = {"date": day, "begins": day, "ends": day} if kind == "Negotiation" else {}
    if kind == "City":
        more = {"latitude": round(chance.uniform(-50, 60), 3), "longitude": round(chance.uniform(-150, 150), 3)}
    return entity(f"x/{number}", kind, f"Name {number} of Norland", **more)


def _claim(number: int, pair: tuple[int, int]) -> Any:
    first, second = (f"Name {end} of Norland" for end in pair)
    sentence = f"{first} met {second} in year {number} of their dispute over the harbour and what it owes to the two towns."
    ends = (f"x/{pair[0]}", f"x/{pair[1]}")
    return claim(
        number,
        ends[0],
        "ally_of",
        ends[1],
        sentence,
        words=(first, "met", second),
        start=200 * number,
        document=(HERALD, COURIER)[number % 2],
    )


def plain(story: Story) -> str:
    """pyvis's own page of the graph, with its own options."""
    from pyvis.network import Network

    network = Network(height="800px", cdn_resources="in_line")
    for row in story.people:
        network.add_node(row.iri, label=row.label)
    network.edges = [{"from": row.subject, "to": row.object} for row in story.known]  # add_edge looks through all of them each time
    return str(network.generate_html())


def ours(page: Page, file: Path, html: str) -> float:
    """Seconds until a click in the middle is answered, where the address puts a node or a community."""
    block = re.search(r'id="graph-data">(.*?)</script>', html, re.DOTALL)
    assert block
    data = json.loads(block.group(1))
    nodes = [node for node in data["nodes"] if not data["overview"] or node["group"] == 0]
    place = [sum(node[axis] for node in nodes) / len(nodes) for axis in "xy"] if data["overview"] else [nodes[0][axis] for axis in "xy"]
    started = time.perf_counter()
    page.goto(f"{file.as_uri()}#see={place[0]},{place[1]},1", wait_until="commit")
    box = page.locator("#network").bounding_box(timeout=1000 * PATIENCE)
    assert box
    page.wait_for_selector("html[data-ready=yes]", timeout=1000 * PATIENCE)
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_selector("#panel .statement, #panel .plain" if not data["overview"] else "#chip-opened", timeout=1000 * PATIENCE)
    return time.perf_counter() - started


LISTEN = "() => { window.hit = false; network.on('click', () => { window.hit = true; }); }"
WHERE = """() => {
  const id = network.body.nodeIndices[0];
  const {x, y} = network.canvasToDOM(network.getPositions([id])[id]);
  const box = document.querySelector("#mynetwork canvas").getBoundingClientRect();
  return [x + box.left, y + box.top];
}"""


def theirs(page: Page, file: Path) -> float | None:
    """The same for pyvis's page; None if it has not answered when patience ends."""
    started = time.perf_counter()
    page.set_default_timeout(1000 * PATIENCE)
    try:
        page.goto(file.as_uri(), wait_until="commit")
        page.wait_for_function("() => typeof network !== 'undefined' && network.body")
        page.evaluate(LISTEN)
        while time.perf_counter() - started < PATIENCE:
            page.mouse.click(*page.evaluate(WHERE))
            if page.evaluate("window.hit"):
                return time.perf_counter() - started
    except Exception as error:  # the page may hang, or the browser give up on it
        print(f"pyvis: {str(error).splitlines()[0]}", file=sys.stderr)
    return None


@dataclass(frozen=True, slots=True)
class Result:
    """Seconds, and megabytes of the file."""

    nodes: int
    edges: int
    drawn: float
    megabytes: float
    answered: float
    reference: float | None


def measure(browser: Browser, nodes: int, edges: int, repeats: int, folder: Path) -> Result:
    story = generated(nodes, edges)
    started = time.perf_counter()
    html = render(story, Options(layout="spring" if nodes <= 5_000 else None))
    drawn = time.perf_counter() - started
    (folder / "ours.html").write_text(html, "utf-8")
    (folder / "theirs.html").write_text(plain(story), "utf-8")
    times = [_opened(browser, lambda page: ours(page, folder / "ours.html", html)) for _ in range(repeats)]
    reference = _opened(browser, lambda page: theirs(page, folder / "theirs.html"))
    return Result(nodes, edges, drawn, len(html.encode()) / 1e6, statistics.median(times), reference)


def _opened(browser: Browser, run: Any) -> Any:
    context = browser.new_context(offline=True, viewport={"width": 1440, "height": 900})
    try:
        return run(context.new_page())
    finally:
        context.close()


def report(results: Sequence[Result], command: str) -> str:
    def rows() -> Iterator[str]:
        for r in results:
            known = r.reference is not None
            reference = f"{r.reference:.1f}" if known else f"more than {PATIENCE}"
            ratio = f"{r.answered / r.reference:.3f}" if r.reference else f"below {r.answered / PATIENCE:.3f}"
            how = "overview" if r.nodes > 5_000 else "all nodes"
            yield f"| {r.nodes:,} | {r.edges:,} | {how} | {r.answered:.2f} | {reference} | {ratio} | {r.megabytes:.1f} | {r.drawn:.1f} |"

    return (
        "# Time until the page answers a click\n\n"
        "From opening the file until a click on the drawing is answered, in headless Chromium with the network off, against the page that pyvis makes of the same "
        "graph with its own settings, in the same run; the median of several openings, pyvis once.\n\n"
        f"{measured_with(command)}\n\n"
        "| nodes | edges | drawn as | kg, s | pyvis, s | ratio | file, MB | `render`, s |\n| --: | --: | --- | --: | --: | --: | --: | --: |\n"
        + "\n".join(rows())
        + "\n"
    )


def main() -> None:
    arguments = parser(__doc__, repeats=3)
    arguments.add_argument("--largest", type=int, default=20_000, help="leave out larger graphs")
    options = arguments.parse_args()
    path = chromium_path()
    if path is None:
        sys.exit("this needs Chromium")
    results = []
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        for nodes, edges in SIZES:
            if nodes <= options.largest:
                browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
                results.append(measure(browser, nodes, edges, options.repeats, Path(folder)))
                print(results[-1], file=sys.stderr)
                browser.close()
    text = report(results, called())
    give(text, options.output)


if __name__ == "__main__":
    main()
