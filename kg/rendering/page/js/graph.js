// The drawing: vis-network with positions computed ahead. Labels are our own (labels.js), so that they never cover one another.
const MANY = 4000; // above so many lines, drawing them all takes longer than a frame
let network = null;
let drawnNodes = null;
let drawnEdges = null;
let theme = {};
let shown = {nodes: new Set(), edges: new Map()};
let drawn = {nodes: new Set(), edges: new Map()}; // the same with closed communities as circles
let around = null;
let ringed = null; // places of a neighbourhood in focus
let larger = 1; // by how much nodes and lines are enlarged at the present zoom

function readTheme() {
  const style = getComputedStyle(document.documentElement);
  const get = (name) => style.getPropertyValue("--" + name).trim();
  theme = Object.fromEntries(["page", "accent", "text", "quiet", "faint", "line", "claimed", "possible", "planned", "denied"].map((name) => [name, get(name)]));
}

function radiusOf(id) {
  if (groupOf(id) !== null) return thing(id).size;
  return state.measure ? nodes[id].sizes[state.measure - 1] : nodes[id].size;
}

const sizeOf = (id) => radiusOf(id) * (groupOf(id) === null ? larger : 1);
const colourOf = (node) => (state.colour === "community" ? groupColour(node.group) : data.looks[node.top]);

function bubbleStyle(bubble) {
  const color = groupColour(groupOf(bubble.id));
  return {id: bubble.id, shape: "dot", size: bubble.size, borderWidth: 3, opacity: 0.85, color: {background: color, border: theme.page}, shapeProperties: {borderDashes: false}, fixed: false};
}

function nodeStyle(node) {
  const color = colourOf(node);
  const fact = node.status === "fact";
  return {
    id: node.id,
    shape: node.shape,
    size: sizeOf(node.id),
    borderWidth: fact ? 1.5 : 2,
    color: {background: fact ? color : theme.page, border: fact ? theme.page : color},
    shapeProperties: {borderDashes: fact ? false : DASHES[node.status]},
    fixed: state.pinned.has(node.id),
  };
}

function arrows(relations) {
  const ahead = relations.some((relation) => relation.f);
  const back = relations.some((relation) => !relation.f);
  return {to: {enabled: ahead, scaleFactor: 0.55}, from: {enabled: back, scaleFactor: 0.55}};
}

function bundleStyle(id, [from, to, count]) {
  return {id, from, to, arrows: "", color: {color: theme.line, inherit: false, opacity: Math.min(0.8, 0.3 + 0.08 * count)}, dashes: false, smooth: false, width: larger * (0.6 + 0.7 * Math.log2(count))};
}

function edgeStyle(edge) {
  const relations = shown.edges.get(edge.id);
  const kinds = new Set(relations.map((relation) => relation.s));
  const status = relations[0].s;
  const color = edge.fact ? theme.line : theme[status];
  return {
    id: edge.id,
    from: edge.from,
    to: edge.to,
    arrows: arrows(relations),
    color: {color, highlight: color, hover: color, inherit: false, opacity: edge.fact && shown.edges.size > 700 ? 0.6 : 1},
    dashes: edge.fact ? false : kinds.size > 1 ? [6, 4] : DASHES[status],
    smooth: edge.fact ? false : {enabled: true, type: "curvedCW", roundness: 0.2},
    width: (edge.fact ? 1.6 : 2.2) * Math.sqrt(shown.edges.size < MANY ? larger : 1),
  };
}

// Hand to the library only what differs from what it has.
function bring(set, last, styles, place) {
  const wanted = new Map(styles.map((style) => [style.id, style]));
  const gone = [...last.keys()].filter((id) => !wanted.has(id));
  const changed = styles.filter((style) => {
    const text = JSON.stringify(style);
    const same = last.get(style.id) === text;
    if (!same && !last.has(style.id)) Object.assign(style, place(style.id));
    last.set(style.id, text);
    return !same;
  });
  for (const id of gone) last.delete(id);
  if (gone.length) set.remove(gone);
  if (changed.length) set.update(changed);
}

const lastNodes = new Map();
const lastEdges = new Map();

// Where a node stands; what was dragged and then hidden comes back where it was left.
function place(id) {
  const {x, y} = (ringed && ringed.get(id)) || thing(id);
  return {x, y};
}

function keepPlaces() {
  if (ringed) return;
  for (const [id, {x, y}] of Object.entries(network.getPositions())) Object.assign(thing(/^g/.test(id) ? id : Number(id)), {x, y});
}

