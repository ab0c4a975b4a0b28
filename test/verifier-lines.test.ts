/**
 * The library's own lines on the verifier page, and the values that records prove: whoever reads Arabic or Persian reads them in that language, with what came
 * from outside set apart. Held against the lines that packages/proof can write, and those that the damaged vectors bring.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { ProofError, readZip, verifyDossier } from '@sabt/proof';
import ts from 'typescript';

interface Element {
  readonly tag: string;
  readonly attributes: Record<string, string>;
  readonly children: (Element | string)[];
}
type Language = 'ar' | 'fa';
const LANGUAGES: readonly Language[] = ['ar', 'fa'];

/** As much of a document as `make` needs. */
Object.assign(globalThis, {
  document: {
    createElement: (tag: string) => {
      const made: Element = { tag, attributes: {}, children: [] };
      return Object.assign(made, {
        setAttribute: (name: string, value: string) => Object.assign(made.attributes, { [name]: value }),
        append: (...children: (Element | string)[]) => void made.children.push(...children),
      });
    },
  },
});

const from = async (file: string): Promise<Record<string, never>> =>
  import(new URL(`../packages/islands/src/verifier/${file}`, import.meta.url).href);
const { translated, label, place } = (await from('line.js')) as unknown as {
  translated: (line: string, language: Language) => (Element | string)[] | null;
  label: (path: string, language: Language | 'en') => Element | string;
  place: (where: string, language: Language | 'en') => (Element | string)[];
};
const { erasedBeforeOf } = (await from('erased-before.js')) as unknown as {
  erasedBeforeOf: (all: readonly object[], id: string, page: object) => Element[];
};
const { shownValue } = (await from('value.js')) as unknown as {
  shownValue: (
    path: string,
    value: unknown,
    language: Language | 'en',
    erased?: ReadonlySet<string>,
  ) => (Element | string)[];
};

const text = (children: readonly (Element | string)[]): string =>
  children.map((one) => (typeof one === 'string' ? one : text(one.children))).join('');
/** What stands outside of the elements that are set apart: the page's own words. */
const ownWords = (children: readonly (Element | string)[]): string =>
  children.map((one) => (typeof one === 'string' ? one : one.tag === 'bdi' ? '' : ownWords(one.children))).join('');

/** Words that stand in every language: formats, algorithms, names of files. */
const EVERYWHERE =
  /ASCII|PDF|tsa|ots|JSON lines|JSON|base64url|base64|SHA-256|ZIP|GiB|OpenTimestamps|PEM|quorum|files\/|site\.json|FORMAT\.md/g;

function assertSaid(line: string): void {
  for (const language of LANGUAGES) {
    const said = translated(line, language);
    assert.ok(said !== null, `${language}: ${line}`);
    assert.match(ownWords(said), /\p{Script=Arabic}/u, line);
    assert.doesNotMatch(ownWords(said).replace(EVERYWHERE, ''), /[A-Za-z]|[{}]/, `${language}: ${text(said)}`);
    assert.doesNotMatch(text(said), /undefined/, line);
  }
}

const SOURCES = new URL('../packages/proof/src/', import.meta.url);
/** Lines on single bytes of what a machine wrote: in DER, in compressed data. Their codes say enough; they stay English. */
const OF_BYTES = ['der.ts', 'certificate.ts', 'inflate.ts', 'ots.ts', 'encoding.ts', 'strict-json.ts', 'policy.ts'];
/** Met only by whoever calls the library wrongly, or makes files with it. */
const OF_CALLERS = [
  'arguments.ts',
  'hash.ts',
  'canonical.ts',
  'prove.ts',
  'plain-words.ts',
  'zip-format.ts',
  'frontier.ts',
];
const CODES_OF_CALLERS = ['wrong-type', 'wrong-hash-function', 'bad-record-tree', 'bad-tile-path'];
/** Parts of a line that never stand alone, and lines that only making something brings. */
const PARTS = [
  /^derError/,
  /^(?:seven lines of|line 7: 7 expected|7: a decimal number|a verifier key of a log|the key is of|next: a digest|no key came)/,
  /^(?:a time beyond|7 bytes expected, got 7$|the signature does not fit the text|a passage has a number|there are fewer)/,
  /^(?:whole seconds since|an Ed25519 signature has|a key for 7 expected|the text of a note ends|a signature line may not)/,
  /^(?:a verifier key has a name|from 7 to 7 leaves|slot 7 of kind|a bundle has 1 to 256|an entry has at most 65535)/,
  /^(?:exactly one signer|another version of timestamps|the token is no|the content is no|an attribute with several)/,
  /^1 to 7 records, not 7$/,
  // put together of parts: see the next test
  /^(?:7: 7|7: stated 7, (?:computed )?7|stated: 7; the checkpoint says: 7|7 witness\(es\) have signed one checkpoint, 7)$/,
  /^(?:7\+7, 7: 7|number 7, entry 7, 7 expected, .*|7 needs .*7 hashes.*|the data are not what the proofs show7)$/,
];

