"""The map: what lies on one another is counted and comes apart; events stand around their place; keys suffice."""

import pytest
from playwright.sync_api import Page

from tests.analysis.story import Story, entity, fact
from tests.rendering.conftest import Open

pytestmark = pytest.mark.browser


def crowded() -> Story:
    """A country, far off; two towns near to one another; two names of one point; and five events in a town of its own."""
    places = {"port-vale": (1.5, -20.25), "low-vale": (1.8, -20.4), "quay": (30.0, 40.0), "pier": (30.0, 40.0), "ridge": (-30.0, 10.0)}
    people = [entity(f"place/{name}", "City", name, latitude=lat, longitude=long) for name, (lat, long) in places.items()]
    people.append(entity("place/norland", "Country", "Norland", latitude=60.0, longitude=10.0))
    people += [entity(f"event/{number}", "Negotiation", f"Round {number}") for number in range(5)]
    held = [fact(f"event/{number}", "held_in", "place/ridge") for number in range(5)]
    return Story(people, [*held, *(fact(f"place/{name}", "located_in", "place/norland") for name in places)])


def opened(open_page: Open) -> Page:
    page = open_page(crowded())
    page.click("#tab-places")
    return page


def test_places_on_one_another_are_counted_and_come_apart(open_page: Open) -> None:
    page = opened(open_page)
    assert page.locator("#map .cluster text").all_text_contents() == ["2", "2"]
    assert page.locator("#map .marker", has_text="port-vale").count() == 0
    page.locator("#map .cluster", has_text="low-vale").click()
    assert {"port-vale", "low-vale"} <= set(page.locator("#map .marker title").all_text_contents())


def test_places_at_one_point_are_listed(open_page: Open) -> None:
    page = opened(open_page)
    page.locator("#map .cluster", has_text="quay").click()
    page.locator("#map-list >> text=pier").click()
    assert page.locator("#panel h2").inner_text() == "pier"
    assert page.locator("#map .cluster.chosen").count() == 1


def test_events_stand_around_their_place_and_cover_nothing(open_page: Open) -> None:
    page = opened(open_page)
    boxes = [page.locator("#map .marker", has_text=name).bounding_box() for name in ("ridge", *(f"Round {number}" for number in range(5)))]
    for number, one in enumerate(boxes):
        for other in boxes[number + 1 :]:
            assert one and other
            apart = one["x"] + one["width"] <= other["x"] or other["x"] + other["width"] <= one["x"]
            assert apart or one["y"] + one["height"] <= other["y"] or other["y"] + other["height"] <= one["y"]


def test_countries_do_not_look_like_cities(open_page: Open) -> None:
    page = opened(open_page)
    fills = [
        page.locator("#map .marker", has_text=name).locator("polygon").evaluate("e => getComputedStyle(e).fill") for name in ("Norland", "ridge")
    ]
    assert fills[0] != fills[1]


def test_the_map_can_be_used_by_keys_and_left_for_the_table(open_page: Open) -> None:
    page = opened(open_page)
    page.keyboard.press("Shift")  # from now on by keys
    page.locator("#map .marker", has_text="ridge").focus()
    page.keyboard.press("Enter")
    assert page.locator("#panel h2").inner_text() == "ridge"
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "ridge"
    page.keyboard.press("+")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "ridge"
    page.locator("#places .skip").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.matches('#places .scroll')")


def test_a_position_that_is_another_places_says_so(open_page: Open) -> None:
    places = [entity("place/hall", "City", "Hall"), entity("place/quay", "City", "Quay", latitude=30.5, longitude=40.25)]
    page = open_page(Story(places, [fact("place/hall", "approximately_at", "place/quay")]))
    for name, line in (("Hall", "about 30.5, 40.25 (the position of Quay, not its own)"), ("Quay", "30.5, 40.25")):
        page.fill("#search", name)
        page.press("#search", "Enter")
        assert page.locator("#panel dl dd", has_text="40.25").all_inner_texts() == [line]
