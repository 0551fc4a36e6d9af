// The drawing: vis-network with positions computed ahead. Labels are our own (labels.js), so that they never cover one another.
const DASHES = {claimed: [9, 4, 2, 4], possible: [2, 5], planned: [10, 7], denied: [4, 4]};
let network = null;
let drawnNodes = null;
let drawnEdges = null;
let theme = {};
let shown = {nodes: new Set(), edges: new Map()};
let around = null;

function readTheme() {
  const style = getComputedStyle(document.documentElement);
  const get = (name) => style.getPropertyValue("--" + name).trim();
  theme = Object.fromEntries(["page", "text", "quiet", "faint", "line", "claimed", "possible", "planned", "denied"].map((name) => [name, get(name)]));
}

function nodeStyle(node) {
  const color = data.looks[node.top];
  const fact = node.status === "fact";
  const bright = !around || around.nodes.has(node.id) || node.id === state.hovered;
  const chosen = Boolean(state.selected) && state.selected.node === node.id;
  return {
    id: node.id,
    hidden: !shown.nodes.has(node.id),
    opacity: bright ? 1 : 0.22,
    borderWidth: chosen ? 4 : fact ? 1.5 : 2,
    color: {background: fact ? color : theme.page, border: chosen ? theme.text : fact ? theme.page : color},
    shapeProperties: {borderDashes: fact || chosen ? false : [4, 3]},
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
  const bright = !around || around.edges.has(edge.id);
  const strong = around && bright;
  const color = edge.fact ? (strong ? theme.quiet : theme.line) : theme[status];
  return {
    id: edge.id,
    hidden: false,
    arrows: arrows(relations),
    color: {color, highlight: color, hover: color, inherit: false, opacity: bright ? 1 : 0.12},
    dashes: edge.fact ? false : kinds.size > 1 ? [6, 4] : DASHES[status],
    smooth: edge.fact ? false : {enabled: true, type: "curvedCW", roundness: 0.2},
    width: strong ? 2.4 : 1.3,
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

function refresh() {
  shown = visible();
  around = lit(shown);
  byId("empty").hidden = shown.nodes.size > 0;
  if (!network) return;
  drawnNodes.update(changed(nodes.map(nodeStyle)));
  drawnEdges.update(changed(edges.map(edgeStyle)));
  network.redraw();
}

function drawLabels(context) {
  const scale = network.getScale();
  const places = network.getPositions([...shown.nodes]);
  const corner = network.DOMtoCanvas({x: -60, y: -20});
  const canvas = byId("network");
  const end = network.DOMtoCanvas({x: canvas.clientWidth + 60, y: canvas.clientHeight + 20});
  const inside = (point) => point.x > corner.x && point.x < end.x && point.y > corner.y && point.y < end.y;
  const view = {scale, shown, around, theme, inside, at: (id) => places[id] || {x: 0, y: 0}};
  const taken = boxes();
  nodeLabels(context, view, taken);
  edgeLabels(context, view, taken);
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
  network.on("afterDrawing", drawLabels);
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

function showAll(animated) {
  if (network && shown.nodes.size) network.fit({nodes: [...shown.nodes], maxZoomLevel: 1.15, animation: animated ? {duration: 250} : false});
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
  if (network) network.focus(id, {offset: {x: 0, y: -covered}, scale: Math.max(0.75, Math.min(1.2, network.getScale())), animation: {duration: 300, easingFunction: "easeInOutQuad"}});
}

function move(enabled) {
  network.setOptions({
    physics: {enabled, solver: "forceAtlas2Based", forceAtlas2Based: {gravitationalConstant: -90, springLength: 130, avoidOverlap: 0.5}, stabilization: false},
  });
}
