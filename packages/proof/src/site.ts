/*
 * A public site, checked as somebody would who has a copy of it, or reads it from a host, and nothing else. A function over
 * files: a folder, a ZIP, a map, an address are all a `SiteSource`. All checks are made, so that a reader sees everything
 * that is wrong:
 *
 *   contents    site.json can be read
 *   keys        the keys of the log follow from one the reader trusts, and stand in the log, where they were changed
 *   statement   site.note is signed by the log's key and is over site.sums; site.sums can be read
 *   checkpoint  log/checkpoint opens, is the log's own, and is the one that site.json states
 *   log         every tile follows from the entries, the root from the tiles
 *   witnesses   so many of the reader's witnesses have signed this checkpoint, or an earlier one that these tiles continue
 *   file        every file listed is there with its digest, and nothing else is
 *   record      every record's openings prove to its entry, and the entry stands in the log
 *   original    every blacked-out copy is the file whose digest its record shows
 *   erasure     what a record of an erasure says was destroyed is stated as erased by the record that it names
 *   data        data/records.jsonl says what the proofs show, no more and no less, and the tables say the same
 *
 * The key is the reader's; without one the site's own is taken, and then all this shows only that the site agrees with
 * itself. A site may have a hundred thousand records: files are read a few ahead, each once, and `pause` is called often; if
 * it says no more, what was not checked is told, and nothing passes for checked. Throws only for what the reader brings, and
 * what the source throws.
 */
import { checkFunction, checkObject } from './arguments.ts';
import { openCheckpoint } from './checkpoint.ts';
import type { DossierCheckNotMade } from './dossier-report.ts';
import { type StatedCosignature, uncheckedCosignatures, whyUnchecked } from './dossier-stated.ts';
import { askedOf, checkWitnesses, readPolicy, witnessKeys } from './dossier-trust.ts';
import { equalBytes, toBase64, utf8Decode } from './encoding.ts';
import { ProofError } from './errors.ts';
import { followedBy, keysThatSign, laterKeysUnshown, NO_KEYS_SHOWN, verifyKeyChain } from './key-chain.ts';
import { openNote } from './note.ts';
import type { OpenedCheckpoint } from './proof-file.ts';
import { parseSiteContents, parseSums, SITE_FILES, type SiteContents, siteStatement } from './site-format.ts';
import { ListedFiles } from './site-listed.ts';
import { type SiteLog, verifySiteLog } from './site-log.ts';
import { SiteReading } from './site-reading.ts';
import { SiteFindings, type SitePolicy, type SiteSource, type SiteVerification } from './site-report.ts';

const PAGES_UNCHECKED =
  'that pages, search and feeds, and of data/ the Parquet files, the codebook, the verdicts in claim-reviews.json and the descriptions, say what the proofs say is not checked by anybody; the tables in CSV and JSON lines are made again from the proofs and compared';

/** Throws ProofError `wrong-type`, `bad-verifier-key`, `bad-policy` or `unsupported-algorithm` for the reader's part. */
export async function verifySite(
  files: SiteSource | ReadonlyMap<string, Uint8Array>,
  policy: SitePolicy = {},
): Promise<SiteVerification> {
  checkObject(policy, 'policy');
  checkObject(files, 'files');
  const source: SiteSource =
    files instanceof Map
      ? { read: (path) => (files as ReadonlyMap<string, Uint8Array>).get(path) ?? null, paths: () => files.keys() }
      : (files as SiteSource);
  checkFunction(source.read, 'read');
  return new SiteVerifier(source, policy).run();
}

interface Opened {
  readonly note: Uint8Array;
  readonly checkpoint: OpenedCheckpoint;
}

class SiteVerifier {
  readonly #trusted: ReturnType<typeof readPolicy>;
  readonly #findings = new SiteFindings();
  readonly #reading: SiteReading;
  #tiles = 0;
  #unchecked: readonly StatedCosignature[] = [];

  constructor(source: SiteSource, policy: SitePolicy) {
    this.#trusted = readPolicy(policy);
    this.#reading = new SiteReading(source, policy, this.#findings);
  }

