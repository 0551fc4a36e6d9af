"""That nobody is misled: denials do not read as their opposite, the way back exists, what narrows the view is said, every view obeys it."""

from dataclasses import replace

import pytest

from tests.analysis.story import COURIER, Story, claim, entity, fact, iri, story
from tests.rendering.conftest import Open
from tests.rendering.test_browser import find, shown
from tests.rendering.test_exploring import dated

pytestmark = pytest.mark.browser


def test_what_is_denied_is_named_without_its_negation(open_page: Open) -> None:
    denial = "Norland did not attack Sudland, Ivo Lund said."
    found = story()
    found.people.append(entity("event/raid", "Attack", "Norland did not attack Sudland", claimed=True))
    found.said.append(
        claim(70, "event/raid", "type", "Attack", denial, datatype="class", polarity="Denied", by="person/ivo-lund", refused="denied")
    )
    page = open_page(found)
    page.click("#unsure")
    find(page, "norland did attack")
    assert page.locator("#panel h2").inner_text() == "Norland did attack Sudland"
    assert "denied" in page.locator("#panel .badge").first.inner_text()
    page.click("#tab-sources")
    row = page.locator("#sources tbody tr").first
    assert "not" not in row.locator("th").inner_text() and "says not" in row.inner_text()


def test_a_path_of_facts_is_preferred_and_another_says_what_it_is(open_page: Open) -> None:
    found = story()
    said = "Ada Reyes is no ally of Jon Holm."
    found.people.append(entity("person/jon-holm", "Person", "Jon Holm"))
    found.said.append(claim(71, "person/ada-reyes", "ally_of", "person/jon-holm", said, polarity="Denied", refused="denied"))
    page = open_page(found)
    page.click("#unsure")
    for wanted, told in (("jon", "No connection by facts. Only by what is not established: 1 step"), ("sudland", "Shortest connection: 3 steps")):
        find(page, "ada")
        page.click("#act-path")
        page.fill("#ask input", wanted)
        page.press("#ask input", "Enter")
        assert page.locator("#panel .kind").inner_text() == told


def test_back_leads_to_the_view_before(open_page: Open) -> None:
    page = open_page(story())
    find(page, "ada")
    page.click("#tab-names")
    page.go_back()
    assert page.locator("#graph-view").is_visible() and page.locator("#panel h2").inner_text() == "Ada Reyes"
    page.go_back()
    assert page.locator("#panel h2").inner_text() == "What is in here"
    page.go_forward()
    assert page.locator("#panel h2").inner_text() == "Ada Reyes"


def test_the_drawing_can_be_skipped(open_page: Open) -> None:
    page = open_page(story())
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.locator("#names").is_visible()
    assert page.evaluate("document.activeElement.id") == "names"


def test_every_filter_says_that_it_narrows_the_view(open_page: Open) -> None:
    page = open_page(story())
    page.uncheck("input[data-class=Person]")
    page.evaluate("() => { for (const box of document.querySelectorAll('details')) box.open = true; }")
    page.uncheck("input[data-relation='held in']")
    page.check("input[data-status=denied]")
    assert page.locator("#chip-classes").inner_text().startswith("Without people")
    assert page.locator("#chip-relations").inner_text().startswith("Without the relations where")
    assert page.locator("#chip-statuses").inner_text().startswith("With what is not a fact: denied")
    page.click("#chip-classes button")
    assert page.is_checked("input[data-class=Person]") and "Ada Reyes" in shown(page)


def test_all_views_obey_the_filters(open_page: Open) -> None:
    page = open_page(dated())
    page.click("#tab-sources")
    page.select_option("#topic", label="June summit · Una Berg")
    page.select_option("#paper", label="Norland denies a deal (2024-05-04)")
    assert page.locator("[data-count=Person]").inner_text() == "1"  # who was not there
    assert page.locator("#sources thead th").count() == 2  # the statement, and who denies it
    page.click("#chip-paper button")
    assert page.locator("#sources thead th").count() == 3
    find(page, "ada")
    page.click("#act-focus")
    page.click("#tab-names")
    assert set(page.locator("#names td:first-child bdi:first-of-type").all_inner_texts()) == {"Ada Reyes", "Ivo Lund", "Norland"}


def test_escape_closes_the_panel_and_then_ends_the_focus(open_page: Open) -> None:
    page = open_page(story())
    find(page, "ada")
    page.click("#act-focus")
    page.keyboard.press("Escape")
    assert page.locator("#chip-focus").is_visible()
    page.keyboard.press("Escape")
    assert page.locator("#chips").is_hidden()


