/*
 * Where words stand on a page of a PDF. pdf.js tells of each run of glyphs its text and where it begins and ends, and not
 * where each letter stands. Within a run a letter's place is estimated twice, by letters of one width (as in typewriter
 * fonts) and by those of a common font, and the box covers both and some more at each side. A run with
 * letters of both directions is covered whole, since their order on the page is not that of the text. So a box is a
 * proposal that errs on the side of too much; a person looks at the copy before it leaves.
 *
 * A box is published with the copy. In a known font names of a list are told apart by parts of a point, so the ends of a box
 * move outwards to a coarse grid, and its sides to whole points: what is left of the length is how many steps it took.
 *
 * Words are compared folded, as the search does, and found across runs, lines and spaces that the page has not; in scripts
 * that run from the right both in the order in which the file has its runs and in that of the eye.
 */
import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { fold } from '../../reading/index.ts';
import type { Box } from './boxes.ts';

/** What pdf.js says of a run; marks between runs have no text. */
interface Run {
  str: string;
  dir: string;
  transform: number[];
  width: number;
  height: number;
}

export interface PageFrame {
  page: number;
  /** From the page's own coordinates to what is shown: pdf.js viewport of scale 1. */
  transform: readonly number[];
  width: number;
  height: number;
}

/** Beyond the ends of the words, as parts of the height of a letter: where the end is known, and where it is estimated. */
const MORE = 0.1;
const ESTIMATED = 0.45;
/** What hangs below the line that letters stand on. */
const BELOW = 0.35;
const ABOVE = 1.1;
/** Steps between which the ends of a box lie along its line, in points: a few letters, of large letters as many. */
const GRID = 18;
const GRID_IS_FOR = 12;
/** Runs whose base lines are nearer, as parts of a letter's height, are on one line. */
const SAME_LINE = 0.42;
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

export function boxesOfWords(items: readonly object[], words: readonly string[], frame: PageFrame): Box[] {
  const runs = items.filter((item): item is Run => 'str' in item && (item as Run).str !== '');
  const found = [runs, fromTheRight(runs)].flatMap((order) => boxesIn(order, words, frame));
  return [...new Map(found.map((box) => [JSON.stringify(box), box])).values()];
}

function boxesIn(runs: readonly Run[], words: readonly string[], frame: PageFrame): Box[] {
  const { text, places } = joined(runs);
  const boxes: Box[] = [];
  for (const word of words) {
    const sought = lettersOf(word)
      .map(({ letter }) => letter)
      .join('');
    for (let at = sought === '' ? -1 : text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + 1)) {
      const own = places.slice(at, at + sought.length);
      const parts = [...Map.groupBy(own, ({ run }) => run)].map(([number, letters]) => {
        const inRun = letters.map((letter) => letter.at);
        return boxIn(runs[number]!, Math.min(...inRun), Math.max(...inRun) + 1, frame);
      });
      boxes.push(...parts.reduce(joinedOnLine, []));
    }
  }
  return boxes;
}

/** The next part of a match goes into the box before it where both are on one line, and near: letters drawn one by one. */
function joinedOnLine(boxes: Box[], box: Box): Box[] {
  const last = boxes.at(-1);
  if (last === undefined) return [box];
  const [left, right] = [Math.min(last.x, box.x), Math.max(last.x + last.width, box.x + box.width)];
  const [top, bottom] = [Math.min(last.y, box.y), Math.max(last.y + last.height, box.y + box.height)];
  const isNear = right - left < last.width + box.width + box.height / 2 && bottom - top < 1.5 * box.height;
  if (!isNear) return [...boxes, box];
  return [...boxes.slice(0, -1), { page: box.page, x: left, y: top, width: right - left, height: bottom - top }];
}

/** Scripts that run from the right are often drawn letter by letter from the left; none where there are none. */
function fromTheRight(runs: readonly Run[]): Run[] {
  if (!runs.some(({ str }) => RIGHT_TO_LEFT.test(str))) return [];
  const lines: Run[][] = [];
  for (const run of runs) {
    const last = lines.at(-1)?.at(-1);
    const isSame = last !== undefined && Math.abs(last.transform[5]! - run.transform[5]!) < SAME_LINE * heightOf(run);
    if (isSame) lines.at(-1)!.push(run);
    else lines.push([run]);
  }
  return lines.flatMap((line) => line.sort((a, b) => b.transform[4]! - a.transform[4]!));
}

