/** From a version of a record of kind `series` or `response` to its row in the analysis copy. */
import { confidentialityOf, type Json, type RecordVersion, type When } from '../../model/records.ts';
import { POINT_KINDS, type PointKind, type PointRow } from '../../store/points-port.ts';
import { fold } from '../reading/index.ts';
import { type RowLookup, wordsOf } from './act-rows.ts';

/** Null for records that are no points. */
export function pointRow({ id, version, entry, kind, fields }: RecordVersion, lookup: RowLookup): PointRow | null {
  if (!POINT_KINDS.includes(kind as PointKind)) return null;
  const text = (path: string): string | null => textOf(fields[path]);
  const number = (path: string): number | null => numberOf(fields[path]);
  const when = fields['when'] as When | undefined;
  const interval = Array.isArray(fields['interval']) ? fields['interval'] : [];
  const country = text('country');
  const about = aboutOf(fields['about']);
  const named = {
    series: text('series') ?? (kind === 'series' ? text('question') : null),
    question: text('question'),
    population: text('population'),
    house: text('house'),
    mode: text('mode'),
    unit: text('unit'),
    institution: text('institution'),
    position: text('position'),
    title: text('title'),
    country,
  };
  // words ask what a response is about; whose it is, a filter by country asks; the title of a vote names its state
  const { country: _, title, position: __, ...ofResponse } = named;
  const wordsSaid =
    kind === 'series'
      ? [...Object.values(named), text('description')]
      : [
          ...Object.values(ofResponse),
          about.words,
          text('type'),
          text('description'),
          about.record === null ? title : null,
        ];
  return {
    id,
    version,
    entry,
    kind: kind as PointKind,
    stands: fields['status'] !== 'withdrawn' && fields['status'] !== 'rejected',
    ...named,
    value: number('value'),
    n: number('n'),
    low: numberOf(interval[0]),
    high: numberOf(interval[1]),
    of: about.record,
    countryKey: country === null ? null : (lookup.countryCode(country) ?? fold(country)),
    start: when?.start ?? null,
    end: when?.end ?? null,
    precision: when?.precision ?? null,
    sources: (fields['sources'] as string[] | undefined) ?? [],
    confidentiality: confidentialityOf(fields, ''),
    words: wordsOf(wordsSaid),
  };
}

/** What a response is about: in words, or `{"record": ID}` of the response that it is a part of. */
function aboutOf(value: Json | undefined): { words: string | null; record: string | null } {
  if (typeof value === 'string') return { words: textOf(value), record: null };
  const record = value !== null && typeof value === 'object' && !Array.isArray(value) ? value['record'] : undefined;
  return { words: null, record: typeof record === 'string' ? record : null };
}

const textOf = (value: Json | undefined): string | null => (typeof value === 'string' && value !== '' ? value : null);
const numberOf = (value: Json | undefined): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null;
