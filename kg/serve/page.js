"use strict";
const MOST_ROWS = 1000;
const byId = id => document.getElementById(id);
const ROWS = [["CSV", "text/csv", "csv"], ["TSV", "text/tab-separated-values", "tsv"],
  ["JSON", "application/sparql-results+json", "json"],
  ["XML", "application/sparql-results+xml", "xml"]];
const GRAPHS = [["Turtle", "text/turtle", "ttl"], ["N-Triples", "application/n-triples", "nt"],
  ["JSON-LD", "application/ld+json", "jsonld"], ["RDF/XML", "application/rdf+xml", "rdf"]];
let waiting = null;
let filling = 0;

/* All text goes in as text: what stands in a graph comes from anywhere. */
function element(name, text, parent) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  if (parent) parent.append(made);
  return made;
}

async function fill(name, values) {
  const mine = ++filling;
  const reply = await fetch(`recipes/${encodeURIComponent(name)}?${new URLSearchParams(values)}`);
  const text = await reply.text();
  /* An earlier, slower reply must not undo a later one. */
  if (mine !== filling) return;
  if (reply.ok) byId("query").value = text;
  say(reply.ok ? "" : text, !reply.ok);
}

function choose(button) {
  for (const other of document.querySelectorAll("#recipes button")) {
    other.setAttribute("aria-pressed", String(other === button));
  }
  const box = byId("params");
  const inputs = [];
  const refill = () => fill(button.dataset.name, inputs.map(each => [each.name, each.value]));
  box.replaceChildren();
  for (const parameter of JSON.parse(button.dataset.params)) {
    const label = element("label", undefined, box);
    const input = element("input", undefined, label);
    input.name = parameter.name;
    input.value = parameter.value;
    input.addEventListener("input", refill);
    label.append(`${parameter.name}: ${parameter.about}`);
    inputs.push(input);
  }
  box.hidden = inputs.length === 0;
  return refill();
}

function say(text, isFault) {
  byId("status").textContent = text;
  byId("status").className = isFault ? "fault" : "";
}

function ask(query, accept, signal) {
  return fetch("sparql", {
    method: "POST", body: query, signal,
    headers: {"Content-Type": "application/sparql-query", "Accept": accept},
  });
}

async function run() {
  if (waiting) return;
  waiting = new AbortController();
  byId("run").disabled = true;
  byId("stop").disabled = false;
  byId("answer").replaceChildren();
  byId("downloads").hidden = true;
  say("asking …");
  const query = byId("query").value;
  const began = performance.now();
  try {
    const accept = "application/sparql-results+json, text/turtle;q=0.9";
    const reply = await ask(query, accept, waiting.signal);
    const seconds = () => `${((performance.now() - began) / 1000).toFixed(2)} s`;
    if (!reply.ok) {
      element("pre", await reply.text(), byId("answer")).className = "fault";
      say(`no answer (${reply.status})`, true);
    } else if (reply.headers.get("Content-Type").startsWith("text/turtle")) {
      element("pre", await reply.text(), byId("answer"));
      offer(query, GRAPHS);
      say(`a graph, ${seconds()}`);
    } else {
      const told = show(await reply.json());
      offer(query, ROWS);
      say(`${told}, ${seconds()}`);
    }
  } catch (error) {
    say(error.name === "AbortError" ? "stopped waiting" : `no answer: ${error.message}`, true);
  }
  waiting = null;
  byId("run").disabled = false;
  byId("stop").disabled = true;
}

function show(found) {
  if ("boolean" in found) {
    element("p", found.boolean ? "yes" : "no", byId("answer"));
    return "answered";
  }
  const table = element("table", undefined, byId("answer"));
  const head = element("tr", undefined, element("thead", undefined, table));
  for (const name of found.head.vars) element("th", name, head);
  const body = element("tbody", undefined, table);
  const rows = found.results.bindings;
  for (const row of rows.slice(0, MOST_ROWS)) {
    const line = element("tr", undefined, body);
    for (const name of found.head.vars) cell(row[name], line);
  }
  return rows.length > MOST_ROWS
    ? `the first ${MOST_ROWS} of ${rows.length} rows` : `${rows.length} rows`;
}

function cell(term, line) {
  const made = element("td", term ? term.value : "", line);
  if (term && term.type === "uri") made.title = "an address";
}

function offer(query, formats) {
  const box = byId("downloads");
  box.replaceChildren("Download as");
  for (const [title, media, ending] of formats) {
    const button = element("button", title, box);
    button.type = "button";
    button.addEventListener("click", () => download(query, media, ending));
  }
  box.hidden = false;
}

async function download(query, media, ending) {
  try {
    const reply = await ask(query, media);
    if (!reply.ok) throw new Error(await reply.text());
    const link = element("a");
    link.href = URL.createObjectURL(await reply.blob());
    link.download = `answer.${ending}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  } catch (error) {
    say(`no download: ${error.message}`, true);
  }
}

for (const button of document.querySelectorAll("#recipes button")) {
  button.addEventListener("click", () => choose(button));
}
byId("run").addEventListener("click", run);
byId("stop").addEventListener("click", () => waiting && waiting.abort());
byId("query").addEventListener("keydown", event => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) run();
});
document.body.dataset.ready = "true";
