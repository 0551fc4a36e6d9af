// The boxes on the left: each changes the state and redraws.
function toggle(set, name, on) {
  if (on) set.add(name);
  else set.delete(name);
}

function changedFilter() {
  refresh();
  lists();
  tell(shown.nodes.size + " names and " + shown.edges.size + " lines are shown");
}

// The legend counts what the switches of "Not established" let through.
function countClasses() {
  const counts = {};
  for (const node of nodes) {
    if (!counted(node)) continue;
    for (const key of [node.top, node.top + "/" + node.kind]) counts[key] = (counts[key] || 0) + 1;
  }
  for (const element of document.querySelectorAll("[data-count]")) element.textContent = counts[element.dataset.count] || 0;
  if (byId("sayings-count")) byId("sayings-count").textContent = nodes.filter((node) => node.saying).length + (state.sayings ? " shown" : " hidden");
}

function eachBox(attribute, change) {
  for (const box of document.querySelectorAll("input[" + attribute + "]")) {
    box.addEventListener("change", () => { change(box.getAttribute(attribute), box.checked); changedFilter(); });
  }
}

function setUpStatuses() {
  const master = byId("unsure");
  const boxes = [...document.querySelectorAll("input[data-status]")];
  if (!master) return;
  const sync = () => {
    const on = boxes.filter((box) => box.checked).length;
    master.checked = on === boxes.length;
    master.indeterminate = on > 0 && on < boxes.length;
  };
  master.addEventListener("change", () => {
    for (const box of boxes) {
      box.checked = master.checked;
      toggle(state.statuses, box.dataset.status, box.checked);
    }
    changedFilter();
    if (!state.selected) showAll(true);
  });
  eachBox("data-status", (name, on) => { toggle(state.statuses, name, on); sync(); });
}

function setUpRelations() {
  eachBox("data-relation", (name, on) => toggle(state.relationsOff, name, !on));
  for (const button of document.querySelectorAll("button[data-relations]")) {
    button.addEventListener("click", () => {
      const on = button.dataset.relations === "all";
      for (const box of document.querySelectorAll("input[data-relation]")) {
        box.checked = on;
        toggle(state.relationsOff, box.dataset.relation, !on);
      }
      changedFilter();
    });
  }
}

// A page on which nothing is to be seen shows what stands alone, and then acts of saying too.
function showSomething() {
  for (const name of ["lonely", "sayings"]) {
    if (visible().nodes.size || !byId(name)) continue;
    state[name] = true;
    byId(name).checked = true;
  }
}

function resetFilters() {
  for (const box of document.querySelectorAll("input[data-class], input[data-kind], input[data-relation]")) box.checked = true;
  for (const set of [state.classesOff, state.kindsOff, state.relationsOff]) set.clear();
  state.paper = null;
  if (byId("paper")) byId("paper").value = "";
  showSomething();
  changedFilter();
  showAll(true);
}

function setUpFilters() {
  eachBox("data-class", (name, on) => toggle(state.classesOff, name, !on));
  eachBox("data-kind", (name, on) => toggle(state.kindsOff, name, !on));
  setUpStatuses();
  setUpRelations();
  const paper = byId("paper");
  if (paper) paper.addEventListener("change", () => { state.paper = paper.value === "" ? null : Number(paper.value); changedFilter(); showAll(true); });
  byId("lonely").addEventListener("change", (event) => { state.lonely = event.target.checked; changedFilter(); showAll(true); });
  if (byId("sayings")) byId("sayings").addEventListener("change", (event) => { state.sayings = event.target.checked; changedFilter(); });
  byId("edge-labels").addEventListener("change", (event) => { state.edgeLabels = event.target.checked; refresh(); });
  byId("physics").addEventListener("change", (event) => { if (network) move(event.target.checked); });
  if (byId("reset")) byId("reset").addEventListener("click", resetFilters);
}
