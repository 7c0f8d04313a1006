"use strict";

const API = "api";
const EVERY = 2000; // milliseconds between looks

const at = (id) => document.getElementById(id);

async function ask(path, body) {
  const request = body === undefined
    ? {}
    : { method: "POST", headers: { "X-PGWire": "1", "Content-Type": "application/json" }, body: JSON.stringify(body) };
  const response = await fetch(`${API}/${path}`, request);
  if (!response.ok) {
    throw new Error(response.status === 403 ? "USE on the resource PGWire_Admin is needed" : `HTTP ${response.status}`);
  }
  const reply = await response.json();
  if (!reply.ok) {
    throw new Error(reply.message);
  }
  return reply;
}

function say(error) {
  at("message").textContent = error ? error.message : "";
}

function row(list, tag, text) {
  const element = document.createElement(tag);
  element.textContent = text;
  list.append(element);
}

function showStatus(status) {
  at("state").textContent = status.state;
  at("state").dataset.state = status.state;
  const facts = at("facts");
  facts.replaceChildren();
  for (const [name, label] of [
    ["host", "Address"], ["port", "Port"], ["backend", "Back end"], ["since", "Since"], ["pid", "Process"],
    ["desired", "Wanted"], ["outcome", "Last order"], ["message", "Message"],
  ]) {
    if (status[name] !== undefined && status[name] !== "") {
      row(facts, "dt", label);
      row(facts, "dd", status[name]);
    }
  }
  const running = status.state === "running";
  at("start").disabled = running;
  at("stop").disabled = status.state === "stopped";
  at("restart").disabled = !running;
}

// Statements come without their values. The button that has the focus has it still when the table is written anew.
function showSessions({ now, sessions = [] }) {
  const body = document.querySelector("#sessions tbody");
  const focused = document.activeElement.dataset.pid;
  body.replaceChildren();
  for (const session of sessions) {
    const line = document.createElement("tr");
    const seconds = Math.max(0, Math.floor((Date.parse(now) - Date.parse(session.changed)) / 1000));
    for (const text of [
      session.pid, session.user, session.database, session.application, session.address, session.state, `${seconds} s`, session.query,
    ]) {
      row(line, "td", text);
    }
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Cancel";
    button.ariaLabel = `Cancel the statement of process ${session.pid}`;
    button.dataset.pid = session.pid;
    button.addEventListener("click", () => cancel(session.pid));
    const cell = document.createElement("td");
    cell.append(button);
    line.append(cell);
    body.append(line);
    if (focused === String(session.pid)) {
      button.focus();
    }
  }
}

async function cancel(pid) {
  try {
    await ask("cancel", { pid });
    say({ message: `cancel sent to process ${pid}` });
  } catch (error) {
    say(error);
  }
}

async function look() {
  try {
    showStatus(await ask("status"));
    showSessions(await ask("sessions"));
    const log = at("lines");
    const atEnd = log.scrollTop + log.clientHeight >= log.scrollHeight - 4;
    log.textContent = (await ask("log")).lines;
    if (atEnd) {
      log.scrollTop = log.scrollHeight;
    }
  } catch (error) {
    at("state").textContent = "unknown";
    at("state").dataset.state = "silent";
    say(error);
  }
}

async function showSettings() {
  const { names, settings } = await ask("settings");
  const chosen = at("name").value;
  at("name").replaceChildren();
  for (const name of names.split(",").filter((part) => part !== "")) {
    row(at("name"), "option", name);
  }
  if (chosen !== "") {
    at("name").value = chosen;
  }
  at("values").replaceChildren();
  for (const name of Object.keys(settings).sort()) {
    const line = document.createElement("tr");
    row(line, "td", name);
    row(line, "td", settings[name]);
    at("values").append(line);
  }
}

async function order(verb) {
  say();
  try {
    await ask(verb, {});
    await look();
  } catch (error) {
    say(error);
  }
}

for (const verb of ["start", "stop", "restart"]) {
  at(verb).addEventListener("click", () => order(verb));
}

at("change").addEventListener("submit", async (event) => {
  event.preventDefault();
  say();
  try {
    await ask("settings", { name: at("name").value, value: at("value").value });
    at("value").value = "";
    await showSettings();
  } catch (error) {
    say(error);
  }
});

showSettings().catch(say);
look();
setInterval(look, EVERY);
