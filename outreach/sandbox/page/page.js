// The phones: a list of conversations, one open thread, a reply. All texts go through textContent.
import { Mailbox } from "/mail.js";

const $ = (id) => document.getElementById(id);
const POLL_MS = 1000;
const WAITING = ["accepted", "queued"];
const LOST = ["failed", "undelivered", "canceled"];

const state = {
  epoch: null, cursor: 0, query: "", phones: new Map(), total: 0,
  open: null, threadCursor: 0, texts: new Map(), lastDay: "", to: null, seen: new Map(), service: "",
};

async function ask(path, options) {
  const response = await fetch(path, options);
  const content = await response.json();
  if (!response.ok) throw new Error(content.error ?? `HTTP ${response.status}`);
  return content;
}

function make(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

export function pretty(number) {
  const us = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(number);
  return us ? `(${us[1]}) ${us[2]}-${us[3]}` : number;
}

const clock = new Intl.DateTimeFormat(undefined, { hour: "numeric", minute: "2-digit" });
const date = new Intl.DateTimeFormat(undefined, { weekday: "short", month: "short", day: "numeric" });

export function when(instant) {
  const moment = new Date(instant);
  return moment.toDateString() === new Date().toDateString() ? clock.format(moment) : date.format(moment);
}

// ---- unread: how many texts of a phone were on the screen, per run of the sandbox

function loadSeen() {
  try {
    const kept = JSON.parse(sessionStorage.getItem("seen") ?? "{}");
    state.seen = new Map(kept.epoch === state.epoch ? kept.seen : []);
  } catch { state.seen = new Map(); }
}

function markSeen(number, received) {
  if (document.hidden || (state.seen.get(number) ?? 0) >= received) return;
  state.seen.set(number, received);
  try {
    sessionStorage.setItem("seen", JSON.stringify({ epoch: state.epoch, seen: [...state.seen] }));
  } catch { /* private mode: unread marks last as long as the page */ }
}

// ---- the list

const rows = new Map();

function row(number) {
  const button = make("button", "row");
  button.type = "button";
  button.dataset.number = number;
  const face = make("span", "face", number.slice(-2));
  face.ariaHidden = "true";
  face.style.setProperty("--hue", String((Number(number.slice(-4)) * 47) % 360));
  const parts = {
    name: make("span", "name", pretty(number)), when: make("span", "when"),
    last: make("span", "last"), marks: make("span", "marks"),
  };
  button.append(face, parts.name, parts.when, parts.last, parts.marks);
  button.addEventListener("click", () => openPhone(number));
  const item = make("li");
  item.append(button);
  return { item, button, parts, shown: "" };
}

function fill(entry, phone) {
  const unread = phone.received - (state.seen.get(phone.number) ?? 0);
  const current = phone.number === state.open;
  const shown = JSON.stringify([phone, unread, current]);
  if (entry.shown === shown) return;
  entry.shown = shown;
  const { last } = phone;
  entry.button.setAttribute("aria-current", String(current));
  entry.button.classList.toggle("fresh", unread > 0);
  entry.parts.when.textContent = when(last.at);
  entry.parts.last.textContent = (last.direction === "inbound" ? "You: " : "") + last.body;
  entry.parts.marks.replaceChildren();
  if (phone.blocked) entry.parts.marks.append(make("span", "tag stop", "opted out"));
  if (LOST.includes(last.status)) entry.parts.marks.append(make("span", "tag stop", last.status));
  if (unread > 0) {
    const badge = make("span", "unread", unread > 99 ? "99+" : String(unread));
    badge.setAttribute("aria-label", `${unread} unread`);
    entry.parts.marks.append(badge);
  }
}

function drawList() {
  const phones = [...state.phones.values()].sort((a, b) => b.last.seq - a.last.seq).slice(0, 200);
  const list = $("list");
  const focused = document.activeElement;
  phones.forEach((phone, index) => {
    let entry = rows.get(phone.number);
    if (!entry) rows.set(phone.number, (entry = row(phone.number)));
    fill(entry, phone);
    if (list.children[index] !== entry.item) list.insertBefore(entry.item, list.children[index] ?? null);
  });
  while (list.children.length > phones.length) list.lastChild.remove();
  const kept = new Set(phones.map((phone) => phone.number));
  for (const number of rows.keys()) if (!kept.has(number)) rows.delete(number);
  if (focused !== document.activeElement && focused?.isConnected) focused.focus();
  drawMore(phones.length);
}

function drawMore(shown) {
  const more = $("more");
  const typed = "+" + state.query.replace(/\D/g, "").replace(/^(\d{10})$/, "1$1");
  more.replaceChildren();
  if (/^\+\d{8,15}$/.test(typed) && !state.phones.has(typed)) {
    const start = make("button", "row", `Text from ${pretty(typed)}`);
    start.style.display = "block";
    start.addEventListener("click", () => openPhone(typed));
    more.append(start);
  } else if (state.query && !shown) more.textContent = "No phone with this number.";
  else if (!shown) more.textContent = "No texts yet.";
  else if (!state.query && state.total > shown) more.textContent = `${state.total - shown} more: find one by its number.`;
  more.hidden = !more.hasChildNodes();
}

// ---- the thread

function openPhone(number) {
  state.open = number;
  state.threadCursor = 0;
  state.to = null;
  state.texts.clear();
  state.lastDay = "";
  $("texts").replaceChildren();
  $("nobody").hidden = true;
  $("phone").hidden = false;
  $("phones").classList.add("open");
  $("number").textContent = pretty(number);
  $("with").textContent = "";
  $("to").value = state.service;
  $("to-field").hidden = false;
  note("");
  drawList();
  readThread(true).catch(lost);
  if (matchMedia("(min-width: 761px)").matches) $("body").focus();
}

function closePhone() {
  const number = state.open;
  state.open = null;
  $("phones").classList.remove("open");
  $("phone").hidden = true;
  $("nobody").hidden = false;
  drawList();
  rows.get(number)?.button.focus();
}

async function readThread(jump) {
  const number = state.open;
  if (!number) return;
  const news = await ask(`/_sandbox/phones/${encodeURIComponent(number)}?after=${state.threadCursor}`);
  if (number !== state.open || (state.epoch !== null && news.epoch !== state.epoch)) return;
  state.threadCursor = news.cursor;
  $("blocked").hidden = !news.blocked;
  const box = $("texts");
  const atEnd = jump || box.scrollHeight - box.scrollTop - box.clientHeight < 60;
  let fresh = false;
  for (const text of news.texts) fresh = drawText(text, !jump) || fresh;
  if (fresh && atEnd) box.scrollTop = box.scrollHeight;
  if (atEnd) $("latest").hidden = true;
  else if (fresh) $("latest").hidden = false;
  markSeen(number, news.received);
  drawList();
}

function drawText(text, animate) {
  let element = state.texts.get(text.sid);
  const isNew = !element;
  if (isNew) {
    const day = date.format(new Date(text.at));
    if (day !== state.lastDay) $("texts").append(make("div", "day", (state.lastDay = day)));
    element = make("div", "text");
    element.append(make("div", "bubble"), make("div", "meta"));
    state.texts.set(text.sid, element);
    $("texts").append(element);
  }
  element.className = `text ${text.direction}${LOST.includes(text.status) ? " lost" : ""}${isNew && animate ? " new" : ""}`;
  element.firstChild.textContent = text.body + (text.media ? `\n[${text.media} attached]` : "");
  element.lastChild.replaceChildren(...meta(text));
  if (text.direction.startsWith("outbound")) {
    state.to = text.from;
    $("with").textContent = `with ${pretty(text.from)}`;
    $("to-field").hidden = true;
  }
  return isNew;
}

function meta(text) {
  const time = make("time", "", clock.format(new Date(text.at)));
  time.dateTime = time.title = text.at;
  if (text.direction === "carrier") return [make("span", "by", "carrier"), time];
  if (text.direction === "inbound") return [time];
  return [time, mark(text)];
}

function mark(text) {
  if (LOST.includes(text.status)) return make("span", "bad", `✕ ${text.status} ${text.error_code ?? ""}`);
  const sign = WAITING.includes(text.status) ? "◷" : text.status === "sent" ? "✓" : "✓✓";
  const element = make("span", text.status, sign);
  element.title = text.status;
  element.role = "img";
  element.ariaLabel = text.status;
  return element;
}

// ---- the reply

function note(words, bad = false) {
  $("note").textContent = words;
  $("note").classList.toggle("bad", bad);
}

async function send(body) {
  const from = state.open;
  const to = state.to ?? $("to").value.replace(/[^\d+]/g, "");
  note("sending…");
  try {
    const answer = await ask("/_sandbox/inbound", {
      method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ from, to, body }),
    });
    const took = Math.max(0, new Date(answer.answered_at) - new Date(answer.sent_at));
    const ok = answer.webhook_status !== null && answer.webhook_status < 300;
    note(answer.webhook_status === null ? "The webhook didn't answer." : `Webhook answered ${answer.webhook_status} in ${took} ms.`, !ok);
    return true;
  } catch (error) {
    note(error.message, true);
    return false;
  } finally {
    await tick();
    $("texts").scrollTop = $("texts").scrollHeight;
  }
}

