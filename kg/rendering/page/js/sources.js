// Who says what: about an event or a topic, each statement against everybody who speaks about it: says so, says that it is not so, is silent.
const STANCES = {fact: ["✓", "says so"], claimed: ["✓", "says so"], possible: ["?", "possible"], planned: ["◷", "planned"], denied: ["✕", "says not"]};
let topic = null; // the node whose statements are compared

// Who a claim is of: the speaker, or the document that says it in its own words.
function voice(claim) {
  const paper = data.documents[claim.d];
  return claim.by ? {key: "s" + claim.by, name: claim.by, speaks: true} : {key: "d" + claim.d, name: paper.publisher ? paper.publisher + ": " + paper.title : paper.title, paper: claim.d, speaks: false};
}

// The statements about a node: {key, words, edge or null, claims}, whatever their status, each once.
function statements(node) {
  const found = new Map();
  const add = (key, words, edge, claims) => {
    if (!found.has(key)) found.set(key, {words, edge, claims: []});
    found.get(key).claims.push(...claims);
  };
  for (const edge of edgesOf[node.id]) {
    for (const relation of edge.relations) {
      const [subject, object] = relation.f ? [edge.from, edge.to] : [edge.to, edge.from];
      const words = factWords(h("bdi", {}, nodes[subject].label), relation.p, h("bdi", {}, nodes[object].label));
      add([subject, relation.p, object].join(" "), words, edge.id, relation.c);
    }
  }
  for (const value of node.values || []) add("v " + value.p + value.v, [h("span", {class: "relation"}, value.p), " ", h("bdi", {}, value.v)], null, value.c);
  if (node.exists) add("e", ["that it happened: ", h("bdi", {}, node.label)], null, node.exists);
  return [...found.values()].map((row) => ({...row, claims: row.claims.filter(claimShown)})).filter((row) => row.claims.length);
}

// {row statements with a Map of voice -> claims, voices by how much they say}.
function matrix(node) {
  const voices = new Map();
  const rows = statements(node).map((row) => {
    const said = new Map();
    for (const number of new Set(row.claims)) {
      const who = voice(claimOf(number));
      const known = voices.get(who.key) || {...who, count: 0};
      voices.set(who.key, {...known, count: known.count + 1});
      said.set(who.key, [...(said.get(who.key) || []), number]);
    }
    const stances = new Set([...said.values()].flat().map((number) => STANCES[claimOf(number).k][1]));
    const kinds = new Set([...said.values()].flat().map((number) => claimOf(number).k));
    const status = ["fact", "claimed", "planned", "possible", "denied"].find((name) => kinds.has(name));
    return {...row, said, status, denied: stances.has(STANCES.denied[1]), disputed: stances.has(STANCES.denied[1]) && stances.size > 1};
  });
  rows.sort((a, b) => Number(b.disputed) - Number(a.disputed) || Number(b.denied) - Number(a.denied) || b.said.size - a.said.size);
  const first = new Map([...voices.keys()].map((key) => [key, rows.findIndex((row) => row.said.has(key))])); // who speaks about what comes first, comes first
  return {rows, voices: [...voices.values()].sort((a, b) => first.get(a.key) - first.get(b.key) || b.count - a.count || (a.key < b.key ? -1 : 1))};
}

// Of how many voices one could speak: what is worth comparing comes first.
function topics() {
  const score = (node) => {
    const claims = [...(node.exists || []), ...edgesOf[node.id].flatMap((edge) => edge.relations.flatMap((relation) => relation.c))].filter(claimShown);
    const kinds = new Set(claims.map((number) => claimOf(number).k === "denied"));
    return new Set(claims.map((number) => voice(claimOf(number)).key)).size + (kinds.size > 1 ? 100 : 0);
  };
  return nodes.filter((node) => !node.saying && !state.hidden.has(node.id)).map((node) => [node, score(node)]).filter(([, points]) => points > 1)
    .sort((a, b) => b[1] - a[1] || a[0].id - b[0].id).slice(0, 200).map(([node]) => node);
}

