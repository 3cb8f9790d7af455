// Notes for every tap on a choice when the page heard of it, how long the request took, when the answer was painted.
globalThis.taps = [];
addEventListener("pointerdown", (touch) => {
  if (!touch.target.closest?.(".choices button")) return;
  const start = touch.timeStamp;
  const heard = performance.now() - start;
  const watcher = new MutationObserver((changes) => {
    const added = changes.flatMap((change) => [...change.addedNodes]);
    if (!added.some((node) => node.classList?.contains("bot"))) return;
    watcher.disconnect();
    // The next frame paints it; a task posted from inside that frame runs when it is done.
    requestAnimationFrame(() => {
      const painted = new MessageChannel();
      painted.port1.onmessage = () => note(start, heard, performance.now() - start);
      painted.port2.postMessage(0);
    });
  });
  watcher.observe(document.getElementById("log"), { childList: true, subtree: true });
}, { capture: true });

function note(start, heard, all) {
  const requests = performance.getEntriesByType("resource").filter(
    (entry) => entry.name.endsWith("/chat/messages") && entry.startTime >= start);
  const asked = requests.at(-1);
  performance.clearResourceTimings();
  // The answer may come by the stream first; then the request has no end yet.
  const server = asked ? asked.duration : null;
  taps.push({ all, heard, server, page: asked ? all - heard - server : null });
}
