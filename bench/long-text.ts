/**
 * What leaves of one long text: a document of many paragraphs, each of which is proved by itself. How long it takes, and
 * for how long it keeps a server from answering meanwhile, at most.
 *
 *   node bench/long-text.ts [--paragraphs N] [--json]
 *
 * In the same run: as many leaves and nodes hashed as the text's tree has, and nothing else.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { leafHash, rootFromLeafHashes, verifyRecordProof } from '@sabt/proof';
import { App } from '../packages/sabt/src/app/app.ts';
import { previewDossier, writeDossier } from '../packages/sabt/src/app/dossier/dossier.ts';
import { proofFor } from '../packages/sabt/src/app/dossier/proving.ts';
import { newId } from '../packages/sabt/src/model/ids.ts';
import { createArchive } from '../packages/sabt/src/stages/keeping/index.ts';

const { values: options } = parseArgs({
  options: { paragraphs: { type: 'string', default: '4000' }, json: { type: 'boolean', default: false } },
});
const PARAGRAPHS = Number(options.paragraphs);
const paragraph = (i: number): string => `Paragraph ${i} of a report that says at length what happened there.\n\n`;

interface Line {
  what: string;
  ms: number;
  heldUpMs: number;
}

/** Watches the event loop until the work is done. */
async function timed(what: string, work: () => unknown): Promise<Line> {
  let heldUpMs = 0;
  let last = performance.now();
  const look = (): void => {
    const now = performance.now();
    heldUpMs = Math.max(heldUpMs, now - last - 1);
    last = now;
  };
  const timer = setInterval(look, 1);
  const began = performance.now();
  await work();
  const ms = performance.now() - began;
  look();
  clearInterval(timer);
  return { what, ms: Math.round(ms), heldUpMs: Math.round(heldUpMs) };
}

const folder = mkdtempSync(join(tmpdir(), 'sabt-bench-'));
process.env['XDG_STATE_HOME'] = join(folder, 'state');
try {
  const dir = join(folder, 'archive');
  await createArchive(dir, { title: 'Bench', origin: 'bench.example/log' });
  const app = await App.open(dir, { mode: 'write', what: 'bench' });
  const text = Array.from({ length: PARAGRAPHS }, (_, i) => paragraph(i)).join('');
  const id = newId();
  const fields = { title: 'A long report', text, languages: ['en'], confidentiality: { '*': 'public' } };
  await app.archive.append([{ id, kind: 'document', version: 1, fields }], { by: 'bench' });
  const lines: Line[] = [];
  const bytes = Array.from({ length: PARAGRAPHS }, (_, i) => Buffer.from(paragraph(i)));
  lines.push(await timed('reference: the tree hashed once', () => rootFromLeafHashes(bytes.map(leafHash))));
  lines.push(await timed('proof of everything', () => proofFor(id, {}, app)));
  lines.push(await timed('proof of one passage', () => proofFor(id, { paths: ['text/7'] }, app)));
  const proof = JSON.stringify(proofFor(id, {}, app).proof);
  lines.push(
    await timed('the proof verified', () => {
      const { ok } = verifyRecordProof(proof, { vkeys: [app.archive.info.vkey] });
      if (!ok) throw new Error('the proof of the bench does not verify');
    }),
  );
  const input = { ids: [id], include: [], restricted: false };
  lines.push(await timed('preview of a dossier', () => previewDossier(input, app)));
  const out = join(folder, 'dossier.zip');
  lines.push(await timed('dossier', () => writeDossier({ ...input, out, force: false }, app)));
  await app.close();
  const load = loadavg()[0]!.toFixed(1);
  if (options.json) console.log(JSON.stringify({ paragraphs: PARAGRAPHS, proofBytes: proof.length, load, lines }));
  else {
    console.log(`${PARAGRAPHS} paragraphs, ${text.length} characters; a proof of ${proof.length} bytes; load ${load}`);
    console.table(lines);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
