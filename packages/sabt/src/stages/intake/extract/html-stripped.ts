/**
 * Pages that are nested too deeply to be parsed: how deep a page is, and its text with the tags taken out.
 * Both pass over the characters once, whatever the page looks like.
 */
const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));
/** Elements whose end tag may be left out, so that open tags alone say nothing about depth. */
const IMPLIED = new Set('p li dt dd tr td th tbody thead tfoot option optgroup colgroup html head body'.split(' '));
const UNSEEN = new Set(['script', 'style', 'template', 'noscript']);
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  zwnj: '\u200c',
  zwj: '\u200d',
};

interface Tag {
  name: string;
  closing: boolean;
  start: number;
  end: number;
}

function* tagsOf(source: string): Generator<Tag> {
  const tag = /<(?:!--|(\/?)([a-z][a-z0-9:-]*))/gi;
  for (let match = tag.exec(source); match !== null; match = tag.exec(source)) {
    const close = match[2] === undefined ? source.indexOf('-->', tag.lastIndex) : source.indexOf('>', tag.lastIndex);
    const end = close < 0 ? source.length : close + (match[2] === undefined ? 3 : 1);
    yield { name: match[2]?.toLowerCase() ?? '!--', closing: match[1] === '/', start: match.index, end };
    tag.lastIndex = end;
  }
}

/** The deepest nesting that the tags can mean. */
export function nestingOf(source: string): number {
  let depth = 0;
  let deepest = 0;
  for (const { name, closing } of tagsOf(source)) {
    if (VOID.has(name) || IMPLIED.has(name) || name === '!--') continue;
    depth = closing ? Math.max(0, depth - 1) : depth + 1;
    if (depth > deepest) deepest = depth;
  }
  return deepest;
}

export function withoutTags(source: string): string {
  const pieces: string[] = [];
  let at = 0;
  let unseen: string | null = null;
  for (const { name, closing, start, end } of tagsOf(source)) {
    if (start < at) continue;
    if (unseen === null) pieces.push(source.slice(at, start), INLINE.has(name) ? '' : '\n');
    if (unseen === name && closing) unseen = null;
    else if (unseen === null && UNSEEN.has(name) && !closing) unseen = name;
    at = end;
  }
  if (unseen === null) pieces.push(source.slice(at));
  return pieces
    .join('')
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi, decodeEntity)
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n[\n ]*/g, '\n')
    .trim();
}

const INLINE = new Set('a abbr b bdi bdo big cite code em font i mark q s small span strong sub sup u !--'.split(' '));

function decodeEntity(whole: string, decimal?: string, hexadecimal?: string, name?: string): string {
  if (name !== undefined) return ENTITIES[name] ?? whole;
  const code = Number.parseInt(decimal ?? hexadecimal!, decimal === undefined ? 16 : 10);
  return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000) ? String.fromCodePoint(code) : whole;
}
