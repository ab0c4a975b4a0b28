/**
 * The sample: what an invented country's papers, agencies and organisations reported in ten years. Deterministic,
 * so that a page about it looks the same everywhere. It holds what a real collection holds: one event in several
 * reports and three languages, copies taken over word for word, numbers that differ, denials, opinion that asserts
 * more than it knows, a table with faulty rows, files in old encodings and files that cannot be read.
 */
import { gzipSync } from 'node:zlib';
import { SAMPLE_CLAIMS, type SampleClaim } from './claims.ts';
import {
  COUNTRY,
  GROUPS,
  INVENTED,
  OUTLETS,
  type Outlet,
  PEOPLE,
  type SampleLanguage,
  TOWNS,
  TOWNS_ABROAD,
} from './country.ts';
import { incidents } from './incidents.ts';
import { oddFiles } from './odd-files.ts';
import { opinions } from './opinions.ts';
import { Random } from './random.ts';
import { type ActKind, type Happening, tell } from './wording.ts';

export interface SampleFile {
  name: string;
  bytes: Uint8Array;
  /** Name of the source, as the reports give it. */
  source: string;
}

export interface SampleTable {
  name: string;
  bytes: Uint8Array;
  source: string;
  mapping: { kind: 'event' | 'document'; fields: Record<string, string>; constants?: Record<string, string> };
}

export interface Sample {
  files: SampleFile[];
  tables: SampleTable[];
  /** About what its articles assert. */
  claims: readonly SampleClaim[];
}

const FIRST_YEAR = 2011;
const LAST_YEAR = 2020;
const COPIED_SHARE = 0.12;

/** Protests grow from year to year, shells fall without a trend: something for an indicator to find, and not to. */
const KINDS: readonly { kind: ActKind; perYear: (year: number) => number }[] = [
  { kind: 'gathering', perYear: (year) => 4 + (year - FIRST_YEAR) },
  { kind: 'march', perYear: (year) => 2 + Math.floor((year - FIRST_YEAR) / 2) },
  { kind: 'strike', perYear: (year) => 2 + Math.floor((year - FIRST_YEAR) / 3) },
  { kind: 'hunger-strike', perYear: (year) => (year < 2014 ? 0 : 1) },
  { kind: 'arrest', perYear: (year) => 2 + (year % 3) },
  { kind: 'trial', perYear: () => 1 },
  { kind: 'rally-abroad', perYear: (year) => (year < 2013 ? 1 : 2) },
  { kind: 'resolution', perYear: (year) => year % 2 },
  { kind: 'shelling', perYear: (year) => [2, 0, 3, 1, 1, 0, 2, 3, 0, 1][year - FIRST_YEAR]! },
  { kind: 'shutdown', perYear: (year) => (year < 2016 ? 0 : 1) },
];

export function generateSample(seed = 1401): Sample {
  const random = new Random(seed);
  const happenings = happeningsOf(random);
  const reports = happenings.flatMap((h, i) => reportsOf(h, i, random));
  return {
    files: [...opinions(), ...oddFiles()],
    claims: SAMPLE_CLAIMS,
    tables: [
      {
        name: 'varzan-reports-2011-2020.jsonl.gz',
        bytes: gzipSync(reports.map((report) => `${JSON.stringify(report)}\n`).join(''), { level: 9 }),
        source: '',
        mapping: {
          kind: 'document',
          fields: {
            id: 'id',
            title: 'headline',
            text: 'report',
            published: 'day',
            source: 'outlet',
            country: 'country',
          },
        },
      },
      {
        name: 'assembly-register-lalehkenar.csv',
        bytes: new TextEncoder().encode(register(happenings)),
        source: 'Assembly register of Lalehkenar',
        mapping: {
          kind: 'event',
          fields: {
            id: 'no',
            title: 'subject',
            start: 'date',
            place: 'town',
            participants: 'notified',
            description: 'remarks',
          },
          constants: { type: 'protest-gathering', country: 'Varzan' },
        },
      },
      {
        name: 'varzan-rights-monitor-incidents.csv',
        bytes: new TextEncoder().encode(incidents(happenings, new Random(seed + 1))),
        source: '',
        mapping: {
          kind: 'event',
          fields: {
            id: 'no',
            title: 'what',
            start: 'date',
            end: 'until',
            place: 'town',
            lat: 'lat',
            lon: 'lon',
            admin1: 'province',
            country: 'country',
            type: 'type',
            killed: 'killed',
            injured: 'injured',
            arrested: 'arrested',
            participants: 'participants',
            perpetrators: 'alleged',
            victims: 'affected',
            source: 'told by',
          },
        },
      },
    ],
  };
}

