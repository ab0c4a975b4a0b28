/** Vectors of dossiers and of the ZIP archives in which they come. */
import {
  type DossierPolicy,
  plainSayings,
  sha256Of,
  toBase64url,
  toHex,
  utf8Decode,
  utf8Encode,
  verifyDossier,
} from '../../packages/proof/src/index.ts';
import {
  type Authority,
  authority,
  calendared,
  otherRoot,
  rootAuthority,
  timestamped,
} from '../../packages/proof/test/anchor-sample.ts';
import {
  COSIGNED,
  type DossierChange,
  RECORDS,
  type SampleRecord,
  sampleDossier,
  signed,
  zipOf,
} from '../../packages/proof/test/dossier-sample.ts';
import {
  bytesNamed,
  COSIGNED_AT,
  logKey,
  ORIGIN,
  otherKey,
  type SampleKey,
  sampleKey,
  witnessKey,
} from '../../packages/proof/test/sample.ts';
import { type Case, error, make, ok } from './case.ts';

type Files = ReadonlyMap<string, Uint8Array>;

const keys = [logKey.vkey];

/** Files that are no texts stand apart, in hexadecimal. */
function given(files: Files, more: object = {}): object {
  const [texts, binary] = [
    [...files].filter(([path]) => !isBinary(path)),
    [...files].filter(([path]) => isBinary(path)),
  ];
  return {
    files: Object.fromEntries(texts.map(([path, bytes]) => [path, utf8Decode(bytes)])),
    ...(binary.length > 0 && { binary: Object.fromEntries(binary.map(([path, bytes]) => [path, toHex(bytes)])) }),
    keys,
    ...more,
  };
}

interface Given {
  readonly keys?: readonly string[];
  readonly witnesses?: readonly string[];
  readonly atLeast?: number;
  readonly policy?: string;
  readonly now?: number;
  readonly authorities?: string;
}

const trustOf = ({ keys: logKeys = keys, witnesses, atLeast, policy, now, authorities }: Given): DossierPolicy => ({
  logKeys,
  ...(authorities !== undefined && { anchors: { authorities } }),
  ...(witnesses !== undefined && { witnesses: { keys: witnesses, ...(atLeast !== undefined && { atLeast }) } }),
  ...(policy !== undefined && { witnesses: { policy } }),
  ...(now !== undefined && { now }),
});

/** A dossier, the checks that fail, and what is not checked: what follows from what the reader gave, and `more`. */
function judged(
  name: string,
  files: Files,
  failing: readonly string[],
  reader: Given = {},
  more: readonly string[] = [],
): Case {
  const { keys: own = keys, witnesses, policy } = reader;
  const isListed = !failing.includes('contents');
  const notMade = new Set(more);
  if (own.length === 0 && !(policy ?? '').includes('log ')) notMade.add('log-key');
  if (!files.has('proof/keys.json')) notMade.add('key-changes');
  else if (!failing.includes('keys') || !failing.includes('checkpoint')) notMade.add('later-keys');
  if (witnesses === undefined && policy === undefined) notMade.add('witnesses');
  // the sample's document shows neither all that its digest is over nor where its file is kept
  if (isListed) for (const check of ['pages', 'text-digest', 'blob-digest']) notMade.add(check);
  // nothing is proved, the record of the erasure neither
  if (failing.includes('checkpoint')) notMade.add('erasure');
  // whoever signed beside the log and is not among those that the reader brought
  const isNamed = [...(witnesses ?? []), policy ?? ''].some((one) => one.includes(witnessKey.vkey));
  const notes = [...files].filter(
    ([path]) => path === 'proof/checkpoint' || (path === COSIGNED && !failing.includes('attested')),
  );
  if (!isNamed && notes.some(([, note]) => utf8Decode(note).includes(witnessKey.key.name))) notMade.add('cosignature');
  const judgedCase = make(
    name,
    given(files, reader),
    ok({ ok: failing.length === 0, failing, notMade: [...notMade].sort() }),
  );
  return {
    ...judgedCase,
    plain: plainSayings(verifyDossier(files, trustOf({ ...reader, keys: own })).checks.filter((one) => !one.ok)),
  };
}

/** Custom fields: of none, and of one that nothing shows. */
const NO_ITEMS = { size: 0, tree: toBase64url(sha256Of(new Uint8Array())) };
const ONE_ITEM = { size: 1, tree: toBase64url(bytesNamed('an item')) };

const isBinary = (path: string): boolean => /\.(?:tsr|ots)$/.test(path);

