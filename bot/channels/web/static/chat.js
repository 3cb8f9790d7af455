// The chat page: shows the conversation, sends what the person does, and keeps it until the server has it.

import { botBubble, make, ownBubble } from "./drawing.js";
import { prepared, upload } from "./files.js";
import { device, freshId, store, unsent } from "./keeping.js";
import { choose, words } from "./words.js";

const PATIENCE = 20_000; // milliseconds a request may take before it is sent again
const PAUSES = [1, 2, 4, 8, 15]; // seconds between attempts
const POLL = 5_000; // milliseconds between questions while there is no stream
const CHECK = 60_000; // milliseconds; a stream that died silently is noticed no later than this
const MOST = 200; // messages in one answer
const LONG = 8_000; // milliseconds after which sending a file can be given up
const AWAY = 30 * 60_000; // milliseconds after which coming back counts as opening again

const $ = (id) => document.getElementById(id);
const [log, pending, scroller, box, composer] = ["log", "pending", "scroller", "words", "composer"].map($);
const onPhone = matchMedia("(pointer: coarse) and (hover: none)").matches;
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const chat = {
  who: "", // a mark of the person; everything kept in the browser is kept under it
  last: 0, // number of the newest message drawn
  step: 0, // number of the message whose choices are live
  asked: "", // the step those choices are for
  day: "",
  queue: [], // what the server does not have yet, oldest first
  anchor: null, // the message whose beginning stays in view until the person scrolls
  unseen: null, // the first message that came while the person was reading further up
  unread: 0, // messages that came while the page was hidden
  low: true, // the end of the conversation is in view
  pumping: false,
  over: false, // the session has ended
  stream: null,
  left: 0, // when the page was last hidden
  wake: () => {},
};
let trouble = 0;

const mine = (name) => `antq.${chat.who}.${name}`;

function speak(language) {
  document.documentElement.lang = choose(language);
  for (const node of document.querySelectorAll("[data-word]")) node.textContent = words[node.dataset.word];
  for (const node of document.querySelectorAll("[data-label]")) node.setAttribute("aria-label", words[node.dataset.label]);
  expect(null);
}

// Choices of an answered question are put away; the rest wait while something is being sent.
function settle() {
  const waiting = chat.over || chat.queue.some((item) => !item.body.opened);
  for (const all of log.querySelectorAll(".choices")) {
    const live = all.dataset.step === "" || Number(all.dataset.seq) === chat.step;
    all.hidden = !live;
    for (const button of all.querySelectorAll("button")) {
      button.disabled = !live || waiting;
      if (!waiting) button.classList.remove("chosen");
    }
  }
}

function dayLine(at) {
  const day = at.slice(0, 10);
  if (day === chat.day) return;
  chat.day = day;
  const [year, month, date] = day.split("-");
  const name = words.days[new Date(Date.UTC(year, month - 1, date)).getUTCDay()];
  log.append(make("p", "day", `${name}, ${date}/${month}/${year}`));
}

function draw(message) {
  chat.last = message.seq;
  if (message.mine) {
    const [first] = chat.queue; // the server may have given its file another name
    if (first && (first.name ? message.text.startsWith("📎 ") : first.shown === message.text)) unshow(first);
    if (!message.text) return null;
  }
  if (message.language && message.language !== document.documentElement.lang) speak(message.language);
  dayLine(message.at);
  const node = message.mine ? ownBubble(message.text, message.at.slice(11, 16)) : botBubble(message, tap, tell);
  log.append(node);
  if (message.mine) return null;
  if (message.step) [chat.step, chat.asked] = [message.seq, message.step];
  if (message.step || message.entry) expect(message.entry);
  return node;
}

function atBottom() {
  return scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop < 60;
}

// As far down as possible, but not past the beginning of what is new.
function reveal(node, smooth = true) {
  const bottom = scroller.scrollHeight - scroller.clientHeight;
  const top = node ? Math.min(bottom, node.offsetTop - 8) : bottom;
  scroller.scrollTo({ top, behavior: smooth && !calm.matches ? "smooth" : "auto" });
  return top + scroller.clientHeight;
}

function show(messages) {
  const fresh = messages.filter((message) => message.seq > chat.last);
  const asked = chat.queue.length > 0;
  const follow = asked || chat.anchor || atBottom();
  const bots = fresh.map(draw).filter(Boolean);
  settle();
  if (document.hidden && bots.length) document.title = `(${(chat.unread += bots.length)}) ${words.title}`;
  if (follow && fresh.length) chat.anchor ??= bots[0] ?? null;
  const end = follow && fresh.length ? reveal(chat.anchor) : scroller.scrollTop + scroller.clientHeight;
  if (asked || !bots.length || bots[0].offsetTop < end - 60) return;
  chat.unseen ??= bots[0];
  $("newer").hidden = false;
}

