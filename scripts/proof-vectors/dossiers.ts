/** Vectors of dossiers, good and damaged. */
import { utf8Decode, utf8Encode } from '../../packages/proof/src/index.ts';
import { type DossierChange, RECORDS, sampleDossier, signed } from '../../packages/proof/test/dossier-sample.ts';
import { bytesNamed, COSIGNED_AT, logKey, otherKey, sampleKey, witnessKey } from '../../packages/proof/test/sample.ts';
import type { Case } from './case.ts';
import { anchored } from './dossier-anchors.ts';
import { erasures } from './dossier-erasures.ts';
import { changedKeys } from './dossier-keys.ts';
import { changed, type Files, type Given, judged, unproved, withoutFile } from './judged.ts';

export function dossiers(): Case[] {
  const good = sampleDossier();
  const of = (name: string, files: Files, failing: string[], more?: Given) =>
    judged(name, files, failing, more, [
      ...(files === grown || files === backdated ? ['unwitnessed'] : []),
      ...(files === backdated ? ['claimed-day'] : []),
    ]);
  const proof = (change: DossierChange['proof']) => sampleDossier({ proof: change });
  const without = new Map(good);
  without.delete('files/d1-market.txt');
  /** Of the document only these passages, the others nowhere. */
  const saying = (...wanted: number[]) =>
    proof((f) => ({
      ...f,
      openings: f.openings.map((one) => ({ ...one, items: one.items.filter(({ index }) => wanted.includes(index)) })),
    }));
  const [unsaid, speechless] = [saying(0, 2), saying()];
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
    ...erasures(),
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
