// The boxes on the left: each changes the state and redraws.
function toggle(set, name, on) {
  if (on) set.add(name);
  else set.delete(name);
}

// When most of the drawing went away, or most of it is new, what is left is brought into view.
function changedFilter() {
  const before = drawn.nodes;
  refresh();
  const kept = [...drawn.nodes].filter((id) => before.has(id)).length;
  if (2 * kept < Math.max(before.size, drawn.nodes.size)) showAll(true);
  lists();
  remember();
  tell(shown.nodes.size + " names and " + shown.edges.size + " lines are shown");
}

// The legend counts what the switches of "Not established" let through.
function countClasses() {
  const counts = {};
  for (const node of nodes) {
    if (!passes(node) || (narrowed() && !shown.nodes.has(node.id) && !classOff(node))) continue;
    for (const key of [node.top, node.top + "/" + node.kind]) counts[key] = (counts[key] || 0) + 1;
  }
  for (const element of document.querySelectorAll("[data-count]")) element.textContent = counts[element.dataset.count] || 0;
  for (const kinds of document.querySelectorAll("details.kinds")) orderKinds(kinds, counts);
  if (byId("sayings-count")) byId("sayings-count").textContent = nodes.filter((node) => node.saying && (node.status === "fact" || state.statuses.has(node.status))).length + (state.sayings ? " shown" : " hidden");
}

// The most frequent kinds first; those of which nothing is left make room, unless they were switched off.
function orderKinds(kinds, counts) {
  const name = (row) => row.querySelector("input").dataset.kind;
  const rows = [...kinds.querySelectorAll(".row")];
  for (const row of rows) row.hidden = !counts[name(row)] && !state.kindsOff.has(name(row));
  const sorted = [...rows].sort((a, b) => (counts[name(b)] || 0) - (counts[name(a)] || 0));
  const busy = kinds.contains(document.activeElement); // what is moved would lose the focus
  if (!busy && sorted.some((row, number) => row !== rows[number])) kinds.append(...sorted);
}

// What stands alone is counted where it can be switched on.
function countLonely() {
  const waits = isFolded(shown) ? (node) => isSmall(node.group) : (node) => !edgesOf[node.id].some((edge) => shown.edges.has(edge.id));
  const alone = narrowed() ? [] : nodes.filter((node) => nodeAllowed(node) && waits(node));
  byId("lonely-count").textContent = alone.length + (state.lonely ? " shown" : " hidden");
}

function eachBox(attribute, change) {
  for (const box of document.querySelectorAll("input[" + attribute + "]")) {
    box.addEventListener("change", () => { change(box.getAttribute(attribute), box.checked); changedFilter(); });
  }
}

// Bring every box in line with the state, which a link may have set.
function syncControls() {
  const boxes = (attribute, checked) => { for (const box of document.querySelectorAll("input[" + attribute + "]")) box.checked = checked(box.getAttribute(attribute)); };
  boxes("data-class", (name) => !state.classesOff.has(name));
  boxes("data-kind", (name) => !state.kindsOff.has(name));
  boxes("data-relation", (name) => !state.relationsOff.has(name));
  boxes("data-status", (name) => state.statuses.has(name));
  const master = byId("unsure");
  const all = document.querySelectorAll("input[data-status]").length;
  if (master) {
    master.checked = state.statuses.size === all;
    master.indeterminate = state.statuses.size > 0 && state.statuses.size < all;
  }
  const values = {paper: state.paper === null ? "" : state.paper, from: state.from, until: state.until, least: state.least, measure: state.measure, colour: state.colour};
  for (const [name, value] of Object.entries(values)) if (byId(name)) byId(name).value = value;
  for (const name of ["lonely", "sayings"]) if (byId(name)) byId(name).checked = state[name];
  byId("edge-labels").checked = state.edgeLabels;
  if (byId("dates-wrong")) byId("dates-wrong").hidden = !(state.from && state.until && state.from > state.until);
  byId("least-value").textContent = state.least ? "at least " + state.least.toFixed(2) : "any";
}

function setUpStatuses() {
  const master = byId("unsure");
  if (!master) return;
  master.addEventListener("change", () => {
    for (const box of document.querySelectorAll("input[data-status]")) toggle(state.statuses, box.dataset.status, master.checked);
    syncControls();
    changedFilter();
    if (!state.selected) showAll(true);
  });
  eachBox("data-status", (name, on) => { toggle(state.statuses, name, on); syncControls(); });
}

function setUpKinds() {
  eachBox("data-kind", (name, on) => toggle(state.kindsOff, name, !on));
  for (const button of document.querySelectorAll("button[data-kinds]")) {
    button.addEventListener("click", () => {
      for (const box of button.closest("details").querySelectorAll("input[data-kind]")) toggle(state.kindsOff, box.dataset.kind, button.dataset.kinds === "none");
      syncControls();
      changedFilter();
    });
  }
}

function setUpRelations() {
  eachBox("data-relation", (name, on) => toggle(state.relationsOff, name, !on));
  for (const button of document.querySelectorAll("button[data-relations]")) {
    button.addEventListener("click", () => {
      for (const box of document.querySelectorAll("input[data-relation]")) toggle(state.relationsOff, box.dataset.relation, button.dataset.relations === "none");
      syncControls();
      changedFilter();
    });
  }
}

function fillGroups() {
  const rows = groups.slice(0, COLOURS.length).map((group, number) => h("li", {class: "row"},
    h("button", {type: "button", class: "link", onclick: () => select({group: number})}, s("svg", {class: "swatch", viewBox: "0 0 20 20", "aria-hidden": "true"}, s("circle", {cx: 10, cy: 10, r: 8, fill: groupColour(number)})), h("bdi", {title: group.name}, short(group.name))),
    h("span", {class: "count"}, group.members)));
  const rest = groups.length - rows.length;
  fill(byId("group-list"), rows, rest > 0 ? h("li", {class: "quiet"}, "and " + many(rest, "smaller one", "smaller ones") + ", in grey") : null);
}

