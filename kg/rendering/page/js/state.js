// What the reader has chosen, and what follows from it: which nodes, edges and relations are to be seen.
const state = {
  classesOff: new Set(),
  kindsOff: new Set(),
  relationsOff: new Set(),
  statuses: new Set(),
  paper: null,
  lonely: false,
  sayings: false,
  edgeLabels: true,
  selected: null, // {node: id} or {edge: id}
  hovered: null,
  view: "graph",
};

function fromPaper(claims) {
  return state.paper === null || claims.some((number) => data.claims[number].d === state.paper);
}

function relationShown(relation) {
  const allowed = relation.s === "fact" || state.statuses.has(relation.s);
  return allowed && !state.relationsOff.has(relation.p) && fromPaper(relation.c);
}

// Whether the legend counts a node: what is no fact, and mere acts of saying, have switches of their own.
function counted(node) {
  return (node.status === "fact" || state.statuses.has(node.status)) && (state.sayings || !node.saying);
}

function nodeAllowed(node) {
  if (state.classesOff.has(node.top) || state.kindsOff.has(node.top + "/" + node.kind)) return false;
  if (!counted(node)) return false;
  return state.paper === null || node.docs.includes(state.paper);
}

// {nodes: Set of ids, edges: Map of id -> relations shown}. A selected node is always to be seen.
function visible() {
  const chosen = state.selected && state.selected.node;
  const allowed = nodes.map((node) => node.id === chosen || nodeAllowed(node));
  const shown = {nodes: new Set(), edges: new Map()};
  for (const edge of edges) {
    if (!allowed[edge.from] || !allowed[edge.to]) continue;
    const relations = edge.relations.filter(relationShown);
    if (!relations.length) continue;
    shown.edges.set(edge.id, relations);
    shown.nodes.add(edge.from);
    shown.nodes.add(edge.to);
  }
  for (const node of nodes) {
    if (allowed[node.id] && (state.lonely || node.id === chosen)) shown.nodes.add(node.id);
  }
  return shown;
}

// The selected node or both ends of the selected edge, with everything directly joined to it; null without a selection.
function lit(shown) {
  if (!state.selected) return null;
  if (state.selected.edge !== undefined) {
    const edge = edgeById.get(state.selected.edge);
    return {nodes: new Set([edge.from, edge.to]), edges: new Set([edge.id])};
  }
  const around = {nodes: new Set([state.selected.node]), edges: new Set()};
  for (const edge of edgesOf[state.selected.node]) {
    if (!shown.edges.has(edge.id)) continue;
    around.edges.add(edge.id);
    around.nodes.add(edge.from);
    around.nodes.add(edge.to);
  }
  return around;
}
