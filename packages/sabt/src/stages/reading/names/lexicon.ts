/**
 * Which name is this? Identities of common names across spellings and scripts.
 *
 * Letters alone cannot tell that Gamal and Jamal are one name and that Hassan and Hussein, Karami and Karimi, Salem and
 * Salim are two. So the common names (given.ts, given_rarer.ts, family.ts) are numbered, every spelling points to its number, and two
 * tokens with known numbers are compared by these. A spelling may belong to several names (Latin "Said" is سعيد, but may
 * be سيد): then the first is its own and the others are merely possible, which counts between scripts only.
 *
 * Family names are largely made of given names, so a name with a known stem and a known ending (-i, -zadeh, -pour, -nejad,
 * -ian …) gets an identity of its own, stem and ending together: Hosseinzadeh is known without being listed.
 */
import { fold } from '../fold/fold.ts';
import { FAMILY_NAMES } from './family.ts';
import { GIVEN_NAMES } from './given.ts';
import { RARER_GIVEN_NAMES } from './given_rarer.ts';

/** What is known about a name of the lists. */
export interface KnownName {
  id: number;
  /** First Latin spelling of the list; a label for keys, not for display. */
  label: string;
  /** 1 very common, 2 fairly, 3 less. */
  commonness: number;
  given: boolean;
  /** m, f, u */
  sex: string;
}

/** Identities of one token. An identity is the number of a name, with the number of an ending in the high bits. */
export interface Identities {
  own: readonly number[];
  possible: readonly number[];
  /** The best known name behind them, if it is this name itself and not merely its stem. */
  name: KnownName | undefined;
}

export const UNKNOWN: Identities = { own: [], possible: [], name: undefined };

/** Writes out a pattern: `[ab]` one of the letters, `(x|y|)` one of the strings, `?` what stands before it or nothing. */
function spellings(pattern: string): string[] {
  let made = [''];
  for (let i = 0; i < pattern.length; i++) {
    let options: string[];
    if (pattern[i] === '[') {
      const end = pattern.indexOf(']', i);
      options = [...pattern.slice(i + 1, end)];
      i = end;
    } else if (pattern[i] === '(') {
      const end = pattern.indexOf(')', i);
      options = pattern.slice(i + 1, end).split('|');
      i = end;
    } else options = [pattern[i]!];
    if (pattern[i + 1] === '?') {
      options = [...options, ''];
      i++;
    }
    made = made.flatMap((head) => options.map((tail) => head + tail));
  }
  return made;
}

/**
 * A Latin spelling without what merely differs by the habit of a language: doubled letters, ou/oo/u for o, ee/y for i,
 * sch for sh, tch for ch, dj for j, x for kh, w for v, -ah for -a at the end. Expects folded text.
 */
export function latinKey(text: string): string {
  return text
    .replace(/[^a-z]/g, '')
    .replace(/sch/g, 'sh')
    .replace(/tch/g, 'ch')
    .replace(/dzh|dj/g, 'j')
    .replace(/ph/g, 'f')
    .replace(/ck/g, 'k')
    .replace(/x/g, 'kh')
    .replace(/w/g, 'v')
    .replace(/ou|oo|u/g, 'o')
    .replace(/ee/g, 'i')
    .replace(/y(?![aeio])/g, 'i')
    .replace(/ss?h(?=s?h)/g, '')
    .replace(/(.)\1+/g, '$1')
    .replace(/ah$/, 'a');
}

/** An Arabic-script spelling without hamza seats, the sign of a long initial alef and doubled waw or yeh. Expects folded text. */
export function arabicKey(text: string): string {
  return text.replace(/^اا/, 'ا').replace(/ء/g, '').replace(/وو/g, 'و').replace(/يي+/g, 'ي');
}

interface Entry {
  own: number[];
  possible: number[];
}

const latin = new Map<string, Entry>();
const arabic = new Map<string, Entry>();
const known: KnownName[] = [];

function point(index: Map<string, Entry>, key: string, id: number, possible: boolean): void {
  if (key === '') return;
  let entry = index.get(key);
  if (entry === undefined) {
    entry = { own: [], possible: [] };
    index.set(key, entry);
  }
  const list = possible || (entry.own.length > 0 && !entry.own.includes(id)) ? entry.possible : entry.own;
  if (!list.includes(id)) list.push(id);
}

