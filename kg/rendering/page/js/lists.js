// The same graph as lists: events by date, places with coordinates, all names, all documents. They obey the filters.
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

function eventRow(node) {
  return h("li", {class: "event " + node.status},
    h("div", {class: "when"}, node.date ? h("time", {}, node.date) : h("span", {class: "quiet"}, "no date")),
    h("div", {}, nodeLink(node.id), " ", h("span", {class: "quiet"}, node.kind), " ", badge(node.status),
      h("div", {class: "with"}, links(joined(node.id, (other) => other.top !== "Event")))));
}

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

// The heading under which a date stands: its month, or its year if that is all that is known.
function period(node) {
  if (/^\d{4}$/.test(node.date || "")) return node.date;
  const [year, month] = (node.begins || node.date).split("-");
  return MONTHS[Number(month) - 1] ? MONTHS[Number(month) - 1] + " " + year : year;
}

function timelineView() {
  const events = nodes.filter((node) => node.top === "Event" && nodeAllowed(node));
  const dated = events.filter((node) => node.begins || node.date);
  const when = (node) => (node.begins || node.date) + " " + (node.ends || "");
  dated.sort((a, b) => (when(a) < when(b) ? -1 : when(a) > when(b) ? 1 : a.id - b.id));
  const months = new Map();
  for (const node of dated) {
    const month = period(node);
    months.set(month, [...(months.get(month) || []), node]);
  }
  const undated = events.filter((node) => !(node.begins || node.date));
  return [
    h("h2", {}, "Timeline"),
    dated.length ? null : h("p", {class: "quiet"}, "No event with a date."),
    [...months].map(([month, group]) => [h("h3", {}, month), h("ol", {class: "events"}, group.map(eventRow))]),
    undated.length ? h("details", {open: !dated.length}, h("summary", {}, "Without a date (" + undated.length + ")"), h("ol", {class: "events"}, undated.map(eventRow))) : null,
  ];
}

function table(head, rows) {
  return h("div", {class: "scroll", tabindex: "0"}, h("table", {}, h("thead", {}, h("tr", {}, head.map((name) => h("th", {scope: "col"}, name)))), h("tbody", {}, rows.map((row) => h("tr", {}, row.map((cell) => h("td", {}, cell)))))));
}

// The countries and regions that a place lies in, as far as they are on the page.
function containers(node) {
  const outwards = (edge) => (relation) => relation.p === "located in" && relation.f === (edge.from === node.id) && relationShown(relation);
  const held = edgesOf[node.id].filter((edge) => edge.relations.some(outwards(edge)));
  const found = held.map((edge) => (edge.from === node.id ? edge.to : edge.from));
  return [...new Set(found)].sort((a, b) => nodes[a].label.localeCompare(nodes[b].label, "en"));
}

function placesView() {
  const places = nodes.filter((node) => node.top === "Place" && nodeAllowed(node)).sort((a, b) => a.label.localeCompare(b.label, "en"));
  const where = (node) => (node.lat === undefined ? "–" : node.lat.toFixed(3) + ", " + node.long.toFixed(3));
  const events = (node) => joined(node.id, (other) => other.top === "Event", (relation) => relation.p === "held in");
  return [
    h("h2", {}, "Places"),
    places.length ? table(["Name", "Kind", "In", "Latitude, longitude", "What happened there"], places.map((node) => [nodeLink(node.id), node.kind, links(containers(node)), where(node), events(node).map((id) => h("div", {}, nodeLink(id)))])) : h("p", {class: "quiet"}, "No place."),
  ];
}

function namesView() {
  const listed = nodes.filter(nodeAllowed);
  const facts = (node) => edgesOf[node.id].reduce((sum, edge) => sum + edge.relations.filter((relation) => relation.s === "fact" && relationShown(relation)).length, 0);
  return [
    h("h2", {}, "Names, by centrality"),
    listed.length ? table(["Name", "Kind", "Facts", "Also"], listed.map((node) => [[nodeLink(node.id), " ", badge(node.status)], node.kind, facts(node), (node.names || []).map((name, position) => [position ? " · " : null, h("bdi", {}, name)])])) : h("p", {class: "quiet"}, "Nothing is left by the filters."),
  ];
}

function documentsView() {
  const papers = [...data.documents].sort((a, b) => ((a.date || "9") < (b.date || "9") ? -1 : (a.date || "9") > (b.date || "9") ? 1 : 0));
  const rows = papers.map((paper) => [source(paper), paper.file ? h("bdi", {}, paper.file) : "–"]);
  return [h("h2", {}, "Documents"), rows.length ? table(["Document", "File"], rows) : h("p", {class: "quiet"}, "No document says anything shown here.")];
}

const VIEWS = {timeline: timelineView, places: placesView, names: namesView, documents: documentsView};

// Fill the list that is open; the others when they are opened.
function lists() {
  if (VIEWS[state.view]) fill(byId(state.view), ...VIEWS[state.view]());
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
  if (view === "graph" && network) network.redraw();
}
