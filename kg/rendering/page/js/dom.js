// Making elements. Text only ever becomes a text node: nothing from a document is parsed as markup.
function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name === "onclick") element.addEventListener("click", value);
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  for (const child of children.flat(Infinity)) {
    if (child !== null && child !== undefined && child !== "") element.append(child instanceof Node ? child : String(child));
  }
  return element;
}

const byId = (id) => document.getElementById(id);

function fill(element, ...children) {
  element.replaceChildren(...children.flat(Infinity).filter((child) => child !== null));
}

const OUTLINES = {
  square: "3,3 17,3 17,17 3,17",
  hexagon: "5.5,2 14.5,2 19,10 14.5,18 5.5,18 1,10",
  triangle: "10,2 18.5,17 1.5,17",
  star: "10,1 12.7,7.3 19.5,7.9 14.3,12.4 15.9,19 10,15.5 4.1,19 5.7,12.4 0.5,7.9 7.3,7.3",
  diamond: "10,1 19,10 10,19 1,10",
  triangleDown: "10,18 18.5,3 1.5,3",
};

// The same for drawings.
function s(tag, attributes, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name === "onclick") element.addEventListener("click", value);
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value);
  }
  for (const child of children.flat(Infinity)) if (child !== null && child !== undefined) element.append(child);
  return element;
}

// The shape of a class in a box of 20 by 20; hollow where the node is no fact.
function shapeOf(node) {
  const outline = OUTLINES[node.shape];
  const color = data.looks[node.top];
  const paint = node.status === "fact" ? {fill: color} : {fill: "none", stroke: color, "stroke-width": 2, "stroke-dasharray": "3 2"};
  return outline ? s("polygon", {points: outline, ...paint}) : s("circle", {cx: 10, cy: 10, r: 8, ...paint});
}

// The sign of a class, as in the legend.
function swatch(node) {
  return s("svg", {class: "swatch", viewBox: "0 0 20 20", "aria-hidden": "true"}, shapeOf(node));
}

function badge(status) {
  if (status === "fact") return null;
  return h("span", {class: "badge " + status, title: data.statuses[status][2]}, SIGN(status) + " " + STATUS_WORDS(status));
}

// What a document says in its own words and is no fact all the same is not "claimed" but uncertain, or was so once; the reason stands beside it.
const OVER = "no longer so";
function ownBadge(claims) {
  const over = claims.every((claim) => claim.why === OVER);
  const title = over ? "The document tells it as past; when it was stands below." : "The document says so, but it is no fact; the reason stands below.";
  return h("span", {class: "badge claimed", title}, over ? "⊣ " + OVER : "≈ uncertain");
}
const inOwnWords = (claim) => claim.k === "claimed" && !claim.by;
const claimBadge = (claim) => (inOwnWords(claim) ? ownBadge([claim]) : badge(claim.k));
function statementBadge(status, numbers) {
  const claims = numbers.map(claimOf);
  return status === "claimed" && claims.length && claims.every(inOwnWords) ? ownBadge(claims) : badge(status);
}

// A button that selects a node.
function nodeLink(id) {
  const node = nodes[id];
  const sign = SIGN(node.status);
  return h("button", {type: "button", class: "link", "data-node": id, onclick: () => select({node: id}, true)}, swatch(node), sign ? h("span", {class: "sign " + node.status, title: STATUS_WORDS(node.status)}, sign + " ") : null, h("bdi", {}, node.label));
}

function tell(text) {
  byId("told").textContent = text;
}