function changed(path: string, from: string, to: string, files: Files = sampleDossier()): Map<string, Uint8Array> {
  return new Map(files).set(path, utf8Encode(utf8Decode(files.get(path)!).replace(from, to)));
}

function anchored(): Case[] {
  const unconfirmed = ['anchor'];
  const of = (
    name: string,
    files: Files,
    failing: string[],
    reader?: Given,
    more = reader === undefined && failing.length === 0 ? unconfirmed : [],
  ) => judged(name, files, failing, reader, more);
  const stamped = (signer?: Authority, day?: string) =>
    sampleDossier({ anchors: { a: (note) => timestamped(note, signer, day) } });
  const signer = (options: Parameters<typeof authority>[1]) =>
    authority('Clock', { issuer: rootAuthority, usage: 'time-stamping', ...options });
  const trusting = (one: Authority) => ({ authorities: one.pem });
  const named = trusting(rootAuthority);
  const good = stamped();
  const late = stamped(undefined, '20261130');
  const path = 'proof/anchors/a/response.tsr';
  const bytes = good.get(path)!;
  const other = sampleDossier({
    anchors: { a: (note) => ({ ...timestamped(utf8Encode('another')), checkpoint: note }) },
  });
  const oldRoot = authority('Old Root', { to: '20260101' });
  const below = stamped(signer({ issuer: oldRoot }));
  const calendars = sampleDossier({ anchors: { a: (note) => calendared(note), b: (note) => calendared(note, 120) } });
  const stamp = calendars.get('proof/anchors/a/checkpoint.ots')!;
  return [
    of('a time stamp, its authority named', good, [], named),
    of('a time stamp, nobody named', good, []),
    of('an entry that claims a day long before an authority saw the log without it', late, ['record'], named),
    of('the same, nobody named', late, []),
    of('a time stamp, another authority named', good, ['anchor'], trusting(otherRoot), unconfirmed),
    of('no time stamp, an authority named', sampleDossier(), ['anchor'], named),
    of('a time stamp with a byte of its signature changed', signed(new Map(good).set(path, bytes.with(-3, 0))), [
      'anchor',
    ]),
    of('a time stamp that is cut', signed(new Map(good).set(path, bytes.subarray(0, -1))), ['anchor']),
    of('a time stamp over something else', other, ['anchor']),
    of(
      'a time stamp that answers another request',
      signed(changed('proof/anchors/a/anchor.json', '7fee', '7fef', good)),
      ['anchor'],
    ),
    of('a time stamp of an authority that had expired', stamped(signer({ to: '20260101' })), ['anchor']),
    of('a time stamp from before the authority expired', stamped(signer({ to: '20260101' }), '20251123'), []),
    of('a time stamp of one that is not for it alone', stamped(signer({ usage: 'uncritical' })), ['anchor']),
    of('a time stamp below a root that had expired', below, ['anchor'], trusting(oldRoot)),
    of('a time stamp whose checkpoint the log does not continue', signed(unproved(good)), ['attested', 'anchor']),
    of('a promise of a calendar and the name of a block', calendars, []),
    of(
      'a stamp of a calendar that is cut',
      signed(new Map(calendars).set('proof/anchors/a/checkpoint.ots', stamp.subarray(0, -1))),
      ['anchor'],
      {},
      unconfirmed,
    ),
  ];
}

