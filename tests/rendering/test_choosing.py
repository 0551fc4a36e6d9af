"""Choosing what is to be seen: by document, date and kind; and who says what, told apart."""

import pytest
from playwright.sync_api import Page

from kg.store.rows import DocumentRow
from tests.analysis.story import Story, claim, fact, iri
from tests.rendering.conftest import Open, at_rest
from tests.rendering.test_browser import shown
from tests.rendering.test_exploring import dated, set_date

pytestmark = pytest.mark.browser


def column(page: Page, number: int) -> list[str]:
    return page.locator(f"#documents tbody td:nth-child({number})").all_inner_texts()


def test_a_document_says_how_much_it_holds_and_narrows_the_page_to_itself(open_page: Open) -> None:
    page = open_page(dated())
    page.click("#tab-documents")
    assert column(page, 1)[0].startswith("Envoys meet in Port Vale")
    facts, claims = ([int(cell) for cell in column(page, number)] for number in (2, 3))
    assert 0 < facts[0] <= claims[0] and claims[1] > 0
    button = page.locator("#documents tr", has_text="Norland denies a deal").locator("button[data-paper]")
    button.click()
    assert page.locator("#graph-view").is_visible() and page.locator("#chip-paper").is_visible()
    assert "Norland denies a deal" in page.locator("#paper option:checked").inner_text()
    assert "Ada Reyes" not in shown(page)
    page.click("#tab-documents")
    assert button.get_attribute("aria-pressed") == "true"
    button.click()
    assert not page.locator("#chip-paper").is_visible() and page.locator("#documents").is_visible()
    assert "Ada Reyes" in shown(page)


def test_documents_stand_in_the_order_of_their_dates_and_titles(open_page: Open) -> None:
    found = dated()
    found.papers.append(DocumentRow(iri("document/old"), "old", "Aground at dawn", "2020-01-01"))
    found.papers.append(DocumentRow(iri("document/none"), "none", "Without a day"))
    for number, paper in enumerate(found.papers[2:]):
        sentence = "Talks between Norland and Sudland were held."
        found.said.append(claim(200 + number, "event/talks", "has_topic", "place/norland", sentence, document=paper))
    found.known.append(fact("event/talks", "has_topic", "place/norland", 200, 201))
    page = open_page(found)
    titles = [text.split(" (")[0] for text in page.locator("#paper option").all_inner_texts()[1:]]
    assert titles == ["Aground at dawn", "Envoys meet in Port Vale", "Norland denies a deal", "Without a day"]
    page.click("#tab-documents")
    assert [cell.split(" · ")[0] for cell in column(page, 1)] == titles


def test_a_range_of_dates_that_ends_before_it_begins_is_said_to_be_wrong(open_page: Open) -> None:
    page = open_page(dated())
    set_date(page, "from", "2024-06-10")
    assert not page.locator("#dates-wrong").is_visible()
    set_date(page, "until", "2024-05-01")
    assert "later" in page.locator("#dates-wrong").inner_text()
    set_date(page, "until", "2024-07-01")
    assert not page.locator("#dates-wrong").is_visible()


def test_kinds_are_switched_together_and_those_without_any_make_room(open_page: Open) -> None:
    page = open_page(dated())
    kinds = page.locator("details.kinds", has=page.locator("input[data-kind='Event/negotiation'], input[data-kind='Event/Negotiation']"))
    kinds.locator("summary").click()
    rows = kinds.locator(".row:visible")
    assert "Attack" not in rows.all_inner_texts()[0] and rows.count() == 1  # the attack is denied
    page.check("#unsure")
    assert rows.count() == 2
    numbers = [int(text) for text in kinds.locator(".row:visible .count").all_inner_texts()]
    assert numbers == sorted(numbers, reverse=True)
    kinds.locator("button[data-kinds=none]").click()
    assert kinds.locator("input:checked").count() == 0 and "Talks in Port Vale" not in shown(page)
    assert rows.count() == 2
    kinds.locator("button[data-kinds=all]").click()
    assert kinds.locator("input:checked").count() == 2 and "Talks in Port Vale" in shown(page)