  async run(): Promise<SiteVerification> {
    const findings = this.#findings;
    const contents = await this.#contents();
    const kept = this.#trusted.logKeys ?? (contents === null ? [] : [contents.vkey]);
    const chain = await this.#reading.read(SITE_FILES.keys);
    const followed = chain === null ? null : findings.attempt('keys', SITE_FILES.keys, () => followedBy(kept, chain));
    const { present: keys, ever, newest } = followed ?? followedBy(kept, null);
    this.#ofKeys(contents?.origin ?? SITE_FILES.contents, chain, newest);
    const signing = contents === null ? keys : keysThatSign(keys, contents.checkpoint.size);
    const sums = await this.#sums(contents, signing);
    const opened = await this.#checkpoint(contents, keys);
    const log = opened === null ? null : await this.#log(opened.checkpoint);
    if (chain !== null && log !== null) {
      const tree = { size: opened!.checkpoint.size, root: opened!.checkpoint.root };
      findings.attempt('keys', SITE_FILES.keys, () =>
        verifyKeyChain(chain, { trusted: kept, tree, inclusionOf: (index) => log.inclusion(index) }),
      );
    }
    const witnesses = await this.#witnesses(opened, log, ever);
    const held = log === null ? null : { log, checkpoint: opened!.checkpoint };
    const site = { contents, sums: sums ?? new Map<string, string>(), log: held, witnesses };
    const listed = new ListedFiles(site, this.#reading, findings);
    if (sums !== null) await listed.check();
    findings.leave('pages', '', PAGES_UNCHECKED);
    return {
      ok: findings.count === 0,
      complete: !this.#reading.stopped,
      title: contents?.title ?? '',
      log: opened && {
        origin: opened.checkpoint.origin,
        size: opened.checkpoint.size,
        root: toBase64(opened.checkpoint.root),
        key: this.#trusted.logKeys === null ? 'site' : 'reader',
      },
      checks: findings.checks,
      problems: findings.problems(),
      notMade: findings.notMade,
      witnesses,
      asked: askedOf(this.#trusted),
      unchecked: this.#unchecked,
      checked: { files: listed.files, tiles: this.#tiles, records: listed.records },
      counts: listed.tally.counts,
      fields: listed.tally.fields(),
      formerErasures: listed.former,
    };
  }

  /** What is not shown of the keys that all else was checked with. */
  #ofKeys(subject: string, chain: Uint8Array | null, newest: number | null): void {
    const own = 'no key of the log was given; the one that the site states was taken';
    if (this.#trusted.logKeys === null) this.#findings.leave('log-key', subject, own);
    if (chain === null) this.#findings.leave('key-changes', subject, NO_KEYS_SHOWN);
    if (newest !== null) this.#findings.leave('later-keys', subject, laterKeysUnshown(newest));
  }

  async #contents(): Promise<SiteContents | null> {
    const path = SITE_FILES.contents;
    const bytes = await this.#reading.source.read(path);
    return this.#findings.attempt('contents', path, () => {
      if (bytes === null) throw new ProofError('file-missing', 'the file that says what this site is, is missing');
      return parseSiteContents(bytes);
    });
  }

