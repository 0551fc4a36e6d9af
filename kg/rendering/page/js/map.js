// The map: places and the events in them over outlines of the countries, in Mercator's projection. All of it is part of the file.
const outlines = parsed("outlines");
const FARTHEST = 84; // degrees north and south; Mercator has no poles
const RADIANS = Math.PI / 180;
const mercator = (long, lat) => [long, (-Math.log(Math.tan(Math.PI / 4 + (Math.max(-FARTHEST, Math.min(FARTHEST, lat)) * RADIANS) / 2))) / RADIANS];
let countries = null; // [GeoNames number, name, path], made when the map is first opened
const NEAREST = 400; // pixels a degree
let spots = []; // what lies where on the map that is drawn
let camera = null; // {x, y, scale}: the middle in Mercator's degrees, and pixels a degree

// The points of an arc in degrees; as in TopoJSON the first is given, the others by their distance from the one before.
function arcPoints(numbers) {
  const [scale, shift] = [outlines.scale, outlines.translate];
  const points = [];
  let [x, y] = [0, 0];
  for (let at = 0; at < numbers.length; at += 2) {
    [x, y] = [x + numbers[at], y + numbers[at + 1]];
    points.push([x * scale[0] + shift[0], y * scale[1] + shift[1]]);
  }
  return points;
}

// A ring that crosses the 180th degree goes on beyond it; most of it stays on the map.
function unwound(points) {
  let turn = 0;
  const found = points.map(([long, lat], position) => {
    if (position) turn -= Math.round((long - points[position - 1][0]) / 360) * 360;
    return [long + turn, lat];
  });
  const middle = found.reduce((sum, [long]) => sum + long, 0) / found.length;
  const back = Math.round(middle / 360) * 360;
  return found.map(([long, lat]) => mercator(long - back, lat));
}

function countryPaths() {
  const arcs = outlines.arcs.map(arcPoints);
  const along = (arc) => (arc < 0 ? [...arcs[~arc]].reverse() : arcs[arc]);
  const ringPath = (ring) => "M" + unwound(ring.flatMap((arc, position) => along(arc).slice(position ? 1 : 0))).map(([x, y]) => x.toFixed(2) + "," + y.toFixed(2)).join("L") + "Z";
  return outlines.countries.map(([number, name, polygons]) => [number, name, polygons.flat().map(ringPath).join("")]);
}

// [place, events held there] of what the filters leave, those with most events first.
function placed() {
  const places = nodes.filter((node) => node.lat !== undefined && listed(node));
  const held = (node) => joined(node.id, (other) => other.top === "Event" && listed(other), (relation) => relation.p === "held in");
  const found = places.map((node) => [node, held(node)]);
  const kept = dated() ? found.filter(([node, events]) => events.length || shown.nodes.has(node.id)) : found;
  return kept.sort((a, b) => b[1].length - a[1].length || a[0].id - b[0].id).slice(0, MOST_ROWS);
}

const mapHeight = (width) => Math.round(Math.max(260, Math.min(width * 0.6, innerHeight * 0.62)));

function fitMap(found, width, height) {
  const points = found.map(([node]) => mercator(node.long, node.lat));
  const range = (axis) => [Math.min(...points.map((point) => point[axis])), Math.max(...points.map((point) => point[axis]))];
  const [[left, right], [top, bottom]] = points.length ? [range(0), range(1)] : [[-170, 170], [-80, 60]];
  const scale = Math.min((width - 120) / Math.max(8, right - left), (height - 90) / Math.max(6, bottom - top));
  camera = {x: (left + right) / 2, y: (top + bottom) / 2, scale: Math.max(width / 360, scale)};
}

function mapView() {
  if (!outlines) return null;
  const button = (id, words, text, act) => h("button", {type: "button", id, "aria-label": words, title: words, onclick: act}, text);
  const map = h("div", {id: "map", role: "group", tabindex: "0", "aria-label": "Map of the places; plus, minus and arrows move it, the table below holds the same"});
  const toTable = () => { const rows = document.querySelector("#places .scroll"); if (rows) rows.focus(); };
  map.addEventListener("keydown", (event) => {
    const step = ARROWS[event.key];
    if (event.key === "+" || event.key === "=") zoomMap(1.4);
    else if (event.key === "-") zoomMap(1 / 1.4);
    else if (event.key === "0") { camera = null; drawMap(); }
    else if (step) moveMap(-step[0], -step[1]);
    else if ((event.key === "Enter" || event.key === " ") && event.target !== map) chooseOnMap(event.target);
    else return;
    event.preventDefault();
  });
  return [h("div", {id: "map-frame"}, h("button", {type: "button", class: "skip", onclick: toTable}, "Skip the map: the places as a table"), map, h("div", {id: "map-list", hidden: true}), h("div", {class: "zoom", role: "group", "aria-label": "Zoom of the map"},
    button("map-in", "Zoom in on the map", "+", () => zoomMap(1.5)), button("map-out", "Zoom out of the map", "−", () => zoomMap(1 / 1.5)), button("map-all", "Show all places", "⤢", () => { camera = null; drawMap(); }))),
    h("p", {class: "quiet hint"}, "A number stands for places too near to one another for this scale: a click goes nearer. Hollow triangles are countries, diamonds events.")];
}

function moveMap(x, y) {
  Object.assign(camera, {x: camera.x - x / camera.scale, y: camera.y - y / camera.scale});
  drawMap();
}

