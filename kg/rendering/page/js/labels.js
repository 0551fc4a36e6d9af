// Names on the drawing. They keep their size on the screen, the most central come first, and none covers another.
const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'Noto Sans', sans-serif";
const LONGEST = 30;
const ENOUGH = 400; // so many names that found no room: the drawing is full
const widths = new Map();

function short(text) {
  const characters = Array.from(text);
  return characters.length > LONGEST ? characters.slice(0, LONGEST - 1).join("").trimEnd() + "…" : text;
}

function widthOf(context, font, text) {
  const key = font + text;
  if (!widths.has(key)) {
    context.font = font;
    widths.set(key, context.measureText(text).width);
  }
  return widths.get(key);
}

// Boxes in screen pixels, sorted into cells so that a test for overlap looks at a few of them only.
function boxes() {
  const CELL = 64;
  const cells = new Map();
  const around = function* (box) {
    for (let x = Math.floor(box.left / CELL); x <= Math.floor(box.right / CELL); x += 1) {
      for (let y = Math.floor(box.top / CELL); y <= Math.floor(box.bottom / CELL); y += 1) yield x + ":" + y;
    }
  };
  const overlap = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  return {
    // Whether the box touches nothing but its own node and what it may cover.
    free(box, mayCover = () => false) {
      for (const key of around(box)) {
        if ((cells.get(key) || []).some((other) => other.owner !== box.owner && !mayCover(other) && overlap(box, other))) return false;
      }
      return true;
    },
    take(box) {
      for (const key of around(box)) {
        if (!cells.has(key)) cells.set(key, []);
        cells.get(key).push(box);
      }
    },
  };
}

function boxAt(x, y, width, height, owner) {
  return {left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2, x, y, owner};
}

function write(context, scale, box, text, font, color, halo) {
  context.save();
  context.translate(box.x / scale, box.y / scale);
  context.scale(1 / scale, 1 / scale);
  context.font = font;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.lineWidth = 4;
  context.strokeStyle = halo;
  context.strokeText(text, 0, 0);
  context.fillStyle = color;
  context.fillText(text, 0, 0);
  context.restore();
}

// Nodes, circles and, of a selection, its ring are in the way of names; a name may stand on its own circle.
function takeNodes(view, taken) {
  const chosen = state.selected ? state.selected.node : undefined;
  for (const id of view.drawn.nodes) {
    const point = view.at(id);
    const across = sizeOf(id) * view.scale * (id === chosen ? 2.6 : 1.5);
    if (view.inside(point)) taken.take({...boxAt(point.x * view.scale, point.y * view.scale, across, across, id), node: id !== chosen});
  }
}

// The buttons that zoom lie over the drawing.
function takeButtons(view, taken) {
  const [right, bottom] = [view.right, view.bottom];
  taken.take({left: right - 54, right, top: bottom - 132, bottom, owner: "buttons"});
}

function allLabels(context, view) {
  const taken = boxes();
  takeButtons(view, taken);
  takeNodes(view, taken);
  const order = [...view.drawn.nodes].sort((a, b) => radiusOf(b) - radiusOf(a) || a - b);
  const bright = (id) => id === state.hovered || state.pinned.has(id) || (view.around && view.around.nodes.has(id));
  const first = order.filter(bright);
  const rest = order.filter((id) => !bright(id));
  const important = new Set([...first, ...order.slice(0, 12)]);
  nodeLabels(context, view, taken, first, important);
  if (view.around) edgeLabels(context, view, taken);
  nodeLabels(context, view, taken, rest, important);
  if (!view.around) edgeLabels(context, view, taken);
}

// A box that would be cut off at the side of the drawing is pushed inside.
function pushed(box, {left, right}) {
  const by = Math.max(0, left - box.left) - Math.max(0, box.right - right);
  return {...box, left: box.left + by, right: box.right + by, x: box.x + by};
}

const whole = (box, {left, right}) => box.left >= left && box.right <= right;

function nodeText(id, full) {
  const node = thing(id);
  if (groupOf(id) !== null) return short(node.label) + " (" + node.members.length + ")";
  const sign = SIGN(node.status);
  return (sign ? sign + " " : "") + (full ? node.label.slice(0, 90) : short(node.label));
}

