/*
 * A dossier: chosen records of one archive as a folder of files (a ZIP), with everything that is needed to check them
 * alone, offline (docs/FORMAT.md, "Dossiers"). The reader brings the log's verifier key and, if there are any, the keys of
 * witnesses; what the dossier says of keys is no evidence.
 *
 * Three layers, each checked on its own:
 *
 * - the proofs: every record against the one checkpoint, and the checkpoint against the reader's keys. This is what a
 *   keeper cannot make after the fact;
 * - what repeats the proofs: the data files are made again from the proofs and compared byte for byte, the files taken in
 *   are compared with the digests that the records disclose, statements of erasures with the records of them;
 * - what only the keeper vouches for: pages and everything else are listed with their digests in `dossier.json`, which the
 *   log's key signs. This shows that nobody changed them since, not that they are true to the proofs; a verifier
 *   shows the proven values itself.
 *
 * All checks that can run are run. Never throws for what the files hold, only for what the reader brings.
 */
import { checkBytes, checkObject, checkString } from './arguments.ts';
import { openCheckpoint } from './checkpoint.ts';
import { checkAnchors, type DossierAnchor } from './dossier-anchors.ts';
import { checkAttested } from './dossier-attested.ts';
import { checkSaying, compareErasures, type FormerErasure } from './dossier-erasures.ts';
import { checkData, checkFiles, checkPlaces, fileOf } from './dossier-files.ts';
import {
  DOSSIER_FILES,
  type DossierContents,
  type DossierEntry,
  dossierStatement,
  parseDossierContents,
} from './dossier-format.ts';
import type {
  Attempt,
  DossierCheck,
  DossierCheckNotMade,
  DossierFiles,
  DossierPolicy,
  DossierProgress,
  DossierRecord,
  DossierVerification,
} from './dossier-report.ts';
import { uncheckedCosignatures, whyUnchecked } from './dossier-stated.ts';
import { askedOf, checkWitnesses, readPolicy, witnessKeys } from './dossier-trust.ts';
import { toBase64, utf8Decode } from './encoding.ts';
import { describe, ProofError } from './errors.ts';
import { followedBy, keysThatSign, laterKeysUnshown, NO_KEYS_SHOWN, verifyKeyChain } from './key-chain.ts';
import { openNote } from './note.ts';
import { type OpenedCheckpoint, type VerifiedField, verifyRecordProofBy } from './proof-file.ts';
import { contradictedDay, doubtedDay, type Sighting, sightingsOf } from './seen.ts';
import type { VerifierKey } from './verifier-key.ts';

/**
 * Verifies the files of a dossier by name (`readZip`). Throws ProofError `wrong-type`, `bad-verifier-key`,
 * `unsupported-algorithm`, `bad-policy`, `bad-certificate` or `bad-block-header` for arguments that are not what they should be.
 */