function load(lines: string, given: boolean): void {
  for (const line of lines.split('\n')) {
    const [latinPart, arabicPart, tag] = line.split(';');
    if (latinPart === undefined || arabicPart === undefined || tag === undefined) continue;
    const id = known.length + 1;
    const patterns = latinPart.split(' ').filter((p) => p !== '');
    const first = patterns.find((p) => !p.startsWith('~')) ?? patterns[0] ?? '';
    known.push({
      id,
      label: latinKey(spellings(first.replace('~', ''))[0]!),
      commonness: Number(tag[0]),
      given,
      sex: tag[1]!,
    });
    for (const pattern of patterns) {
      const possible = pattern.startsWith('~');
      for (const one of spellings(possible ? pattern.slice(1) : pattern)) {
        const key = latinKey(one);
        point(latin, key, id, possible);
        // Whoever writes a final ه as -a or -e may write -eh.
        if (arabicPart.includes('ه') && /[ae]$/.test(key)) point(latin, `${key.slice(0, -1)}eh`, id, possible);
      }
    }
    for (const one of arabicPart.split(' ')) point(arabic, arabicKey(fold(one)), id, false);
  }
}
load(GIVEN_NAMES, true);
load(RARER_GIVEN_NAMES, true);
load(FAMILY_NAMES, false);

/** Endings that make a family name of a given one: in Arabic script, and as `latinKey` leaves them. */
const ENDINGS: readonly (readonly [code: number, arabic: string, latin: readonly string[]])[] = [
  [1, 'زاده', ['zadeh', 'zade', 'zada']],
  [2, 'پور', ['por']],
  [2, 'بور', ['por']],
  [3, 'نژاد', ['nejad', 'nezhad', 'nejhad', 'nezad']],
  [4, 'نيا', ['nia', 'niya']],
  [5, 'يان', ['ian', 'iyan', 'yan']],
  [6, 'ابادي', ['abadi']],
  [7, 'زهي', ['zehi', 'zahi']],
  [8, 'وند', ['vand']],
  [9, 'لو', ['lo']],
  [10, 'فرد', ['fard']],
  [11, 'خاني', ['khani']],
  [12, 'اوي', ['avi']],
  [13, 'ي', ['i']],
];
const ENDING_SHIFT = 16;

const nothing: readonly number[] = [];

/** The identities of a token's letters, already a key of its script. */
export function identify(key: string, script: 'latin' | 'arabic'): Identities {
  const index = script === 'latin' ? latin : arabic;
  // French writes ch for sh: Rachid, Cherif, Hachemi.
  const direct =
    index.get(key) ?? (script === 'latin' && key.includes('ch') ? index.get(key.replace(/ch/g, 'sh')) : undefined);
  let own: readonly number[] = direct?.own ?? nothing;
  let possible: readonly number[] = direct?.possible ?? nothing;
  for (const [code, arabicEnding, latinEndings] of ENDINGS) {
    for (const ending of script === 'latin' ? latinEndings : [arabicEnding]) {
      if (key.length < ending.length + 3 || !key.endsWith(ending)) continue;
      const stem = index.get(key.slice(0, -ending.length));
      if (stem === undefined) continue;
      const mark = code << ENDING_SHIFT;
      own = own.concat(stem.own.map((id) => id | mark));
      possible = possible.concat(stem.possible.map((id) => id | mark));
    }
  }
  if (own.length === 0 && possible.length === 0) return UNKNOWN;
  const first = direct?.own[0] ?? direct?.possible[0];
  return { own, possible, name: first === undefined ? undefined : known[first - 1] };
}

/** A name for an identity, to make keys of: the label of the name, and the ending's code where there is one. */
export function labelOf(identity: number): string {
  const ending = identity >> ENDING_SHIFT;
  const { id, label } = known[(identity & ((1 << ENDING_SHIFT) - 1)) - 1]!;
  return ending === 0 ? `${label}${id}` : `${label}${id}-${ending}`;
}
