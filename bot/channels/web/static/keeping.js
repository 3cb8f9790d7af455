// What the browser keeps until the server has it: words under their name, files as they are.

const memory = new Map();
export const store = {
  get(key) { try { return localStorage.getItem(key); } catch { return memory.get(key) ?? null; } },
  set(key, value) { memory.set(key, value); try { localStorage.setItem(key, value); } catch { /* kept in memory */ } },
  drop(key) { memory.delete(key); try { localStorage.removeItem(key); } catch { /* was in memory only */ } },
  keys(prefix) {
    let names = [...memory.keys()];
    try { names = names.concat(Object.keys(localStorage)); } catch { /* memory only */ }
    return [...new Set(names)].filter((name) => name.startsWith(prefix));
  },
};

export function freshId() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function device() {
  const known = store.get("antq.device") ?? freshId();
  store.set("antq.device", known);
  return known;
}

const SLOW = 2_000; // milliseconds; some browsers never say whether the shelf opened

// What was asked of the shelf, or null where there is none: then files are kept only as long as the page is open.
function shelf(mode, act) {
  return new Promise((done) => {
    setTimeout(() => done(null), SLOW);
    const door = indexedDB.open("antq", 1);
    door.onupgradeneeded = () => door.result.createObjectStore("files", { keyPath: "id" });
    door.onerror = () => done(null);
    door.onsuccess = () => {
      const work = door.result.transaction("files", mode);
      const asked = act(work.objectStore("files"));
      work.oncomplete = () => { door.result.close(); done(asked.result); };
      work.onabort = () => { door.result.close(); done(null); };
    };
  }).catch(() => null);
}

export const unsent = {
  keep: (item) => shelf("readwrite", (files) => files.put(item)),
  drop: (id) => shelf("readwrite", (files) => files.delete(id)),
  async of(who) { return ((await shelf("readonly", (files) => files.getAll())) ?? []).filter((item) => item.who === who); },
  async clear(who) { for (const item of await unsent.of(who)) await unsent.drop(item.id); },
};
