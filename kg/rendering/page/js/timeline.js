// Events by date: an axis on which a range can be chosen, which then filters everything, and below it the events as a list.
function eventRow(node) {
  return h("li", {class: "event " + node.status},
    h("div", {class: "when"}, node.date ? h("time", {}, spanned(node.date)) : h("span", {class: "quiet"}, "no date")),
    h("div", {}, nodeLink(node.id), " ", h("span", {class: "quiet"}, node.kind), " ", badge(node.status),
      h("div", {class: "with"}, links(joined(node.id, (other) => other.top !== "Event")))));
}

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

const spanned = (date) => date.split("/").join(" – ");

// The heading under which a date stands: its month, or what else is known where that is no month (a year, a decade, an interval of years).
function period(node) {
  const long = node.begins && node.ends && dayOf(node.ends) - dayOf(node.begins) > 31;
  if (node.date && (long || !/^-?\d{4}-\d\d/.test(node.date))) return spanned(node.date);
  const [year, month] = (node.begins || node.date).split("-");
  return MONTHS[Number(month) - 1] ? MONTHS[Number(month) - 1] + " " + year : year;
}

// Days since 1970.
function dayOf(text) {
  const [year, month, day] = text.split("-").map(Number);
  return new Date(0).setUTCFullYear(year, month - 1, day) / 864e5;
}
const dateOf = (day) => new Date(Math.floor(day) * 864e5).toISOString().slice(0, 10);

// Events that pass all filters but the range of dates, which the axis itself sets.
function eventsOf(ranged) {
  const {from, until} = state;
  if (!ranged) state.from = state.until = "";
  const asDrawn = from === state.from && until === state.until;
  const seen = narrowed() ? (asDrawn ? shown : visible()).nodes : null;
  const found = nodes.filter((node) => node.top === "Event" && nodeAllowed(node) && (!seen || seen.has(node.id)));
  Object.assign(state, {from, until});
  return found;
}

let wide = false; // whether the axis shows what lies far off, too

// The days that the axis spans: the range that was chosen, or else all; but where most events lie close together and a few far off, only the many.
function span(events) {
  const ends = events.map((node) => [dayOf(node.begins), dayOf(node.ends || node.begins) + 1]);
  const all = [Math.min(...ends.map(([begin]) => begin)), Math.max(...ends.map(([, end]) => end))];
  if (dated() || wide) return [state.from ? dayOf(state.from) : all[0], state.until ? dayOf(state.until) + 1 : all[1]];
  const begins = ends.map(([begin]) => begin).sort((a, b) => a - b);
  const most = Math.ceil(begins.length * 0.6);
  const runs = begins.slice(0, begins.length - most + 1).map((begin, position) => [begin, begins[position + most - 1] + 1]);
  const dense = runs.reduce((best, run) => (run[1] - run[0] < best[1] - best[0] ? run : best), all);
  return dense[1] - dense[0] < (all[1] - all[0]) / 3 ? [dense[0] - 1, dense[1] + 1] : all;
}

// Where the axis has its marks: days, months, years, decades, whichever are few enough.
function ticks([begin, end], most) {
  const months = (step) => {
    const found = [];
    const first = new Date(begin * 864e5);
    for (let month = Math.floor((first.getUTCFullYear() * 12 + first.getUTCMonth()) / step) * step; found.length <= most; month += step) {
      const day = new Date(0).setUTCFullYear(Math.floor(month / 12), month % 12, 1) / 864e5;
      if (day > end) break;
      if (day >= begin) found.push([day, step < 12 ? dateOf(day).slice(0, 7) : dateOf(day).slice(0, 4)]);
    }
    return found;
  };
  const days = (step) => Array.from({length: Math.ceil((end - begin) / step)}, (_, number) => Math.ceil(begin) + number * step).map((day) => [day, dateOf(day)]);
  for (const step of [1, 2, 7, 14]) if ((end - begin) / step <= most) return days(step);
  for (const step of [1, 3, 6, 12, 60, 120, 600, 1200]) if ((end - begin) / 30.4 / step <= most) return months(step);
  return months(12000);
}