def seen(page: Page) -> list[float]:
    at_rest(page)
    page.click("#link")
    return [float(part) for part in page.evaluate("new URLSearchParams(location.hash.slice(1)).get('see')").split(",")]


def test_what_a_filter_leaves_is_brought_into_view(open_page: Open) -> None:
    page = open_page(dated())
    page.uncheck("input[data-class=Person]")
    page.uncheck("input[data-class=Event]")
    few = seen(page)
    page.click("#zoom-all")
    assert seen(page) == pytest.approx(few, rel=0.03)


def test_what_was_filtered_on_another_tab_is_in_view_on_the_drawing(open_page: Open) -> None:
    page = open_page(dated())
    page.click("#tab-timeline")
    set_date(page, "from", "2024-06-01")
    page.click("#tab-graph")
    shown_then = seen(page)
    page.click("#zoom-all")
    assert seen(page) == pytest.approx(shown_then, rel=0.03)


def test_where_no_path_is_shown_a_button_brings_in_what_is_not_established(open_page: Open) -> None:
    page = open_page(dated())
    page.fill("#search", "ada")
    page.press("#search", "Enter")
    page.click("#act-path")
    page.check("input[data-status=denied]")
    page.locator("#ask input").fill("attack")
    page.uncheck("input[data-status=denied]")
    page.locator("#ask input").press("Enter")
    page.click("#show-unsure")
    assert page.is_checked("#unsure")
    assert page.locator("#panel .steps > li").count() > 0 and page.locator("#show-unsure").count() == 0


def two_of_the_herald() -> Story:
    """The story with a second document of the same publisher, and almost the same title, on the summit."""
    found = dated()
    first = found.papers[0]
    other = DocumentRow(iri("document/herald-2"), "herald-2", "Envoys meet in Port Vale once more", "2024-06-30", first.publisher)
    found.papers.append(other)
    found.said.append(claim(300, "event/summit", "has_topic", "place/port-vale", "The summit is about Port Vale.", document=other))
    found.known.append(fact("event/summit", "has_topic", "place/port-vale", 300))
    return found


def test_documents_of_one_publisher_are_told_apart_and_silence_is_quiet(open_page: Open) -> None:
    page = open_page(two_of_the_herald())
    page.click("#tab-sources")
    page.select_option("#topic", label="June summit · Una Berg")
    heads = page.locator("#sources th.voice").all_inner_texts()
    assert len(set(heads)) == len(heads) == 3
    assert sum("The Herald" in head for head in heads) == 2 and any("once more" in head and "2024-06-30" in head for head in heads)
    assert page.locator("#sources th.voice >> nth=0").get_attribute("title")
    silent = page.locator("#sources td", has=page.locator(".silent")).first
    assert silent.locator(".unseen").text_content() == "silent" and silent.locator("[aria-hidden]").inner_text() == "–"
    assert page.locator("#topic optgroup").evaluate_all("all => all.map(e => e.label)") == sorted(
        page.locator("#topic optgroup").evaluate_all("all => all.map(e => e.label)")
    )


def test_a_wide_table_of_sources_scrolls_under_its_first_column(open_page: Open) -> None:
    page = open_page(two_of_the_herald(), viewport={"width": 360, "height": 640})
    page.click("#tab-sources")
    page.select_option("#topic", label="June summit · Una Berg")
    page.click("#close")
    before = page.locator("#sources tbody th >> nth=0").bounding_box()
    page.evaluate("document.querySelector('#sources .scroll').scrollLeft = 60")
    after = page.locator("#sources tbody th >> nth=0").bounding_box()
    assert page.evaluate("document.querySelector('#sources .scroll').scrollLeft") > 20
    assert before and after and abs(before["x"] - after["x"]) < 1
