/** Vectors of dossiers with time stamps. */
import { utf8Encode } from '../../packages/proof/src/index.ts';
import {
  type Authority,
  authority,
  calendared,
  otherRoot,
  rootAuthority,
  timestamped,
} from '../../packages/proof/test/anchor-sample.ts';
import { sampleDossier, signed } from '../../packages/proof/test/dossier-sample.ts';
import type { Case } from './case.ts';
import { changed, type Files, type Given, judged, unproved } from './judged.ts';

export function anchored(): Case[] {
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
    of('an entry that claims a day long before an authority saw the log without it', late, ['record'], named, [
      'claimed-day',
    ]),
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