function bringAll() {
  const [points, lines] = [[...drawn.nodes], [...drawn.edges]];
  bring(drawnNodes, lastNodes, points.map((id) => (groupOf(id) === null ? nodeStyle(nodes[id]) : bubbleStyle(thing(id)))), place);
  bring(drawnEdges, lastEdges, lines.map(([id, line]) => (edgeById.has(id) ? edgeStyle(edgeById.get(id)) : bundleStyle(id, line))), () => ({}));
}

// Several changes make one drawing: at the next frame.
function repaint() {
  if (network) network.body.emitter.emit("_requestRedraw");
}

function think() {
  shown = visible();
  around = lit(shown);
  ringed = ringPlaces();
  drawn = isFolded(shown) ? folded(shown, around) : {nodes: shown.nodes, edges: shown.edges};
  byId("empty").hidden = shown.nodes.size > 0;
  byId("folded").hidden = !isFolded(shown);
  byId("groups").hidden = state.colour !== "community" && !isFolded(shown);
  countClasses();
  countLonely();
  chips();
}

const sameNodes = (one, other) => one.size === other.size && [...one].every((id) => other.has(id));

// After a selection: it can only bring in a node that the filters hide, or let it go again.
function reselect() {
  if (isFolded(shown) || !sameNodes(visible().nodes, shown.nodes)) {
    refresh();
    return;
  }
  around = lit(shown);
  repaint();
}

function refresh() {
  const before = ringed;
  if (network) keepPlaces();
  think();
  if (!network) return;
  bringAll();
  if (before || ringed) for (const id of drawn.nodes) Object.assign(network.body.nodes[id], place(id));
  repaint();
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
  const lines = [...around.edges].map((id) => network.body.edges[id]).filter(Boolean);
  for (const line of lines) line.draw(context);
  for (const line of lines) line.drawArrows(context);
  for (const id of around.nodes) if (isThere(id)) network.body.nodes[id].draw(context);
}

// The library draws between two changes of one refresh, too.
const isThere = (id) => Boolean(network.body.nodes[id]);

function ring(context, id, width, color) {
  if (!isThere(id)) return;
  const scale = network.getScale();
  const {x, y} = network.getPosition(id);
  context.save();
  context.beginPath();
  context.arc(x, y, sizeOf(id) * 1.25 + 4 / scale, 0, 2 * Math.PI);
  context.lineWidth = width / scale;
  context.strokeStyle = color;
  context.stroke();
  context.restore();
}

function drawOver(context) {
  setTimeout(resize, 0);
  if (around) veil(context);
  for (const id of state.pinned) ring(context, id, 3, theme.text);
  const {node, path, group} = state.selected || {};
  for (const id of path || (node === undefined ? group === undefined ? [] : [bubbleId(group)] : [node])) ring(context, id, 3, theme.accent);
  drawLabels(context);
}

function drawLabels(context) {
  const scale = network.getScale();
  const places = network.getPositions([...drawn.nodes].filter(isThere));
  const corner = network.DOMtoCanvas({x: -60, y: -20});
  const canvas = byId("network");
  const end = network.DOMtoCanvas({x: canvas.clientWidth + 60, y: canvas.clientHeight + 20});
  const inside = (point) => point.x > corner.x && point.x < end.x && point.y > corner.y && point.y < end.y;
  const [left, right] = [(corner.x + 60 / scale) * scale, (end.x - 60 / scale) * scale];
  const view = {left, right, bottom: (end.y - 20 / scale) * scale, scale, drawn, shown, around, theme, inside, at: (id) => places[id] || {x: 0, y: 0}};
  allLabels(context, view);
}

function draw() {
  readTheme();
  think();
  larger = enlarged(view(drawn.nodes, place).scale);
  drawnNodes = new vis.DataSet();
  drawnEdges = new vis.DataSet();
  bringAll();
  const options = {
    ...data.options,
    autoResize: true,
    layout: {improvedLayout: false},
    nodes: {chosen: false, labelHighlightBold: false},
    edges: {smooth: false, chosen: false, selectionWidth: 0, hoverWidth: 0, arrowStrikethrough: false},
    interaction: {hover: true, keyboard: false, tooltipDelay: 200, hideEdgesOnDrag: drawn.edges.size > MANY, hideEdgesOnZoom: drawn.edges.size > MANY, zoomSpeed: 0.7},
  };
  network = new vis.Network(byId("network"), {nodes: drawnNodes, edges: drawnEdges}, options);
  network.on("afterDrawing", drawOver);
  network.on("click", ({nodes: [node], edges: [edge]}) => clicked(node, edge));
  network.on("hoverNode", ({node}) => hover(node));
  network.on("blurNode", () => hover(null));
  showAll(false);
}

