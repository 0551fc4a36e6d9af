// What stands on the map: places with their events around them, a number where several lie on one another, and the names that have room.
const PLACE_SIZE = 15; // pixels
const EVENT_SIZE = 9;
const BETWEEN = 11; // from one event to the next
const MOST_AROUND = 40; // so many events are drawn at most; the table has them all

// Where events stand around their place: in rings, evenly. [x, y] from its middle.
function eventPlaces(count) {
  const found = [];
  for (let ring = 0; found.length < count; ring += 1) {
    const away = 14 + BETWEEN * ring;
    const room = Math.min(count - found.length, Math.floor((2 * Math.PI * away) / BETWEEN));
    for (let number = 0; number < room; number += 1) {
      const turn = (2 * Math.PI * number) / room - Math.PI / 2;
      found.push([away * Math.cos(turn), away * Math.sin(turn)]);
    }
  }
  return found;
}

// How far a place reaches with its events.
function reach(events) {
  const outer = eventPlaces(Math.min(MOST_AROUND, events.length)).pop();
  return outer ? Math.hypot(...outer) + EVENT_SIZE / 2 : PLACE_SIZE / 2;
}

// {x, y, reach, places: [node, events] of one point or of several that would cover one another}, those with most events first.
function spotsOnMap(found, at) {
  const spots = [];
  for (const place of found) {
    const [x, y] = at(place[0]);
    const far = reach(place[1]);
    const near = spots.find((spot) => Math.hypot(spot.x - x, spot.y - y) < 0.85 * (spot.reach + far));
    if (near) {
      near.places.push(place);
      near.reach = clusterSize(near.places.length);
    } else spots.push({x, y, reach: far, places: [place]});
  }
  return spots;
}

const clusterSize = (count) => 10 + 2 * Math.min(5, Math.log2(count));
const isCountry = (node) => node.kind === "Country";
const chosenOnMap = (node) => Boolean(state.selected && state.selected.node === node.id);

function markerAt(node, x, y, size) {
  const chosen = chosenOnMap(node);
  const name = node.label + (node.date ? " · " + node.date : "");
  return s("g", {class: "marker" + (chosen ? " chosen" : "") + (isCountry(node) ? " land" : ""), "data-node": node.id, tabindex: 0, role: "button", "aria-label": name, transform: "translate(" + (x - size / 2).toFixed(1) + " " + (y - size / 2).toFixed(1) + ") scale(" + size / 20 + ")"},
    s("title", {}, name), chosen ? s("circle", {class: "halo", cx: 10, cy: 10, r: 15}) : null, shapeOf(node));
}

function placeMarkers({x, y, places: [[node, events]]}) {
  const around = eventPlaces(Math.min(MOST_AROUND, events.length));
  return [markerAt(node, x, y, isCountry(node) ? 11 : PLACE_SIZE), around.map(([across, down], number) => markerAt(nodes[events[number]], x + across, y + down, EVENT_SIZE))];
}

function clusterMarker({x, y, places}, number) {
  const chosen = places.some(([node, events]) => chosenOnMap(node) || events.some((id) => chosenOnMap(nodes[id])));
  const names = places.map(([node]) => node.label).join(", ");
  return s("g", {class: "cluster" + (chosen ? " chosen" : ""), "data-spot": number, tabindex: 0, role: "button", "aria-label": many(places.length, "place", "places") + ": " + names, transform: "translate(" + x.toFixed(1) + " " + y.toFixed(1) + ")"},
    s("title", {}, names), s("circle", {r: clusterSize(places.length)}), s("text", {y: 4, "text-anchor": "middle"}, places.length));
}

// Below or above its spot, where it covers nothing; of several places the first is named.
function spotNames(spots, width, height) {
  const taken = boxes();
  for (const {x, y, reach: far, places} of spots) taken.take(boxAt(x, y, 2 * far, 2 * far, places[0][0].id));
  return spots.map(({x, y, reach: far, places}) => {
    const [node] = places[0];
    const chosen = chosenOnMap(node);
    const text = short(node.label) + (places.length > 1 ? " …" : "");
    const off = far + 9;
    const box = [[x, y + off], [x, y - off]].map(([a, b]) => boxAt(a, b, text.length * 6.8 + 6, 15, node.id)).find((spot) => taken.free(spot));
    if ((!box && !chosen) || x < 0 || y < 0 || x > width || y > height) return null;
    if (box) taken.take(box);
    return s("text", {class: "place-name" + (chosen ? " chosen" : "") + (isCountry(node) ? " land" : ""), x: box ? box.x : x, y: (box ? box.y : y + off) + 4, "text-anchor": "middle"}, text);
  });
}

// A selector of the marker that has the focus, to give it back after the map is drawn anew.
function focusedMarker(map) {
  const {activeElement: marker} = document;
  if (!map.contains(marker) || !marker.matches(":focus-visible")) return null;
  if (marker.dataset.node) return "g[data-node=\"" + marker.dataset.node + "\"][tabindex]";
  return marker.dataset.spot ? "g[tabindex]" : null;
}