/** Each line that the sources spell out, with 7 for every value. */
function* linesOf(file: string): Generator<string> {
  const source = ts.createSourceFile(file, readFileSync(new URL(file, SOURCES), 'utf8'), ts.ScriptTarget.Latest, true);
  const spelled = (node: ts.Node | undefined): string[] =>
    node === undefined
      ? []
      : ts.isStringLiteralLike(node)
        ? [node.text]
        : ts.isTemplateExpression(node)
          ? [node.head.text + node.templateSpans.map(({ literal }) => `7${literal.text}`).join('')]
          : ts.isConditionalExpression(node)
            ? [...spelled(node.whenTrue), ...spelled(node.whenFalse)]
            : [];
  function* walk(node: ts.Node): Generator<string> {
    if (ts.isNewExpression(node) && /Error$/.test(node.expression.getText())) {
      const [code, line] = node.arguments ?? [];
      if (code !== undefined && ts.isStringLiteralLike(code) && !CODES_OF_CALLERS.includes(code.text))
        yield* spelled(line);
    } else if (ts.isCallExpression(node) && /(?:^|\.)refuse$/.test(node.expression.getText()))
      yield* spelled(node.arguments.at(node.arguments.length > 1 && file !== 'shape.ts' ? -1 : 0));
    const children: ts.Node[] = [];
    node.forEachChild((child) => void children.push(child));
    for (const child of children) yield* walk(child);
  }
  yield* walk(source);
}

test('every line that a check can fail with is translated', () => {
  const files = readdirSync(SOURCES).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  let seen = 0;
  for (const file of files.filter((name) => !OF_BYTES.includes(name) && !OF_CALLERS.includes(name)))
    for (const line of linesOf(file)) {
      if (PARTS.some((part) => part.test(line))) continue;
      seen++;
      assertSaid(line);
    }
  assert.ok(seen > 120, String(seen));
});

test('lines that the sources put together of parts are translated', () => {
  const lines = [
    'textDigest: stated "aa", the passages give bb',
    'sha256: stated "aa", the field blob has none',
    'sha256: stated null, the field blob says "bb"',
    'stated: a.example/log, size 3, root AA=; the checkpoint says: b.example/log, size 4, root BB=',
    '1 witness(es) have signed one checkpoint, 2 are asked for',
    '1 witness(es) have signed one checkpoint, the policy asks for more',
    'number 1, entry 5, "a.example/log" expected, the statement says number 2, entry 6, "b.example/log"',
    'statement 0 commits to the key with the digest aa, key 1 has bb',
    'key 0 may sign up to 9 only if it has signed the statement that says so',
    'a.example/log+cae45c81, ed25519: the signature does not fit the text',
    'w.example/w+cae45c81, cosignature/v1: 72 bytes expected, got 64',
    'w.example/w+cae45c81, cosignature/v1: a time beyond 2^53-1 seconds',
    'field "text/9": "text/9": there are fewer passages',
    'withheld text/9: "text/9": there are fewer passages',
    'the list of contents: missing "origin", "vkey"; not of the format: "x"',
    'records[3].entry: a whole number from 0 to 2^53-1 expected, got "7"',
    'the data are not what the proofs show (entry 9)',
    'consistency of 2 with 3 needs more than 0 hashes',
    'leaf 3 of 5 needs 3 hashes, got 4',
    'oldRoot: stated AA=, computed BB=',
    'key id: stated aa, computed bb',
    'a value expected, at offset 12: "x"',
    'the key "a" stands twice in one object, at offset 12: the end',
    '"files/a.txt": compressed data: it ends too early',
    'the site says that it has 9 records; 8 are proved',
    'the entries give the root AA=, the checkpoint states BB=',
    'the proof does not hold: item text, item 3: text/3 is stated, the opening is of "text/4"',
  ];
  for (const line of lines) assertSaid(line);
});

