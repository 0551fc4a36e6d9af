// The evidence: what is known about a node or an edge, each with its sentences; what is no fact stands apart.
// What several claims mark in one sentence; where marks overlap, the first stays.
function marksOf(claims) {
  const found = [];
  for (const mark of claims.flatMap((claim) => claim.m || [])) {
    if (found.every(([start, stop]) => mark[1] <= start || mark[0] >= stop)) found.push(mark);
  }
  return found.sort((one, other) => one[0] - other[0]);
}

function marked(claims) {
  const characters = Array.from(passageOf(claims[0].q)); // offsets count code points
  const parts = [];
  let end = 0;
  for (const [start, stop, sort] of marksOf(claims)) {
    parts.push(characters.slice(end, start).join(""));
    parts.push(h("mark", {class: sort}, characters.slice(start, stop).join("")));
    end = stop;
  }
  parts.push(characters.slice(end).join(""));
  return h("blockquote", {dir: "auto"}, parts);
}

function source(paper) {
  const title = h("bdi", {class: "title"}, paper.title);
  const known = [paper.publisher, paper.author].filter(Boolean).map((text) => [" · ", h("bdi", {}, text)]);
  if (paper.date) known.push([" · ", h("time", {}, paper.date)]);
  const where = /^https?:\/\//i.test(paper.url || "") ? [" · ", h("a", {href: paper.url, target: "_blank", rel: "noopener noreferrer nofollow"}, "source")] : [];
  return [title, known, where];
}

// Claims that one sentence makes in one way; they are shown as one, with what is true of each of them.
function claimView(numbers, relation) {
  const claims = numbers.map(claimOf);
  const [claim] = claims;
  const sure = [...new Set(claims.map(({c}) => c.toFixed(2)))].sort();
  const plan = claim.plan ? [h("bdi", {}, claim.plan), ", "] : [];
  const said = claim.by ? ["says ", h("bdi", {class: "speaker"}, claim.by)] : ["in the document’s own words"];
  const via = claim.via ? [", passed on by ", claim.via.join(", ")] : [];
  const exactly = relation && claim.p !== relation ? h("span", {}, " · said as “" + claim.p + "”") : null;
  return h("li", {class: "claim"},
    marked(claims),
    h("p", {class: "source"}, source(data.documents[claim.d])),
    h("p", {class: "how"}, claimBadge(claim), claim.k !== "fact" ? " " : null, plan, said, via,
      " · confidence ", sure.length > 1 ? sure[0] + " to " + sure[sure.length - 1] : sure[0], claim.when ? " · when: " + claim.when : null, exactly,
      claim.why ? h("span", {class: "why"}, " · no fact because: " + claim.why) : null));
}

// ``lists`` hold the claims of each statement, sentence by sentence alike.
function evidence(lists, relation) {
  const claims = lists[0].map((_, position) => lists.map((list) => list[position]));
  if (!claims.length) return h("p", {class: "how"}, "No sentence of its own: from reference data or a title.");
  const [first, ...others] = claims;
  const more = others.length ? h("details", {}, h("summary", {}, others.length + " more sentence" + (others.length > 1 ? "s" : "")),
    h("ul", {}, others.map((numbers) => claimView(numbers, relation)))) : null;
  return [h("ul", {}, claimView(first, relation)), more];
}

const statement = (words, status, claims, relation, origins) => ({words, status, claims, relation, origins: claims.length ? origins || 0 : 0});

function wordsView({words, status, claims, origins}) {
  const counted = status === "fact" && origins ? h("span", {class: "count"}, many(origins, "origin", "independent origins")) : null;
  return h("div", {class: "words"}, words, " ", statementBadge(status, claims), counted);
}

// What the same sentences say in the same way stands above them together: the agent of an event, its target and its day.
function alike({status, claims, relation}) {
  const way = (claim) => [claim.d, claim.q, claim.k, claim.plan, claim.by, claim.via, claim.why, claim.when, claim.p === relation || relation === undefined ? "" : claim.p];
  return JSON.stringify([status, claims.map((number) => way(claimOf(number)))]);
}