interface Letter {
  letter: string;
  /** UTF-16 unit of the run. */
  at: number;
}

/** Folded letters and digits; spaces and signs are left out, as a page may have them or not. */
function lettersOf(text: string): Letter[] {
  const letters: Letter[] = [];
  let at = 0;
  for (const point of text) {
    for (const unit of fold(point))
      if (/[\p{L}\p{N}]/u.test(unit)) for (const half of unit.split('')) letters.push({ letter: half, at });
    at += point.length;
  }
  return letters;
}

function joined(runs: readonly Run[]): { text: string; places: { run: number; at: number }[] } {
  const places: { run: number; at: number }[] = [];
  let text = '';
  for (const [run, { str }] of runs.entries())
    for (const { letter, at } of lettersOf(str)) {
      text += letter;
      places.push({ run, at });
    }
  return { text, places };
}

function boxIn(run: Run, from: number, to: number, frame: PageFrame): Box {
  const { str, width } = run;
  const height = heightOf(run);
  const [low, high] = isMixed(str) ? [0, 1] : shareOf(str, from, to);
  const [start, end] = run.dir === 'rtl' ? [1 - high, 1 - low] : [low, high];
  const before = (start > 0 && start < 1 ? ESTIMATED : MORE) * height;
  const behind = (end > 0 && end < 1 ? ESTIMATED : MORE) * height;
  const corners = [
    [start * width - before, -BELOW * height],
    [end * width + behind, -BELOW * height],
    [start * width - before, ABOVE * height],
    [end * width + behind, ABOVE * height],
  ].map(([along, up]) => onPage(run, along!, up!, frame));
  const step = GRID * Math.ceil(height / GRID_IS_FOR);
  const [x0, y0] = onPage(run, 0, 0, frame);
  const [x1, y1] = onPage(run, 1, 0, frame);
  const isAcross = Math.abs(x1 - x0) >= Math.abs(y1 - y0);
  const [left, right] = outwards(
    corners.map(([x]) => x),
    isAcross ? step : 1,
    frame.width,
  );
  const [top, bottom] = outwards(
    corners.map(([, y]) => y),
    isAcross ? 1 : step,
    frame.height,
  );
  return { page: frame.page, x: left, y: top, width: Math.max(1, right - left), height: Math.max(1, bottom - top) };
}

/** The first and last multiple of a step between which all are, on a page of a size. */
function outwards(ends: readonly number[], step: number, size: number): [number, number] {
  const first = Math.floor(Math.min(...ends) / step) * step;
  const last = Math.ceil(Math.max(...ends) / step) * step;
  return [Math.max(0, first), Math.min(Math.ceil(size), last)];
}

/** The direction in which a run goes is that of its matrix, whatever its scale. */
function onPage({ transform }: Run, along: number, up: number, frame: PageFrame): [number, number] {
  const [a, b, c, d, e, f] = transform as [number, number, number, number, number, number];
  const [ab, cd] = [Math.hypot(a, b) || 1, Math.hypot(c, d) || 1];
  const x = e + (a / ab) * along + (c / cd) * up;
  const y = f + (b / ab) * along + (d / cd) * up;
  const [m0, m1, m2, m3, m4, m5] = frame.transform as [number, number, number, number, number, number];
  return [m0 * x + m2 * y + m4, m1 * x + m3 * y + m5];
}

const heightOf = ({ height, transform }: Run): number =>
  height > 0 ? height : Math.hypot(transform[2]!, transform[3]!) || 12;

const isMixed = (text: string): boolean => RIGHT_TO_LEFT.test(text) && /[\p{Script=Latin}\p{N}]/u.test(text);

/** The first and last part of a run that its letters [from, to) can take. */
function shareOf(str: string, from: number, to: number): [number, number] {
  const even = [from / str.length, to / str.length] as const;
  const whole = widthOf(str);
  const drawn = [widthOf(str.slice(0, from)) / whole, widthOf(str.slice(0, to)) / whole] as const;
  return [Math.min(even[0], drawn[0]), Math.max(even[1], drawn[1])];
}

let pen: SKRSContext2D | null = null;

function widthOf(text: string): number {
  if (pen === null) {
    pen = createCanvas(1, 1).getContext('2d');
    pen.font = '16px sans-serif';
  }
  return pen.measureText(text).width || 1;
}