function unshow(item) {
  item.node?.remove();
  item.node = null;
}

function complain(sentence) {
  $("complaint").textContent = sentence;
  $("complaint").hidden = !sentence;
}

function banner(sentence, address) {
  $("banner").textContent = sentence;
  $("banner").hidden = !sentence;
  if (!address) return;
  const link = make("a", "", words.signIn);
  link.href = address;
  $("banner").append(" ", link);
}

// A short interruption is not worth a word.
function connected(well) {
  clearTimeout(trouble);
  if (well) $("state").textContent = "";
  else trouble = setTimeout(() => { if (!chat.over) $("state").textContent = words.reconnecting; }, 2_000);
}

function answering(now, what = words.busy) {
  $("typing").hidden = !now || what !== words.busy;
  $("busy").textContent = now ? what : "";
  if (now && chat.low) reveal(null);
}

function finishSession(sentence) {
  chat.over = true;
  chat.stream?.close();
  connected(true);
  banner(sentence ?? words.failed, "/");
  $("attach").disabled = true;
  settle();
}

// Null means "no answer yet, ask again"; a cut or garbled answer counts as none.
async function request(address, body) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE);
  const headers = { Accept: "application/json", ...(body && { "Content-Type": "application/json" }) };
  const options = { signal: stop.signal, headers, cache: "no-store", credentials: "same-origin" };
  if (body) Object.assign(options, { method: "POST", body: JSON.stringify(body), keepalive: true });
  try {
    const response = await fetch(address, options);
    return understood(response.status, await response.text());
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

function understood(status, text) {
  let data = null;
  try { data = JSON.parse(text); } catch { /* cut or garbled */ }
  const again = status >= 500 || [408, 425, 429].includes(status) || (status < 300 && !data);
  return again ? null : { status, data: data ?? {} };
}

function pause(failures) {
  const seconds = PAUSES[Math.min(failures, PAUSES.length) - 1];
  return new Promise((done) => {
    const timer = setTimeout(done, seconds * 1_000);
    chat.wake = () => { clearTimeout(timer); done(); };
  });
}

function send(body, shown) {
  const item = { id: freshId(), order: Date.now(), body, shown };
  if (!body.opened) store.set(mine(`out.${item.id}`), JSON.stringify(item));
  enqueue(item);
}

// Those chosen together share an album, so that the conversation answers once.
async function attach(files) {
  const album = files.length > 1 ? freshId() : "";
  const unreadable = [];
  for (const file of files) {
    const ready = await prepared(file);
    if (!ready) unreadable.push(file.name);
    else sendFile({ ...ready, id: freshId(), order: Date.now(), who: chat.who, album, body: {}, shown: `📎 ${ready.name}` });
  }
  if (unreadable.length) complain(words.unreadable + unreadable.join(", "));
}

function sendFile(item) {
  unsent.keep({ ...item });
  enqueue(item);
}

function enqueue(item) {
  chat.queue.push(item);
  if (!item.body.opened) {
    item.node = ownBubble(item.shown, words.sending);
    pending.append(item.node);
    chat.anchor = chat.unseen = null;
    $("newer").hidden = true;
    complain("");
    reveal(null);
  }
  settle();
  pump();
}

function forget(item) {
  chat.queue = chat.queue.filter((other) => other !== item);
  if (item.name === undefined) store.drop(mine(`out.${item.id}`));
  else unsent.drop(item.id);
  unshow(item);
  settle();
}

async function pump() {
  if (chat.pumping) return;
  chat.pumping = true;
  for (let failures = 0; chat.queue.length && !chat.over; ) {
    const item = chat.queue[0];
    const answer = await (item.name === undefined ? deliver(item) : deliverFile(item));
    answering(false);
    connected(Boolean(answer));
    failures = answer || !chat.queue.includes(item) ? 0 : failures + 1;
    if (answer) settled(item, answer);
    else if (failures) {
      hesitate(item, failures);
      await pause(failures);
    }
  }
  chat.pumping = false;
}

async function deliver(item) {
  const soon = setTimeout(() => answering(true), 150);
  const answer = await request("/chat/messages", { id: item.id, after: chat.last, who: chat.who, ...item.body });
  clearTimeout(soon);
  return answer;
}

async function deliverFile(item) {
  const about = new URLSearchParams({ id: item.id, after: chat.last, who: chat.who, album: item.album, ...(item.big && { big: 1 }) });
  const note = item.node?.querySelector(".time");
  const long = setTimeout(() => offerToStop(item), LONG);
  answering(true, words.uploading);
  const answer = await upload(`/chat/files?${about}`, item, (part) => {
    if (note) note.textContent = `${words.sending} ${Math.round(part * 100)} %`;
    answering(true, part < 1 ? words.uploading : words.busy);
  });
  clearTimeout(long);
  return answer && understood(answer.status, answer.text);
}

function settled(item, { status, data }) {
  if (status === 409) return somebodyElse();
  if (status < 400) {
    unshow(item);
    show(data.messages);
    forget(item);
    return undefined;
  }
  if (status !== 401 || item.name === undefined) forget(item); // a file waits for the person to come back
  if (item.body.text) giveBack(item.body.text);
  if (status === 401) finishSession(data.error);
  else if (item.shown) complain(data.error ?? words.failed);
  return undefined;
}

function hesitate(item, failures) {
  const note = item.node?.querySelector(".time");
  if (!note) return;
  note.textContent = words.waiting;
  if (failures >= 4) offerToStop(item);
}

function offerToStop(item) {
  if (!item.node || item.node.querySelector("button")) return;
  const stop = make("button", "plain", words.giveUp);
  stop.type = "button";
  stop.addEventListener("click", () => {
    forget(item);
    if (item.body.text) giveBack(item.body.text);
    item.stop?.();
    chat.wake();
  });
  item.node.append(stop);
}

// The cookie was changed in another window: this page belongs to a person who is no longer here.
function somebodyElse() {
  chat.over = true;
  location.reload();
}

// Says whether the page is in sight: a message on a hidden page has not been read.
function messagesAfter(last) {
  return `/chat/messages?after=${last}${document.hidden ? "" : "&looking=1"}`;
}

async function catchUp() {
  if (chat.over || !chat.who) return;
  const answer = await request(messagesAfter(chat.last));
  connected(Boolean(answer));
  if (!answer || chat.over) return;
  if (answer.status === 401) return finishSession(answer.data.error);
  if (answer.status >= 400) return;
  if (answer.data.who !== chat.who) return somebodyElse();
  if (answer.data.demo) $("today").textContent = answer.data.demo.today;
  const before = chat.last;
  show(answer.data.messages);
  if (answer.data.messages.length >= MOST && chat.last > before) await catchUp();
}

function listen() {
  chat.stream?.close();
  if (chat.over || !window.EventSource) return;
  const stream = new EventSource(`/chat/stream?after=${chat.last}&who=${chat.who}`);
  stream.onopen = () => connected(true);
  stream.onmessage = (event) => show([JSON.parse(event.data)]);
  stream.onerror = () => {
    if (stream !== chat.stream) return;
    connected(false);
    if (stream.readyState === EventSource.CLOSED) catchUp();
  };
  chat.stream = stream;
}

function keepListening() {
  let beats = 0;
  setInterval(() => {
    beats += 1;
    const late = beats % (CHECK / POLL) === 0;
    if (late && chat.stream?.readyState === 2) listen();
    if (late || chat.stream?.readyState !== 1) catchUp();
  }, POLL);
}

function comeBack() {
  if (!chat.over) banner(navigator.onLine ? "" : words.offline);
  chat.wake();
  if (!chat.who || chat.over) return;
  listen();
  catchUp();
}

function tap(button, choice, step) {
  button.classList.add("chosen");
  send({ tap: { action: choice.action, step, label: choice.label } }, choice.label);
  if (!onPhone) box.focus({ preventScroll: true });
}

function tell(command) {
  if (!chat.over) send({ text: command, step: chat.asked }, command);
}

function grow() {
  box.style.height = "auto";
  box.style.height = `${box.scrollHeight + box.offsetHeight - box.clientHeight}px`;
}

function keepDraft() {
  grow();
  if (!chat.who) return;
  if (box.value) store.set(mine("draft"), box.value);
  else store.drop(mine("draft"));
}

function giveBack(text) {
  box.value = box.value ? `${text}\n${box.value}` : text;
  keepDraft();
}

function expect(entry) {
  box.inputMode = entry === "decimal" ? "decimal" : "text";
  box.placeholder = entry === "decimal" ? words.decimal : words.hint;
  $("attach").classList.toggle("wanted", entry === "file");
}

function submit(event) {
  event.preventDefault();
  const text = box.value.trim();
  if (!text || !chat.who || chat.over) return box.focus();
  box.value = "";
  keepDraft();
  send({ text, step: chat.asked }, text); // what is sent late must not answer a later question
  return onPhone ? box.blur() : box.focus();
}

function enter(event) {
  const wanted = event.key === "Enter" && !event.shiftKey && !event.isComposing;
  if (wanted && (!onPhone || box.inputMode === "decimal")) submit(event);
}

function demonstration(demo, heading) {
  $("demo").hidden = false;
  $("today").textContent = demo.today;
  const here = demo.offices.find((office) => office.name === heading);
  if (!here) $("office").append(new Option(heading, "", true, true));
  for (const { id, name } of demo.offices) $("office").append(new Option(name, id, false, name === heading));
  $("office").addEventListener("change", async () => {
    const answer = $("office").value && (await request("/demo/office", { office: $("office").value }));
    if (answer && answer.status < 400) somebodyElse();
    else complain(answer?.data?.error ?? words.failed);
  });
  $("day").addEventListener("click", async () => {
    $("day").disabled = true;
    const answer = await request("/demo/day", {});
    $("day").disabled = false;
    if (!answer || answer.status >= 400) return complain(answer?.data.error ?? words.failed);
    $("today").textContent = answer.data.today;
    return catchUp();
  });
}

function leaving() {
  $("unsent").textContent = words.unsent;
  $("unsent").hidden = !chat.queue.some((item) => item.shown);
  $("leaving").showModal();
}

async function leave(event) {
  event.preventDefault();
  store.keys(mine("")).forEach(store.drop);
  await unsent.clear(chat.who);
  event.target.submit();
}

// With very large letters the top would leave no room to read: it then scrolls away with the conversation.
function makeRoom() {
  const cramped = $("top").offsetHeight + composer.offsetHeight > document.body.clientHeight / 2;
  if (cramped === scroller.contains($("top"))) return;
  if (cramped) scroller.prepend($("top"));
  else scroller.before($("top"));
}

// The on-screen keyboard shrinks only the visual viewport on some phones; a pinch does too, and must not count.
function fit() {
  const view = window.visualViewport;
  if (Math.abs(view.scale - 1) > 0.01) return;
  document.documentElement.style.setProperty("--high", `${view.height}px`);
  window.scrollTo(0, 0);
  grow();
}

function wire() {
  composer.addEventListener("submit", submit);
  box.addEventListener("keydown", enter);
  box.addEventListener("input", () => { complain(""); keepDraft(); });
  for (const name of ["wheel", "touchmove", "pointerdown", "keydown"]) {
    scroller.addEventListener(name, () => { chat.anchor = null; }, { passive: true });
  }
  scroller.addEventListener("scroll", () => {
    chat.low = atBottom();
    if (!chat.low) return;
    chat.unseen = null;
    $("newer").hidden = true;
  }, { passive: true });
  const sizes = new ResizeObserver(() => {
    makeRoom();
    if (chat.anchor || chat.low) reveal(chat.anchor, false);
  });
  [scroller, $("top"), composer].forEach((node) => sizes.observe(node));
  $("newer").addEventListener("click", () => {
    chat.anchor = chat.unseen;
    $("newer").hidden = true;
    reveal(chat.anchor);
  });
  $("out").addEventListener("click", leaving);
  $("stay").addEventListener("click", () => $("leaving").close());
  $("leaving").querySelector("form").addEventListener("submit", leave);
  $("attach").addEventListener("click", () => $("files").click());
  $("files").addEventListener("change", () => {
    const chosen = [...$("files").files];
    $("files").value = ""; // so that the same file can be chosen again
    if (!chat.over) attach(chosen);
  });
  window.visualViewport?.addEventListener("resize", fit);
  for (const name of ["online", "offline"]) window.addEventListener(name, comeBack);
  window.addEventListener("pageshow", (event) => { if (event.persisted) comeBack(); });
  document.addEventListener("visibilitychange", seen);
}

function seen() {
  if (document.hidden) {
    chat.left = Date.now();
    return;
  }
  chat.unread = 0;
  document.title = words.title;
  if (!chat.who || chat.over) return;
  comeBack();
  if (Date.now() - chat.left > AWAY) send({ opened: device() }, "");
}

async function load() {
  for (let failures = 1; ; failures += 1) {
    const answer = await request(messagesAfter(0));
    if (answer) return answer;
    connected(false);
    await pause(failures);
  }
}

function parsed(key) {
  try { return JSON.parse(store.get(key)); } catch { return store.drop(key); }
}

async function restore() {
  const kept = [...store.keys(mine("out.")).map(parsed).filter(Boolean), ...(await unsent.of(chat.who))];
  for (const item of kept.sort((one, other) => one.order - other.order)) enqueue(item);
  box.value = box.value || (store.get(mine("draft")) ?? "");
  grow();
}

async function begin() {
  wire();
  $("state").textContent = words.loading;
  const { status, data } = await load();
  connected(true);
  if (status >= 400) return finishSession(data.error);
  chat.who = data.who;
  speak(data.language);
  document.title = words.title;
  $("heading").textContent = data.heading;
  $("out").hidden = false;
  $("board").hidden = !data.board;
  if (data.demo) demonstration(data.demo, data.heading);
  data.messages.forEach(draw);
  settle();
  reveal([...log.querySelectorAll(".bot")].at(-1), false);
  log.setAttribute("aria-busy", "false");
  await restore();
  $("attach").disabled = false;
  send({ opened: device() }, "");
  listen();
  keepListening();
  if (!onPhone) box.focus({ preventScroll: true });
  return undefined;
}

begin();
