// A graph that is too large to draw is drawn as its communities: a circle for each, which a click opens.
const READABLE = 1000;
const COLOURS = ["#0077BB", "#EE7733", "#009988", "#CC3311", "#AA4499", "#999933", "#33BBEE", "#882255", "#DDAA33", "#6677CC", "#117733", "#CC6677"];
const OTHER_COLOUR = "#8A8A8A";
const groupColour = (group) => COLOURS[group] || OTHER_COLOUR;
const bubbleId = (group) => "g" + group;
const groupOf = (id) => (typeof id === "string" ? Number(id.slice(1)) : null);

const SMALL = 5; // communities of fewer members, and what belongs to none, wait until they are switched on
const LINES = 1500; // of the bundles between communities the strongest

// Where a community's circle lies, and how large it is: around the places of its members.
const bubbles = data.overview ? groups.map((group, number) => ({id: bubbleId(number), label: group.name, members: [], status: "fact"})) : [];
if (data.overview) {
  for (const node of nodes) if (node.group >= 0) bubbles[node.group].members.push(node.id);
  for (const bubble of bubbles) {
    const mean = (axis) => bubble.members.reduce((sum, id) => sum + nodes[id][axis], 0) / (bubble.members.length || 1);
    [bubble.x, bubble.y] = [mean("x"), mean("y")];
    const away = bubble.members.reduce((sum, id) => sum + Math.hypot(nodes[id].x - bubble.x, nodes[id].y - bubble.y), 0) / (bubble.members.length || 1);
    bubble.size = Math.max(40, 1.25 * away);
  }
}
const thing = (id) => (groupOf(id) === null ? nodes[id] : bubbles[groupOf(id)]);

const isSmall = (group) => group < 0 || (bubbles[group].members.length < SMALL && !state.opened.has(group));

// What of all that is shown is drawn by itself, and what lies in a closed community: {nodes: ids, edges: Map of id -> [from, to, number]}.
function folded(shown, around) {
  const closed = (id) => {
    const {group} = nodes[id];
    return group >= 0 && !state.opened.has(group) && !state.pinned.has(id) && !(around && around.nodes.has(id));
  };
  const place = (id) => (closed(id) ? bubbleId(nodes[id].group) : id);
  const waits = (id) => !state.lonely && !state.pinned.has(id) && !(around && around.nodes.has(id)) && isSmall(nodes[id].group);
  const ends = new Set();
  for (const id of shown.nodes) if (!waits(id)) ends.add(place(id));
  const lines = new Map();
  for (const id of shown.edges.keys()) {
    const edge = edgeById.get(id);
    const [from, to] = [place(edge.from), place(edge.to)];
    if (from === to || !ends.has(from) || !ends.has(to)) continue;
    const line = typeof from === "number" && typeof to === "number" ? id : [from, to].map(String).sort().join("|");
    if (!lines.has(line)) lines.set(line, [from, to, 0]);
    lines.get(line)[2] += 1;
  }
  const single = ([id]) => edgeById.has(id);
  const bundles = [...lines].filter((line) => !single(line)).sort(([, a], [, b]) => b[2] - a[2]);
  return {nodes: ends, edges: new Map([...bundles.slice(0, LINES), ...[...lines].filter(single)])};
}

const isFolded = (shown) => data.overview && shown.nodes.size > READABLE;

function groupView(number) {
  const members = nodes.filter((node) => node.group === number && shown.nodes.has(node.id));
  const open = state.opened.has(number);
  const change = () => {
    if (!open) return openGroup(number);
    state.opened.delete(number);
    return select({group: number}, true);
  };
  return [
    h("h2", {id: "panel-title"}, h("bdi", {}, groups[number].name)),
    h("p", {class: "kind"}, "Community of " + many(members.length, "node", "nodes") + " that are closely connected"),
    isFolded(shown) ? h("p", {}, h("button", {type: "button", id: "open-group", onclick: change}, open ? "Close it again" : "Open it")) : null,
    h("h3", {}, "Most central"),
    h("ul", {class: "plain"}, members.slice(0, 40).map((node) => h("li", {}, nodeLink(node.id), h("span", {class: "quiet"}, " " + node.kind)))),
    members.length > 40 ? h("p", {class: "quiet"}, "and " + (members.length - 40) + " more") : null,
  ];
}

function openGroup(number) {
  state.opened.add(number);
  select({group: number}, true);
  showAll(true, bubbles[number].members);
}
