import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { createBatchAnalyser } from './analyse.ts';
import { type Analysed, Claims, type ToAnalyse, unflatten } from './analysis-messages.ts';

const { port, claims: states } = workerData as { port: MessagePort; claims: Int32Array };
const claims = new Claims(states);
const analyse = createBatchAnalyser();

port.on('message', ({ number, flat }: ToAnalyse) => {
  if (!claims.claim(number)) return;
  const began = performance.now();
  const { bytes, lengths } = analyse(unflatten(flat));
  const answer: Analysed = { number, bytes, lengths, ms: performance.now() - began };
  port.postMessage(answer, [bytes.buffer, lengths.buffer]);
  claims.answered(number);
});

parentPort?.postMessage('ready');
