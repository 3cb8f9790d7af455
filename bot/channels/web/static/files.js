// Makes chosen files ready and takes them to the server.

const LARGEST = 10 * 1024 * 1024; // bytes, as the server measures
const HEAVY = 2_000_000; // bytes from which a photo is made smaller
const LONG_SIDE = 2_000; // pixels of a photo made smaller; a page of print can still be read
const QUALITY = 0.85;
const LONGEST_NAME = 200; // letters
const PATIENCE = 30_000; // milliseconds without a single byte moving

// The bytes in memory under a name; no bytes when the server would refuse so many. Null: the device does not give them.
export async function prepared(file) {
  const name = file.name.replace(/[\ud800-\udfff]/gu, "").slice(-LONGEST_NAME);
  try {
    const { blob, extension } = await lighter(file);
    const big = blob.size > LARGEST;
    return { name: extension ? name.replace(/(\.[^.]*)?$/, extension) : name, big, blob: big ? null : new Blob([await blob.arrayBuffer()]) };
  } catch {
    return null;
  }
}

// Heavy photos are made smaller, and those few can open are made such as all can; where that fails they stay as they are.
async function lighter(file) {
  const rare = /^image\/hei[cf]$/.test(file.type);
  if (!file.type.startsWith("image/") || (file.size < HEAVY && !rare) || !window.createImageBitmap) return { blob: file };
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, LONG_SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    Object.assign(canvas, { width: Math.round(picture.width * scale), height: Math.round(picture.height * scale) });
    const pen = canvas.getContext("2d");
    pen.fillStyle = "white"; // what is clear in a PNG would turn black
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const blob = await new Promise((done) => { canvas.toBlob(done, "image/jpeg", QUALITY); });
    return blob && (rare || blob.size < file.size) ? { blob, extension: ".jpg" } : { blob: file };
  } catch {
    return { blob: file };
  }
}

// The status and text of the answer, or null when there was none; `tell` hears which part has gone out.
export function upload(address, item, tell) {
  return new Promise((done) => {
    const ask = new XMLHttpRequest();
    let timer = 0;
    const wait = () => { clearTimeout(timer); timer = setTimeout(() => ask.abort(), PATIENCE); };
    item.stop = () => ask.abort();
    ask.open("POST", address);
    ask.setRequestHeader("Accept", "application/json");
    ask.setRequestHeader("Content-Type", "application/octet-stream");
    ask.setRequestHeader("X-File-Name", encodeURIComponent(item.name));
    ask.upload.onprogress = ({ loaded, total }) => { wait(); tell(total ? loaded / total : 1); };
    ask.upload.onload = () => { wait(); tell(1); };
    ask.onloadend = () => { clearTimeout(timer); done(ask.status ? { status: ask.status, text: ask.responseText } : null); };
    wait();
    ask.send(item.blob ?? new Blob());
  });
}
