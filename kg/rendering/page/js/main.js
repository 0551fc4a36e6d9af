// Putting it together: tabs, keys, theme, first drawing.
function setUpTabs() {
  const tabs = [...document.querySelectorAll("[role=tab]")];
  for (const [position, tab] of tabs.entries()) {
    tab.addEventListener("click", () => show(tab.dataset.view));
    tab.addEventListener("keydown", (event) => {
      const step = {ArrowRight: 1, ArrowLeft: tabs.length - 1}[event.key];
      if (!step) return;
      const next = tabs[(position + step) % tabs.length];
      show(next.dataset.view);
      next.focus();
    });
  }
  document.querySelector("a.skip").addEventListener("click", (event) => {
    event.preventDefault(); // the address says what is to be seen, and is no place on the page
    show("names");
    byId("names").focus();
  });
}

function step(direction) {
  const order = [...shown.nodes].sort((a, b) => a - b);
  if (!order.length) return;
  const position = order.indexOf(state.selected && state.selected.node);
  const next = position < 0 ? 0 : (position + direction + order.length) % order.length;
  select({node: order[next]}, true);
}

const KEYS = {
  "+": () => zoom(1.3), "=": () => zoom(1.3), "-": () => zoom(1 / 1.3), "0": () => showAll(true),
  n: () => step(1), p: () => step(-1),
};
const ARROWS = {ArrowLeft: [-80, 0], ArrowRight: [80, 0], ArrowUp: [0, -80], ArrowDown: [0, 80]};

function setUpKeys() {
  document.addEventListener("keydown", (event) => {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) && !["checkbox", "range"].includes(event.target.type);
    if (event.ctrlKey || event.metaKey || event.altKey || typing) return;
    if (event.key === "/") { event.preventDefault(); byId("search").focus(); }
    else if (event.key === "?") showHelp();
    else if (event.key === "Escape") closePanel();
    else if (state.view === "graph" && network && KEYS[event.key]) KEYS[event.key]();
    else if (byId("network").contains(event.target) && ARROWS[event.key]) { event.preventDefault(); pan(...ARROWS[event.key]); }
  });
}

function closePanel() {
  if (state.selected || document.body.classList.contains("chosen")) select(null);
  else if (state.focus) {
    state.focus = null;
    changedFilter();
    showAll(true);
  } else if (document.body.classList.contains("filtering")) byId("filters-button").click();
}

function setUpTheme() {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const apply = () => { readTheme(); refresh(); lists(); };
  dark.addEventListener("change", apply);
  byId("theme").addEventListener("click", () => {
    const now = document.documentElement.dataset.theme || (dark.matches ? "dark" : "light");
    document.documentElement.dataset.theme = now === "dark" ? "light" : "dark";
    apply();
  });
}

function setUpButtons() {
  byId("zoom-in").addEventListener("click", () => zoom(1.3));
  byId("zoom-out").addEventListener("click", () => zoom(1 / 1.3));
  byId("zoom-all").addEventListener("click", () => showAll(true));
  byId("link").addEventListener("click", copyLink);
  byId("close").addEventListener("click", closePanel);
  byId("filters-button").addEventListener("click", (event) => {
    const open = document.body.classList.toggle("filtering");
    event.target.setAttribute("aria-expanded", String(open));
  });
}

setUpTabs();
setUpKeys();
setUpButtons();
setUpHelp();
setUpFilters();
setUpSearch();
recall();
for (const frame of document.querySelectorAll("#network .vis-network")) frame.tabIndex = -1; // its frame has the focus
setUpTheme();
setUpPrint();
addEventListener("hashchange", recall);
addEventListener("resize", () => { if (state.view !== "graph") lists(); });
document.documentElement.dataset.ready = "yes";
