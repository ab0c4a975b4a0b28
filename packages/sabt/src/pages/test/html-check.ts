/** A strict reader of the HTML that the pages write: throws where a browser would have to guess. */
import assert from 'node:assert/strict';

export interface Tag {
  name: string;
  attributes: Map<string, string>;
}

const VOID = new Set(['meta', 'link', 'input', 'br', 'hr', 'img', 'col', 'wbr']);
const TAG = /<!doctype html>|<(\/?)([a-z][a-z0-9]*)((?:\s+[a-zA-Z][a-zA-Z0-9-]*(?:="[^"<>]*")?)*)\s*>|<|>/g;
const ATTRIBUTE = /\s+([a-zA-Z][a-zA-Z0-9-]*)(?:="([^"]*)")?/g;
/** What a paragraph may not hold: a browser would close the paragraph before it. */
const BLOCKS = new Set(
  'p div ul ol li dl dt dd table form section article aside header footer main nav h1 h2 h3 pre fieldset details search'.split(
    ' ',
  ),
);

/** All start tags of a document, in order. Throws on a stray `<`, a wrong nesting, an element that is not closed. */
export function tagsOf(html: string): Tag[] {
  const tags: Tag[] = [];
  const open: string[] = [];
  for (const match of html.matchAll(TAG)) {
    const [whole, slash, name, rest = ''] = match;
    if (whole === '<!doctype html>') continue;
    assert.ok(name !== undefined, `stray ${whole} at: ${html.slice(Math.max(0, match.index - 80), match.index + 80)}`);
    if (slash === '/') {
      assert.equal(
        open.pop(),
        name,
        `</${name}> closes something else: ${html.slice(Math.max(0, match.index - 160), match.index + 20)}`,
      );
      continue;
    }
    if (BLOCKS.has(name))
      assert.ok(
        !open.includes('p'),
        `<${name}> inside <p>: ${html.slice(Math.max(0, match.index - 160), match.index + 60)}`,
      );
    if (name === 'a' || name === 'button')
      assert.ok(!open.includes('a') && !open.includes('button'), `<${name}> inside a link or button`);
    if (name === 'form') assert.ok(!open.includes('form'), 'form inside a form');
    const attributes = new Map<string, string>();
    for (const [, key = '', value = ''] of rest.matchAll(ATTRIBUTE)) {
      assert.ok(!attributes.has(key), `${name} has ${key} twice`);
      attributes.set(key, value);
    }
    tags.push({ name, attributes });
    if (!VOID.has(name)) open.push(name);
  }
  assert.deepEqual(open, [], 'everything is closed');
  return tags;
}

/** What every page must have, whatever it shows. */
export function checkPage(html: string, language: string): Tag[] {
  const tags = tagsOf(html);
  const named = (name: string) => tags.filter((tag) => tag.name === name);
  const root = named('html')[0]!;
  assert.equal(root.attributes.get('lang'), language);
  assert.equal(root.attributes.get('dir'), language === 'en' ? 'ltr' : 'rtl');
  assert.equal(named('h1').length, 1, 'one h1');
  assert.equal(named('main').length, 1, 'one main');
  assert.equal(named('style').length, 0, 'no style element');
  for (const tag of tags) {
    for (const key of tag.attributes.keys()) assert.ok(key !== 'style' && !/^on/i.test(key), `no ${key} attribute`);
    if (tag.name === 'script') assert.match(tag.attributes.get('src') ?? '', /^\/assets\/[a-z-]+-[0-9a-f]{16}\.js$/);
    for (const key of ['href', 'src', 'action'])
      assert.doesNotMatch(tag.attributes.get(key) ?? '', /^\s*(javascript|data|vbscript):/i);
  }
  checkIds(tags);
  checkLabels(tags);
  return tags;
}

function checkIds(tags: Tag[]): void {
  const ids = tags.flatMap((tag) => tag.attributes.get('id') ?? []);
  assert.equal(new Set(ids).size, ids.length, `ids occur once: ${ids}`);
  for (const tag of tags)
    for (const key of ['for', 'aria-describedby', 'aria-labelledby', 'list'])
      for (const id of (tag.attributes.get(key) ?? '').split(' ').filter((one) => one !== ''))
        assert.ok(ids.includes(id), `${tag.name} ${key}="${id}" has nothing to refer to`);
}

function checkLabels(tags: Tag[]): void {
  const labelled = new Set(tags.filter((tag) => tag.name === 'label').map((tag) => tag.attributes.get('for')));
  const wrapped = (at: number) => tags[at - 1]?.name === 'label';
  tags.forEach((tag, at) => {
    if (tag.name !== 'input' && tag.name !== 'select' && tag.name !== 'textarea') return;
    if (tag.attributes.get('type') === 'hidden') return;
    const named = labelled.has(tag.attributes.get('id')) || tag.attributes.has('aria-label') || wrapped(at);
    assert.ok(named, `${tag.name} ${tag.attributes.get('name')} has a label`);
  });
}