function cards(items) {
  const together = new Map();
  for (const item of items) {
    const key = item.claims.length ? alike(item) : item;
    together.set(key, [...(together.get(key) || []), item]);
  }
  return [...together.values()].map((group) => h("li", {class: "statement " + group[0].status}, group.map(wordsView), evidence(group.map((item) => item.claims), group[0].relation)));
}

function relationWords(property) {
  return h("span", {class: "relation", title: term(property) === property ? null : property}, term(property));
}

const isRole = (property) => data.terms[property] !== undefined;

// "Ada Reyes represents Norland", but of an event "resigned, who: Ada Reyes".
function factWords(subject, property, object) {
  const [before, after] = isRole(property) ? [", ", ": "] : [" ", " "];
  return [subject === null ? null : [subject, before], relationWords(property), after, object];
}

function relationView(edge, relation, self) {
  const [subject, object] = relation.f ? [edge.from, edge.to] : [edge.to, edge.from];
  const name = (id) => (id === self ? h("bdi", {class: "self"}, nodes[id].label) : nodeLink(id));
  return statement(factWords(isRole(relation.p) && subject === self ? null : name(subject), relation.p, name(object)), relation.s, relation.c, relation.p, relation.n);
}

function valueView(value) {
  return statement([h("span", {class: "relation"}, value.p), " ", h("bdi", {}, value.v)], value.s, value.c, value.p, value.n);
}

function section(title, items, note) {
  if (!items.length) return null;
  return h("section", {class: title === "Not established" ? "unsure" : "sure"}, h("h3", {}, title + " (" + items.length + ")"), note ? h("p", {class: "quiet"}, note) : null, h("ul", {class: "statements"}, cards(items)));
}

const APART = "Denied, planned, possible, only claimed or uncertain: nothing here is taken for a fact.";

function existence(node) {
  const claims = node.exists || [];
  const sort = (wanted) => claims.filter((number) => (claimOf(number).k === "fact") === wanted);
  const view = (numbers, status) => (numbers.length ? [statement([h("span", {class: "relation"}, "is a"), " ", node.kind], status, numbers, "type", node.origins)] : []);
  const apart = sort(false);
  const status = apart.length ? claimOf(apart[0]).k : "claimed";
  return {sure: view(sort(true), "fact"), unsure: view(apart, status)};
}

// What can be done with a node.
function actions(node) {
  const button = (id, words, act, on) => h("button", {type: "button", id, onclick: act, "aria-pressed": on === undefined ? null : String(on)}, words);
  const focused = Boolean(state.focus && state.focus.id === node.id);
  const pinned = state.pinned.has(node.id);
  const again = () => { changedFilter(); select(state.selected); };
  return [
    h("p", {class: "actions", role: "group", "aria-label": "What to do with it"},
      button("act-focus", "Focus", () => { state.focus = focused ? null : {id: node.id, hops: 1}; again(); showAll(true); }, focused),
      button("act-path", "Path to …", () => askForPath(node.id)),
      button("act-pin", "Pin", () => { toggle(state.pinned, node.id, !pinned); again(); }, pinned),
      button("act-hide", "Hide", () => { state.hidden.add(node.id); state.pinned.delete(node.id); if (focused) state.focus = null; select(null); changedFilter(); })),
    h("div", {id: "ask"}),
  ];
}

