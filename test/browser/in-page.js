/**
 * What only the browser can tell about a page, as functions that the tests call in it. Each answers with a list of
 * findings, empty where all is well.
 */
globalThis.sabtLook = (() => {
  const visible = (element) => {
    // hidden from the eye and read aloud: labels, and the heads of tables that fold on narrow screens
    for (let at = element; at !== null; at = at.parentElement) {
      const { clipPath, position } = getComputedStyle(at);
      if (clipPath !== 'none' || (position === 'absolute' && at.offsetWidth <= 1)) return false;
    }
    return element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  };

  const texts = () => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (
        node.data.trim() === '' ||
        parent === null ||
        ['SCRIPT', 'OPTION', 'TEXTAREA'].includes(parent.tagName) ||
        !visible(parent)
      )
        continue;
      found.push(node);
    }
    return found;
  };

  const say = (node) => `<${node.parentElement.tagName.toLowerCase()}> ${node.data.trim().slice(0, 50)}`;

  /** Texts of which the middle halves of two lines cover one another by more than two pixels. */
  const overlaps = () => {
    const lines = [];
    for (const node of texts()) {
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) {
        if (box.width < 2 || box.height < 2) continue;
        const quarter = box.height / 4;
        const line = { node, left: box.left, right: box.right, top: box.top + quarter, bottom: box.bottom - quarter };
        // a box that hides what is too much shows only some of its lines
        for (let at = node.parentElement; at !== null; at = at.parentElement) {
          if (getComputedStyle(at).overflowY === 'visible' || at === document.documentElement) continue;
          line.bottom = Math.min(line.bottom, at.getBoundingClientRect().bottom);
        }
        if (line.bottom > line.top) lines.push(line);
      }
    }
    lines.sort((a, b) => a.top - b.top);
    const found = [];
    lines.forEach((a, i) => {
      for (let k = i + 1; k < lines.length && lines[k].top < a.bottom - 1; k++) {
        const b = lines[k];
        if (a.node.parentElement === b.node.parentElement) continue;
        const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (across > 2 && down > 2) found.push(`${say(a.node)} | ${say(b.node)}`);
      }
    });
    return found.slice(0, 8);
  };

  /** Elements that make the page wider than its window, or texts that a box cuts off. */
  const tooWide = () => {
    const root = document.documentElement;
    const found = [];
    if (root.scrollWidth > root.clientWidth) {
      found.push(`page ${root.scrollWidth} > ${root.clientWidth}`);
      for (const element of document.body.querySelectorAll('*')) {
        const box = element.getBoundingClientRect();
        const scrolls = element.closest('[role=region][tabindex]');
        if (scrolls === null && visible(element) && (box.right > root.clientWidth + 1 || box.left < -1))
          found.push(
            `${element.tagName.toLowerCase()}.${element.className} ${Math.round(box.left)}…${Math.round(box.right)}`,
          );
      }
    }
    for (const node of texts()) {
      const box = node.parentElement;
      const { overflowX, webkitLineClamp } = getComputedStyle(box);
      if (
        webkitLineClamp === 'none' &&
        (overflowX === 'hidden' || overflowX === 'clip') &&
        box.scrollWidth > box.clientWidth + 1
      )
        found.push(`cut: ${say(node)}`);
    }
    return found.slice(0, 8);
  };

  /** Texts in one script alone that end or begin with a sign and stand in the other direction: the sign lands wrong. */
  const misdirected = () =>
    texts()
      .filter((node) => {
        const text = node.data.trim();
        const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u.test(text);
        const leftToRight = /[A-Za-z\u00c0-\u024f]/u.test(text);
        if (rightToLeft === leftToRight || !/^[.,:;!?،؛؟…)\]»]|[.:;!?،؛؟…([«]$/u.test(text)) return false;
        return (getComputedStyle(node.parentElement).direction === 'rtl') !== rightToLeft && text.length > 2;
      })
      .map(say);

  /** Arabic-script prose that no `lang` of that script covers, and Latin prose inside an Arabic-script language. */
  const languages = () =>
    [...document.querySelectorAll('.sheet p, .snippet, h1, main > p, .lead p')]
      .filter(visible)
      .filter((element) => {
        const letters = element.textContent.replace(/[^\p{L}]/gu, '');
        const arabic = letters.replace(/[^\p{Script=Arabic}]/gu, '').length;
        if (letters.length < 20) return false;
        const named = /^(ar|fa)/.test(element.closest('[lang]').lang);
        return arabic > letters.length * 0.7
          ? !named
          : arabic < letters.length * 0.1 && named && element.querySelector('[lang], bdi, code') === null;
      })
      .map((element) => element.textContent.trim().slice(0, 60));

  /** What can be reached with the tab key, in the order of the document. */
  const reachable = () =>
    [
      ...document.querySelectorAll(
        'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]',
      ),
    ].filter((element) => visible(element) && !element.disabled && element.tabIndex >= 0);

  /** The element with the focus: where it stands among those, how it is marked, whether it can be seen. */
  const focused = () => {
    const element = document.activeElement;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    const top = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height / 2, 20));
    return {
      at: reachable().indexOf(element),
      what: `${element.tagName.toLowerCase()} ${(element.textContent || element.name || '').trim().slice(0, 40)}`,
      marked: (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) || boxShadow !== 'none',
      seen:
        box.top >= -1 &&
        box.top < innerHeight &&
        box.width > 0 &&
        (top === null || element.contains(top) || top.contains(element)),
    };
  };

  return { overlaps, tooWide, misdirected, languages, reachable, focused };
})();