// Rows so that no event covers another: {node, row, from, to, left, text} in pixels; the text is on the side where room is, and cut to it.
function packed(events, x, width) {
  const LETTER = 6.6;
  const named = new Set([...events].sort((a, b) => a.id - b.id).slice(0, 120)); // the most central ones, where there are many
  const ends = [];
  return events.map((node) => {
    const from = Math.max(0, Math.min(width - 10, x(dayOf(node.begins))));
    const to = Math.max(from + 10, Math.min(width, x(dayOf(node.ends || node.begins) + 1)));
    const full = (SIGN(node.status) ? SIGN(node.status) + " " : "") + short(node.label);
    const left = to + 12 + full.length * LETTER > width && from > width - to;
    const letters = Math.floor(((left ? from : width - to) - 8) / LETTER);
    const text = !named.has(node) || letters < 5 ? "" : full.length > letters ? Array.from(full).slice(0, letters - 1).join("") + "…" : full;
    const room = text ? 12 + text.length * LETTER : 2;
    const [begin, end] = left ? [from - room, to] : [from, to + room];
    const free = ends.findIndex((taken) => taken < begin);
    const row = free < 0 ? ends.length : free;
    ends[row] = end;
    return {node, row, from, to, left, text};
  });
}

const [ROW, AXIS, ROWS] = [19, 26, 24];

function eventMark({node, row, from, to, left, text}) {
  const y = AXIS + 6 + row * ROW;
  const instant = (node.ends || node.begins) === node.begins;
  const color = data.looks.Event;
  const fact = node.status === "fact";
  const paint = {fill: fact ? color : "none", stroke: fact ? color : theme[node.status], "stroke-width": 2, "stroke-dasharray": fact ? null : DASHES[node.status].map((length) => length / 2).join(" ")};
  const shape = instant ? s("circle", {cx: from + 5, cy: y + 6, r: 5, ...paint}) : s("rect", {x: from, y: y + 1, width: to - from, height: 10, rx: 5, ...paint});
  const chosen = state.selected && state.selected.node === node.id;
  return s("g", {class: "mark" + (chosen ? " chosen" : ""), "data-node": node.id}, s("title", {}, node.label + " · " + spanned(node.date)), shape,
    text ? s("text", {x: left ? from - 4 : to + 4, y: y + 10, "text-anchor": left ? "end" : null}, text) : null);
}

function axisView() {
  return h("div", {id: "axis"});
}

function drawAxis() {
  const events = eventsOf(false).filter((node) => node.begins).sort((a, b) => (a.begins < b.begins ? -1 : a.begins > b.begins ? 1 : a.id - b.id));
  if (!byId("axis") || !events.length) return;
  const width = Math.max(260, byId("timeline").clientWidth - 40);
  const domain = span(events);
  const x = (day) => ((day - domain[0]) / (domain[1] - domain[0])) * width;
  const day = (at) => domain[0] + (at / width) * (domain[1] - domain[0]);
  const inside = events.filter((node) => dayOf(node.ends || node.begins) + 1 > domain[0] && dayOf(node.begins) < domain[1]);
  const length = (node) => dayOf(node.ends || node.begins) - dayOf(node.begins);
  const marks = packed([...inside].sort((a, b) => Number(length(a) > 40) - Number(length(b) > 40)), x, width); // years and long intervals lie below
  const drawnMarks = marks.filter(({row}) => row < ROWS);
  const height = AXIS + 12 + Math.max(2, ...drawnMarks.map(({row}) => row + 1)) * ROW;
  const svg = s("svg", {id: "axis-drawing", width, height, viewBox: "0 0 " + width + " " + height, role: "img", "aria-label": many(inside.length, "event", "events") + " on a time axis from " + dateOf(domain[0]) + " to " + dateOf(domain[1] - 1) + "; the list below holds the same"},
    ticks(domain, Math.max(3, Math.floor(width / 90))).map(([at, text]) => s("g", {class: "tick"}, s("line", {x1: x(at), x2: x(at), y1: 18, y2: height}), s("text", {x: x(at) + 3, y: 13}, text))),
    drawnMarks.map(eventMark), s("rect", {id: "brush", y: 0, height, width: 0}));
  brushing(svg, width, day);
  const left = events.length - inside.length;
  const over = marks.length - drawnMarks.length;
  fill(byId("axis"), svg, h("p", {class: "quiet"}, "Drag over the axis to choose a range of dates: it filters the graph, the map and the lists. A dot is a day, a bar a month, a year or an interval.",
    left && !dated() ? [" " + many(left, "event lies", "events lie") + " outside this axis. ", h("button", {type: "button", class: "link", id: "widen", onclick: () => { wide = true; drawAxis(); }}, "Show all years")] : null, over ? " " + many(over, "more", "more") + " at these dates stand in the list below." : null));
}

