"""Write into README.md what its commands print and what the measurements say.  ``make golden``"""

import tempfile
from pathlib import Path

from tests.docs.console import refreshed
from tests.docs.figures import with_figures
from tests.golden.graphs import DATE, ROOT, build


def main() -> None:
    page = ROOT / "README.md"
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        (folder / "seeds").symlink_to(ROOT / "seeds")
        build(["seeds"], folder / "exports", "--date", DATE, cwd=folder)
        page.write_text(with_figures(refreshed(page.read_text("utf-8"), folder), ROOT), "utf-8")


if __name__ == "__main__":
    main()