function clicked(node, edge) {
  if (node !== undefined) {
    if (groupOf(node) === null) select({node});
    else openGroup(groupOf(node));
  } else {
    select(edgeById.has(edge) ? {edge} : null);
  }
}

function hover(id) {
  state.hovered = id;
  byId("network").classList.toggle("pointing", id !== null);
  repaint();
}

// The position and scale that show ``ids``, with room for the names at the margins.
function view(ids, at) {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const id of ids) {
    const {x, y} = at(id);
    const room = groupOf(id) === null ? 0 : thing(id).size;
    [left, right, top, bottom] = [Math.min(left, x - room), Math.max(right, x + room), Math.min(top, y - room), Math.max(bottom, y + room)];
  }
  const over = covered();
  const [width, height] = [byId("network").clientWidth - over.x, byId("network").clientHeight - over.y];
  const fitting = Math.min((width - Math.min(150, width * 0.25)) / (right - left + 1), (height - Math.min(90, height * 0.3)) / (bottom - top + 1));
  const scale = Math.min(1.15, Math.max(0.02, fitting));
  return {position: {x: (left + right + over.x / scale) / 2, y: (top + bottom + over.y / scale) / 2}, scale};
}

// Every movement begins here: the library would keep the steps of one that has not had its first frame when the next begins, and take them at any later redraw.
function travel(options) {
  if (network.view.viewFunction) network.body.emitter.off("initRedraw", network.view.viewFunction);
  network.view.easingTime = 0;
  network.moveTo(options);
}

// All that is drawn, or of it ``ids``.
let waiting = null; // what is to be shown when the drawing can be seen again
function showAll(animated, ids) {
  waiting = byId("network").clientWidth ? null : [ids];
  if (waiting) return;
  const wanted = (ids || [...drawn.nodes]).filter((id) => network && isThere(id));
  if (!wanted.length) return;
  const places = network.getPositions(wanted);
  travel({...view(wanted, (id) => places[id]), animation: animated ? {duration: 250} : false});
}

// Seen from afar, nodes are drawn larger, in a few steps, so that they do not vanish.
const STEPS = [[0.42, 1], [0.28, 1.25], [0.2, 1.8], [0.12, 2.6], [0, 4]];
const enlarged = (scale) => STEPS.find(([least]) => scale >= least)[1];

function resize() {
  const wanted = enlarged(network.getScale());
  if (wanted === larger) return;
  larger = wanted;
  keepPlaces();
  bringAll();
}

function zoom(factor) {
  if (network) travel({scale: Math.min(4, Math.max(0.02, network.getScale() * factor)), animation: {duration: 120}});
}

function pan(x, y) {
  const middle = network.getViewPosition();
  const scale = network.getScale();
  travel({position: {x: middle.x + x / scale, y: middle.y + y / scale}});
}

// How many pixels of the drawing the panel covers, at its right side or its foot: on a small screen it lies over it.
function covered() {
  const [panel, canvas] = [byId("panel").getBoundingClientRect(), byId("network").getBoundingClientRect()];
  if (!panel.width || panel.left >= canvas.right) return {x: 0, y: 0};
  return panel.left > canvas.left ? {x: canvas.right - panel.left, y: 0} : {x: 0, y: canvas.bottom - panel.top};
}

function goTo(id) {
  if (!network || !isThere(id)) return;
  if (state.focus) { // a neighbourhood is seen as a whole
    showAll(true);
    return;
  }
  const over = covered();
  travel({position: network.getPosition(id), offset: {x: -over.x / 2, y: -over.y / 2}, scale: Math.max(1, Math.min(1.3, network.getScale())), animation: {duration: 300, easingFunction: "easeInOutQuad"}});
}

// Physics lets the drawing drift: what is drawn stays in sight.
function move(enabled) {
  if (enabled) for (const wait of [700, 2000, 5000]) setTimeout(() => { if (byId("physics").checked) showAll(true); }, wait);
  network.setOptions({
    physics: {enabled, solver: "forceAtlas2Based", forceAtlas2Based: {gravitationalConstant: -90, springLength: 130, avoidOverlap: 0.5}, stabilization: false},
  });
}
