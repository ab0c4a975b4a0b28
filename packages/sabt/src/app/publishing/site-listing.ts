/**
 * Every path of a site once, with what is known of the file: its digest in the former publishing, whether something lies
 * there, and its digest now. One table, because a site has a path for each record in each language, and looking them up in
 * several costs more than all else of a publishing that changes nothing.
 */
export interface SiteFile {
  former: string | undefined;
  now: string | undefined;
  isThere: boolean;
  /** It was looked at and is not as it was published. */
  isDamaged: boolean;
}

export class SiteListing {
  readonly #files: Map<string, SiteFile>;
  /** Paths that were not in the former publishing. */
  readonly #added: string[] = [];

  /** `former`: sorted by path, as a list of digests is. */
  constructor(former: ReadonlyMap<string, string>) {
    this.#files = new Map();
    for (const [path, digest] of former)
      this.#files.set(path, { former: digest, now: undefined, isThere: false, isDamaged: false });
  }

  get(path: string): SiteFile | undefined {
    return this.#files.get(path);
  }

  /** The file of this path, which is known from here on. */
  at(path: string): SiteFile {
    let file = this.#files.get(path);
    if (file === undefined) {
      file = { former: undefined, now: undefined, isThere: false, isDamaged: false };
      this.#files.set(path, file);
      this.#added.push(path);
    }
    return file;
  }

  [Symbol.iterator](): Iterator<[string, SiteFile]> {
    return this.#files[Symbol.iterator]();
  }

  /** As `formatSums` of what belongs to the site now, without sorting what was there formerly and is in order already. */
  formatSums(): string {
    const added = this.#added.filter((path) => this.#files.get(path)!.now !== undefined).sort();
    const lines: string[] = [];
    let next = 0;
    for (const [path, { former, now }] of this.#files) {
      if (former === undefined) break;
      while (next < added.length && added[next]! < path) lines.push(this.#line(added[next++]!));
      if (now !== undefined) lines.push(`${now}  ${path}\n`);
    }
    while (next < added.length) lines.push(this.#line(added[next++]!));
    return lines.join('');
  }

  #line(path: string): string {
    return `${this.#files.get(path)!.now!}  ${path}\n`;
  }
}