// Where a name may stand, best first: below its node, above, beside it, at the corners, and a little farther off.
function spotsOf(x, y, off, width, isCircle) {
  if (isCircle) return [[x, y + off], [x, y - off], [x, y]];
  const side = off + width / 2;
  const corner = 0.7 * off;
  return [
    [x, y + off], [x, y - off], [x + side, y], [x - side, y],
    [x + corner + width / 2, y + corner], [x - corner - width / 2, y + corner], [x + corner + width / 2, y - corner], [x - corner - width / 2, y - corner],
    [x, y + off + 9], [x, y - off - 9],
  ];
}

function nodeLabels(context, view, taken, ids, important) {
  const {scale, at, around, theme, inside} = view;
  let failed = 0;
  for (const id of ids) {
    const point = at(id);
    if (!inside(point)) continue;
    if (failed > ENOUGH) return;
    const bright = !around || around.nodes.has(id) || id === state.hovered;
    const chosen = state.selected && state.selected.node === id;
    const ringed = chosen || (state.selected && (state.selected.path || []).includes(id));
    const full = chosen || id === state.hovered;
    const font = (full ? "600 14px " : groupOf(id) !== null || radiusOf(id) > 20 ? "500 14px " : "12.5px ") + FONT;
    const text = nodeText(id, full);
    const width = widthOf(context, font, text) + 6;
    const [x, y] = [point.x * scale, point.y * scale];
    const off = sizeOf(id) * scale * (ringed ? 1.3 : 1) + (ringed ? 17 : 10);
    const tried = spotsOf(x, y, off, width, groupOf(id) !== null).map(([a, b]) => boxAt(a, b, width, 17, id));
    const inner = tried.slice(0, 2).map((box) => pushed(box, view));
    // What must have its name may lay it over a node that matters less, never over another name.
    const lesser = (other) => other.node && (around ? !around.nodes.has(other.owner) : radiusOf(other.owner) < 0.9 * radiusOf(id));
    const free = tried.find((box) => whole(box, view) && taken.free(box)) || (important.has(id) ? [...tried.filter((box) => whole(box, view)), ...inner].find((box) => taken.free(box, lesser)) : null);
    const box = free || (full ? inner[0] : null);
    if (!box) failed += 1;
    if (!box) continue;
    taken.take(box);
    write(context, scale, box, text, font, bright ? theme.text : theme.faint, theme.page);
  }
}

function edgeText(relations) {
  const texts = [...new Set(relations.map((relation) => (SIGN(relation.s) ? SIGN(relation.s) + " " : "") + term(relation.p)))];
  return short(texts.slice(0, 2).join(", ")) + (texts.length > 2 ? " +" + (texts.length - 2) : "");
}

function edgeLabels(context, view, taken) {
  const {scale, at, shown, drawn, around, theme, inside} = view;
  if (!around && (!state.edgeLabels || (scale < 0.55 && drawn.edges.size > 60))) return;
  const font = "11px " + FONT;
  for (const id of around ? around.edges : drawn.edges.keys()) {
    const relations = shown.edges.get(id);
    if (!relations) continue;
    const edge = edgeById.get(id);
    const [a, b] = [at(edge.from), at(edge.to)];
    const bend = edge.fact ? 0 : 0.1;
    const middle = {x: (a.x + b.x) / 2 + (b.y - a.y) * bend, y: (a.y + b.y) / 2 - (b.x - a.x) * bend};
    if (!inside(middle)) continue;
    const text = edgeText(relations);
    const width = widthOf(context, font, text) + 4;
    const length = Math.hypot(a.x - b.x, a.y - b.y) * scale;
    if (!around && length < 40) continue;
    const spots = [0, 0.12, -0.12, 0.22, -0.22, 0.32, -0.32].map((shift) => [(middle.x + (b.x - a.x) * shift) * scale, (middle.y + (b.y - a.y) * shift) * scale]);
    const box = spots.map(([x, y]) => boxAt(x, y, width, 14, id)).find((spot) => whole(spot, view) && taken.free(spot));
    if (!box) continue;
    taken.take(box);
    write(context, scale, box, text, font, edge.fact ? theme.quiet : theme[relations[0].s], theme.page);
  }
}