function nodeView(node) {
  const all = edgesOf[node.id].flatMap((edge) => edge.relations.map((relation) => [edge, relation]));
  const split = (wanted) => all.filter(([, relation]) => (relation.s === "fact") === wanted).map(([edge, relation]) => relationView(edge, relation, node.id));
  const values = (wanted) => (node.values || []).filter((value) => (value.s === "fact") === wanted).map(valueView);
  const being = existence(node);
  const place = node.lat !== undefined ? node.lat + ", " + node.long + (node.geonames ? " (GeoNames " + node.geonames + ")" : "") : null;
  const outwards = (edge, relation) => relation.p === "approximately at" && relation.f === (edge.from === node.id);
  const outer = all.filter(([edge, relation]) => outwards(edge, relation)).map(([edge]) => nodes[edge.from === node.id ? edge.to : edge.from]).find((other) => other.lat !== undefined);
  const near = !place && outer ? "about " + outer.lat + ", " + outer.long + " (the position of " + outer.label + ", not its own)" : null;
  const line = (name, value) => (value ? [h("dt", {}, name), h("dd", {}, h("bdi", {}, value))] : []);
  return [
    h("h2", {id: "panel-title"}, swatch(node), h("bdi", {}, node.label)),
    h("p", {class: "kind"}, node.kind, " ", badge(node.status)),
    actions(node),
    h("dl", {}, line("also", (node.names || []).join(" · ")), line("posts", (node.roles || []).join(" · ")), line("date", node.date), line("place", place || near)),
    section("Facts", [...being.sure, ...split(true), ...values(true)]),
    section("Not established", [...being.unsure, ...split(false), ...values(false)], APART),
    all.length + (node.values || []).length + (node.exists || []).length ? null : h("p", {class: "quiet"}, "Named in the documents; nothing more is said in a form that was understood."),
    h("p", {class: "iri"}, node.iri),
  ];
}

// A name with the sign of what is no fact.
const signed = (node) => [SIGN(node.status) ? SIGN(node.status) + " " : null, h("bdi", {}, node.label)];

function edgeView(edge) {
  const split = (wanted) => edge.relations.filter((relation) => (relation.s === "fact") === wanted).map((relation) => relationView(edge, relation, null));
  const others = edges.filter((other) => other.from === edge.from && other.to === edge.to && other !== edge);
  const more = (wanted) => others.flatMap((other) => other.relations.filter((relation) => (relation.s === "fact") === wanted).map((relation) => relationView(other, relation, null)));
  return [
    h("h2", {id: "panel-title"}, signed(nodes[edge.from]), " – ", signed(nodes[edge.to])),
    section("Facts", [...split(true), ...more(true)]),
    section("Not established", [...split(false), ...more(false)], APART),
  ];
}

function overview() {
  const top = nodes.filter((node) => node.status === "fact" && edgesOf[node.id].some((edge) => edge.fact)).slice(0, 8);
  return [
    h("h2", {id: "panel-title"}, "What is in here"),
    nodes.length ? h("p", {class: "hint"}, "Click a name or a line to read the sentences behind it.") : h("p", {}, "Nothing yet."),
    top.length ? [h("h3", {}, "Most central"), h("ul", {class: "plain"}, top.map((node) => h("li", {}, nodeLink(node.id), h("span", {class: "quiet"}, " " + node.kind))))] : null,
    h("h3", {}, "How to read it"),
    h("p", {}, "A solid line is a fact: a document says so, or two independent ones do. Dashed lines are denied, planned, possible or only claimed. They are hidden until you switch them on, and in this panel they stand apart."),
    h("p", {}, "In a sentence: ", h("mark", {class: "s"}, "who"), " ", h("mark", {class: "t"}, "does what"), " ", h("mark", {class: "o"}, "to whom"), "."),
    keysView(),
    aboutView(),
  ];
}

function viewOf(what) {
  if (!what) return overview();
  if (what.path) return pathView(what.path);
  if (what.group !== undefined) return groupView(what.group);
  return what.node !== undefined ? nodeView(nodes[what.node]) : edgeView(edgeById.get(what.edge));
}

function select(what, move) {
  state.selected = what;
  document.body.classList.toggle("chosen", Boolean(what));
  reselect();
  fill(byId("evidence"), ...viewOf(what));
  byId("panel").scrollTop = 0;
  if (state.view === "places") drawMap();
  if (state.view === "timeline") drawAxis();
  remember();
  if (!what) return;
  if (what.node !== undefined && move) goTo(what.node);
  if (what.path && move) showAll(true, [...around.nodes]);
  tell("Selected: " + byId("panel-title").textContent);
}
