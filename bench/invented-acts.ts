/** Acts for benchmarks: invented, skewed as real ones are, and the same in every run. */
import { actTypes } from '../packages/sabt/src/codebook/index.ts';
import type { ActRow } from '../packages/sabt/src/store/analysis-port.ts';

const TYPES = actTypes().map(({ id }) => id);
const DAYS = 15_000;

/** A small generator, so that both sides and every run see the same acts. */
let state = 20_221_122;
const draw = (below: number): number => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
};
/** Few types and sources are common, most are rare. */
const skewed = (below: number): number => Math.min(draw(below), draw(below), draw(below));

export function actOf(n: number): ActRow {
  const day = new Date(draw(DAYS) * 86_400_000).toISOString().slice(0, 10);
  const killed = draw(5) === 0 ? draw(40) : 0;
  const sources = [`source${skewed(500)}`];
  return {
    id: `act${n}`,
    version: 1,
    entry: n,
    status: draw(10) === 0 ? 'suggested' : 'confirmed',
    event: `event${n}`,
    act: TYPES[skewed(TYPES.length)]!,
    eventType: null,
    title: null,
    start: day,
    end: day,
    precision: 'day',
    countryKey: `C${skewed(200)}`,
    country: `C${skewed(200)}`,
    admin1: null,
    placeKey: `place ${n % 5_000}`,
    place: `Place ${n % 5_000}`,
    lat: draw(180) - 90,
    lon: draw(360) - 180,
    placePrecision: 'town',
    languages: ['ar'],
    sources,
    origins: sources,
    documents: [],
    actors: [],
    rightsArticles: null,
    confidentiality: 'restricted',
    counts: { participants: null, killed: [killed, killed, killed], injured: null, arrested: null },
    words: '',
  };
}
