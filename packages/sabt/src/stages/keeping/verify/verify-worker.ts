import { parentPort, workerData } from 'node:worker_threads';
import '../hashing.ts';
import { asSabtError } from '../../../model/errors.ts';
import { Watch } from './report.ts';
import type { ToVerify, VerifyMessage } from './thread.ts';
import { verifyFolder } from './verify.ts';

const send = (message: VerifyMessage) => parentPort?.postMessage(message);
const { dir, options } = workerData as ToVerify;
const off = new AbortController();
// Whatever comes from outside calls the verification off.
parentPort?.once('message', () => off.abort());

try {
  const watch = new Watch((progress) => send({ progress }), off.signal);
  send({ report: await verifyFolder(dir, options, watch) });
} catch (thrown) {
  const { code, message, at } = asSabtError(thrown);
  send({ failure: { code, message, at } });
}
