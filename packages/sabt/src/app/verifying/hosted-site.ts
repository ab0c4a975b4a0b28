/*
 * A site at an address, as a host is: one that has a page for everything that is not there, and one that does not answer
 * for a single file.
 *
 * What a site may have or not is asked for only where the list of the site names it: else the page that many hosts give in
 * place of a missing file would be taken for it. A file that cannot be had is named, and the others are checked; without
 * the list and the log nothing can be, and where many cannot be had, the host is gone.
 */
import { ProofError, parseSums, SITE_FILES, type SiteSource, utf8Decode } from '@sabt/proof';
import { SabtError } from '../../model/errors.ts';
import type { SiteReport } from './verifying-site.ts';

type Host = Required<Pick<SiteSource, 'read'>>;

const OPTIONAL: ReadonlySet<string> = new Set([SITE_FILES.keys, SITE_FILES.cosigned]);
const NEEDED: ReadonlySet<string> = new Set([SITE_FILES.contents, SITE_FILES.sums, SITE_FILES.statement]);
const MOST_UNREAD = 10;

export class HostedSite {
  readonly #host: Host;
  readonly #unread = new Map<string, string>();
  #sums: Promise<Uint8Array | null> | null = null;

  constructor(host: Host) {
    this.#host = host;
  }

  /** Throws what the host does; `unreachable` only of what nothing can be checked without, or of too many files. */
  async read(path: string): Promise<Uint8Array | null> {
    if (path === SITE_FILES.sums) return this.#list();
    if (OPTIONAL.has(path) && !(await this.#names(path))) return null;
    if (this.#unread.has(path)) return null;
    try {
      return await this.#host.read(path);
    } catch (thrown) {
      if (!(thrown instanceof SabtError) || thrown.code !== 'unreachable') throw thrown;
      if (NEEDED.has(path) || path.startsWith('log/') || this.#unread.size === MOST_UNREAD) throw thrown;
      this.#unread.set(path, thrown.message);
      return null;
    }
  }

  /** Names what could not be read as that, and not as missing, nor what follows from it. */
  told(report: SiteReport): SiteReport {
    if (this.#unread.size === 0) return report;
    const isRecordUnread = [...this.#unread.keys()].some((path) => path.startsWith('records/'));
    const follows = ({ check, code }: SiteReport['problems'][number]): boolean =>
      isRecordUnread && (check === 'data' || (check === 'original' && code === 'file-unlisted'));
    const isUnread = ({ check, where }: SiteReport['problems'][number]): boolean =>
      check === 'file' && this.#unread.has(where);
    const others = report.problems.filter((problem) => !isUnread(problem) && !follows(problem));
    const unread = [...this.#unread].map(([where, message]) => ({
      code: 'unreachable',
      where,
      message,
      check: 'host',
    }));
    const reason = 'records that could not be read are missed by tables and copies, which were not held against them';
    return {
      ...report,
      ok: false,
      checked: { ...report.checked, files: report.checked.files - this.#unread.size },
      problems: [...unread, ...others],
      notMade: [...report.notMade, ...(isRecordUnread ? [{ check: 'data', where: 'data/', reason }] : [])],
    };
  }

  #list(): Promise<Uint8Array | null> {
    this.#sums ??= Promise.resolve(this.#host.read(SITE_FILES.sums));
    return this.#sums;
  }

  /** A list that cannot be read is told of elsewhere. */
  async #names(path: string): Promise<boolean> {
    const list = await this.#list();
    try {
      return list === null || parseSums(utf8Decode(list)).has(path);
    } catch (thrown) {
      if (!(thrown instanceof ProofError)) throw thrown;
      return true;
    }
  }
}
