// What the page knows. Everything refers to everything else by number; see kg/rendering/payload.py for the fields.
const parsed = (name) => JSON.parse(document.getElementById(name + "-data").textContent);
const data = parsed("graph");
const nodes = data.nodes;
const edges = data.edges;

// The drawing is wider than high. Where the window is higher than wide, it lies on its side.
const upright = innerHeight > 1.2 * innerWidth;
const turned = ([x, y]) => (upright ? [y, x] : [x, y]);
if (upright) for (const node of nodes) [node.x, node.y] = turned([node.x, node.y]);

const groups = data.groups;
const edgeById = new Map(edges.map((edge) => [edge.id, edge]));
const idOf = new Map(nodes.map((node) => [node.iri, node.id]));
const edgesOf = nodes.map(() => []);
for (const edge of edges) {
  edgesOf[edge.from].push(edge);
  if (edge.to !== edge.from) edgesOf[edge.to].push(edge);
}

// The sentences are most of the file, and nobody needs them before the first click: they are read when they are asked for.
const evidenceParts = {};
function part(name) {
  if (!evidenceParts.claims) Object.assign(evidenceParts, parsed("evidence"));
  return evidenceParts[name];
}
const claimOf = (number) => part("claims")[number];
const passageOf = (number) => part("passages")[number];

const SIGN = (status) => (data.statuses[status] || ["", ""])[0];
const DASHES = Object.fromEntries(Object.entries(data.statuses).map(([name, look]) => [name, look[3]]));
const STATUS_WORDS = (status) => (data.statuses[status] || ["", "fact"])[1];
const term = (property) => data.terms[property] || property;
const many = (number, one, more) => number + " " + (number === 1 ? one : more);