function stanceView(numbers, row, node) {
  const stances = [...new Set(numbers.map((number) => claimOf(number).k))].map((status) => STANCES[status]);
  const words = [...new Map(stances.map((stance) => [stance[1], stance])).values()];
  const title = numbers.map((number) => passageOf(claimOf(number).q)).join("\n");
  const status = numbers.some((number) => claimOf(number).k === "denied") ? "denied" : claimOf(numbers[0]).k;
  return h("button", {type: "button", class: "stance " + status, title, onclick: () => select(row.edge === null ? {node: node.id} : {edge: row.edge})}, words.map(([sign, word]) => sign + " " + word).join(", "));
}

// What tells documents of one publisher apart: title and date.
function paperHead(paper) {
  const [name, ...more] = [paper.publisher, paper.title].filter(Boolean);
  return [h("bdi", {class: "publisher"}, name), more.map((title) => h("bdi", {class: "headline"}, title)), h("div", {class: "quiet"}, [paper.date, "in its own words"].filter(Boolean).join(" · "))];
}

// [kind, nodes] by kind and name.
function byKind(listed) {
  const kinds = new Map();
  for (const node of listed) kinds.set(node.kind, [...(kinds.get(node.kind) || []), node]);
  const plain = (one, other) => one.localeCompare(other, "en");
  return [...kinds].sort(([one], [other]) => plain(one, other)).map(([kind, group]) => [kind, group.sort((one, other) => plain(one.label, other.label) || one.id - other.id)]);
}

function sourcesView() {
  const offered = topics();
  const chosen = state.selected && state.selected.node !== undefined ? nodes[state.selected.node] : null;
  const node = chosen || topic || offered[0];
  const heading = [h("h2", {}, "Who says what")];
  if (!node) return [...heading, h("p", {class: "quiet"}, "Nothing here is spoken about by more than one source.")];
  topic = node;
  const listed = offered.includes(node) ? offered : [node, ...offered];
  const choice = h("select", {id: "topic", "aria-label": "Event or topic"}, byKind(listed).map(([kind, group]) => h("optgroup", {label: kind}, group.map((one) => h("option", {value: one.id, selected: one === node}, short(one.label))))));
  choice.addEventListener("change", () => {
    topic = nodes[Number(choice.value)];
    select({node: topic.id}, true);
    lists();
    byId("topic").focus();
  });
  const {rows, voices} = matrix(node);
  const cell = (row, who) => h("td", {}, row.said.has(who.key) ? stanceView(row.said.get(who.key), row, node) : [h("span", {class: "silent", "aria-hidden": "true"}, "–"), h("span", {class: "unseen"}, "silent")]);
  const head = h("tr", {}, h("th", {scope: "col"}, "Statement"), voices.map((who) => h("th", {scope: "col", class: "voice", title: who.name}, who.speaks ? [h("bdi", {}, short(who.name)), h("div", {class: "quiet"}, "is quoted")] : paperHead(data.documents[who.paper]))));
  return [
    ...heading,
    h("p", {class: "topic"}, h("label", {for: "topic"}, "About "), choice),
    rows.length ? h("div", {class: "scroll box", tabindex: "0", role: "region", "aria-label": "Statements and sources"}, h("table", {class: "matrix"}, h("thead", {}, head),
      h("tbody", {}, rows.map((row) => h("tr", {}, h("th", {scope: "row"}, row.words, " ", row.disputed ? h("span", {class: "badge denied"}, "disputed") : row.status === "claimed" ? null : badge(row.status)), voices.map((who) => cell(row, who)))))))
      : h("p", {class: "quiet"}, "No sentence speaks about it."),
    h("p", {class: "quiet"}, "Every statement is here, established or not, of the documents and the confidence chosen. ", h("span", {class: "hint"}, "A click on a word shows its sentences.")),
  ];
}