/** A log that has changed its key: readers with the first key, with the present one, with none. */
function changedKeys(): Case[] {
  const [present, thief] = ['next', 'thief'].map((name) => sampleKey(ORIGIN, 'ed25519', name)) as [
    SampleKey,
    SampleKey,
  ];
  const of = (name: string, files: Files, vkeys: readonly SampleKey[], failing: string[], more: Given = {}) =>
    judged(
      name,
      files,
      failing,
      { keys: vkeys.map(({ vkey }) => vkey), ...more },
      files === grown ? ['unwitnessed'] : [],
    );
  const one = { witnesses: [witnessKey.vkey], atLeast: 1 };
  const changedTo = { key: present };
  const good = sampleDossier({ changedTo });
  const grown = sampleDossier({ changedTo, cosigners: [], earlier: { size: 2, cosigners: [witnessKey] } });
  const path = 'proof/keys.json';
  const resigned = (files: Files) => signed(files, { key: present });
  const without = new Map(good);
  without.delete(path);
  const unproven = utf8Decode(good.get(path)!).replace(/"inclusion": \[[^\]]*\]/, '"inclusion": []');
  const retired = sampleDossier({ changedTo: { key: present, retiredSigns: true } });
  const uncommitted = sampleDossier({ changedTo: { key: thief, committed: present } });
  const shut = ['checkpoint', 'statement', 'record'];
  return [
    of('a changed key, followed from the first', good, [logKey], []),
    of('a changed key, the present one given', good, [present], []),
    of('a changed key, none given', good, [], []),
    of('a changed key, witnessed before the change, the first given', grown, [logKey], [], one),
    of('a changed key, witnessed before the change, the present one given', grown, [present], [], one),
    of('a changed key, witnessed before the change, none given', grown, [], [], one),
    of('a changed key that is not shown', resigned(without), [logKey], shut),
    of(
      'a changed key, a statement not proven',
      resigned(new Map(good).set(path, utf8Encode(unproven))),
      [logKey],
      ['keys'],
    ),
    of('a changed key, and the retired one signs', retired, [logKey], shut),
    of('a changed key, and the retired one signs, the present one given', retired, [present], shut),
    of('a key that the log had not committed to', uncommitted, [logKey], ['keys', ...shut]),
    of('a changed key, the key of another log given', good, [otherKey], ['keys', ...shut]),
  ];
}

