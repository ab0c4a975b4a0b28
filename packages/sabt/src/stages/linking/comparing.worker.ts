import { parentPort, workerData } from 'node:worker_threads';
import { PairComparer, PatternNumbers } from './candidates.ts';
import { type ComparingJob, type ComparingPiece, comparePieces } from './comparing.ts';

const job = workerData as ComparingJob;
const numbers = new PatternNumbers();
const random = new PatternNumbers();
for (const piece of comparePieces(job, new PairComparer(job.columns, job.rows), numbers, random))
  parentPort!.postMessage(piece satisfies ComparingPiece, [
    piece.a.buffer,
    piece.b.buffer,
    piece.pattern.buffer,
  ] as ArrayBuffer[]);
parentPort!.postMessage({ patterns: numbers.patterns, random: { patterns: random.patterns, counts: random.counts } });