interface Case {
  readonly name: string;
  readonly input: {
    readonly files: Record<string, string>;
    readonly binary?: Record<string, string>;
    readonly keys: readonly string[];
    readonly witnesses?: readonly string[];
    readonly atLeast?: number;
    readonly policy?: string;
    readonly now?: number;
    readonly authorities?: string;
  };
}

test('what the damaged dossiers of the vectors fail with is said in both languages', () => {
  const { cases } = JSON.parse(readFileSync(new URL('../vectors/dossiers.json', import.meta.url), 'utf8')) as {
    cases: readonly Case[];
  };
  const lines = new Set<string>();
  for (const { input } of cases) {
    const files = new Map<string, Uint8Array>(
      Object.entries(input.files).map(([name, content]) => [name, Buffer.from(content)]),
    );
    for (const [name, hex] of Object.entries(input.binary ?? {})) files.set(name, Buffer.from(hex, 'hex'));
    const { keys, witnesses, atLeast = 1, policy, now, authorities } = input;
    const found = verifyDossier(files, {
      logKeys: keys,
      ...(witnesses !== undefined && { witnesses: { keys: witnesses, atLeast } }),
      ...(policy !== undefined && { witnesses: { policy } }),
      ...(now !== undefined && { now }),
      ...(authorities !== undefined && { anchors: { authorities } }),
    });
    for (const { ok, code, reason } of found.checks) if (!ok && code !== 'bad-der') lines.add(reason!);
  }
  assert.ok(lines.size > 40, String(lines.size));
  // of bytes within a token
  lines.delete('a value that ends outside');
  for (const line of lines) assertSaid(line);
});

test('what the damaged ZIPs of the vectors fail with is said in both languages', () => {
  const { cases } = JSON.parse(readFileSync(new URL('../vectors/zips.json', import.meta.url), 'utf8')) as {
    cases: readonly { input: { zip: string }; error?: string }[];
  };
  for (const { input, error } of cases) {
    if (error === undefined) continue;
    try {
      readZip(Buffer.from(input.zip, 'hex'));
    } catch (thrown) {
      assertSaid((thrown as ProofError).message);
      assert.ok(thrown instanceof ProofError);
    }
  }
});

test('values keep what they are: numbers and names in the language, digests, ids and paths set apart', () => {
  const line = 'the record 3f2a says that text/4 was erased, the proof that it is withheld';
  const ar = translated(line, 'ar')!;
  assert.equal(text(ar), 'تقول المادة 3f2a إن الحقل النص، الفقرة ٥ مُحي، ويقول الإثبات إنه محجوب');
  assert.ok(ar.some((one) => typeof one !== 'string' && one.attributes['dir'] === 'ltr' && text([one]) === '3f2a'));
  const fa = translated('inclusion entry 12: leaf 12 of 40 needs more than 3 hashes', 'fa')!;
  assert.equal(text(fa), 'بودن ردیف ۱۲ در دفتر: اثبات ردیف ۱۲ از ۴۰ بیش از ۳ چکیده می‌خواهد');
  const kind = translated('event e1 in entry 2 is listed, the proof is of another', 'fa')!;
  assert.match(text(kind), /^در فهرست «رویداد» e1 در ردیف ۲ است/);
  assert.match(text(translated('a: an object expected, got an array of 3', 'ar')!), /قائمة من ٣$/);
  assert.match(text(translated('field title: something new', 'ar')!), /something new$/);
  assert.equal(translated('something new', 'ar'), null);
  assert.equal(text(place('data/acts.csv line 3', 'fa')), 'data/acts.csv، سطر ۳');
  assert.equal(text(place('data/acts.csv line 3', 'en')), 'data/acts.csv line 3');
  assert.equal(text([label('custom/ref', 'ar')]), 'ref');
  assert.equal(text([label('custom/a/b', 'ar')]), 'a/b');
});