export function dossiers(): Case[] {
  const good = sampleDossier();
  const of = (name: string, files: Files, failing: string[], more?: Given) =>
    judged(name, files, failing, more, files === grown || files === backdated ? ['unwitnessed'] : []);
  const proof = (change: DossierChange['proof']) => sampleDossier({ proof: change });
  const without = new Map(good);
  without.delete('files/d1-market.txt');
  const hidden = proof((f) => (f.id === 'e1' ? { ...f, erased: [], withheld: [...f.withheld, 'description'] } : f));
  const shown = sampleDossier({ records: RECORDS.map((r) => (r.id === 'e1' ? { ...r, erased: [] } : r)) });
  const silent = proof((f) => (f.id === 'e1' ? { ...f, erased: [], withheld: [] } : f));
  const unversioned = sampleDossier({
    records: RECORDS.map((r) => (r.id === 'e1' ? { ...r, withheld: ['country', 'version'] } : r)),
    proof: (f) => (f.id === 'e1' ? { ...f, erased: [] } : f),
  });
  /** Of the document only these passages, the others nowhere. */
  const saying = (...wanted: number[]) =>
    proof((f) => ({
      ...f,
      openings: f.openings.map((one) => ({ ...one, items: one.items.filter(({ index }) => wanted.includes(index)) })),
    }));
  const [unsaid, speechless] = [saying(0, 2), saying()];
  const [document, event, erasure] = RECORDS as readonly [SampleRecord, SampleRecord, SampleRecord];
  /** Of a passage of the document, or of a custom field, that goes. */
  const ofDocument = (path: string, one: SampleRecord): Files => {
    const values = { ...erasure.values, record: 'd1', paths: [path], versions: [1] };
    return sampleDossier({ records: [one, event, erasure, { ...erasure, id: 'x2', values: { ...values, id: 'x2' } }] });
  };
  const grown = sampleDossier({ cosigners: [], earlier: { size: 2, cosigners: [witnessKey] } });
  const backdated = sampleDossier({
    cosigners: [],
    earlier: { size: 2, cosigners: [witnessKey], at: COSIGNED_AT + 7 * 86_400 },
  });
  const other = [1, 2].map((i) => bytesNamed(`leaf ${i}`));
  const forked = sampleDossier({ cosigners: [], earlier: { size: 2, cosigners: [witnessKey], leaves: other } });
  const added = (path: string) => signed(new Map(good).set(path, utf8Encode('not what was taken in')));
  const doctored = changed('files/d1-market.txt', 'bytes', 'text');
  const unnamed = signed(changed('dossier.json', ',\n   "original": "files/d1-market.txt"', '', doctored));
  const one = { witnesses: [witnessKey.vkey], atLeast: 1 };
  const second = sampleKey('w2.example', 'cosignature/v1');
  const alias = sampleKey('alias.example', 'cosignature/v1', witnessKey.key.name);
  const policy = (quorum: string, ...lines: string[]) =>
    `${lines.join('')}witness w1 ${witnessKey.vkey}\nwitness w2 ${second.vkey}\ngroup g ${quorum} w1 w2\nquorum g\n`;
  return [
    of('a good dossier', good, []),
    of('an earlier checkpoint, witnessed', grown, [], one),
    of('an entry that claims a day long before witnesses saw the log without it', backdated, ['record'], one),
    of('an earlier checkpoint that the log does not continue', forked, ['attested', 'witnesses'], one),
    of('an earlier checkpoint without its proof', signed(unproved(grown)), ['attested', 'witnesses'], one),
    of('a policy, any of two', good, [], { policy: policy('any') }),
    of('a policy, both of two', good, ['witnesses'], { policy: policy('all') }),
    of('a policy, any of two, of an earlier checkpoint', grown, [], { policy: policy('any') }),
    of('a policy that names the log', good, [], { keys: [], policy: policy('any', `log ${logKey.vkey}\n`) }),
    of('a policy that names another log', good, ['checkpoint', 'witnesses', 'statement', 'record'], {
      keys: [],
      policy: policy('any', `log ${otherKey.vkey}\n`),
    }),
    of('a cosignature five minutes ahead of the clock', good, [], { ...one, now: COSIGNED_AT - 300 }),
    of('a cosignature further ahead', good, ['witnesses'], { ...one, now: COSIGNED_AT - 301 }),
    ...anchored(),
    ...changedKeys(),
    of('a good dossier, its own key taken', good, [], { keys: [] }),
    of('a good dossier with a witness', good, [], { witnesses: [witnessKey.vkey], atLeast: 1 }),
    of('two witnesses named and no number: both must have signed', good, ['witnesses'], {
      witnesses: [witnessKey.vkey, second.vkey],
    }),
    of('one witness under two names and no number', good, [], { witnesses: [witnessKey.vkey, alias.vkey] }),
    of('a witness that the reader has not named', good, ['witnesses'], { witnesses: [second.vkey] }),
    of('more witnesses asked for than there are', good, ['witnesses'], { witnesses: [witnessKey.vkey], atLeast: 2 }),
    of("another log's key", good, ['checkpoint', 'statement', 'record'], { keys: [otherKey.vkey] }),
    ...damaged(good),
    of('a page changed', changed('index.html', 'A', 'B'), ['file']),
    of('a page changed, listed and signed anew', signed(changed('index.html', 'A', 'B')), []),
    of('the list changed', changed('dossier.json', '2026-11-23', '2026-11-24'), ['statement']),
    of('a file missing', without, ['file', 'original']),
    of('a file too many', new Map(good).set('x.txt', utf8Encode('x')), ['file']),
    of('another file, signed anew', signed(changed('files/d1-market.txt', 'bytes', 'text')), ['original']),
    of('another value, signed anew', signed(changed('proof/records/e1.json', 'An event', 'x')), ['record', 'data']),
    of('data that say something else, signed anew', signed(changed('data/event.csv', 'An', 'The')), ['data']),
    of('another file that no record names any more, signed anew', unnamed, ['original']),
    of('a file of a record too many, signed anew', added('files/d1-photograph.jpg'), ['original']),
    of('a file in a folder that may be taken for that of files', added('Files/d1-photograph.jpg'), ['file']),
    of('a name beyond ASCII outside of files', added('\ufb01les/d1-photograph.jpg'), ['file']),
    of('a proof that the list does not name', added('proof/records/d2.json'), ['file']),
    of('data too many, signed anew', signed(new Map(good).set('data/x.csv', utf8Encode('x'))), ['data']),
    of('an erased field called withheld', hidden, ['erasure']),
    of('an erased field shown', shown, ['erasure']),
    of('an erased field that is named nowhere', silent, ['erasure']),
    of('an erased field that is named nowhere, of a version that is not shown', unversioned, ['erasure']),
    of(
      'an erased passage of a text that is withheld',
      ofDocument('text/1', { ...document, withheld: ['by', 'text'] }),
      [],
    ),
    of('an erased passage, all that there are shown', ofDocument('text/9', document), ['erasure']),
    of('an erased custom field, nothing said of any', ofDocument('custom/\u2026', document), ['erasure']),
    of(
      'an erased custom field, and all are shown',
      ofDocument('custom/\u2026', { ...document, values: { ...document.values, custom: NO_ITEMS } }),
      ['erasure'],
    ),
    of(
      'an erased custom field, one not shown',
      ofDocument('custom/\u2026', { ...document, values: { ...document.values, custom: ONE_ITEM } }),
      [],
    ),
    of('a passage that is neither shown nor said to be withheld', unsaid, ['record']),
    of('no passage of a text that is shown', speechless, ['record']),
    of('a record listed in another entry', signed(changed('dossier.json', '"entry": 1', '"entry": 2')), [
      'record',
      'data',
    ]),
    of('a key too many in the list', changed('dossier.json', '{', '{"x":1,'), ['contents']),
  ];
}