  /** The list of digests; null where there is none to go by. */
  async #sums(contents: SiteContents | null, keys: Keys): Promise<Map<string, string> | null> {
    const { sums: path, statement } = SITE_FILES;
    const [list, note] = [await this.#reading.source.read(path), await this.#reading.source.read(statement)];
    const digest = list === null ? null : await this.#reading.digest(list);
    this.#findings.checks.statement.made++;
    if (note === null)
      this.#findings.refuse(
        'statement',
        'site-unfinished',
        statement,
        'the site is not signed: publishing did not end, or somebody took the signature away',
      );
    else if (contents !== null && digest !== null) {
      const signed = this.#findings.attempt('statement', statement, () => {
        const opened = openNote(note, keys);
        if (!opened.verified.some(({ name, algorithm }) => algorithm === 'ed25519' && name === contents.origin))
          throw new ProofError('origin-mismatch', `the key of ${contents.origin} has not signed it`);
        return opened.text;
      });
      if (signed !== null && signed !== siteStatement(contents.origin, digest))
        this.#findings.refuse('statement', 'file-differs', path, 'the list of digests is not the one that was signed');
    }
    return this.#findings.attempt('statement', path, () => {
      if (list === null) throw new ProofError('file-missing', 'the list of digests is missing');
      return parseSums(utf8Decode(list));
    });
  }

  async #checkpoint(contents: SiteContents | null, keys: Keys): Promise<Opened | null> {
    const path = SITE_FILES.checkpoint;
    const note = await this.#reading.read(path);
    if (note === null || keys.length === 0) {
      this.#findings.refuse(
        'checkpoint',
        'checkpoint-missing',
        path,
        'there is no checkpoint, or no key to open it with',
      );
      return null;
    }
    return this.#findings.attempt('checkpoint', path, () => {
      const checkpoint = openCheckpoint(note, keys);
      const [size, root] = [checkpoint.size, toBase64(checkpoint.root)];
      const stated = contents?.checkpoint;
      if (stated !== undefined && (stated.size !== size || stated.root !== root))
        this.#findings.refuse(
          'checkpoint',
          'bad-site',
          SITE_FILES.contents,
          `site.json states size ${stated.size}, root ${stated.root}; the checkpoint says ${size}, ${root}`,
        );
      if (contents !== null && contents.origin !== checkpoint.origin)
        this.#findings.refuse(
          'checkpoint',
          'origin-mismatch',
          path,
          `the log is of ${checkpoint.origin}, the site of ${contents.origin}`,
        );
      return { note, checkpoint };
    });
  }

  async #log(checkpoint: OpenedCheckpoint): Promise<SiteLog | null> {
    const bundles = Math.ceil(checkpoint.size / 256);
    const { log, tiles } = await verifySiteLog(
      checkpoint,
      (_tile, path) => this.#reading.read(`log/${path}`),
      (code, path, why) => this.#findings.refuse('log', code, `log/${path}`, why),
      (done) => this.#reading.pause(done, 2 * bundles, 'tiles'),
    );
    this.#findings.checks.log.made += tiles + 1;
    this.#tiles = tiles;
    return log;
  }

  /** An earlier checkpoint counts as the site's own where the tiles give its root. */
  async #witnesses(opened: Opened | null, log: SiteLog | null, keys: Keys): Promise<SiteVerification['witnesses']> {
    const path = SITE_FILES.cosigned;
    const note = await this.#reading.read(path);
    const earlier =
      note === null
        ? null
        : this.#findings.attempt('checkpoint', path, () => {
            const { origin, size, root } = openCheckpoint(note, keys);
            if (opened !== null && origin !== opened.checkpoint.origin)
              throw new ProofError('origin-mismatch', `this checkpoint is of ${origin}`);
            if (log === null || size > log.size || !equalBytes(log.rootAt(size), root))
              throw new ProofError('root-mismatch', `the log does not continue this checkpoint of ${size} entries`);
            return { path, note, size };
          });
    const notMade: DossierCheckNotMade[] = [];
    const seen = checkWitnesses(
      opened?.note,
      earlier === null ? [] : [earlier],
      this.#trusted,
      keys,
      (_check, _subject, step) => this.#findings.attempt('witnesses', SITE_FILES.checkpoint, step),
      notMade,
    );
    for (const { reason } of notMade) this.#findings.leave('witnesses', SITE_FILES.checkpoint, reason);
    this.#unchecked = uncheckedCosignatures(
      [opened, earlier].flatMap((one) => one?.note ?? []),
      witnessKeys(this.#trusted),
    );
    for (const one of this.#unchecked) this.#findings.leave('cosignature', one.name, whyUnchecked(one));
    return seen;
  }
}

type Keys = readonly Parameters<typeof openCheckpoint>[1][number][];