// Nearer by ``factor``; the point (x, y) of the map, in pixels from its middle, stays where it is.
function zoomMap(factor, x = 0, y = 0) {
  const scale = Math.min(NEAREST, Math.max(1.5, camera.scale * factor));
  Object.assign(camera, {x: camera.x + x / camera.scale - x / scale, y: camera.y + y / camera.scale - y / scale, scale});
  drawMap();
}

function drawMap() {
  const map = byId("map");
  if (!map) return;
  countries = countries || countryPaths();
  const width = Math.max(240, map.clientWidth);
  const height = mapHeight(width);
  const found = placed();
  if (!camera) fitMap(found, width, height);
  const at = (node) => {
    const [x, y] = mercator(node.long, node.lat);
    return [(x - camera.x) * camera.scale + width / 2, (y - camera.y) * camera.scale + height / 2];
  };
  spots = spotsOnMap(found, at);
  const ours = new Map(found.filter(([node]) => node.geonames).map(([node]) => [node.geonames, node.id]));
  const land = countries.map(([number, name, path]) => s("path", {d: path, class: ours.has(number) ? "country ours" : "country", "data-node": ours.get(number)}, s("title", {}, name)));
  const svg = s("svg", {width, height, viewBox: "0 0 " + width + " " + height, role: "group", "aria-label": "Map with " + many(found.length, "place", "places")},
    s("rect", {class: "sea", width, height}),
    s("g", {id: "land", "aria-hidden": "true", transform: "translate(" + (width / 2 - camera.x * camera.scale) + " " + (height / 2 - camera.y * camera.scale) + ") scale(" + camera.scale + ")"}, land),
    spots.map((spot, number) => (spot.places.length > 1 ? clusterMarker(spot, number) : placeMarkers(spot))).flat(),
    spotNames(spots, width, height));
  dragging(svg, width, height);
  const focused = focusedMarker(map);
  fill(map, svg, found.length ? null : h("p", {class: "quiet"}, "No place with coordinates is left by the filters."));
  if (focused && map.querySelector(focused)) map.querySelector(focused).focus({preventScroll: true});
}

// So near that the places of a spot come apart; false if they never do.
function zoomTo({places}) {
  const points = places.map(([node]) => mercator(node.long, node.lat));
  const span = (axis) => Math.max(...points.map((point) => point[axis])) - Math.min(...points.map((point) => point[axis]));
  const middle = (axis) => points.reduce((sum, point) => sum + point[axis], 0) / points.length;
  const {clientWidth} = byId("map");
  const wanted = Math.min((clientWidth - 120) / span(0), (mapHeight(clientWidth) - 90) / span(1));
  if (wanted > 50 * NEAREST) return false;
  Object.assign(camera, {x: middle(0), y: middle(1), scale: Math.min(NEAREST, Math.max(2 * camera.scale, wanted))});
  drawMap();
  return true;
}

// A drag moves the map, two fingers or the wheel zoom, a click selects.
function dragging(svg, width, height) {
  const fingers = new Map();
  let moved = 0;
  const group = svg.querySelector("g");
  const distance = () => { const [a, b] = [...fingers.values()]; return Math.hypot(a.x - b.x, a.y - b.y); };
  let [across, down, apart] = [0, 0, 0];
  svg.addEventListener("wheel", (event) => {
    event.preventDefault();
    const box = svg.getBoundingClientRect();
    zoomMap(event.deltaY < 0 ? 1.25 : 0.8, event.clientX - box.left - width / 2, event.clientY - box.top - height / 2);
  }, {passive: false});
  svg.addEventListener("pointerdown", (event) => {
    fingers.set(event.pointerId, {x: event.clientX, y: event.clientY});
    svg.setPointerCapture(event.pointerId);
    if (fingers.size === 2) apart = distance();
  });
  svg.addEventListener("pointermove", (event) => {
    const finger = fingers.get(event.pointerId);
    if (!finger) return;
    const [x, y] = [event.clientX - finger.x, event.clientY - finger.y];
    Object.assign(finger, {x: event.clientX, y: event.clientY});
    moved += Math.abs(x) + Math.abs(y);
    if (fingers.size > 1) return;
    [across, down] = [across + x, down + y];
    for (const part of svg.children) if (part !== group && part.tagName !== "rect") part.style.translate = across + "px " + down + "px";
    group.style.translate = across + "px " + down + "px";
  });
  const end = (event) => {
    const two = fingers.size > 1;
    const factor = two ? distance() / (apart || 1) : 1;
    if (!fingers.delete(event.pointerId)) return;
    if (two) zoomMap(factor);
    else if (moved > 5) moveMap(across, down);
    else if (event.type === "pointerup") pick(event);
  };
  svg.addEventListener("pointerup", end);
  svg.addEventListener("pointercancel", end);
}

function pick(event) {
  const hit = document.elementsFromPoint(event.clientX, event.clientY).map((element) => element.closest("[data-node], [data-spot]")).find((element) => element && byId("map").contains(element));
  chooseOnMap(hit);
}

// A place or an event is selected; of places that lie on one another the map shows more, or lists them where it can show no more.
function chooseOnMap(marker) {
  byId("map-list").hidden = true;
  if (!marker || marker.dataset.node) {
    select(marker ? {node: Number(marker.dataset.node)} : null, true);
    return;
  }
  const spot = spots[Number(marker.dataset.spot)];
  if (camera.scale < NEAREST && zoomTo(spot)) return;
  fill(byId("map-list"), h("strong", {}, "At one point"), spot.places.map(([node]) => h("div", {}, nodeLink(node.id))));
  byId("map-list").hidden = false;
}
