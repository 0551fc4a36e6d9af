// Paper: white whatever the screen; the part of the drawing that is to be seen, sharp and in its proportions; nothing folded away; and in words, what it is.
const FINE = 3; // dots of paper for a pixel of the drawing
let laidOut = null; // how to bring the screen back

// The view that the drawing has, in as large a size as the element has now.
function fitView({position, scale, width, height}) {
  network.setSize("100%", "100%");
  const {clientWidth, clientHeight} = byId("network");
  travel({position, scale: scale * Math.min(clientWidth / width, clientHeight / height)});
  network.redraw();
}

function paint(name) {
  if (name) document.documentElement.dataset.theme = name;
  else delete document.documentElement.dataset.theme;
  readTheme();
  refresh();
}

function captionOf() {
  const tab = document.querySelector("[role=tab][aria-selected=true]").textContent;
  const chosen = state.selected ? " · " + byId("panel-title").textContent : "";
  return tab + chosen + (byId("chips").hidden ? " · nothing is filtered out" : " · narrowed by:");
}

function layOut() {
  if (laidOut) return;
  const root = document.documentElement;
  const drawing = network && state.view === "graph";
  const {clientWidth: width, clientHeight: height} = byId("network");
  const folds = [...document.querySelectorAll("main details:not([open]), #panel details:not([open])")];
  laidOut = {theme: root.dataset.theme || "", folds, view: drawing ? {position: network.getViewPosition(), scale: network.getScale(), width, height} : null};
  for (const fold of folds) fold.open = true;
  byId("caption").textContent = captionOf();
  root.classList.add("on-paper");
  if (drawing) window.devicePixelRatio = FINE;
  paint("light");
  if (drawing) fitView(laidOut.view);
}

function takeBack() {
  if (!laidOut) return;
  const {theme: name, folds, view: before} = laidOut;
  for (const fold of folds) fold.open = false;
  document.documentElement.classList.remove("on-paper");
  delete window.devicePixelRatio;
  paint(name);
  if (before) fitView(before);
  laidOut = null;
}

function setUpPrint() {
  addEventListener("beforeprint", layOut);
  addEventListener("afterprint", takeBack);
}
