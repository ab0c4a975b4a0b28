// @ts-check
/** What is selected in a text goes along to the page where it can be withheld, in the field for words. */
const MOST = 300;
const links = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll('a[data-withhold]')]);
document.addEventListener('selectionchange', () => {
  const selection = document.getSelection();
  const within = selection?.anchorNode?.parentElement?.closest('.sheet');
  // clicking the link takes the selection away: what was selected last is what is meant
  if (selection === null || selection.isCollapsed || within === null || within === undefined) return;
  const words = selection.toString().replace(/\s+/g, ' ').trim();
  if (words === '' || words.length > MOST) return;
  for (const link of links) {
    const address = new URL(link.href);
    address.searchParams.set('words', words);
    link.href = address.href;
  }
});
