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
  diamond: "10,1 19,10 10,19 1,10",
  triangleDown: "10,18 18.5,3 1.5,3",
};

// The sign of a class, as in the legend.
function swatch(node) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("class", "swatch");
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("aria-hidden", "true");
  const outline = OUTLINES[node.shape];
  const shape = document.createElementNS(space, outline ? "polygon" : "circle");
  const attributes = outline ? {points: outline} : {cx: 10, cy: 10, r: 8};
  const color = data.looks[node.top];
  const paint = node.status === "fact" ? {fill: color} : {fill: "none", stroke: color, "stroke-width": 2, "stroke-dasharray": "3 2"};
  for (const [name, value] of Object.entries({...attributes, ...paint})) shape.setAttribute(name, value);
  svg.append(shape);
  return svg;
}

function badge(status) {
  if (status === "fact") return null;
  return h("span", {class: "badge " + status, title: data.statuses[status][2]}, SIGN(status) + " " + STATUS_WORDS(status));
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