async function sendTyped() {
  const box = $("body");
  const body = box.value.trim();
  if (!body || $("send").disabled) return;
  $("send").disabled = true;
  box.value = "";
  if (!(await send(body)) && !box.value) box.value = body;
  $("send").disabled = !box.value.trim();
}

// ---- what changed

const mailbox = new Mailbox({ ask, make, when });

function lost() {
  $("link").textContent = "no answer";
  $("link").className = "link lost";
}

function beginAnew(epoch) {
  const first = state.epoch === null;
  Object.assign(state, { epoch, cursor: 0 });
  state.phones.clear();
  loadSeen();
  if (!first && state.open) openPhone(state.open);
}

let running = null;
function tick() {
  running ??= look().catch(lost).finally(() => { running = null; });
  return running;
}

async function look() {
  const query = state.query;
  const news = await ask(`/_sandbox/phones?after=${state.cursor}&q=${encodeURIComponent(query.replace(/[^\d]/g, ""))}`);
  if (query !== state.query) return;
  if (news.epoch !== state.epoch) {
    const begun = state.cursor === 0;
    beginAnew(news.epoch);
    if (!begun) return;
  }
  // More changed than an answer holds: what we have may be stale, so keep only what was told.
  if (state.cursor && news.phones.length >= news.limit) {
    state.phones.clear();
    state.cursor = 0;
    return;
  }
  state.cursor = news.cursor;
  state.total = news.total;
  for (const phone of news.phones) state.phones.set(phone.number, phone);
  drawList();
  if (state.open && news.cursor > state.threadCursor) await readThread(false);
  await mailbox.look(news.mail_epoch, news.mail);
  $("link").textContent = `${news.total} ${news.total === 1 ? "phone" : "phones"}`;
  $("link").className = "link live";
}