/** Of one damage, one story: a byte of a signature or of its key id, another state of the log, proofs that were swapped. */
function damaged(good: Files): Case[] {
  /** One letter of the base64 behind the last name: of the key id, or further on of the signature. */
  const bent = (files: Files, path: string, at: number): Files => {
    const text = utf8Decode(files.get(path)!);
    const from = text.indexOf(' ', text.lastIndexOf('\u2014') + 2) + 1 + at;
    const letter = text[from] === 'A' ? 'B' : 'A';
    return new Map(files).set(path, utf8Encode(text.slice(0, from) + letter + text.slice(from + 1)));
  };
  const bare = sampleDossier({ cosigners: [] });
  const [checkpoint, d1, e1] = ['proof/checkpoint', 'proof/records/d1.json', 'proof/records/e1.json'] as const;
  const swapped = new Map(good).set(d1, good.get(e1)!).set(e1, good.get(d1)!);
  const older = sampleDossier({ records: RECORDS.slice(0, 2) }).get(checkpoint)!;
  const unsigned = ['checkpoint', 'file', 'record'];
  return [
    judged('a byte of the key id under the checkpoint', bent(bare, checkpoint, 1), unsigned),
    judged('a byte of the signature under the checkpoint', bent(bare, checkpoint, 20), unsigned),
    judged('the size in the checkpoint changed', changed(checkpoint, '\n3\n', '\n4\n'), unsigned),
    judged('an older signed state of the log', new Map(good).set(checkpoint, older), unsigned),
    judged('a byte of the key id under the list', bent(good, 'dossier.note', 1), ['statement']),
    judged('a byte of the signature under the list', bent(good, 'dossier.note', 20), ['statement']),
    judged('two proofs in one another\u2019s place, signed anew', signed(swapped), ['record', 'original', 'data'], {}, [
      'erasure',
    ]),
    judged('a table that is missing', signed(withoutFile(good, 'data/event.csv')), ['data']),
    judged('an entry that is none', signed(changed(e1, '"bytes": "', '"bytes": "AAAA')), ['record', 'data'], {}, [
      'erasure',
    ]),
  ];
}

function withoutFile(files: Files, path: string): Map<string, Uint8Array> {
  const rest = new Map(files);
  rest.delete(path);
  return rest;
}

function unproved(files: Files): Map<string, Uint8Array> {
  const text = utf8Decode(files.get('dossier.json')!).replace(/"consistency": \[[^\]]*\]/, '"consistency": []');
  return new Map(files).set('dossier.json', utf8Encode(text));
}

/** Policy files, each with a cosigned checkpoint. */
export function policies(): Case[] {
  const note = utf8Decode(sampleDossier().get('proof/checkpoint')!);
  const second = sampleKey('w2.example', 'cosignature/v1');
  const given = (policy: string, more: object = {}) => ({ policy, note, keys, ...more });
  const [w1, w2] = [`witness w1 ${witnessKey.vkey}\n`, `witness w2 ${second.vkey} https://w2.example/\n`];
  const counted = (name: string, policy: string, met: boolean, more: object = {}, names = ['w1']) =>
    make(name, given(policy, more), ok({ met, counted: names }));
  const bad = (name: string, policy: string) => make(name, given(policy), error('bad-policy'));
  const alias = `witness alias ${sampleKey('alias.example', 'cosignature/v1', witnessKey.key.name).vkey}\n`;
  const self = `witness self ${sampleKey('self.example', 'cosignature/v1', logKey.key.name).vkey}\n`;
  return [
    counted('one witness', `${w1}quorum w1\n`, true),
    counted('comments, tabs and empty lines', `# who\n\n  witness\tw1   ${witnessKey.vkey}\nquorum w1`, true),
    counted('any of two', `${w1}${w2}group g any w1 w2\nquorum g\n`, true),
    counted('all of two', `${w1}${w2}group g all w1 w2\nquorum g\n`, false),
    counted('2 of two', `${w1}${w2}group g 2 w1 w2\nquorum g\n`, false),
    counted('a group of a group', `${w1}${w2}group a any w1\ngroup g 1 a w2\nquorum g\n`, true),
    counted('nobody needed', `${w1}quorum none\n`, true),
    counted('the quorum before the end', `${w1}quorum w1\n${w2}`, true),
    counted('a clock behind', `${w1}quorum w1\n`, false, { now: COSIGNED_AT - 301 }, []),
    counted('the log itself as a witness', `${self}quorum self\n`, false, {}, []),
    bad('no quorum', w1),
    bad('two quorums', `${w1}quorum w1\nquorum none\n`),
    bad('a quorum that is not defined', `${w1}quorum w2\n`),
    bad('one key under two names', `${w1}${alias}quorum w1\n`),
    bad('the key of the log as a witness', `log ${logKey.vkey}\n${self}quorum self\n`),
    bad('one name twice', `${w1}${w2.replace('w2', 'w1')}quorum w1\n`),
    bad('one member in two groups', `${w1}${w2}group a any w1\ngroup b any w1 w2\nquorum b\n`),
    bad('a group before its members', `group g any w1\n${w1}quorum g\n`),
    bad('more than there are', `${w1}group g 2 w1\nquorum g\n`),
    bad('a number of none', `${w1}group g 0 w1\nquorum g\n`),
    bad('a word that there is not', `${w1}quorum w1\nx y\n`),
    bad("a log's key for a witness", `witness w1 ${logKey.vkey}\nquorum w1\n`),
    bad('a control character', `${w1}quorum w1\r\n`),
  ];
}