// A drag chooses a range, a click an event; a drag of a few pixels is a click with a shaking hand.
function brushing(svg, width, day) {
  let start = null;
  const at = (event) => Math.min(width, Math.max(0, event.clientX - svg.getBoundingClientRect().left));
  const brush = svg.querySelector("#brush");
  const sweep = (event) => [Math.min(start, at(event)), Math.max(start, at(event))];
  svg.addEventListener("pointerdown", (event) => { start = at(event); svg.setPointerCapture(event.pointerId); });
  svg.addEventListener("pointermove", (event) => {
    if (start === null) return;
    const [from, to] = sweep(event);
    brush.setAttribute("x", from);
    brush.setAttribute("width", to - from);
  });
  svg.addEventListener("pointerup", (event) => {
    if (start === null) return;
    const [from, to] = sweep(event);
    start = null;
    if (to - from > 6) {
      Object.assign(state, {from: dateOf(day(from)), until: dateOf(day(to) - 1e-6)});
      syncControls();
      changedFilter();
      showAll(false);
    } else {
      const mark = document.elementsFromPoint(event.clientX, event.clientY).map((element) => element.closest(".mark")).find(Boolean);
      if (mark) select({node: Number(mark.dataset.node)}, true);
      drawAxis();
    }
  });
  svg.addEventListener("pointercancel", () => { start = null; brush.setAttribute("width", 0); });
}

function toUndated() {
  byId("undated").open = true;
  byId("undated").scrollIntoView();
  byId("undated").firstChild.focus();
}

function timelineView() {
  const events = eventsOf(true);
  const within = events.filter((node) => node.begins || node.date);
  const when = (node) => (node.begins || node.date) + " " + (node.ends || "");
  within.sort((a, b) => (when(a) < when(b) ? -1 : when(a) > when(b) ? 1 : a.id - b.id));
  const months = new Map();
  for (const node of within.slice(0, MOST_ROWS)) {
    const month = period(node);
    months.set(month, [...(months.get(month) || []), node]);
  }
  const undated = dated() ? [] : eventsOf(false).filter((node) => !(node.begins || node.date));
  return [
    h("h2", {}, "Timeline"),
    axisView(),
    undated.length && within.length ? h("p", {}, h("button", {type: "button", class: "link", id: "to-undated", onclick: toUndated}, many(undated.length, "event has no date", "events have no date"))) : null,
    within.length ? null : h("p", {class: "quiet"}, "No event with a date."),
    [...months].map(([month, group]) => [h("h3", {}, month), h("ol", {class: "events"}, group.map(eventRow))]),
    unlisted(within.length),
    undated.length ? h("details", {id: "undated", open: !within.length}, h("summary", {}, "Without a date (" + undated.length + ")"), h("ol", {class: "events"}, undated.slice(0, MOST_ROWS).map(eventRow)), unlisted(undated.length)) : null,
  ];
}
