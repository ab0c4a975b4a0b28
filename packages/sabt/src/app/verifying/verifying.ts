/** Verification of log and vault, which is `keeping`'s, and of what lies beside them: the index and the ledgers. */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseVerifierKey } from '@sabt/proof';
import type { RunContext } from '../../commands/command.ts';
import { asSabtError, SabtError } from '../../model/errors.ts';
import {
  describeHolder,
  openArchive,
  type Problem,
  type VerifyReport,
  verifyArchive,
} from '../../stages/keeping/index.ts';
import { fold } from '../../stages/reading/index.ts';
import { openSegments } from '../../store/segments/index.ts';
import { checkCatalogue, openCatalogue } from '../../store/sqlite/index.ts';
import { type Attested, type AttestedInput, attestedBy } from './attested.ts';
import { type KeptNamed, keptIn } from './kept-checkpoint.ts';

export interface VerifyInput extends AttestedInput, KeptNamed {
  quick: boolean;
  key?: string | undefined;
}

/** What keeping found, and what others said of the log. */
export type Verified = Omit<VerifyReport, 'problems'> &
  Omit<Attested, 'problems'> & { problems: (Problem | Attested['problems'][number])[] };

/** Works on an archive that is too damaged to be opened, too: what cannot be read is a problem named. */
export async function verifyFolder(
  dir: string,
  input: VerifyInput,
  context: Pick<RunContext, 'progress' | 'signal'>,
): Promise<Verified> {
  const against = input.against === undefined ? undefined : await keptIn(input.against);
  checkKey(input);
  const report = await verifyArchive(dir, {
    quick: input.quick,
    key: input.key,
    against,
    onProgress: context.progress,
    signal: context.signal,
  });
  const beside = verifyIndex(dir);
  if (!input.quick && beside.length === 0) beside.push(...(await verifyLedgers(dir, context.signal)));
  const { problems: named, ...attested } = await attestedBy(dir, input);
  const problems = [...report.problems, ...beside, ...named];
  return { ...report, ...attested, ok: report.ok && problems.length === 0, problems };
}

/** What the checker brings is looked at first: what is no key would pass for damage of the archive. */
function checkKey({ key }: VerifyInput): void {
  try {
    if (key !== undefined) parseVerifierKey(key);
  } catch (cause) {
    throw new SabtError('invalid-argument', `“${key}” is no verifier key. One looks like NAME+1234abcd+BASE64.`, {
      cause,
    });
  }
}

/** While a writer has the index open, only what was written out whole is looked at. */
function verifyIndex(dir: string): Problem[] {
  const problem = (where: string, message: string): Problem => ({ code: 'index-damaged', where, message });
  const rebuild = 'Nothing of the record is lost; run `sabt rebuild`.';
  const held = describeHolder(dir) !== null;
  const problems = held
    ? []
    : checkCatalogue(join(dir, 'index', 'catalogue.db')).map((found) =>
        problem('index/catalogue.db', `${found} ${rebuild}`),
      );
  if (!existsSync(join(dir, 'index', 'search'))) return problems;
  try {
    const search = openSegments(join(dir, 'index', 'search'), { mode: 'read' });
    try {
      search.verify();
    } finally {
      search.close();
    }
  } catch (thrown) {
    const { message, at } = asSabtError(thrown);
    // a writer replaces files while they are being looked at
    if (!held) problems.push(problem(at === undefined ? 'index/search' : at.slice(dir.length + 1), message));
  }
  return problems;
}

/** Holds each ledger against the digest in the closed record of its batch. A ledger that is not here is no damage. */
async function verifyLedgers(dir: string, signal: AbortSignal): Promise<Problem[]> {
  const file = join(dir, 'index', 'catalogue.db');
  if (!existsSync(join(dir, 'ledgers')) || !existsSync(file)) return [];
  const problems: Problem[] = [];
  try {
    const archive = await openArchive(dir, { mode: 'read' });
    const catalogue = openCatalogue(file, { readOnly: true, fold });
    try {
      for (const { id, entry, state } of catalogue.iterate('batch')) {
        signal.throwIfAborted();
        const digest = state === 'closed' ? await digestOf(join(dir, 'ledgers', `${id}.jsonl`)) : null;
        const { ledgerDigest } = digest === null ? {} : archive.read(entry).fields;
        if (digest === null || digest === ledgerDigest) continue;
        const message = `The ledger of batch ${id} is not as it was closed. What it tells of rows and files is in doubt; the records are not concerned.`;
        problems.push({ code: 'ledger-damaged', where: `ledgers/${id}.jsonl`, message });
      }
    } finally {
      catalogue.close();
      await archive.close();
    }
  } catch (thrown) {
    // damage that keeps log, vault or index from being read has been named already
    if (!(thrown instanceof SabtError)) throw thrown;
  }
  return problems;
}

async function digestOf(path: string): Promise<string | null> {
  if (!existsSync(path)) return null;
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) hash.update(chunk);
  return hash.digest('hex');
}
