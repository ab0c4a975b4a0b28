/**
 * A ledger of incidents, as an organisation keeps one: what happened in what town, by the codebook's types, with numbers
 * of people as ranges and who is alleged to have done it. It holds what such ledgers hold: dates known to the month or the
 * year only, towns without coordinates, rows for a province or for the country alone, and a row that cannot be right.
 * The country lies where no land is, so that nothing of it is drawn over a real one.
 */
import type { Random } from './random.ts';
import type { ActKind, Happening } from './wording.ts';

const TYPE: Readonly<Record<ActKind, string>> = {
  gathering: 'protest-gathering',
  march: 'protest-march',
  strike: 'protest-strike',
  'hunger-strike': 'protest-hunger-strike',
  arrest: 'arrest',
  trial: 'trial',
  'rally-abroad': 'rally-abroad',
  resolution: 'resolution',
  shelling: 'shelling',
  shutdown: 'internet-shutdown',
};

/** Latitude and longitude, in the middle of an ocean, and the province. */
const SITES: Readonly<Record<string, readonly [lat: number, lon: number, province: string]>> = {
  Lalehkenar: [31.42, -41.1, 'Sahel'],
  Sangrud: [32.05, -42.36, 'Rudbar'],
  Tirehdasht: [30.71, -43.02, 'Dasht'],
  'Qasr al-Rih': [31.9, -40.05, 'Sahel'],
  'Bandar Sepid': [30.38, -40.62, 'Sahel'],
  'Wadi al-Lawz': [32.62, -41.33, 'Rudbar'],
  'Kuh-e Aram': [32.9, -43.4, 'Dasht'],
};

/** Who is alleged; the ledger says so and no court has. */
const ALLEGED: Partial<Record<ActKind, readonly string[]>> = {
  arrest: ['Public security office', 'Harbour police'],
  trial: ['Second revolutionary bench'],
  shutdown: ['Ministry of posts'],
  shelling: ['Eastern border guard', 'Unknown'],
};

const HEADER =
  'no,date,until,town,lat,lon,province,country,type,what,killed,injured,arrested,participants,alleged,affected,told by';

export function incidents(happenings: readonly Happening[], random: Random): string {
  const lines = [HEADER];
  let number = 0;
  for (const h of happenings) {
    if (h.kind === 'gathering' && random.happens(0.5)) continue;
    number++;
    lines.push(rowOf(h, number, random).map(cell).join(','));
  }
  lines.push(
    [
      'X1',
      '2016-02-30',
      '',
      'Lalehkenar',
      '900',
      '-41.1',
      'Sahel',
      'Varzan',
      'arrest',
      'A day that there was not',
      '',
      '',
      '',
      '',
      '',
      '',
      '',
    ]
      .map(cell)
      .join(','),
  );
  return `${lines.join('\r\n')}\r\n`;
}

function rowOf(h: Happening, number: number, random: Random): string[] {
  const abroad = h.town.abroad === true;
  const site = number % 29 === 0 ? undefined : SITES[h.town.name.en];
  const provinceOnly = site !== undefined && number % 23 === 0;
  const date = number % 31 === 0 ? h.day.slice(0, 4) : number % 17 === 0 ? h.day.slice(0, 7) : h.day;
  const until = h.kind === 'strike' && date === h.day ? later(h.day, random.between(1, 9)) : '';
  const killed = h.kind === 'shelling' ? range(h.killed, random) : '';
  const injured = h.kind === 'shelling' ? range(h.injured, random) : '';
  const people = ['shelling', 'trial', 'shutdown', 'arrest'].includes(h.kind) ? '' : range(h.participants, random);
  const alleged = ALLEGED[h.kind];
  const affected = h.kind === 'trial' ? h.person.en : h.kind === 'arrest' ? h.group.name.en : '';
  return [
    `I${number}`,
    date,
    until,
    provinceOnly ? site[2] : h.town.name.en,
    site === undefined || provinceOnly ? '' : String(site[0]),
    site === undefined || provinceOnly ? '' : String(site[1]),
    site === undefined ? '' : site[2],
    abroad ? '' : 'Varzan',
    TYPE[h.kind],
    h.kind === 'resolution'
      ? `Parliament in ${h.town.name.en} votes on Varzan`
      : `${LABEL[h.kind]} in ${h.town.name.en}`,
    killed,
    injured,
    h.arrested === 0 ? '' : range(h.arrested, random),
    people,
    alleged === undefined ? '' : random.pick(alleged),
    affected,
    random.happens(0.4) ? 'Varzan Daily; Varzan Rights Monitor' : 'Varzan Rights Monitor',
  ];
}

const LABEL: Readonly<Record<ActKind, string>> = {
  gathering: 'Gathering',
  march: 'March',
  strike: 'Strike',
  'hunger-strike': 'Hunger strike',
  arrest: 'Arrests',
  trial: 'Trial',
  'rally-abroad': 'Rally of exiles',
  resolution: 'Resolution',
  shelling: 'Shelling',
  shutdown: 'Internet cut off',
};

/** One number, two bounds, or a lower one. */
function range(n: number, random: Random): string {
  if (n === 0) return '0';
  if (random.happens(0.5)) return String(n);
  return random.happens(0.3) ? `at least ${n}` : `${Math.max(1, Math.round(n * 0.8))}-${Math.ceil(n * 1.3)}`;
}

function later(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

function cell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
