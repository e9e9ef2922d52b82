"use strict";
// Everything from the articles goes through textContent or canvas text, never innerHTML.
const data = JSON.parse(document.getElementById("data").textContent);
const colour = new Map(data.outlets.map((outlet) => [outlet.name, outlet.colour]));
const shown = new Set(colour.keys());
const claims = new Map(data.claims.map((claim) => [claim.id, claim]));
const READABLE = 0.62; // least zoom at which labels can be read
const COLUMNS = 8; // more outlets than this share one column
let chosenNode = null; // only claims about this node, or null for all
const byId = (id) => document.getElementById(id);

function make(tag, text, className) {
  const node = document.createElement(tag);
  if (text !== undefined) node.textContent = text;
  if (className) node.className = className;
  return node;
}

function dot(outlet) {
  const node = make("span", undefined, "dot");
  node.style.background = colour.get(outlet);
  return node;
}

function drawHeader() {
  byId("counts").textContent = data.counts;
  byId("marks").textContent = "edges: solid = the outlet says it itself, dashed = it reports, dotted = it doubts or denies";
  for (const outlet of data.outlets) {
    const button = make("button", undefined, "outlet");
    button.setAttribute("aria-pressed", "true");
    button.append(dot(outlet.name), make("span", outlet.name));
    button.addEventListener("click", () => {
      if (shown.has(outlet.name)) shown.delete(outlet.name); else shown.add(outlet.name);
      button.setAttribute("aria-pressed", String(shown.has(outlet.name)));
      refresh();
    });
    byId("legend").append(button);
  }
}

function visible(claim) {
  const outlets = claim.outlets.filter((name) => shown.has(name));
  if (outlets.length < (byId("shared").checked ? 2 : 1)) return false;
  if (chosenNode !== null && !claim.nodes.includes(chosenNode)) return false;
  const words = byId("search").value.trim().toLowerCase();
  return !words || claim.search.includes(words);
}

function way(cell) {
  const node = make("span", cell.how + (cell.count > 1 ? " ×" + cell.count : ""), "way");
  node.style.borderColor = colour.get(cell.outlet);
  node.title = cell.outlet;
  return node;
}

function drawHead() {
  const row = make("tr");
  row.append(make("th", "claim"));
  if (data.outlets.length > COLUMNS) row.append(make("th", "outlets"));
  else for (const outlet of data.outlets) {
    const cell = make("th");
    cell.append(dot(outlet.name), make("span", " " + outlet.name));
    row.append(cell);
  }
  byId("list").querySelector("thead").append(row);
}

function drawRow(claim) {
  const row = make("tr");
  row.tabIndex = 0;
  row.dataset.claim = claim.id;
  row.append(make("td", claim.label));
  const columns = data.outlets.length > COLUMNS ? [null] : data.outlets.map((outlet) => outlet.name);
  for (const column of columns) {
    const cell = make("td", undefined, "how");
    for (const item of claim.cells) {
      if (shown.has(item.outlet) && (column === null || item.outlet === column)) cell.append(way(item));
    }
    row.append(cell);
  }
  row.addEventListener("click", () => choose(claim.id));
  row.addEventListener("keydown", (event) => { if (event.key === "Enter") choose(claim.id); });
  return row;
}

function drawRows() {
  const body = byId("list").querySelector("tbody");
  body.replaceChildren(...data.claims.filter(visible).map(drawRow));
  byId("cut").textContent = data.cut;
}

function drawSaid(said) {
  const box = make("div", undefined, "said");
  box.style.borderColor = colour.get(said.outlet);
  const head = make("div");
  head.append(make("b", said.outlet), make("span", "  " + said.how));
  const quote = make("blockquote");
  for (const [text, marked] of said.evidence) quote.append(marked ? make("mark", text) : document.createTextNode(text));
  box.append(head, quote, drawArticle(said.article));
  return box;
}

function drawArticle(id) {
  const article = data.articles[id];
  const line = make("div", undefined, "meta");
  const title = article.title || id;
  if (article.url) {
    const link = make("a", title);
    link.href = article.url; // only http and https get here
    link.rel = "noopener noreferrer";
    link.target = "_blank";
    line.append(link);
  } else line.append(make("span", title));
  line.append(make("span", " · " + (article.published || "no date")));
  return line;
}

function drawLink(link) {
  const line = make("div");
  const other = claims.get(link.id);
  const button = make("button", other.label, "linked");
  button.addEventListener("click", () => choose(link.id));
  line.append(make("span", link.kind + ": "), button);
  return line;
}

function choose(id) {
  const claim = claims.get(id);
  if (!claim) return;
  const card = byId("card");
  const close = make("button", "×", "close");
  close.setAttribute("aria-label", "Close");
  close.addEventListener("click", () => { card.hidden = true; });
  card.replaceChildren(close, make("h2", claim.label),
    make("div", claim.id + " · worth " + claim.worth.toFixed(2), "id"),
    ...claim.said.map(drawSaid), ...claim.links.filter((link) => claims.has(link.id)).map(drawLink));
  card.hidden = false;
  card.scrollTop = 0;
  showEdges(id);
  for (const row of byId("list").querySelectorAll("tbody tr")) row.classList.toggle("chosen", row.dataset.claim === id);
}

function showEdges(id) {
  const mine = edges.get().filter((edge) => edge.claim === id && !edge.hidden);
  network.selectEdges(mine.map((edge) => edge.id));
  if (!mine.length) return;
  const scale = Math.max(network.getScale(), READABLE);
  network.focus(mine[0].from, { scale, offset: { x: -byId("card").clientWidth / 2, y: 0 } });
}

const nodes = new vis.DataSet(data.network.nodes);
const edges = new vis.DataSet(data.network.edges);

function refresh() {
  drawRows();
  const open = new Set(data.claims.filter(visible).map((claim) => claim.id));
  edges.update(data.network.edges.map((edge) => ({
    id: edge.id, hidden: !shown.has(edge.outlet) || !open.has(edge.claim) })));
  const used = new Set();
  edges.forEach((edge) => { if (!edge.hidden) { used.add(edge.from); used.add(edge.to); } });
  nodes.update(data.network.nodes.map((node) => ({ id: node.id, hidden: !used.has(node.id) })));
}

function chooseNode(id) {
  chosenNode = id;
  byId("only").hidden = id === null;
  if (id !== null) byId("only").textContent = "only: " + nodes.get(id).label.replace(/\s+/g, " ") + "  ×";
  refresh();
}

drawHeader();
drawHead();
const network = new vis.Network(byId("net"), { nodes, edges }, data.network.options);
if (network.getScale() < READABLE) { // a picture too large to read begins at its upper left, the largest part
  const net = byId("net");
  const middle = { x: net.clientWidth / READABLE / 2 - 30, y: net.clientHeight / READABLE / 2 - 30 };
  network.moveTo({ scale: READABLE, position: middle });
}
network.on("click", (event) => {
  if (event.nodes.length) chooseNode(event.nodes[0]);
  else if (event.edges.length) choose(edges.get(event.edges[0]).claim);
});
byId("only").addEventListener("click", () => chooseNode(null));
byId("search").addEventListener("input", refresh);
byId("shared").addEventListener("change", refresh);
drawRows();
document.body.dataset.ready = "true";
