// The drawing: vis-network with positions computed ahead. Labels are our own (labels.js), so that they never cover one another.
const DASHES = {claimed: [9, 4, 2, 4], possible: [2, 5], planned: [10, 7], denied: [4, 4]};
let network = null;
let drawnNodes = null;
let drawnEdges = null;
let theme = {};
let shown = {nodes: new Set(), edges: new Map()};
let around = null;
let larger = 1; // by how much nodes and lines are enlarged at the present zoom

function readTheme() {
  const style = getComputedStyle(document.documentElement);
  const get = (name) => style.getPropertyValue("--" + name).trim();
  theme = Object.fromEntries(["page", "accent", "text", "quiet", "faint", "line", "claimed", "possible", "planned", "denied"].map((name) => [name, get(name)]));
}

function nodeStyle(node) {
  const color = data.looks[node.top];
  const fact = node.status === "fact";
  return {
    id: node.id,
    hidden: !shown.nodes.has(node.id),
    borderWidth: fact ? 1.5 : 2,
    color: {background: fact ? color : theme.page, border: fact ? theme.page : color},
    shapeProperties: {borderDashes: fact ? false : [4, 3]},
  };
}

function arrows(relations) {
  const ahead = relations.some((relation) => relation.f);
  const back = relations.some((relation) => !relation.f);
  return {to: {enabled: ahead, scaleFactor: 0.55}, from: {enabled: back, scaleFactor: 0.55}};
}

function edgeStyle(edge) {
  const relations = shown.edges.get(edge.id);
  if (!relations) return {id: edge.id, hidden: true};
  const kinds = new Set(relations.map((relation) => relation.s));
  const status = relations[0].s;
  const color = edge.fact ? theme.line : theme[status];
  return {
    id: edge.id,
    hidden: false,
    arrows: arrows(relations),
    color: {color, highlight: color, hover: color, inherit: false, opacity: edge.fact && shown.edges.size > 700 ? 0.5 : 1},
    dashes: edge.fact ? false : kinds.size > 1 ? [6, 4] : DASHES[status],
    smooth: edge.fact ? false : {enabled: true, type: "curvedCW", roundness: 0.2},
    width: (edge.fact ? 1.5 : 1.9) * Math.sqrt(larger),
  };
}

// Bring the drawing in line with the state; only what differs is handed to the library.
const lastStyle = new Map();
function changed(styles) {
  return styles.filter((style) => {
    const text = JSON.stringify(style);
    const same = lastStyle.get(style.id) === text;
    lastStyle.set(style.id, text);
    return !same;
  });
}

const sameNodes = (one, other) => one.size === other.size && [...one].every((id) => other.has(id));

// After a selection: it can only bring in a node that the filters hide, or let it go again.
function reselect() {
  if (!sameNodes(visible().nodes, shown.nodes)) {
    refresh();
    return;
  }
  around = lit(shown);
  if (network) network.redraw();
}

function refresh() {
  shown = visible();
  around = lit(shown);
  byId("empty").hidden = shown.nodes.size > 0;
  countClasses();
  if (!network) return;
  drawnNodes.update(changed(nodes.map(nodeStyle)));
  drawnEdges.update(changed(edges.map(edgeStyle)));
  network.redraw();
}

// What is not joined to the selection fades. A veil over the finished drawing, and the bright part once more on top of it, costs
// nothing; restyling thousands of nodes at every click takes seconds.
function veil(context) {
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.globalAlpha = 0.8;
  context.fillStyle = theme.page;
  context.fillRect(0, 0, context.canvas.width, context.canvas.height);
  context.restore();
  const lines = [...around.edges].map((id) => network.body.edges[id]);
  for (const line of lines) line.draw(context);
  for (const line of lines) line.drawArrows(context);
  for (const id of around.nodes) network.body.nodes[id].draw(context);
}

function ring(context, id, scale) {
  const {x, y} = network.getPosition(id);
  context.save();
  context.beginPath();
  context.arc(x, y, sizeOf(id) * 1.25 + 4 / scale, 0, 2 * Math.PI);
  context.lineWidth = 3 / scale;
  context.strokeStyle = theme.accent;
  context.stroke();
  context.restore();
}

function drawOver(context) {
  setTimeout(resize, 0);
  if (around) veil(context);
  if (state.selected && state.selected.node !== undefined) ring(context, state.selected.node, network.getScale());
  drawLabels(context);
}

