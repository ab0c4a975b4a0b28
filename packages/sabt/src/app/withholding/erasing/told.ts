/** What is told of an erasure that was worked out: record by record, and by what words. */
import type { Json } from '../../../model/records.ts';
import { isPassage } from '../text-passages.ts';
import type { Destroyed, HeldVersion } from './losses.ts';

/** Record by record, whatever the versions. */
export function recordsOf(destroyed: readonly Destroyed[]): { id: string; kind: string; paths: string[] }[] {
  const byId = new Map<string, { id: string; kind: string; paths: string[] }>();
  for (const { id, kind, paths } of destroyed)
    byId.set(id, { id, kind, paths: [...new Set([...(byId.get(id)?.paths ?? []), ...paths])] });
  return [...byId.values()];
}

/** What the record that was named loses; of each text the passages of its latest version that loses some. */
export function ownPaths({ destroyed }: { destroyed: readonly Destroyed[] }): string[] {
  const own = ofNamed(destroyed);
  return [
    ...new Set(
      own.flatMap(({ versions, paths }) =>
        paths.filter((path) => !isPassage(path) || versions.includes(lastOf(path.split('/')[0]!, own))),
      ),
    ),
  ];
}

/** Of the passages among these what they say, and whether the latest version says it or only a former one. */
export interface SaidPassages {
  said: { [path: string]: string };
  /** Those that the latest version does not say: it is another text. */
  former: string[];
}

export function saidIn(destroyed: readonly Destroyed[], held: readonly HeldVersion[]): SaidPassages {
  const own = ofNamed(destroyed);
  const paths = ownPaths({ destroyed }).filter(isPassage);
  const of = (path: string): { version: number; value: Json | undefined } => {
    const version = lastOf(path.split('/')[0]!, own);
    const values = held.find((one) => one.version === version)?.values;
    return { version, value: values?.find((one) => one.path === path)?.value };
  };
  return {
    said: Object.fromEntries(paths.map((path) => [path, String(of(path).value ?? '')])),
    former: paths.filter((path) => of(path).version !== held.at(-1)!.version),
  };
}

const ofNamed = (destroyed: readonly Destroyed[]): Destroyed[] => destroyed.filter(({ id }) => id === destroyed[0]!.id);

/** The latest version that loses passages of a text. */
const lastOf = (field: string, own: readonly Destroyed[]): number =>
  Math.max(
    ...own.flatMap(({ versions, paths }) =>
      paths.some((path) => isPassage(path) && path.startsWith(`${field}/`)) ? versions : [],
    ),
  );
