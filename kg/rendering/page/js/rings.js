// A neighbourhood in focus is drawn in rings around its middle, one for each step: where its nodes stand in the whole graph may be far apart.
const RINGED = 400;
const [RING, ROOM] = [190, 62]; // pixels from ring to ring, and along a ring from node to node

// Places by node, or null where the whole graph's places serve.
function ringPlaces() {
  if (!state.focus || shown.nodes.size > RINGED) return null;
  const places = new Map([[state.focus.id, {x: 0, y: 0}]]);
  let radius = 0;
  const put = (ids) => {
    radius = Math.max(radius + RING, (ids.length * ROOM) / (2 * Math.PI));
    ids.forEach((id, number) => {
      const angle = (number / ids.length) * 2 * Math.PI - Math.PI / 2;
      places.set(id, {x: Math.round(radius * Math.cos(angle)), y: Math.round(radius * Math.sin(angle))});
    });
  };
  const near = (id) => edgesOf[id].filter((edge) => shown.edges.has(edge.id)).map((edge) => (edge.from === id ? edge.to : edge.from));
  for (let ring = [state.focus.id]; ring.length;) {
    ring = [...new Set(ring.flatMap(near))].filter((id) => !places.has(id));
    if (ring.length) put(ring);
  }
  const rest = [...shown.nodes].filter((id) => !places.has(id));
  if (rest.length) put(rest);
  return places;
}
