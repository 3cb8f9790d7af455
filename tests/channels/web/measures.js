// Measures what is on the screen; gives back lists of what falls short.
({
  sideways() {
    const page = document.documentElement;
    return [page, ...document.querySelectorAll("main, .table, .message")]
      .filter((node) => node.scrollWidth > node.clientWidth + 1)
      .map((node) => `${node.tagName}.${node.className}: ${node.scrollWidth} > ${node.clientWidth}`);
  },

  smallTargets(least) {
    return [...document.querySelectorAll("button, select, textarea, summary, nav a, .pages a, a.button")]
      .filter((node) => node.checkVisibility({ visibilityProperty: true }))
      .map((node) => [node.textContent || node.id, node.getBoundingClientRect()])
      .filter(([, box]) => box.width < least || box.height < least)
      .map(([name, box]) => `${name}: ${box.width} x ${box.height}`);
  },

  letters() {
    return [...document.querySelectorAll(".text, .title, .choices button, textarea, h1, .plain p")]
      .filter((node) => node.checkVisibility())
      .map((node) => parseFloat(getComputedStyle(node).fontSize));
  },

  pale(least) {
    const rgb = (text) => text.match(/[\d.]+/g).map(Number);
    const light = ([r, g, b]) => {
      const [x, y, z] = [r, g, b].map((part) => (part /= 255) <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
      return 0.2126 * x + 0.7152 * y + 0.0722 * z;
    };
    const behind = (node) => {
      for (let at = node; at; at = at.parentElement) {
        const colour = rgb(getComputedStyle(at).backgroundColor);
        if ((colour[3] ?? 1) > 0.99) return colour;
      }
      return [255, 255, 255];
    };
    const ratio = (one, other) => {
      const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
      return (high + 0.05) / (low + 0.05);
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const node = walker.currentNode.parentElement;
      if (!walker.currentNode.data.trim() || !node.checkVisibility() || node.closest(":disabled, .unseen, noscript")) continue;
      const value = ratio(rgb(getComputedStyle(node).color), behind(node));
      if (value < least) found.push(`${walker.currentNode.data.slice(0, 30)}: ${value.toFixed(2)}`);
    }
    return found;
  },
})
