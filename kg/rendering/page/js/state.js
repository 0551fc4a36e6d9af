// What the reader has chosen, and what follows from it: which nodes, edges and relations are to be seen.
const DEFAULTS = () => ({
  classesOff: new Set(),
  kindsOff: new Set(),
  relationsOff: new Set(),
  statuses: new Set(),
  paper: null,
  from: "", // first and last day, YYYY-MM-DD; empty: no bound
  until: "",
  least: 0, // of the confidence
  hidden: new Set(),
  pinned: new Set(),
  focus: null, // {id, hops}
  opened: new Set(), // communities of the overview
  lonely: false,
  sayings: false,
  edgeLabels: true,
  measure: 0, // what the size of a node says
  colour: "class",
  selected: null, // {node: id}, {edge: id}, {path: [id, id]} or {group: number}
  view: "graph",
});
const state = {...DEFAULTS(), hovered: null};

const dated = () => Boolean(state.from || state.until);

function inRange(node) {
  return Boolean(node.begins) && (!state.from || (node.ends || node.begins) >= state.from) && (!state.until || node.begins <= state.until);
}

// Whether what supports a statement passes the filters of document and confidence. Reference data has neither a document nor a doubt.
function supported(claims) {
  if (state.paper === null && !state.least) return true;
  if (!claims.length) return state.paper === null;
  return claims.some(claimShown);
}

function relationShown(relation) {
  const allowed = relation.s === "fact" || state.statuses.has(relation.s);
  return allowed && !state.relationsOff.has(relation.p) && supported(relation.c);
}

// Whether a claim passes the filters of document and confidence.
const claimShown = (number) => (state.paper === null || claimOf(number).d === state.paper) && claimOf(number).c >= state.least;

// Whether the legend counts a node: what is no fact, and mere acts of saying, have switches of their own.
function counted(node) {
  return (node.status === "fact" || state.statuses.has(node.status)) && (state.sayings || !node.saying);
}

const classOff = (node) => state.classesOff.has(node.top) || state.kindsOff.has(node.top + "/" + node.kind);

function nodeAllowed(node) {
  return state.pinned.has(node.id) && !state.hidden.has(node.id) ? true : !classOff(node) && passes(node);
}

// Whether the lists hold a node: what is chosen by links (a focus, dates, relations, confidence) is chosen as in the drawing.
const narrowed = () => Boolean(state.focus || dated() || state.relationsOff.size || state.least);
const listed = (node) => nodeAllowed(node) && (!narrowed() || shown.nodes.has(node.id));

// Whether a node passes all filters but those of the legend.
function passes(node) {
  if (state.hidden.has(node.id) || !counted(node)) return false;
  if (node.top === "Event" && dated() && !inRange(node)) return false;
  return state.paper === null || node.docs.includes(state.paper);
}

// A selected or pinned node is always to be seen, and so are both ends of a path.
function kept() {
  const {node, path} = state.selected || {};
  return new Set([...state.pinned, ...(path || []), ...(node === undefined ? [] : [node])]);
}

// What a range of dates leaves: the events in it, and whoever is directly joined to one of them.
function aroundEvents(links, always) {
  const near = new Set(always);
  for (const [edge] of links) {
    for (const [one, other] of [[edge.from, edge.to], [edge.to, edge.from]]) {
      if (nodes[one].top === "Event" && inRange(nodes[one])) near.add(one).add(other);
    }
  }
  return near;
}

function aroundFocus(links) {
  const near = new Map();
  for (const [edge] of links) {
    for (const [one, other] of [[edge.from, edge.to], [edge.to, edge.from]]) {
      if (!near.has(one)) near.set(one, []);
      near.get(one).push(other);
    }
  }
  const found = new Set([state.focus.id]);
  let ring = [state.focus.id];
  for (let hop = 0; hop < state.focus.hops; hop += 1) {
    ring = ring.flatMap((id) => near.get(id) || []).filter((id) => !found.has(id) && found.add(id));
  }
  return found;
}

// {nodes: Set of ids, edges: Map of id -> relations shown}.
function visible() {
  const always = kept();
  if (state.focus) always.add(state.focus.id);
  const allowed = nodes.map((node) => always.has(node.id) || nodeAllowed(node));
  let links = [];
  for (const edge of edges) {
    if (!allowed[edge.from] || !allowed[edge.to]) continue;
    const relations = edge.relations.filter(relationShown);
    if (relations.length) links.push([edge, relations]);
  }
  const narrow = (near) => { links = links.filter(([edge]) => near.has(edge.from) && near.has(edge.to)); };
  if (dated()) narrow(aroundEvents(links, always));
  const near = state.focus ? new Set([...aroundFocus(links), ...always]) : null;
  if (near) narrow(near);
  const found = {nodes: new Set(), edges: new Map()};
  for (const [edge, relations] of links) {
    found.edges.set(edge.id, relations);
    found.nodes.add(edge.from).add(edge.to);
  }
  const alone = (node) => state.lonely && (!near || near.has(node.id)) && (!dated() || (node.top === "Event" && inRange(node)));
  for (const node of nodes) {
    if (allowed[node.id] && (always.has(node.id) || alone(node))) found.nodes.add(node.id);
  }
  return found;
}

// What a selection lights up: a node with everything directly joined to it, an edge or a path with its ends; null where nothing fades.
function lit(shown) {
  const {node, edge, path} = state.selected || {};
  if (edge !== undefined) return {nodes: new Set([edgeById.get(edge).from, edgeById.get(edge).to]), edges: new Set([edge])};
  if (path) {
    const found = shownChain(...path, shown) || path;
    return {nodes: new Set(found), edges: new Set(found.slice(1).flatMap((id, step) => edgesBetween(found[step], id, shown).map((one) => one.id)))};
  }
  if (node === undefined || (state.focus && state.focus.id === node)) return null; // of a focus, all steps are to be read
  const around = {nodes: new Set([node]), edges: new Set()};
  for (const one of edgesOf[node]) {
    if (!shown.edges.has(one.id)) continue;
    around.edges.add(one.id);
    around.nodes.add(one.from).add(one.to);
  }
  return around;
}