export function zips(): Case[] {
  const files: [string, Uint8Array][] = [
    ['a.txt', utf8Encode('a')],
    ['b/سوق.txt', utf8Encode('words, the same words, '.repeat(9))],
  ];
  const zip = zipOf(files);
  const bad = (name: string, bytes: Uint8Array) => make(name, { zip: toHex(bytes) }, error('bad-zip'));
  const named = (...names: string[]) => zipOf(names.map((name) => [name, utf8Encode(name)]));
  return [
    make(
      'two files',
      { zip: toHex(zip) },
      ok(Object.fromEntries(files.map(([name, bytes]) => [name, utf8Decode(bytes)]))),
    ),
    make('no file', { zip: toHex(zipOf([])) }, ok({})),
    bad('a byte before', new Uint8Array([0, ...zip])),
    bad('a byte after', new Uint8Array([...zip, 0])),
    bad('cut', zip.subarray(0, -1)),
    bad('a byte of a content', zip.with(35, zip[35]! ^ 1)),
    bad('a byte of a deflated content', zip.with(90, zip[90]! ^ 1)),
    bad('a date', zip.with(12, 1)),
    ...['../a', '/a', 'a\\b', 'a//b', '.a', 'a:b', 'a/', 'a.', 'CON/a', 'a/aux.txt', 'Lpt1'].map((name) =>
      bad(`the name ${name}`, named(name)),
    ),
    ...['files/\u202egnp.exe.txt', 'a\u200c', 'a\u00a0', '\ufeffa', 'a\u{10d50}', 'a\u0085', '\uffa0', 'a\ufe0f'].map(
      (name) => bad(`a name with a character that is not fit, in UTF-8 ${toHex(utf8Encode(name))}`, named(name)),
    ),
    make(
      'a name one letter off a device',
      { zip: toHex(named('files/com.txt', 'console', 'lpt')) },
      ok({ 'files/com.txt': 'files/com.txt', console: 'console', lpt: 'lpt' }),
    ),
    bad('one name twice', named('a', 'a')),
    bad('one name twice for file systems that fold case', named('a', 'A')),
    bad('one name twice but for the case of ASCII letters', named('files/\u00c9-A.pdf', 'files/\u00c9-a.PDF')),
    ...[
      ['\u1c89', '\u1c8a'],
      ['\u00c9', '\u00e9'],
      ['\u00e9', 'e\u0301'],
      ['\u212a', 'k'],
      ['\u0130', 'i\u0307'],
    ].map((two) =>
      make(
        `two names that only tables of case or of forms make one: ${two.map((name) => toHex(utf8Encode(name))).join(' ')}`,
        { zip: toHex(named(...two)) },
        ok(Object.fromEntries(two.map((name) => [name, name]))),
      ),
    ),
    bad(
      'a size too small',
      zipOf(files, (entry) => ({ ...entry, size: entry.size - 1 })),
    ),
    bad(
      'a size too large',
      zipOf(files, (entry) => ({ ...entry, size: 2 ** 30 + 1 })),
    ),
    bad(
      'parts that overlap',
      zipOf(files, (entry) => ({ ...entry, at: 0 })),
    ),
  ];
}
