/** Of which versions of which records what goes, put together path by path and told in as few tombstones as will do. */
import { newId } from '../../../model/ids.ts';
import type { Json, Kind } from '../../../model/records.ts';

/** What one tombstone says: these paths go from these versions. */
export interface Destroyed {
  /** Id of the record of the erasure, chosen beforehand so that a crash does not log it twice. */
  tombstone: string;
  id: string;
  kind: Kind;
  versions: number[];
  paths: string[];
}

/** What a version of a record holds now. */
export interface HeldVersion {
  version: number;
  values: { path: string; value: Json }[];
}

/** Whether a path, of a field or an item, lies at or below another. */
export const isAt = (path: string, at: string): boolean => path === at || path.startsWith(`${at}/`);

interface Loss {
  kind: Kind;
  /** Versions by path. */
  lost: Map<string, Set<number>>;
}

export class Losses {
  readonly #byRecord = new Map<string, Loss>();

  /** Notes what of these paths the version holds; one that it does not hold is passed over. */
  add(of: { id: string; kind: Kind }, { version, values }: HeldVersion, paths: readonly string[]): void {
    const present = paths.filter((path) => values.some((one) => isAt(one.path, path)));
    if (present.length === 0) return;
    const loss = this.#byRecord.get(of.id) ?? { kind: of.kind, lost: new Map<string, Set<number>>() };
    this.#byRecord.set(of.id, loss);
    // a whole field stands for its items
    const whole = present.filter((path) => !present.some((other) => other !== path && isAt(path, other)));
    for (const path of whole) loss.lost.set(path, (loss.lost.get(path) ?? new Set()).add(version));
  }

  has(id: string, path: string): boolean {
    return this.#byRecord.get(id)?.lost.has(path) === true;
  }

  /** Paths that go from one version. */
  lostIn(id: string, version: number): string[] {
    const lost = this.#byRecord.get(id)?.lost ?? new Map<string, Set<number>>();
    return [...lost].flatMap(([path, versions]) => (versions.has(version) ? [path] : []));
  }

  ids(): string[] {
    return [...this.#byRecord.keys()];
  }

  /** Paths that go from the same versions together, in the order in which they were noted. */
  destroyed(): Destroyed[] {
    return [...this.#byRecord].flatMap(([id, { kind, lost }]) => {
      const together = new Map<string, { versions: number[]; paths: string[] }>();
      for (const [path, from] of lost) {
        // where the whole field goes, its items go with it
        const whole = path.includes('/') ? lost.get(path.split('/')[0]!) : undefined;
        const versions = [...from].filter((version) => whole?.has(version) !== true).sort((a, b) => a - b);
        if (versions.length === 0) continue;
        const group = together.get(versions.join()) ?? { versions, paths: [] };
        together.set(versions.join(), group);
        group.paths.push(path);
      }
      return [...together.values()].map((group) => ({ tombstone: newId(), id, kind, ...group }));
    });
  }
}
