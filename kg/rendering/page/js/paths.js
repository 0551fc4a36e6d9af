// How two entities are connected: the shortest chain of what is shown, with the sentences on it.
function edgesBetween(one, other, shown) {
  return edgesOf[one].filter((edge) => (edge.from === other || edge.to === other) && shown.edges.has(edge.id));
}

// The ids on a shortest chain, null where there is none. Of several, the one through the least connected nodes: that a country
// touches both ends says little.
function chain(from, to, shown) {
  const cost = new Map([[from, 0]]);
  const before = new Map();
  let ring = [from];
  while (ring.length && !cost.has(to)) {
    const next = new Map();
    for (const id of ring) {
      for (const edge of edgesOf[id]) {
        const other = edge.from === id ? edge.to : edge.from;
        if (!shown.edges.has(edge.id) || cost.has(other)) continue;
        const price = cost.get(id) + Math.log(1 + edgesOf[other].length);
        if (!next.has(other) || price < next.get(other)) {
          next.set(other, price);
          before.set(other, id);
        }
      }
    }
    for (const [id, price] of next) cost.set(id, price);
    ring = [...next.keys()].sort((a, b) => a - b);
  }
  if (!cost.has(to)) return null;
  const found = [to];
  while (found[0] !== from) found.unshift(before.get(found[0]));
  return found;
}

// The chain that is shown: one of facts, if there is any.
function shownChain(from, to, shown) {
  const facts = {edges: new Map([...shown.edges].filter(([id]) => edgeById.get(id).fact))};
  return chain(from, to, facts) || chain(from, to, shown);
}

function pathView([from, to]) {
  const found = shownChain(from, to, shown);
  const isFact = (id, step) => step === 0 || edgesBetween(found[step - 1], id, shown).some((edge) => edge.fact);
  const steps = (found || []).slice(1).map((id, step) => {
    const relations = edgesBetween(found[step], id, shown).flatMap((edge) => shown.edges.get(edge.id).map((relation) => [edge, relation]));
    const sorted = [...relations.filter(([, relation]) => relation.s === "fact"), ...relations.filter(([, relation]) => relation.s !== "fact")];
    return h("li", {}, h("ul", {class: "statements"}, cards(sorted.map(([edge, relation]) => relationView(edge, relation, null)))));
  });
  return [
    h("h2", {id: "panel-title"}, signed(nodes[from]), " → ", signed(nodes[to])),
    found
      ? [h("p", {class: "kind"}, (found.every(isFact) ? "Shortest connection: " : "No connection by facts. Only by what is not established: ") + many(steps.length, "step", "steps")), h("p", {}, found.map((id, position) => [position ? " – " : null, nodeLink(id)])), h("ol", {class: "steps"}, steps)]
      : [h("p", {}, "Nothing that is shown connects the two. Filters may hide what does, or it may not be established."), unsureButton(from, to)],
    h("p", {}, h("button", {type: "button", onclick: () => select({path: [to, from]}, true)}, "Other way round")),
  ];
}

// Brings in what is not established, and looks again.
function unsureButton(from, to) {
  const off = Object.keys(data.statuses).some((name) => !state.statuses.has(name)) && byId("unsure");
  return off ? h("p", {}, h("button", {type: "button", id: "show-unsure", onclick: () => { byId("unsure").click(); select({path: [from, to]}, true); }}, "Show what is not a fact")) : null;
}

// The field that asks for the other end.
function askForPath(from) {
  const input = h("input", {type: "search", role: "combobox", autocomplete: "off", spellcheck: "false", "aria-label": "Name of the other end", placeholder: "To whom or what?", "aria-expanded": "false", "aria-controls": "ends", "aria-autocomplete": "list"});
  const list = h("ul", {id: "ends", class: "found", role: "listbox", "aria-label": "Names found", hidden: true});
  fill(byId("ask"), h("div", {class: "search"}, input, list));
  completing(input, list, (id) => select({path: [from, id]}, true));
  input.focus();
}