test('what former versions lost is said in three languages, by the names of fields', () => {
  const all = [
    { record: 'r1', versions: [1, 2], paths: ['text/4', 'custom/\u2026'], reason: 'safety' },
    { record: 'r2', versions: [1], paths: ['title'], reason: 'legal' },
  ];
  const said = (language: Language | 'en', number: (n: number) => string = String): string =>
    text(erasedBeforeOf(all, 'r1', { language, number }));
  assert.equal(
    said('en'),
    'of former versions (1, 2) was erased: Text, passage 5; Own fields of the archive (for somebody\u2019s safety)',
  );
  for (const language of LANGUAGES) {
    assert.doesNotMatch(said(language), /[A-Za-z{}]/, language);
    assert.match(
      said(language, () => '\u0667'),
      /\(\u0667\u060c \u0667\)/,
      language,
    );
  }
  assert.deepEqual(erasedBeforeOf(all, 'r3', { language: 'en', number: String }), []);
});

test('proven values are put into words where the page knows their shape, and left whole where it does not', () => {
  const shown = (path: string, value: unknown, language: Language | 'en' = 'fa'): string =>
    text(shownValue(path, value, language)).replace(/[\u2066-\u2069]/g, '');
  assert.equal(shown('status', 'confirmed'), 'تأییدشده (confirmed)');
  assert.equal(shown('status', 'confirmed', 'en'), 'confirmed');
  assert.equal(shown('status', 'constructor'), 'constructor');
  assert.equal(shown('constructor', 'name'), 'name');
  assert.match(shown('reason', 'safety', 'ar'), /^[^A-Za-z]+ \(safety\)$/);
  assert.equal(shown('public', true, 'ar'), 'نعم (true)');
  assert.equal(shown('arrested', [40, 40, 40]), '۴۰');
  assert.equal(shown('killed', [1, 2, null]), '۲ (میان ۱ و نامعلوم)');
  assert.equal(shown('killed', ['1', 2, 3]), '1، 2، 3');
  assert.equal(shown('when', { start: '2023-04-12', end: '2023-04-12', precision: 'day' }), '2023-04-12');
  assert.equal(
    shown('when', { start: '2023-04-01', end: '2023-04-30', precision: 'month' }),
    '2023-04-01 – 2023-04-30, ماه (month)',
  );
  const further = { start: '2023-04-01', end: '2023-04-30', precision: 'month', uncertaintyDays: 1 };
  assert.equal(shown('when', further), JSON.stringify(further));
  assert.equal(shown('perpetrators', [{ name: 'police', degree: 'alleged' }], 'ar'), 'police – مزعوم (alleged)');
  assert.match(shown('perpetrators', [{ name: 'police', secret: 'x' }]), /"secret":"x"/);
  assert.equal(
    shown('confidentiality', { '*': 'public', title: 'identity' }),
    '*: همگانی (public)عنوان: هویتی (identity)',
  );
  assert.equal(shown('text', { size: 3, passages: { 0: 'one ', 2: ' three.\n' } }), 'one [پوشیده] three.\n');
  assert.equal(shown('text', { size: 2, passages: { 0: 'one\n' } }), 'one\n[پوشیده]\n');
  const gone = shownValue('text', { size: 2, passages: {} }, 'ar', new Set(['text/1']));
  assert.equal(text(gone), '[محجوب]\n[مُحي]\n', 'what was destroyed is not called withheld');
  const long = { starts: Array.from({ length: 20 }, (_, i) => ({ from: String(2000 + i) })) };
  assert.match(shown('safeguards', long), /"2019"/);
  assert.equal(shown('size', 12), '12');
});