def test_a_person_is_found_before_the_events_with_that_name(open_page: Open) -> None:
    people = [entity("event/a", "Attack", "Berg fired"), entity("person/b", "Person", "Una Berg"), entity("person/c", "Person", "Jon Holm")]
    page = open_page(Story(people, [fact("event/a", "has_agent", "person/c"), fact("event/a", "has_target", "person/b")]))
    page.fill("#search", "berg")
    assert page.locator("#found li bdi").first.inner_text() == "Una Berg"


def test_what_is_found_is_shown_in_the_view_that_is_open(open_page: Open) -> None:
    page = open_page(dated())
    page.click("#tab-sources")
    page.fill("#search", "sudland")
    page.keyboard.press("Enter")
    assert page.locator("#sources").is_visible()
    assert page.locator("#topic option:checked").inner_text() == "Sudland"


def test_what_a_document_says_without_its_being_a_fact_is_uncertain(open_page: Open) -> None:
    found = story()
    told = "Una Berg was an ally of Ivo Lund."
    words = ("Una Berg", "ally", "Ivo Lund")
    found.said += [
        claim(72, "person/una-berg", "ally_of", "person/ivo-lund", told, words=words, document=COURIER, refused="below the confidence"),
        claim(73, "person/una-berg", "leads", "place/norland", "Una Berg led it.", document=COURIER, refused="no longer so", ends="2016-12-31"),
    ]
    page = open_page(found)
    find(page, "una berg")
    card = page.locator("#panel .unsure .statement", has_text="ally of")
    assert card.locator(".badge").first.inner_text() == "≈ uncertain"
    assert "no fact because: below the confidence" in card.inner_text()
    over = page.locator("#panel .unsure .statement", has_text="leads")
    assert over.locator(".badge").first.inner_text() == "⊣ no longer so"
    assert "when: until 2016" in over.inner_text()


def test_a_post_that_is_over_is_told_with_its_time(open_page: Open) -> None:
    found = story()
    found.known.append(fact("person/una-berg", "held_role", "role/president", 74))
    found.said.append(claim(74, "person/una-berg", "held_role", "role/president", "Ex-president Una Berg left.", ends="../2024-05-01"))
    page = open_page(found)
    find(page, "una berg")
    assert "formerly President of Norland, until some time before 2024-05-01" in page.locator("#panel").inner_text()


def test_what_stands_alone_is_counted_and_can_be_switched_on(open_page: Open) -> None:
    page = open_page(story())
    assert page.locator("#lonely-count").inner_text() == "1 hidden"
    page.check("#lonely")
    assert page.locator("#told").inner_text().startswith("8 names")
    page.uncheck("#lonely")
    assert page.locator("#told").inner_text().startswith("7 names")
    page.check("#lonely")
    assert page.locator("#lonely-count").inner_text() == "1 shown"


def test_timeline_and_map_obey_a_focus_as_well(open_page: Open) -> None:
    page = open_page(dated())
    find(page, "ada")
    page.click("#act-focus")
    page.click("#tab-timeline")
    assert page.locator("#timeline .event").count() == 0
    page.click("#tab-places")
    assert page.locator("#map .marker").count() == 0
    page.click("#chip-focus button")
    assert page.locator("#map .marker").count() > 0


def test_a_statement_that_everybody_denies_says_so_beside_its_words(open_page: Open) -> None:
    page = open_page(story())
    page.click("#tab-sources")
    find(page, "attack on sudland")
    row = page.locator("#sources tbody tr", has_text="whom").first
    assert "denied" in row.locator("th").inner_text()
    assert "says not" in row.locator("td").first.inner_text()  # who denies it stands beside it


def test_the_heading_of_a_denied_line_has_its_sign(open_page: Open) -> None:
    page = open_page(story())
    page.click("#tab-sources")
    find(page, "attack on sudland")
    page.locator("#sources button.denied").first.click()
    assert "✕" in page.locator("#panel h2").inner_text()


def test_whose_plan_it_is_stands_before_who_says_so(open_page: Open) -> None:
    found = story()
    found.people.append(entity("event/raid", "Attack", "raid on Sudland", claimed=True))
    planned = claim(
        72, "event/raid", "type", "Attack", "Norland plans a raid, Ivo Lund said.", datatype="class", modality="Planned", by="person/ivo-lund", refused="planned"
    )
    found.said.append(replace(planned, intended_by=iri("place/norland")))
    page = open_page(found)
    page.click("#unsure")
    find(page, "raid on sudland")
    assert "intended by Norland, says Ivo Lund" in page.locator("#panel .how").first.inner_text()
