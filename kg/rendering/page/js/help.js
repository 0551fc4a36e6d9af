// The help: what is in here, how to read it, which keys there are. It is what the panel shows while nothing is chosen.
const HELP_KEYS = [["/", "search"], ["?", "this help"], ["+ −", "nearer, farther"], ["0", "show everything"], ["← ↑ → ↓", "move the drawing"], ["n p", "next and previous name, by centrality"], ["Esc", "close"]];

function keysView() {
  return [
    h("h3", {class: "hint"}, "Keys"),
    h("dl", {class: "keys hint"}, HELP_KEYS.map(([keys, words]) => [h("dt", {}, keys.split(" ").map((key) => [h("kbd", {}, key), " "])), h("dd", {}, words)])),
  ];
}

// The summary and the foot of the page, for screens that have no room for them.
function aboutView() {
  return h("div", {id: "more-about"}, h("h3", {}, "About this page"), [".counts", "footer p"].map((place) => h("p", {class: "quiet"}, document.querySelector(place).textContent)));
}

function showHelp() {
  select(null);
  document.body.classList.add("chosen");
  byId("panel").focus();
}

function setUpHelp() {
  byId("help").addEventListener("click", showHelp);
  byId("veil").addEventListener("click", () => byId("filters-button").click());
}
