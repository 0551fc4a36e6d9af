// What the page knows. Everything refers to everything else by number; see kg/rendering/payload.py for the fields.
const data = JSON.parse(document.getElementById("graph-data").textContent);
const nodes = data.nodes;
const edges = data.edges;
const edgeById = new Map(edges.map((edge) => [edge.id, edge]));
const edgesOf = nodes.map(() => []);
for (const edge of edges) {
  edgesOf[edge.from].push(edge);
  if (edge.to !== edge.from) edgesOf[edge.to].push(edge);
}

const SIGN = (status) => (data.statuses[status] || ["", ""])[0];
const STATUS_WORDS = (status) => (data.statuses[status] || ["", "fact"])[1];
