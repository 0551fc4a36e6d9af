"""Run every command of README.md's console blocks and write what it prints into the page.  ``make golden``"""

import tempfile
from pathlib import Path

from tests.docs.console import refreshed
from tests.golden.graphs import DATE, ROOT, build


def main() -> None:
    page = ROOT / "README.md"
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        (folder / "seeds").symlink_to(ROOT / "seeds")
        build(["seeds"], folder / "exports", "--date", DATE, cwd=folder)
        page.write_text(refreshed(page.read_text("utf-8"), folder), "utf-8")


if __name__ == "__main__":
    main()