function happeningsOf(random: Random): Happening[] {
  const all: Happening[] = [];
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year++)
    for (const { kind, perYear } of KINDS)
      for (let i = 0; i < perYear(year); i++) {
        const abroad = kind === 'rally-abroad' || kind === 'resolution';
        const counted = kind === 'arrest' || random.happens(0.3);
        all.push({
          kind,
          day: dayOf(year, random),
          town: random.pick(abroad ? TOWNS_ABROAD : TOWNS),
          group: random.pick(GROUPS),
          person: random.pick(PEOPLE),
          participants:
            kind === 'hunger-strike'
              ? random.between(6, 40)
              : kind === 'resolution'
                ? random.between(90, 210)
                : random.between(2, 60) * 10,
          arrested: counted && !abroad && kind !== 'shelling' ? random.between(3, 10) : 0,
          killed: kind === 'shelling' ? random.between(0, 6) : 0,
          injured: kind === 'shelling' ? random.between(2, 20) : 0,
        });
      }
  return all.sort((a, b) => (a.day < b.day ? -1 : 1));
}

function dayOf(year: number, random: Random): string {
  return new Date(Date.UTC(year, 0, random.between(1, 365))).toISOString().slice(0, 10);
}

interface Report {
  id: string;
  headline: string;
  report: string;
  day: string;
  outlet: string;
  country: string;
}

function reportsOf(h: Happening, index: number, random: Random): Report[] {
  const year = Number(h.day.slice(0, 4));
  const outlets = random.some(
    OUTLETS.filter((outlet) => outlet.since <= year),
    random.between(1, 3),
  );
  const reports = outlets.map((outlet, i) => reportOf(h, outlet, `V${index}-${i + 1}`, random));
  const first = reports[0]!;
  const copier = OUTLETS.find(
    (outlet) => outlet.language === outlets[0]!.language && outlet.since <= year && !outlets.includes(outlet),
  );
  // taken over word for word: a copy that must never count as a second source
  if (copier !== undefined && random.happens(COPIED_SHARE))
    reports.push({ ...first, id: `V${index}-c`, outlet: copier.name, day: later(first.day, 1) });
  return reports;
}

function reportOf(h: Happening, outlet: Outlet, id: string, random: Random): Report {
  const share = outlet.type === 'agency' && outlet.language === 'ar' ? 25 : random.between(80, 125);
  const stated = asReported((h.participants * share) / 100);
  const { title, sentences } = tell(h, outlet.language, stated);
  const closing = DENIALS[outlet.language];
  const text = [...sentences, ...(random.happens(0.25) ? [random.pick(closing)] : [])].join(' ');
  return {
    id,
    headline: title,
    report: `${text}\n\n${SIGNED[outlet.language](outlet.name)}`,
    day: later(h.day, random.between(0, 2)),
    outlet: outlet.name,
    country: COUNTRY.en.replace('the ', ''),
  };
}

/** Reporters count few people one by one and many by tens. */
function asReported(n: number): number {
  return n < 50 ? Math.max(3, Math.round(n)) : Math.round(n / 10) * 10;
}

const SIGNED: Readonly<Record<SampleLanguage, (outlet: string) => string>> = {
  ar: (outlet) => `${outlet} — ${INVENTED.ar}`,
  fa: (outlet) => `${outlet} — ${INVENTED.fa}`,
  en: (outlet) => `${outlet} — ${INVENTED.en}`,
};

const DENIALS: Readonly<Record<SampleLanguage, readonly string[]>> = {
  ar: ['وقال المتحدث باسم المحافظة إن «أي تجمع لم يحدث».', 'ولم يتسنّ التحقق من الرواية من مصدر مستقل.'],
  fa: ['سخنگوی استانداری گفت که «هیچ تجمعی رخ نداده است».', 'این گزارش را منبع مستقلی تأیید نکرده است.'],
  en: [
    'A spokesman of the governor said that “no gathering took place”.',
    'The account could not be confirmed independently.',
  ],
};

function later(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

/** A hand-kept register: the header repeated at each new year, ranges, a row without a date, a doubled row. */
function register(happenings: readonly Happening[]): string {
  const header = 'no,date,town,subject,notified,remarks';
  const lines = [header];
  let year = FIRST_YEAR;
  let number = 0;
  for (const h of happenings) {
    if (h.kind !== 'gathering' && h.kind !== 'march') continue;
    if (Number(h.day.slice(0, 4)) !== year) {
      year = Number(h.day.slice(0, 4));
      lines.push(header);
    }
    number++;
    const [y, m, d] = h.day.split('-');
    const date = number % 37 === 0 ? 'not noted' : number % 3 === 0 ? `${d}.${m}.${y}` : h.day;
    const notified =
      number % 5 === 0
        ? `${h.participants - 5}-${h.participants + 5}`
        : number % 11 === 0
          ? ''
          : String(h.participants);
    const remarks = number % 7 === 0 ? '"moved to the square,\nby order of the prefecture"' : '';
    lines.push(
      `R${number},${date},${h.town.name.en},"${h.kind === 'march' ? 'March' : 'Gathering'} of ${h.group.name.en}",${notified},${remarks}`,
    );
  }
  return `${lines.join('\r\n')}\r\n`;
}
