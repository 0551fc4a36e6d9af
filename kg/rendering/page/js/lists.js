// The same graph as lists: places with coordinates, all names, all documents. They obey the filters.
// What is joined to a node, or only by a relation that ``by`` admits.
function joined(id, wanted, by = () => true) {
  const found = [];
  for (const edge of edgesOf[id]) {
    const other = edge.from === id ? edge.to : edge.from;
    if (wanted(nodes[other]) && edge.relations.some((relation) => relationShown(relation) && by(relation))) found.push(other);
  }
  return [...new Set(found)].sort((a, b) => a - b);
}

function links(ids) {
  return ids.map((id, position) => [position ? ", " : null, nodeLink(id)]);
}

// Longer lists than this take longer to show than anybody reads.
const MOST_ROWS = 1000;
const unlisted = (count) => (count > MOST_ROWS ? h("p", {class: "quiet"}, "and " + (count - MOST_ROWS) + " more: search, or narrow the view with the filters.") : null);

function table(head, items, row) {
  const rows = items.slice(0, MOST_ROWS).map(row);
  // on a phone a row is a card: the style makes blocks of the cells, so that their roles have to be named
  return [h("div", {class: "scroll stack", tabindex: "0"}, h("table", {role: "table"},
    h("thead", {role: "rowgroup"}, h("tr", {role: "row"}, head.map((name) => h("th", {scope: "col", role: "columnheader"}, name)))),
    h("tbody", {role: "rowgroup"}, rows.map((row) => h("tr", {role: "row"}, row.map((cell, number) => h("td", {role: "cell", "data-head": head[number]}, cell))))))), unlisted(items.length)];
}

// The countries and regions that a place lies in, as far as they are on the page.
function containers(node) {
  const outwards = (edge) => (relation) => relation.p === "located in" && relation.f === (edge.from === node.id) && relationShown(relation);
  const held = edgesOf[node.id].filter((edge) => edge.relations.some(outwards(edge)));
  const found = held.map((edge) => (edge.from === node.id ? edge.to : edge.from));
  return [...new Set(found)].sort((a, b) => nodes[a].label.localeCompare(nodes[b].label, "en"));
}

function placesView() {
  const places = nodes.filter((node) => node.top === "Place" && listed(node)).sort((a, b) => a.label.localeCompare(b.label, "en"));
  const where = (node) => (node.lat === undefined ? "–" : node.lat.toFixed(3) + ", " + node.long.toFixed(3));
  const events = (node) => joined(node.id, (other) => other.top === "Event", (relation) => relation.p === "held in");
  return [
    h("h2", {}, "Map and places"),
    mapView(),
    places.length ? table(["Name", "Kind", "In", "Latitude, longitude", "What happened there"], places, (node) => [nodeLink(node.id), node.kind, links(containers(node)), where(node), events(node).map((id) => h("div", {}, nodeLink(id)))]) : h("p", {class: "quiet"}, "The filters leave no place."),
  ];
}

function namesView() {
  const named = nodes.filter(listed);
  const facts = (node) => edgesOf[node.id].reduce((sum, edge) => sum + edge.relations.filter((relation) => relation.s === "fact" && relationShown(relation)).length, 0);
  return [
    h("h2", {}, "Names, by centrality"),
    named.length ? table(["Name", "Kind", "Facts", "Also"], named, (node) => [[nodeLink(node.id), " ", badge(node.status)], node.kind, facts(node), (node.names || []).map((name, position) => [position ? " · " : null, h("bdi", {}, name)])]) : h("p", {class: "quiet"}, "The filters leave no name."),
  ];
}

// For each document how many claims on the page are read in it, and how many facts rest on them.
function tally() {
  const counts = data.documents.map(() => ({facts: 0, claims: 0}));
  for (const claim of part("claims")) counts[claim.d].claims += 1;
  const statements = [...edges.flatMap((edge) => edge.relations), ...nodes.flatMap((node) => node.values || [])];
  const existing = nodes.filter((node) => node.status === "fact" && node.exists).map((node) => ({s: "fact", c: node.exists}));
  for (const statement of [...statements, ...existing]) {
    if (statement.s !== "fact") continue;
    for (const paper of new Set(statement.c.map((number) => claimOf(number).d))) counts[paper].facts += 1;
  }
  return counts;
}

// To the drawing of what one document says, and back to all.
function onlyPaper(number) {
  const on = state.paper === number;
  const act = () => {
    state.paper = on ? null : number;
    syncControls();
    changedFilter();
    if (on) return;
    show("graph");
    showAll(false);
  };
  return h("button", {type: "button", "data-paper": number, "aria-pressed": String(on), onclick: act}, on ? "all documents" : "only this one");
}

function documentsView() {
  const key = (number) => [data.documents[number].date || "9", data.documents[number].title];
  const before = (a, b) => (a[0] === b[0] ? a[1] < b[1] : a[0] < b[0]);
  const papers = data.documents.map((_, number) => number).sort((a, b) => (before(key(a), key(b)) ? -1 : before(key(b), key(a)) ? 1 : a - b));
  const counts = tally();
  const row = (number) => [source(data.documents[number]), counts[number].facts, counts[number].claims, data.documents[number].file ? h("bdi", {}, data.documents[number].file) : "–", onlyPaper(number)];
  return [h("h2", {}, "Documents"), papers.length ? table(["Document", "Facts", "Claims", "File", "Show"], papers, row) : h("p", {class: "quiet"}, "No document says anything shown here.")];
}

const VIEWS = {timeline: timelineView, places: placesView, sources: sourcesView, names: namesView, documents: documentsView};

// Fill the list that is open; the others when they are opened.
function lists() {
  if (VIEWS[state.view]) fill(byId(state.view), ...VIEWS[state.view]());
  if (state.view === "places") drawMap();
  if (state.view === "timeline") drawAxis();
}

function show(view) {
  state.view = view;
  document.body.classList.remove("chosen"); // on a narrow screen the panel would lie over what was asked for
  for (const tab of document.querySelectorAll("[role=tab]")) {
    const on = tab.dataset.view === view;
    tab.setAttribute("aria-selected", String(on));
    tab.tabIndex = on ? 0 : -1;
    byId(tab.getAttribute("aria-controls")).hidden = !on;
  }
  lists();
  remember();
  if (view !== "graph") return;
  if (waiting) showAll(false, ...waiting);
  repaint();
}