// Which relations are left, or left out, whichever are fewer.
function relationsLeft(some) {
  const left = data.relations.map(([name]) => name).filter((name) => !state.relationsOff.has(name));
  if (!left.length) return "Without any relation";
  return left.length < state.relationsOff.size ? "Only the relations " + some(left.map(term)) : "Without the relations " + some([...state.relationsOff].map(term));
}

// What narrows the view, each with the way back.
function chips() {
  const around = state.focus ? many(state.focus.hops, "step", "steps") + " around " + nodes[state.focus.id].label : "";
  if (state.focus && document.activeElement === byId("hops")) { // who drags the slider keeps it
    byId("chip-focus").firstChild.textContent = around;
    return;
  }
  const namesOf = (ids) => [...ids].map((id) => short(nodes[id].label));
  const chip = (id, words, undo, more) => h("span", {class: "chip", id}, h("span", {}, words), more || null, h("button", {type: "button", "aria-label": "Remove: " + words, onclick: () => { undo(); syncControls(); changedFilter(); showAll(true); }}, "×"));
  const found = [];
  if (state.focus) {
    const hops = h("input", {type: "range", id: "hops", min: 1, max: 6, value: state.focus.hops, "aria-label": "Steps around it"});
    hops.addEventListener("input", () => { state.focus.hops = Number(hops.value); changedFilter(); showAll(true); });
    found.push(chip("chip-focus", around, () => { state.focus = null; if (state.selected) select(state.selected); }, hops));
  }
  const off = (id, sets, words) => { if (sets.some((set) => set.size)) found.push(chip(id, words, () => sets.forEach((set) => set.clear()))); };
  const some = (names) => names.slice(0, 3).join(", ") + (names.length > 3 ? " and " + (names.length - 3) + " more" : "");
  const plural = (name) => document.querySelector("input[data-class=" + name + "] ~ span").textContent.toLowerCase();
  off("chip-classes", [state.classesOff], "Without " + some([...state.classesOff].map(plural)));
  off("chip-kinds", [state.kindsOff], "Without " + some([...state.kindsOff].map((name) => "“" + name.split("/")[1] + "”")));
  off("chip-relations", [state.relationsOff], relationsLeft(some));
  off("chip-statuses", [state.statuses], "With what is not a fact: " + Object.keys(data.statuses).reverse().filter((name) => state.statuses.has(name)).map(STATUS_WORDS).join(", "));
  if (dated()) found.push(chip("chip-dates", "Events " + (state.from && state.until ? state.from + " – " + state.until : state.from ? "since " + state.from : "until " + state.until), () => { state.from = state.until = ""; }));
  if (state.paper !== null) found.push(chip("chip-paper", "Only from: " + short(data.documents[state.paper].title), () => { state.paper = null; }));
  if (state.least) found.push(chip("chip-least", "Confidence at least " + state.least.toFixed(2), () => { state.least = 0; }));
  if (state.hidden.size) found.push(chip("chip-hidden", "Hidden: " + some(namesOf(state.hidden)), () => state.hidden.clear()));
  if (state.pinned.size) found.push(chip("chip-pinned", "Pinned: " + some(namesOf(state.pinned)), () => state.pinned.clear()));
  if (state.opened.size) found.push(chip("chip-opened", many(state.opened.size, "community", "communities") + " open", () => state.opened.clear()));
  byId("chips").hidden = !found.length;
  fill(byId("chips"), found);
}

// A page on which nothing is to be seen shows what stands alone, and then acts of saying too.
const alwaysOn = new Set(); // what was switched on here need not stand in the address
function showSomething() {
  const bare = state.hidden.size + state.classesOff.size + state.relationsOff.size === 0 && state.paper === null && !dated() && !state.least;
  for (const name of ["lonely", "sayings"]) {
    if (!bare || visible().nodes.size || !byId(name)) continue;
    state[name] = true;
    alwaysOn.add(name);
  }
}

function resetFilters() {
  const {view, selected, measure, colour, edgeLabels} = state;
  Object.assign(state, DEFAULTS(), {view, selected, measure, colour, edgeLabels});
  showSomething();
  syncControls();
  changedFilter();
  showAll(true);
}

// A field whose value goes into the state as ``read`` has it.
function field(name, read, move) {
  if (!byId(name)) return;
  byId(name).addEventListener("change", () => {
    state[name] = read(byId(name).value);
    syncControls();
    changedFilter();
    if (move) showAll(true);
  });
}

function setUpFilters() {
  eachBox("data-class", (name, on) => toggle(state.classesOff, name, !on));
  setUpKinds();
  setUpStatuses();
  setUpRelations();
  fillGroups();
  field("paper", (value) => (value === "" ? null : Number(value)), true);
  field("from", String, true);
  field("until", String, true);
  field("least", Number, false);
  field("measure", Number, false);
  field("colour", String, false);
  for (const [id, name] of [["lonely", "lonely"], ["sayings", "sayings"], ["edge-labels", "edgeLabels"]]) {
    if (byId(id)) byId(id).addEventListener("change", (event) => { state[name] = event.target.checked; changedFilter(); if (name === "lonely") showAll(true); });
  }
  byId("physics").addEventListener("change", (event) => { if (network) move(event.target.checked); });
  if (byId("reset")) byId("reset").addEventListener("click", resetFilters);
}
