// @ts-check
/**
 * Lets a bar move by itself. The element names in `data-progress` an address that answers
 * `{"running": boolean, "done": number, "total": number | null, "words": string}`; when it has ended the page is
 * loaded again. Without a script the page has a link that does the same. A page in the background asks seldom, but it
 * asks: what nobody asks for is given up.
 */
const EVERY_MS = 1000;
const HIDDEN_EVERY_MS = 20_000;

/** @param {HTMLElement} box */
async function follow(box) {
  const source = box.dataset.progress;
  const words = box.querySelector('[data-words]');
  const bar = box.querySelector('progress');
  if (source === undefined || words === null || bar === null) return;
  let askedAt = performance.now();
  for (let failures = 0; failures < 10; ) {
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS * 2 ** failures));
    if (document.hidden && performance.now() - askedAt < HIDDEN_EVERY_MS) continue;
    askedAt = performance.now();
    try {
      const answer = await fetch(source, { headers: { accept: 'application/json' } });
      if (!answer.ok) throw new Error(String(answer.status));
      const at = await answer.json();
      if (!at.running) {
        location.reload();
        return;
      }
      words.textContent = String(at.words);
      if (typeof at.total === 'number') {
        bar.max = Math.max(1, at.total);
        bar.value = at.done;
      }
      failures = 0;
    } catch {
      failures += 1;
    }
  }
}

for (const box of document.querySelectorAll('[data-progress]')) if (box instanceof HTMLElement) void follow(box);
