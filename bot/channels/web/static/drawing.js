// Draws the messages of the conversation.

import { words } from "./words.js";

const LONG_TABLE = 8; // rows; a longer table is folded, so that the buttons below it are not out of sight

export function make(tag, name = "", text = "") {
  const node = document.createElement(tag);
  if (name) node.className = name;
  if (text) node.textContent = text;
  return node;
}

// A command is sent at a touch; an address of ours is copied, as most are meant for somebody else or another app.
const TOUCHED = /(^|\s)(\/cau \d+[a-zđ]?|\/[a-z]{3,}|(?:https?|webcal):\/\/\S*[^\s.,;:)])(?=[\s.,;:)]|$)/gu;

function paragraph(name, text, tell) {
  const node = make("p", name);
  let read = 0;
  for (const found of text.matchAll(TOUCHED)) {
    const word = found[2];
    const command = word.startsWith("/");
    if (!command && word.split("/")[2] !== location.host) continue;
    const start = found.index + found[1].length;
    node.append(text.slice(read, start));
    node.append(...(command ? [inText(word, () => tell(word))] : copied(word)));
    read = start + word.length;
  }
  node.append(text.slice(read));
  return node;
}

function inText(label, press) {
  const button = make("button", "inline", label);
  button.type = "button";
  button.addEventListener("click", press);
  return button;
}

// Where the page may not use the clipboard, the address is marked, ready for the phone's own menu.
function copied(address) {
  const shown = make("span", "address", address);
  const button = inText(words.copy, async () => {
    try {
      await navigator.clipboard.writeText(address);
      button.textContent = words.copied;
    } catch {
      getSelection().selectAllChildren(shown);
    }
  });
  return [shown, " ", button];
}

function bubble(name, speaker) {
  const node = make("article", `message ${name}`);
  node.append(make("span", "unseen", speaker));
  return node;
}

export function ownBubble(text, note) {
  const node = bubble("own", words.you);
  node.append(make("span", "text", text), make("span", "time", note));
  return node;
}

// `tap` is called with the button, its choice and the step when one is pressed; `tell` with a command of the text.
export function botBubble(message, tap, tell) {
  const node = bubble("bot", words.bot);
  node.dataset.seq = message.seq;
  if (message.lead) node.append(paragraph("text lead", message.lead, tell));
  if (message.progress) node.append(progress(message.progress, message.title ?? ""));
  if (message.title) node.append(make("h2", "title", message.title));
  if (message.official?.length) node.append(official(message.official));
  for (const text of message.body ?? []) node.append(paragraph("text", text, tell));
  if (message.table) node.append(table(message.table));
  if (message.files?.length) node.append(attached(message.files));
  node.classList.toggle("full", Boolean(message.table || message.progress));
  if (message.choices?.some((row) => row.length)) node.append(choices(message, tap));
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

function choices(message, tap) {
  const all = make("div", "choices");
  all.dataset.step = message.step ?? "";
  all.dataset.seq = message.seq;
  all.setAttribute("role", "group");
  all.setAttribute("aria-label", words.choices);
  for (const row of message.choices) {
    const brief = row.length > 4 && row.every((choice) => choice.label.length < 8);
    const tiny = brief && row.every((choice) => choice.label.length < 4) ? " tiny" : "";
    const line = make("div", brief ? `row brief${tiny}` : row.length > 2 ? "row close" : "row");
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

// Pictures a browser can draw are seen at once, small; every file opens beside the conversation.
function attached(files) {
  const all = make("ul", "files");
  all.setAttribute("aria-label", words.files);
  for (const file of files) {
    const drawn = /^image\/(jpeg|png|webp)$/.test(file.media_type);
    const link = make("a", drawn ? "file picture" : "file");
    Object.assign(link, { href: file.link, target: "_blank", rel: "noopener" });
    link.append(drawn ? thumbnail(file) : make("span", "kind", file.name.split(".").at(-1).toUpperCase()));
    const about = make("span", "about");
    about.append(make("span", "name", file.name), make("span", "size", sizeOf(file.size)), make("span", "unseen", words.newTab));
    link.append(about);
    const item = make("li", drawn ? "" : "wide");
    item.append(link);
    all.append(item);
  }
  return all;
}

function thumbnail(file) {
  const picture = make("img");
  Object.assign(picture, { alt: "", loading: "lazy", decoding: "async", onerror: () => picture.remove() });
  picture.src = file.link;
  return picture;
}

function sizeOf(bytes) {
  const [figure, unit] = bytes < 1e6 ? [Math.max(1, bytes / 1e3), "kB"] : [bytes / 1e6, "MB"];
  return `${figure.toLocaleString(document.documentElement.lang, { maximumFractionDigits: unit === "MB" ? 1 : 0 })} ${unit}`;
}