function drawLabels(context) {
  const scale = network.getScale();
  const places = network.getPositions([...shown.nodes]);
  const corner = network.DOMtoCanvas({x: -60, y: -20});
  const canvas = byId("network");
  const end = network.DOMtoCanvas({x: canvas.clientWidth + 60, y: canvas.clientHeight + 20});
  const inside = (point) => point.x > corner.x && point.x < end.x && point.y > corner.y && point.y < end.y;
  const [left, right] = [(corner.x + 60 / scale) * scale, (end.x - 60 / scale) * scale];
  const whole = (box) => box.left >= left && box.right <= right;
  const view = {whole, scale, shown, around, theme, inside, at: (id) => places[id] || {x: 0, y: 0}};
  allLabels(context, view);
}

function draw() {
  readTheme();
  shown = visible();
  const bare = nodes.map((node) => ({id: node.id, x: node.x, y: node.y, shape: node.shape, size: node.size, ...nodeStyle(node)}));
  const lines = edges.map((edge) => ({id: edge.id, from: edge.from, to: edge.to, ...edgeStyle(edge)}));
  drawnNodes = new vis.DataSet(bare);
  drawnEdges = new vis.DataSet(lines);
  const options = {
    ...data.options,
    autoResize: true,
    layout: {improvedLayout: false},
    nodes: {chosen: false, labelHighlightBold: false},
    edges: {smooth: false, chosen: false, selectionWidth: 0, hoverWidth: 0, arrowStrikethrough: false},
    interaction: {hover: true, keyboard: false, tooltipDelay: 200, hideEdgesOnDrag: edges.length > 4000, hideEdgesOnZoom: edges.length > 4000, zoomSpeed: 0.7},
  };
  network = new vis.Network(byId("network"), {nodes: drawnNodes, edges: drawnEdges}, options);
  network.on("afterDrawing", drawOver);
  network.on("click", ({nodes: [node], edges: [edge]}) => select(node !== undefined ? {node} : edge !== undefined ? {edge} : null));
  network.on("hoverNode", ({node}) => hover(node));
  network.on("blurNode", () => hover(null));
  showAll(false);
}

function hover(id) {
  state.hovered = id;
  byId("network").classList.toggle("pointing", id !== null);
  if (network) network.redraw();
}

// All that is shown, with room for the names at the margins.
function showAll(animated) {
  if (!network || !shown.nodes.size) return;
  const points = Object.values(network.getPositions([...shown.nodes]));
  const span = (axis) => [Math.min(...points.map((point) => point[axis])), Math.max(...points.map((point) => point[axis]))];
  const [left, right] = span("x");
  const [top, bottom] = span("y");
  const {clientWidth, clientHeight} = byId("network");
  const fitting = Math.min((clientWidth - Math.min(150, clientWidth * 0.25)) / (right - left + 1), (clientHeight - 90) / (bottom - top + 1));
  network.moveTo({position: {x: (left + right) / 2, y: (top + bottom) / 2}, scale: Math.min(1.15, Math.max(0.02, fitting)), animation: animated ? {duration: 250} : false});
}

// Seen from afar, nodes are drawn larger, in a few steps, so that they do not vanish.
const STEPS = [[0.42, 1], [0.28, 1.25], [0.2, 1.8], [0.12, 2.6], [0, 4]];
function resize() {
  const [, wanted] = STEPS.find(([least]) => network.getScale() >= least);
  if (wanted === larger) return;
  larger = wanted;
  drawnNodes.update(nodes.map((node) => ({id: node.id, size: sizeOf(node.id)})));
  if (edges.length < 4000) drawnEdges.update(changed(edges.map(edgeStyle)));
}

function sizeOf(id) {
  return nodes[id].size * larger;
}

function zoom(factor) {
  if (network) network.moveTo({scale: Math.min(4, Math.max(0.03, network.getScale() * factor)), animation: {duration: 120}});
}

function pan(x, y) {
  const middle = network.getViewPosition();
  const scale = network.getScale();
  network.moveTo({position: {x: middle.x + x / scale, y: middle.y + y / scale}});
}

// On a narrow screen the panel covers the lower part of the drawing.
function goTo(id) {
  const covered = matchMedia("(max-width: 820px)").matches ? byId("network").clientHeight * 0.29 : 0;
  if (network) network.focus(id, {offset: {x: 0, y: -covered}, scale: Math.max(1, Math.min(1.3, network.getScale())), animation: {duration: 300, easingFunction: "easeInOutQuad"}});
}

function move(enabled) {
  network.setOptions({
    physics: {enabled, solver: "forceAtlas2Based", forceAtlas2Based: {gravitationalConstant: -90, springLength: 130, avoidOverlap: 0.5}, stabilization: false},
  });
}
