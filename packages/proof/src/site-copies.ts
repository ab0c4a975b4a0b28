/**
 * Blacked-out copies on a site, `copies/<id>.<ending>`. The list of digests alone lets nobody believe one: whoever has the
 * key can list and sign another picture, as the one that is not blacked out. So each must be the file whose SHA-256 the
 * record of that id shows, with its proof; and what no such record has does not belong there.
 */
import type { JsonValue } from './canonical.ts';
import { describe, type ProofErrorCode } from './errors.ts';

const PATH = /^copies\/([^./]+)\.[^./]+$/;

export interface CopyChecked {
  readonly path: string;
  /** Null for one that is the file of its record. */
  readonly code: ProofErrorCode | null;
  readonly why: string;
}

/** Files and records come in any order. */
export class Copies {
  /** Digests, in hexadecimal, by path. */
  readonly #files = new Map<string, string>();
  /** Ids of documents and what they show, of which a copy is there or may come. */
  readonly #shown = new Map<string, JsonValue>();

  file(path: string, digest: string): void {
    if (/^copies\//i.test(path)) this.#files.set(path, digest);
  }

  /** A record whose proof holds. */
  record(id: string, kind: string, sha256: JsonValue | undefined): void {
    if (kind === 'document' && sha256 !== undefined) this.#shown.set(id, sha256);
  }

  /** To be asked when all files were met. */
  *end(): Generator<CopyChecked> {
    for (const [path, digest] of this.#files) {
      const id = PATH.exec(path)?.[1];
      const stated = id === undefined ? undefined : this.#shown.get(id);
      if (stated === undefined)
        yield { path, code: 'file-unlisted', why: 'no record of the site shows the digest of this file' };
      else if (stated !== digest)
        yield {
          path,
          code: 'file-differs',
          why: `SHA-256: the record says ${describe(stated)}, computed ${digest}`,
        };
      else yield { path, code: null, why: '' };
    }
  }
}
