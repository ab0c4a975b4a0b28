/**
 * The records that the Open Event Data Alliance published with PLOVER: sentences with a type each. They follow the draft of
 * 2016, whose types were since merged; they carry no country, few dates and one act a sentence, so only the type is scored.
 */
import { z } from 'zod';
import type { Coder, Share } from './score.ts';

const records = z.array(z.object({ id: z.string(), event: z.string(), text: z.string().optional() }));

/** Types of the draft that the codebook of today has under another. */
const SINCE: Readonly<Record<string, string>> = {
  DEMAND: 'REQUEST',
  DISAPPROVE: 'ACCUSE',
  INVESTIGATE: 'ACCUSE',
  FIGHT: 'ASSAULT',
};

export interface PloverScore {
  records: number;
  /** The first event has the type. */
  first: Share;
  /** Any event has it. */
  any: Share;
  byType: { type: string; of: number; first: number }[];
  misses: { id: string; text: string; gold: string; given: string[] }[];
}

/** `json`: the file as published, decompressed. */
export function scorePlover(json: string, coder: Coder): PloverScore {
  const score: PloverScore = {
    records: 0,
    first: { right: 0, of: 0 },
    any: { right: 0, of: 0 },
    byType: [],
    misses: [],
  };
  const byType = new Map<string, { of: number; first: number }>();
  for (const { id, event, text } of records.parse(JSON.parse(json))) {
    if (text === undefined) continue;
    const gold = SINCE[event] ?? event;
    const given: string[] = coder({ text, language: 'en' }).map(({ plover }) => plover?.type ?? '–');
    const row = byType.get(gold) ?? { of: 0, first: 0 };
    byType.set(gold, row);
    for (const total of [score.first, score.any, row]) total.of++;
    score.records++;
    if (given.includes(gold)) score.any.right++;
    if (given[0] === gold) {
      score.first.right++;
      row.first++;
    } else score.misses.push({ id, text, gold, given });
  }
  score.byType = [...byType].map(([type, row]) => ({ type, ...row })).sort((a, b) => b.of - a.of);
  return score;
}
