"""A browser without a network, and pages opened in it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from kg.analysis import Whole
from kg.rendering import Options, render

ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
Open = Callable[..., Page]


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=list(ARGUMENTS))
        yield started
        started.close()


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """``open_page(dataset, options, **context)`` opens the page from a file. When the test ends, no request may have left, and nothing may have failed."""
    contexts: list[BrowserContext] = []
    trouble: list[str] = []
    requests: list[str] = []

    def opened(dataset: Whole, options: Options | None = None, **settings: object) -> Page:
        file = tmp_path / "graph.html"
        file.write_text(render(dataset, options), encoding="utf-8")
        context = browser.new_context(offline=True, **{"viewport": {"width": 1280, "height": 800}, **settings})  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: trouble.append(f"console {message.type}: {message.text}"))
        page.on("pageerror", lambda error: trouble.append(f"error: {error}"))
        page.on("dialog", lambda dialog: trouble.append("a dialog opened"))
        page.on("request", lambda request: requests.append(request.url))
        page.goto(file.as_uri())
        page.wait_for_selector("html[data-ready=yes]")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert trouble == []
    assert requests == [(tmp_path / "graph.html").as_uri()] * len(contexts)


def at_rest(page: Page) -> None:
    """Wait until the drawing is the same for a dozen frames. Its movements go by frames, not by time, however slow the machine is."""
    page.evaluate(
        """() => new Promise((rest) => {
          let [before, same] = ["", 0];
          const look = () => {
            const now = document.querySelector("#network canvas").toDataURL();
            same = now === before ? same + 1 : 0;
            before = now;
            if (same === 12) rest();
            else requestAnimationFrame(look);
          };
          look();
        })"""
    )
