/** What others said of the log of a folder: witnesses and anchors, as part of verifying it. */
import { readFile } from 'node:fs/promises';
import { asSabtError, SabtError } from '../../model/errors.ts';
import { openArchive } from '../../stages/keeping/index.ts';
import {
  type Anchor,
  type CosignedState,
  cosignedState,
  listAnchors,
  readCosigned,
  readPolicy,
  readPolicyFile,
  strayLines,
  type WitnessingProblem,
} from '../../stages/witnessing/index.ts';
import { backdated, seenBy } from './backdated.ts';

export interface Attested {
  /** What witnesses signed last; null where there are none. */
  witnesses: CosignedState | null;
  anchors: Anchor[];
  problems: WitnessingProblem[];
}

/** What the checker brings besides. */
export interface AttestedInput {
  /** A policy file: enough of these witnesses must have signed. */
  policy?: string | undefined;
  /** Certificates (PEM) of the authorities that the checker trusts. */
  ca?: string | undefined;
}

/**
 * Works on an archive that is damaged, too: where it cannot be opened, which has been named, nothing is said here. Throws
 * `invalid-policy`, `unreadable-file`, `invalid-argument` for what the checker brought only.
 */
export async function attestedBy(dir: string, input: AttestedInput, now = new Date()): Promise<Attested> {
  const brought = input.policy === undefined ? undefined : readPolicyFile(input.policy);
  const authorities = input.ca === undefined ? undefined : await certificates(input.ca);
  const nothing: Attested = { witnesses: null, anchors: [], problems: [] };
  const archive = await openArchive(dir, { mode: 'read' }).catch((thrown: unknown) => {
    if (asSabtError(thrown).code === 'defect') throw thrown;
    return null;
  });
  if (archive === null) return nothing;
  try {
    const { note, size } = archive.checkpoint();
    const keys = archive.logKeys();
    const log = { dir, keys, size, rootAt: (at: number) => archive.rootAt(at) };
    const { state, problems } = cosignedState(dir, log, Math.floor(now.getTime() / 1000), brought);
    if (brought === undefined && !problems.some(({ code }) => code === 'policy-unreadable'))
      problems.push(...strayLines(note, keys, readPolicy(dir), readCosigned(dir)));
    if (brought !== undefined && state?.met !== true)
      problems.push({
        code: 'witnesses-too-few',
        where: input.policy!,
        message: `Too few of these witnesses have signed a checkpoint of this log: ${signers(state)}.`,
      });
    const anchored = listAnchors(log, { authorities });
    problems.push(...anchored.problems, ...backdated(dir, size, seenBy(state, anchored.anchors)));
    return { witnesses: state, anchors: anchored.anchors, problems };
  } catch (thrown) {
    // damage of the log itself, which has been named already
    if (!(thrown instanceof SabtError) || !thrown.code.startsWith('archive-')) throw thrown;
    return nothing;
  } finally {
    await archive.close();
  }
}

function signers(state: CosignedState | null): string {
  const names = (state?.witnesses ?? []).filter(({ why }) => why === null).map(({ name }) => name);
  return names.length === 0 ? 'none' : names.join(', ');
}

async function certificates(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new SabtError('unreadable-file', `The certificates cannot be read: ${path}.`, { at: path, cause });
  }
}
