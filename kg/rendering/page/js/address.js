// The address of the page says what is to be seen, so that it can be copied: opened anew, it shows the same.
const WORDS = {classesOff: "without", kindsOff: "without-kind", relationsOff: "without-relation", statuses: "with"};
const PLAIN = {from: /^\d{4}-\d\d-\d\d$/, until: /^\d{4}-\d\d-\d\d$/, colour: /^community$/};
const SWITCHES = ["lonely", "sayings"];
const NODE_SETS = {hidden: "hide", pinned: "pin"};

function described() {
  const found = new URLSearchParams();
  const usual = DEFAULTS();
  const add = (name, value) => found.append(name, value);
  if (state.view !== "graph") add("view", state.view);
  for (const [name, word] of Object.entries(WORDS)) for (const value of [...state[name]].sort()) add(word, value);
  for (const name of Object.keys(PLAIN)) if (state[name] !== usual[name]) add(name, state[name]);
  for (const name of SWITCHES) if (state[name] && !alwaysOn.has(name)) add(name, "1");
  if (state.least) add("least", state.least);
  if (state.measure) add("size", state.measure);
  if (state.paper !== null) add("document", state.paper);
  for (const [name, word] of Object.entries(NODE_SETS)) for (const id of state[name]) add(word, nodes[id].iri);
  for (const group of state.opened) add("open", group);
  if (state.focus) {
    add("focus", nodes[state.focus.id].iri);
    add("hops", state.focus.hops);
  }
  const {node, edge, path, group} = state.selected || {};
  if (edge !== undefined) add("line", edge);
  if (group !== undefined) add("group", group);
  for (const id of path || []) add("path", nodes[id].iri);
  if (node !== undefined) add("at", nodes[node].iri);
  return found;
}

// Each view that was chosen is one step back; while an address is read, none is added.
let reading = false;
function remember() {
  const hash = described().toString();
  if (reading || location.hash === (hash && "#" + hash)) return;
  history.pushState(null, "", hash ? "#" + hash : location.pathname + location.search);
}

function selectedIn(wanted) {
  const ends = wanted.getAll("path").map((iri) => idOf.get(iri));
  if (ends.length === 2 && !ends.includes(undefined)) return {path: ends};
  if (edgeById.has(wanted.get("line"))) return {edge: wanted.get("line")};
  const group = within(wanted.get("group"), groups.length);
  if (group !== null) return {group};
  return idOf.has(wanted.get("at")) ? {node: idOf.get(wanted.get("at"))} : null;
}

// A number that the address may name, if it is one of the first ``count``.
const within = (text, count) => (/^\d{1,6}$/.test(text || "") && Number(text) < count ? Number(text) : null);

function readAddress() {
  const wanted = new URLSearchParams(location.hash.slice(1));
  const found = DEFAULTS();
  for (const [name, word] of Object.entries(WORDS)) found[name] = new Set(wanted.getAll(word));
  found.statuses = new Set([...found.statuses].filter((name) => data.statuses[name]));
  for (const [name, form] of Object.entries(PLAIN)) if (form.test(wanted.get(name) || "")) found[name] = wanted.get(name);
  for (const name of SWITCHES) found[name] = wanted.get(name) === "1";
  found.least = Math.min(1, Math.max(0, Number(wanted.get("least")) || 0));
  found.measure = within(wanted.get("size"), 3) || 0;
  found.paper = within(wanted.get("document"), data.documents.length);
  for (const [name, word] of Object.entries(NODE_SETS)) found[name] = new Set(wanted.getAll(word).map((iri) => idOf.get(iri)).filter((id) => id !== undefined));
  found.opened = new Set(wanted.getAll("open").map((text) => within(text, groups.length)).filter((group) => group !== null));
  if (idOf.has(wanted.get("focus"))) found.focus = {id: idOf.get(wanted.get("focus")), hops: Math.min(20, Number(wanted.get("hops")) || 1)};
  const camera = (wanted.get("see") || "").split(",").map(Number);
  return {found, selected: selectedIn(wanted), view: byId("tab-" + wanted.get("view")) ? wanted.get("view") : "graph", camera: camera.length === 3 && camera.every(Number.isFinite) ? camera : null};
}

function recall() {
  reading = true;
  try {
    recallView();
  } finally {
    reading = false;
  }
}

function recallView() {
  const {found, selected, view: wanted, camera} = readAddress();
  Object.assign(state, found);
  if (found.measure && !byId("measure").options[found.measure]) state.measure = 0;
  showSomething();
  syncControls();
  if (!network && nodes.length) {
    state.selected = selected;
    draw();
  } else {
    refresh();
    showAll(false);
  }
  select(selected, true);
  if (wanted !== "graph") show(wanted);
  else if (byId("graph-view").hidden) show("graph");
  if (selected) document.body.classList.add("chosen");
  if (!camera || !network) return;
  const [x, y] = facing(camera);
  travel({position: {x, y}, scale: Math.min(4, Math.max(0.02, camera[2]))});
}

// Where a point of the drawing lies on a page that stands the other way; rings look the same on both.
const facing = ([x, y]) => (ringed ? [x, y] : turned([x, y]));

// The link also names the part of the drawing that is to be seen.
function copyLink() {
  const found = described();
  if (network) {
    const middle = network.getViewPosition();
    const [x, y] = facing([middle.x, middle.y]);
    found.append("see", [Math.round(x), Math.round(y), network.getScale().toFixed(3)].join(","));
  }
  const link = location.href.split("#")[0] + "#" + found;
  history.replaceState(null, "", "#" + found);
  const done = () => {
    tell("The link to this view was copied.");
    byId("link").textContent = "Copied";
    setTimeout(() => { byId("link").textContent = "Link"; }, 1500);
  };
  const shownInstead = () => {
    const field = h("input", {type: "text", readonly: true, value: link, "aria-label": "Link to this view"});
    fill(byId("chips"), h("span", {class: "chip", id: "chip-link"}, "Link to this view:", field));
    byId("chips").hidden = false;
    field.select();
  };
  if (navigator.clipboard) navigator.clipboard.writeText(link).then(done, shownInstead);
  else shownInstead();
}
