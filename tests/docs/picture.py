"""Draw docs/page.png: the page of the golden graph's build, with what lies around the envoy of Morocco.  ``make picture``"""

import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import quote

from tests.conftest import chromium_path
from tests.golden.graphs import DATE, ROOT, build

SELECTED = "https://w3id.org/kg-builder/resource/person/youssef-benhaddou"
OPTIONS = ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--window-size=1500,900", "--virtual-time-budget=8000")


def main() -> None:
    browser = chromium_path()
    if browser is None:
        sys.exit("a picture needs Chromium")
    with tempfile.TemporaryDirectory() as scratch:
        output = Path(scratch) / "graph"
        build(["seeds"], output, "--date", DATE)
        chosen = quote(SELECTED, safe="")
        address = f"{(output / 'graph.html').as_uri()}#focus={chosen}&hops=2&at={chosen}"
        subprocess.run([browser, *OPTIONS, f"--screenshot={ROOT / 'docs' / 'page.png'}", address], check=True, capture_output=True)


if __name__ == "__main__":
    main()
