// The chat page: shows the conversation, sends what the person does, and keeps it until the server has it.

const WORDS = {
  vi: {
    skip: "Tới ô nhập tin", demo: "Bản dùng thử", office: "Vào vai người khác", day: "+1 ngày", out: "Thoát",
    log: "Cuộc trò chuyện", pending: "Tin đang gửi", newer: "Có tin mới ↓", words: "Tin nhắn của bạn", send: "Gửi",
    hint: "Nhập tin nhắn…", decimal: "Nhập số, ví dụ 2,5", leaving: "Thoát khỏi máy này?", stay: "Ở lại", leave: "Thoát",
    leavingWhy: "Câu trả lời của bạn vẫn được giữ. Muốn vào lại, bạn cần một đường dẫn mới.",
    unsent: "Còn tin chưa gửi được; thoát bây giờ thì tin đó sẽ mất.",
    you: "Bạn: ", bot: "Trợ lý: ", choices: "Lựa chọn", busy: "Đang trả lời", table: "Xem bảng điểm",
    sending: "đang gửi…", waiting: "chưa gửi được, sẽ tự gửi lại", giveUp: "Thôi, không gửi nữa",
    loading: "Đang mở…", reconnecting: "Đang kết nối lại…",
    offline: "Không có mạng. Tin của bạn được giữ lại và sẽ tự gửi khi có mạng.",
    failed: "Không gửi được.", signIn: "Tới trang đăng nhập",
    title: "Chấm điểm phong trào",
    days: ["Chủ Nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"],
  },
  en: {
    skip: "Skip to the message box", demo: "Demonstration", office: "Sit on another chair", day: "+1 day", out: "Sign out",
    log: "Conversation", pending: "Being sent", newer: "New message ↓", words: "Your message", send: "Send",
    hint: "Type a message…", decimal: "Type a number, such as 2.5", leaving: "Sign out on this device?", stay: "Stay", leave: "Sign out",
    leavingWhy: "Your answers are kept. To come back you will need a new link.",
    unsent: "Something is not sent yet; it will be lost if you leave now.",
    you: "You: ", bot: "Assistant: ", choices: "Choices", busy: "Answering", table: "Show the table of points",
    sending: "sending…", waiting: "not sent yet, will be sent again", giveUp: "Do not send it",
    loading: "Opening…", reconnecting: "Reconnecting…",
    offline: "No network. What you send is kept and goes out when the network is back.",
    failed: "It could not be sent.", signIn: "To the sign-in page",
    title: "Scoring the movement",
    days: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
  },
};
const LONG_TABLE = 8; // rows; a longer table is folded, so that the buttons below it are not out of sight
const PATIENCE = 20_000; // milliseconds a request may take before it is sent again
const PAUSES = [1, 2, 4, 8, 15]; // seconds between attempts
const POLL = 5_000; // milliseconds between questions while there is no stream
const CHECK = 60_000; // milliseconds; a stream that died silently is noticed no later than this
const MOST = 200; // messages in one answer
const AWAY = 30 * 60_000; // milliseconds after which coming back counts as opening again

