/** Vectors of dossiers of a log that has changed its key. */
import { utf8Decode, utf8Encode } from '../../packages/proof/src/index.ts';
import { sampleDossier, signed } from '../../packages/proof/test/dossier-sample.ts';
import { logKey, ORIGIN, otherKey, type SampleKey, sampleKey, witnessKey } from '../../packages/proof/test/sample.ts';
import type { Case } from './case.ts';
import { type Files, type Given, judged } from './judged.ts';

/** A log that has changed its key: readers with the first key, with the present one, with none. */
export function changedKeys(): Case[] {
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
