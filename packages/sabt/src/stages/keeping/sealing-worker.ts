import { parentPort } from 'node:worker_threads';
import './hashing.ts';
import { KEY_BYTES, sealRecord } from './group.ts';
import { type SealAnswer, type SealRequest, unflatten } from './sealing.ts';

parentPort?.on('message', ({ number, archiveId, flat }: SealRequest) => {
  const done = unflatten(flat).map(({ record, keepers, entry }) => sealRecord(record, keepers, archiveId, entry));
  const lengths = Uint32Array.from(done, ({ vault }) => vault.sealed.length);
  const sealed = new Uint8Array(lengths.reduce((sum, length) => sum + length, 0));
  const keys = new Uint8Array(done.length * KEY_BYTES);
  let at = 0;
  for (const [i, { vault }] of done.entries()) {
    sealed.set(vault.sealed, at);
    keys.set(vault.key, i * KEY_BYTES);
    at += vault.sealed.length;
  }
  const answer: SealAnswer = { number, entries: done.map(({ entry }) => entry), sealed, lengths, keys };
  parentPort?.postMessage(answer, [sealed.buffer, lengths.buffer, keys.buffer]);
});

parentPort?.postMessage('ready');