// ---- keys and clicks

function showTab(name) {
  for (const other of ["phones", "mail"]) {
    const chosen = other === name;
    $(other).hidden = !chosen;
    $(`tab-${other}`).setAttribute("aria-selected", String(chosen));
    $(`tab-${other}`).tabIndex = chosen ? 0 : -1;
  }
}

for (const name of ["phones", "mail"]) {
  $(`tab-${name}`).addEventListener("click", () => showTab(name));
  $(`tab-${name}`).addEventListener("keydown", (event) => {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    const other = name === "phones" ? "mail" : "phones";
    showTab(other);
    $(`tab-${other}`).focus();
  });
}

for (const id of ["list", "letters"]) {
  $(id).addEventListener("keydown", (event) => {
    const step = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
    if (!step) return;
    event.preventDefault();
    event.target.closest("li")?.[step]?.querySelector("button")?.focus();
  });
}

let typing;
$("search").addEventListener("input", () => {
  clearTimeout(typing);
  typing = setTimeout(() => {
    state.query = $("search").value.trim();
    state.cursor = 0;
    state.phones.clear();
    (running ?? Promise.resolve()).then(tick);
  }, 150);
});
$("search").addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown") $("list").querySelector("button")?.focus();
});

$("reply").addEventListener("submit", (event) => { event.preventDefault(); sendTyped(); });
$("body").addEventListener("input", () => { $("send").disabled = !$("body").value.trim(); });
$("body").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); sendTyped(); }
});
for (const button of document.querySelectorAll("[data-text]")) {
  button.addEventListener("click", () => send(button.dataset.text));
}
$("latest").addEventListener("click", () => { $("texts").scrollTop = $("texts").scrollHeight; $("latest").hidden = true; });
$("back").addEventListener("click", closePhone);
document.addEventListener("keydown", (event) => {
  const writing = event.target.closest?.("input, textarea");
  if (event.key === "/" && !writing && !$("phones").hidden) { event.preventDefault(); $("search").focus(); }
  if (event.key === "Escape" && state.open && !$("phones").hidden) closePhone();
});
document.addEventListener("visibilitychange", () => { if (!document.hidden) tick(); });

ask("/_sandbox/config").then((config) => {
  state.service = config.service_number;
  mailbox.listening(config.smtp);
}).catch(lost);
tick();
setInterval(() => { if (!document.hidden) tick(); }, POLL_MS);
