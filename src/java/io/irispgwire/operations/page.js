"use strict";
// What the server says at /status, every two seconds. No text of a client ever becomes markup.
const PERIOD = 2000, POINTS = 150;
const curves = { throughput: [], latency: [] };
let before = null;

const byId = id => document.getElementById(id);

function cell(row, text, kind) {
  const made = row.insertCell();
  made.textContent = text;
  if (kind) made.className = kind;
  return made;
}

function fill(table, rows, write) {
  const body = byId(table).tBodies[0];
  const focused = document.activeElement && document.activeElement.dataset ? document.activeElement.dataset.key : undefined;
  body.replaceChildren();
  for (const row of rows) write(body.insertRow(), row);
  if (focused) {
    const again = body.querySelector(`[data-key="${focused}"]`);
    if (again) again.focus();
  }
}

function figure(name, value) {
  const box = document.createElement("div");
  const term = document.createElement("dt");
  const text = document.createElement("dd");
  term.textContent = name;
  text.textContent = value;
  box.append(term, text);
  return box;
}

function draw(name, value) {
  const points = curves[name];
  points.push(value);
  if (points.length > POINTS) points.shift();
  const top = Math.max(...points, 1e-9);
  byId(name).querySelector("polyline").setAttribute("points",
    points.map((y, i) => `${(i * 300 / Math.max(1, points.length - 1)).toFixed(1)},${(78 - 76 * y / top).toFixed(1)}`).join(" "));
  byId(name + "-now").textContent = value < 10 ? value.toFixed(2) : value.toFixed(0);
}

async function act(pid, what) {
  const answer = await fetch(`sessions/${pid}/${what}`, { method: "POST", headers: { "X-IRIS-PGWire": "page" } });
  say((await answer.text()).trim(), !answer.ok);
  refresh();
}

function button(key, label, action) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = label;
  made.dataset.key = key;
  made.addEventListener("click", action);
  return made;
}

function age(now, then) {
  const seconds = Math.max(0, (Date.parse(now) - Date.parse(then)) / 1000);
  return seconds < 60 ? seconds.toFixed(1) + " s" : seconds < 3600 ? (seconds / 60).toFixed(1) + " min" : (seconds / 3600).toFixed(1) + " h";
}

function session(row, shown, now) {
  row.dataset.pid = shown.pid;
  cell(row, shown.pid, "number");
  cell(row, shown.user);
  cell(row, shown.database);
  cell(row, (shown.application ? shown.application + " " : "") + shown.address);
  cell(row, shown.state);
  cell(row, age(now, shown.changed), "number");
  cell(row, shown.query, "text");
  const actions = row.insertCell();
  if (shown.state === "active") {
    const cancel = button("cancel" + shown.pid, "Cancel", () => act(shown.pid, "cancel"));
    cancel.setAttribute("aria-label", "Cancel the statement of process " + shown.pid);
    actions.append(cancel);
  } else {
    const end = button("end" + shown.pid, "End", () => act(shown.pid, "terminate"));
    end.setAttribute("aria-label", "End the session of process " + shown.pid);
    actions.append(end);
  }
}

function say(text, bad) {
  byId("state").textContent = text;
  byId("state").className = bad ? "bad" : "";
}

function show(status) {
  const counts = status.counts;
  byId("server").textContent = `${status.version}; ${status.backend}; ${status.address} port ${status.port}; since ${status.since}`;
  byId("figures").replaceChildren(
    figure("Sessions", `${status.sessions.length} of ${status.maxConnections}`),
    figure("Accepting", status.accepting ? "yes" : "no"),
    figure("Statements", counts.statements), figure("Errors", counts.errors), figure("Rows", counts.rows),
    figure("Plans found", counts.planHits + counts.planMisses ? Math.round(100 * counts.planHits / (counts.planHits + counts.planMisses)) + " %" : "–"));
  if (before) {
    const seconds = (Date.parse(status.now) - Date.parse(before.now)) / 1000;
    const statements = counts.statements - before.counts.statements;
    draw("throughput", seconds > 0 ? statements / seconds : 0);
    draw("latency", statements > 0 ? (counts.nanoseconds - before.counts.nanoseconds) / statements / 1e6 : 0);
  }
  before = status;
  fill("sessions", status.sessions, (row, shown) => session(row, shown, status.now));
}

function showStatements(all) {
  const order = byId("order").value;
  const value = { mean: s => s.meanMillis, total: s => s.totalMillis, calls: s => s.calls }[order];
  fill("statements", all.sort((a, b) => value(b) - value(a)).slice(0, 20), (row, shown) => {
    cell(row, shown.calls, "number");
    cell(row, shown.meanMillis.toFixed(2), "number");
    cell(row, shown.totalMillis.toFixed(1), "number");
    cell(row, shown.rows, "number");
    cell(row, shown.user);
    cell(row, shown.query, "text");
  });
}

function showUnsupported(all) {
  fill("unsupported", all.slice(0, 50), (row, shown) => {
    cell(row, shown.count, "number");
    cell(row, shown.sqlstate);
    cell(row, shown.client);
    cell(row, shown.shape, "text");
    cell(row, shown.message);
  });
}

async function read(path) {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}

async function refresh() {
  try {
    show(await read("status"));
    showStatements((await read("statements")).statements);
    showUnsupported((await read("unsupported")).unsupported);
    if (byId("state").className === "bad") say("", false);
  } catch (failure) {
    say("The server does not answer: " + failure.message, true);
  }
}

byId("order").addEventListener("change", refresh);
refresh();
setInterval(refresh, PERIOD);
