import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { createAnalyser } from './analyse.ts';
import { Claims, joined, type ToAnalyse, unflatten } from './analysis-messages.ts';

const { port, claims: states } = workerData as { port: MessagePort; claims: Int32Array };
const claims = new Claims(states);
const analyse = createAnalyser();

port.on('message', ({ number, flat }: ToAnalyse) => {
  if (!claims.claim(number)) return;
  const began = performance.now();
  const analyses = unflatten(flat).map((document) => analyse(document).analysed);
  const answer = joined(number, analyses, performance.now() - began);
  port.postMessage(answer, [answer.bytes.buffer as ArrayBuffer, answer.lengths.buffer as ArrayBuffer]);
  claims.answered(number);
});

parentPort?.postMessage('ready');