export function verifyDossier(files: DossierFiles, policy: DossierPolicy = {}): DossierVerification {
  const steps = dossierVerification(files, policy);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same in steps of a file or a record each, for whoever has something else to do in between. */
export function* dossierVerification(
  files: DossierFiles,
  policy: DossierPolicy = {},
): Generator<DossierProgress, DossierVerification, void> {
  const all = filesOf(files);
  const trusted = readPolicy(policy);
  const checks: DossierCheck[] = [];
  const notMade: DossierCheckNotMade[] = [];
  const attempt: Attempt = (check, subject, step) => {
    try {
      const result = step();
      checks.push({ check, subject, ok: true });
      return result;
    } catch (error) {
      if (!(error instanceof ProofError)) throw error;
      checks.push({ check, subject, ok: false, code: error.code, reason: error.message });
      return null;
    }
  };

  const contents = attempt('contents', DOSSIER_FILES.contents, () =>
    parseDossierContents(fileOf(all, DOSSIER_FILES.contents)),
  );
  const kept = trusted.logKeys ?? (contents === null ? [] : [contents.vkey]);
  const chain = all.get(DOSSIER_FILES.keys) ?? null;
  const followed = chain === null ? null : attempt('keys', DOSSIER_FILES.keys, () => followedBy(kept, chain));
  const { present: keys, ever, newest } = followed ?? followedBy(kept, null);
  const of = contents?.origin ?? DOSSIER_FILES.contents;
  if (trusted.logKeys === null) {
    const reason = 'no key of the log was given; the one that the dossier states was taken';
    notMade.push({ check: 'log-key', subject: of, reason });
  }
  if (chain === null) notMade.push({ check: 'key-changes', subject: of, reason: NO_KEYS_SHOWN });
  if (newest !== null) notMade.push({ check: 'later-keys', subject: of, reason: laterKeysUnshown(newest) });
  const note = all.get(DOSSIER_FILES.checkpoint);
  const checkpoint = attempt('checkpoint', DOSSIER_FILES.checkpoint, () => openOwn(all, keys, contents));
  if (chain !== null && checkpoint !== null)
    attempt('keys', 'in the log', () => verifyKeyChain(chain, { trusted: kept, tree: checkpoint }));
  const earlier = contents === null ? [] : checkAttested(all, contents, ever, checkpoint, attempt);
  const witnesses = checkWitnesses(note, earlier, trusted, ever, attempt, notMade);
  const unchecked = uncheckedCosignatures(
    [...(note === undefined ? [] : [note]), ...earlier.map((one) => one.note)],
    witnessKeys(trusted),
  );
  for (const one of unchecked) notMade.push({ check: 'cosignature', subject: one.name, reason: whyUnchecked(one) });
  const records: DossierRecord[] = [];
  let anchors: DossierAnchor[] = [];
  let formerErasures: FormerErasure[] = [];
  if (contents !== null) {
    attempt('statement', DOSSIER_FILES.statement, () =>
      checkStatement(all, contents, keysThatSign(keys, contents.checkpoint.size)),
    );
    const total = contents.files.length + contents.records.length;
    const digests = yield* checkFiles(all, contents, policy.digests, total, attempt);
    const opened = onlyThis(note, checkpoint);
    for (const entry of contents.records) {
      records.push(checkRecord(all, entry, opened, digests, attempt, notMade));
      yield { done: contents.files.length + records.length, total };
    }
    checkPlaces(all, contents, attempt, notMade);
    checkData(all, records, attempt);
    tellUnwitnessed(records, witnesses, notMade);
    for (const record of records) if (record.kind === 'erasure' && record.ok) checkSaying(record, attempt);
    formerErasures = compareErasures(records, attempt, notMade);
    anchors = checkAnchors(all, contents, earlier, trusted.anchors, attempt, notMade);
    const sightings = [...witnesses, ...sightingsOf(anchors)];
    checkDays(records, sightings, attempt);
    const doubt = doubtedDay(contents.day, records, sightings);
    if (doubt !== null) notMade.push({ check: 'claimed-day', subject: DOSSIER_FILES.contents, reason: doubt });
  }
  const fields = records.flatMap((record) => record.fields);
  const count = (state: VerifiedField['state']) => fields.filter((field) => field.state === state).length;
  return {
    ok: checks.every(({ ok }) => ok),
    checks,
    notMade,
    log: checkpoint && {
      origin: checkpoint.origin,
      size: checkpoint.size,
      root: toBase64(checkpoint.root),
      key: trusted.logKeys === null ? 'dossier' : 'reader',
    },
    day: contents?.day ?? null,
    witnesses,
    asked: askedOf(trusted),
    unchecked,
    anchors,
    records,
    formerErasures,
    counts: { disclosed: count('disclosed'), withheld: count('withheld'), erased: count('erased') },
  };
}

function filesOf(files: DossierFiles): ReadonlyMap<string, Uint8Array> {
  checkObject(files, 'files');
  const all = new Map<string, Uint8Array>();
  for (const [name, bytes] of files instanceof Map ? files : Object.entries(files)) {
    checkString(name, 'name of a file');
    checkBytes(bytes, `file ${describe(name)}`);
    all.set(name, bytes);
  }
  return all;
}

/** The dossier's checkpoint, which must be the one that its list of contents states. */
function openOwn(
  files: ReadonlyMap<string, Uint8Array>,
  keys: readonly (VerifierKey | string)[],
  contents: DossierContents | null,
): OpenedCheckpoint {
  const opened = openCheckpoint(fileOf(files, DOSSIER_FILES.checkpoint), keys);
  if (contents === null) return opened;
  const { origin, checkpoint } = contents;
  const [stated, found] = [
    `${origin}, size ${checkpoint.size}, root ${checkpoint.root}`,
    `${opened.origin}, size ${opened.size}, root ${toBase64(opened.root)}`,
  ];
  if (stated !== found) throw new ProofError('bad-dossier', `stated: ${stated}; the checkpoint says: ${found}`);
  return opened;
}

function checkStatement(
  files: ReadonlyMap<string, Uint8Array>,
  { origin }: DossierContents,
  keys: readonly (VerifierKey | string)[],
): void {
  const opened = openNote(fileOf(files, DOSSIER_FILES.statement), keys);
  const text = dossierStatement(origin, fileOf(files, DOSSIER_FILES.contents));
  if (opened.text !== text) {
    throw new ProofError('file-differs', 'the list of contents is not the one that the key of the log has signed');
  }
  if (!opened.verified.some(({ name, algorithm }) => algorithm === 'ed25519' && name === origin)) {
    throw new ProofError('origin-mismatch', `the dossier is of ${origin}, and another key has signed it`);
  }
}

/** Opens the dossier's checkpoint, known already, and no other. */
function onlyThis(
  note: Uint8Array | undefined,
  checkpoint: OpenedCheckpoint | null,
): (note: string) => OpenedCheckpoint {
  const own = note === undefined || checkpoint === null ? null : utf8Decode(note);
  return (text) => {
    if (checkpoint === null) throw new ProofError('not-disclosed', 'no verified checkpoint to compare with');
    if (text !== own)
      throw new ProofError('bad-checkpoint', 'the proof is against another checkpoint than the dossier');
    return checkpoint;
  };
}

function checkRecord(
  files: ReadonlyMap<string, Uint8Array>,
  entry: DossierEntry,
  open: (note: string) => OpenedCheckpoint,
  digests: ReadonlyMap<string, string>,
  attempt: Attempt,
  notMade: DossierCheckNotMade[],
): DossierRecord {
  const { id, kind, original = null } = entry;
  const verification = verifyRecordProofBy(files.get(entry.proof) ?? '', open);
  const proven = attempt('record', id, () => {
    fileOf(files, entry.proof);
    for (const check of verification.checks) {
      if (!check.ok) throw new ProofError(check.code!, `${check.check} ${check.subject}: ${check.reason}`);
    }
    const { record } = verification;
    if (record?.id !== id || record.kind !== kind || record.entry !== entry.entry) {
      throw new ProofError('bad-dossier', `${kind} ${id} in entry ${entry.entry} is listed, the proof is of another`);
    }
    return true;
  });
  for (const { check, subject, reason } of verification.notMade)
    notMade.push({ check, subject: `${id}: ${subject}`, reason });
  let ok = proven !== null;
  if (original !== null) {
    const same = attempt('original', original, () => {
      const sha256 = verification.fields.find(({ path }) => path === 'sha256');
      if (sha256?.state !== 'disclosed')
        throw new ProofError('not-disclosed', 'the record shows no digest of its file');
      const digest = digests.get(original);
      if (digest === undefined) throw new ProofError('file-missing', `the file ${describe(original)} is missing`);
      if (sha256.value !== digest) {
        throw new ProofError('file-differs', `SHA-256: the record says ${describe(sha256.value)}, computed ${digest}`);
      }
      return true;
    });
    ok &&= same !== null;
  }
  return {
    id,
    kind,
    entry: entry.entry,
    at: verification.at,
    ok,
    fields: verification.fields,
    original,
    proof: verification,
  };
}

/** Records that came after the state of the log that the witnesses saw. */
function tellUnwitnessed(
  records: readonly DossierRecord[],
  witnesses: DossierVerification['witnesses'],
  notMade: DossierCheckNotMade[],
): void {
  const [first] = witnesses;
  const later = first === undefined ? [] : records.filter(({ entry }) => entry >= first.size);
  for (const { id, entry } of later) {
    const reason = `the witnesses saw the log with ${first!.size} entries, entry ${entry} came later`;
    notMade.push({ check: 'unwitnessed', subject: id, reason });
  }
}

/** No entry claims a day on which others saw the log without it, or one before. Such a record is not sound. */
function checkDays(records: DossierRecord[], sightings: readonly Sighting[], attempt: Attempt): void {
  for (const [i, record] of records.entries()) {
    const why = record.at === null ? null : contradictedDay(record.entry, record.at, sightings);
    if (why === null) continue;
    attempt('record', record.id, () => {
      throw new ProofError('value-mismatch', why);
    });
    records[i] = { ...record, ok: false };
  }
}