const $ = (id) => document.getElementById(id);
const [log, pending, scroller, box, composer] = ["log", "pending", "scroller", "words", "composer"].map($);
const onPhone = matchMedia("(pointer: coarse) and (hover: none)").matches;
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const chat = {
  who: "", // a mark of the person; everything kept in the browser is kept under it
  last: 0, // number of the newest message drawn
  step: 0, // number of the message whose choices are live
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
let words = WORDS.vi;
let trouble = 0;

const memory = new Map();
const store = {
  get(key) { try { return localStorage.getItem(key); } catch { return memory.get(key) ?? null; } },
  set(key, value) { memory.set(key, value); try { localStorage.setItem(key, value); } catch { /* kept in memory */ } },
  drop(key) { memory.delete(key); try { localStorage.removeItem(key); } catch { /* was in memory only */ } },
  keys(prefix) {
    let names = [...memory.keys()];
    try { names = names.concat(Object.keys(localStorage)); } catch { /* memory only */ }
    return [...new Set(names)].filter((name) => name.startsWith(prefix));
  },
};
const mine = (name) => `antq.${chat.who}.${name}`;

function freshId() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function device() {
  const known = store.get("antq.device") ?? freshId();
  store.set("antq.device", known);
  return known;
}

function make(tag, name = "", text = "") {
  const node = document.createElement(tag);
  if (name) node.className = name;
  if (text) node.textContent = text;
  return node;
}

function speak(language) {
  words = WORDS[language] ?? WORDS.vi;
  document.documentElement.lang = WORDS[language] ? language : "vi";
  for (const node of document.querySelectorAll("[data-word]")) node.textContent = words[node.dataset.word];
  for (const node of document.querySelectorAll("[data-label]")) node.setAttribute("aria-label", words[node.dataset.label]);
  expect(null);
}

function bubble(name, speaker) {
  const node = make("article", `message ${name}`);
  node.append(make("span", "unseen", speaker));
  return node;
}

function ownBubble(text, note) {
  const node = bubble("own", words.you);
  node.append(make("span", "text", text), make("span", "time", note));
  return node;
}

function botBubble(message) {
  const node = bubble("bot", words.bot);
  node.dataset.seq = message.seq;
  if (message.lead) node.append(make("p", "text lead", message.lead));
  if (message.progress) node.append(progress(message.progress, message.title ?? ""));
  if (message.title) node.append(make("h2", "title", message.title));
  if (message.official?.length) node.append(official(message.official));
  for (const text of message.body ?? []) node.append(make("p", "text", text));
  if (message.table) node.append(table(message.table));
  node.classList.toggle("full", Boolean(message.table || message.progress));
  if (message.choices?.some((row) => row.length)) node.append(choices(message));
  node.append(make("time", "time", message.at.slice(11, 16)));
  return node;
}

// The wording of the form, apart from our own sentences; a group's heading stands before its line.
function official(texts) {
  const node = make("blockquote", "official");
  texts.forEach((text, place) => node.append(make("p", place < texts.length - 1 ? "text group" : "text", text)));
  return node;
}

function progress({ now, of }, title) {
  const node = make("div", "progress");
  const label = `${document.documentElement.lang === "en" ? "Question" : "Câu"} ${now}/${of}`;
  if (!title.includes(`${now}/${of}`)) node.append(make("span", "", label));
  const bar = make("div");
  const set = { role: "progressbar", "aria-label": label, "aria-valuenow": now, "aria-valuemin": 0, "aria-valuemax": of };
  for (const [name, value] of Object.entries(set)) bar.setAttribute(name, value);
  const done = make("i");
  done.style.width = `${(100 * now) / of}%`;
  bar.append(done);
  node.append(bar);
  return node;
}

function table({ head, rows }) {
  const wrap = make("div", "table");
  const sheet = make("table");
  const figures = head.map((_, column) => column > 0 && rows.filter((row) => /^[-–—+\d.,/\s%]*$/.test(row[column] ?? "")).length * 2 > rows.length);
  const line = (cells, tag) => {
    const row = make("tr");
    row.setAttribute("role", "row");
    cells.forEach((text, column) => {
      const cell = make(tag, figures[column] ? "figure" : "", text);
      cell.setAttribute("role", tag === "th" ? "columnheader" : "cell");
      cell.dataset.head = head[column] ?? "";
      row.append(cell);
    });
    return row;
  };
  const top = make("thead");
  const body = make("tbody");
  top.append(line(head, "th"));
  body.append(...rows.map((row) => line(row, "td")));
  sheet.append(top, body);
  sheet.setAttribute("role", "table"); // stacked on a narrow page it would lose the role otherwise
  for (const part of [top, body]) part.setAttribute("role", "rowgroup");
  wrap.append(sheet);
  if (rows.length <= LONG_TABLE) return wrap;
  const folded = make("details");
  folded.append(make("summary", "", words.table), wrap);
  return folded;
}

function choices(message) {
  const all = make("div", "choices");
  all.dataset.step = message.step ?? "";
  all.dataset.seq = message.seq;
  all.setAttribute("role", "group");
  all.setAttribute("aria-label", words.choices);
  for (const row of message.choices) {
    const brief = row.length > 4 && row.every((choice) => choice.label.length < 8);
    const line = make("div", brief ? "row brief" : row.length > 2 ? "row close" : "row");
    for (const choice of row) {
      const button = make("button", choice.style, choice.label);
      button.type = "button";
      button.addEventListener("click", () => tap(button, choice, message.step ?? ""));
      line.append(button);
    }
    all.append(line);
  }
  return all;
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
    if (chat.queue[0]?.shown === message.text) unshow(chat.queue[0]);
    if (!message.text) return null;
  }
  if (message.language && message.language !== document.documentElement.lang) speak(message.language);
  dayLine(message.at);
  const node = message.mine ? ownBubble(message.text, message.at.slice(11, 16)) : botBubble(message);
  log.append(node);
  if (message.mine) return null;
  if (message.step) chat.step = message.seq;
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

function answering(now) {
  $("typing").hidden = !now;
  $("busy").textContent = now ? words.busy : "";
  if (now && chat.low) reveal(null);
}

function finishSession(sentence) {
  chat.over = true;
  chat.stream?.close();
  connected(true);
  banner(sentence ?? words.failed, "/");
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
    const data = await response.json().catch(() => null);
    const again = response.status >= 500 || [408, 425, 429].includes(response.status) || (response.ok && !data);
    return again ? null : { status: response.status, data: data ?? {} };
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
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
  store.drop(mine(`out.${item.id}`));
  unshow(item);
  settle();
}

async function pump() {
  if (chat.pumping) return;
  chat.pumping = true;
  for (let failures = 0; chat.queue.length && !chat.over; ) {
    const item = chat.queue[0];
    const soon = setTimeout(() => answering(true), 150);
    const answer = await request("/chat/messages", { id: item.id, after: chat.last, who: chat.who, ...item.body });
    clearTimeout(soon);
    answering(false);
    connected(Boolean(answer));
    failures = answer ? 0 : failures + 1;
    if (answer) settled(item, answer);
    else {
      hesitate(item, failures);
      await pause(failures);
    }
  }
  chat.pumping = false;
}

function settled(item, { status, data }) {
  if (status === 409) return somebodyElse();
  if (status < 400) {
    unshow(item);
    show(data.messages);
    forget(item);
    return undefined;
  }
  forget(item);
  if (item.body.text) giveBack(item.body.text);
  if (status === 401) finishSession(data.error);
  else if (item.shown) complain(data.error ?? words.failed);
  return undefined;
}

function hesitate(item, failures) {
  const note = item.node?.querySelector(".time");
  if (!note) return;
  note.textContent = words.waiting;
  if (failures < 4 || item.node.querySelector("button")) return;
  const stop = make("button", "plain", words.giveUp);
  stop.type = "button";
  stop.addEventListener("click", () => {
    forget(item);
    if (item.body.text) giveBack(item.body.text);
    chat.wake();
  });
  item.node.append(stop);
}

// The cookie was changed in another window: this page belongs to a person who is no longer here.
function somebodyElse() {
  chat.over = true;
  location.reload();
}

async function catchUp() {
  if (chat.over || !chat.who) return;
  const answer = await request(`/chat/messages?after=${chat.last}`);
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
}

function submit(event) {
  event.preventDefault();
  const text = box.value.trim();
  if (!text || !chat.who || chat.over) return box.focus();
  box.value = "";
  keepDraft();
  send({ text }, text);
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
  $("leaving").querySelector("form").addEventListener("submit", () => store.keys(mine("")).forEach(store.drop));
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
    const answer = await request("/chat/messages?after=0");
    if (answer) return answer;
    connected(false);
    await pause(failures);
  }
}

function parsed(key) {
  try { return JSON.parse(store.get(key)); } catch { return store.drop(key); }
}

function restore() {
  const kept = store.keys(mine("out.")).map(parsed).filter(Boolean);
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
  if (data.demo) demonstration(data.demo, data.heading);
  data.messages.forEach(draw);
  settle();
  reveal([...log.querySelectorAll(".bot")].at(-1), false);
  log.setAttribute("aria-busy", "false");
  restore();
  send({ opened: device() }, "");
  listen();
  keepListening();
  if (!onPhone) box.focus({ preventScroll: true });
  return undefined;
}

begin();
