// Finding by name: labels and aliases, without regard to case and accents, best first.
function plainly(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

let index = null; // made at the first search
const indexed = () => nodes.flatMap((node) => [node.label, ...(node.names || [])].map((name) => ({id: node.id, name, key: plainly(name)})));
const MOST_FOUND = 12;

function score(key, wanted) {
  if (key === wanted) return 0;
  if (key.startsWith(wanted)) return 1;
  if (key.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(wanted))) return 2;
  return key.includes(wanted) ? 3 : null;
}

function find(text) {
  const wanted = plainly(text.trim());
  if (!wanted) return [];
  const best = new Map();
  index = index || indexed();
  for (const entry of index) {
    const points = score(entry.key, wanted);
    if (points !== null && (!best.has(entry.id) || points < best.get(entry.id).points)) best.set(entry.id, {...entry, points});
  }
  const rank = ({id, points}) => points + (nodes[id].top === "Event" ? 2.5 : 0); // who is sought by name is rarely an event whose phrase has the name in it
  return [...best.values()].sort((a, b) => rank(a) - rank(b) || a.id - b.id).slice(0, MOST_FOUND);
}

// Make ``input`` complete names in ``list``; ``choose`` is told the node.
function completing(input, list, choose) {
  let hits = [];
  let active = -1;

  function close() {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }
  function take(hit) {
    input.value = nodes[hit.id].label;
    close();
    choose(hit.id);
  }
  function highlight(number) {
    active = number;
    [...list.children].forEach((item, position) => item.setAttribute("aria-selected", String(position === active)));
    if (active >= 0) {
      input.setAttribute("aria-activedescendant", list.id + "-" + active);
      list.children[active].scrollIntoView({block: "nearest"});
    }
  }
  function option(hit, position) {
    const node = nodes[hit.id];
    const alias = hit.name !== node.label ? h("span", {class: "quiet"}, " (", h("bdi", {}, hit.name), ")") : null;
    const item = h("li", {role: "option", id: list.id + "-" + position, "aria-selected": "false"}, swatch(node), h("bdi", {}, node.label), alias, h("span", {class: "quiet"}, " " + node.kind + (node.date ? " · " + node.date : "")), " ", badge(node.status));
    item.addEventListener("mousedown", (event) => { event.preventDefault(); take(hit); });
    return item;
  }
  function suggest() {
    hits = find(input.value);
    const none = input.value.trim() ? [h("li", {class: "quiet", role: "option", "aria-disabled": "true"}, "Nothing of that name")] : [];
    fill(list, hits.length ? hits.map(option) : none);
    list.hidden = !list.children.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    highlight(hits.length ? 0 : -1);
  }
  input.addEventListener("input", suggest);
  input.addEventListener("focus", () => { input.select(); if (input.value.trim()) suggest(); });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (hits.length) highlight((active + (event.key === "ArrowDown" ? 1 : hits.length - 1)) % hits.length);
    } else if (event.key === "Enter" && hits[active]) {
      event.preventDefault();
      take(hits[active]);
    } else if (event.key === "Escape") {
      close();
      input.blur();
    }
  });
}

// What is found is shown in the view that is open, where that can: else in the drawing.
const SHOWS = {
  places: (node) => node.lat !== undefined,
  timeline: (node) => Boolean(node.begins),
  sources: () => true,
};

function setUpSearch() {
  completing(byId("search"), byId("found"), (id) => {
    if (!SHOWS[state.view] || !SHOWS[state.view](nodes[id])) show("graph");
    select({node: id}, true);
    if (state.view === "sources") lists();
  });
}
