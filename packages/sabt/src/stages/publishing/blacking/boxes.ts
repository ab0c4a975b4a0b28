/**
 * What is blacked out of a picture or of pages: rectangles in what a person sees, that is, after a camera's note of how it
 * was held (EXIF orientation) or a page's own turn was followed. Of a picture the unit is its pixel, of a page the point
 * (1/72 inch); from the upper left corner.
 */
import { SabtError } from '../../../model/errors.ts';

export interface Box {
  /** From 1; a picture is page 1. */
  page: number;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** More than this nobody draws, and each is written into the record. */
export const MOST_BOXES = 2_000;
const LARGEST = 1e6;

/**
 * Boxes as they are typed: `x,y,width,height` of a picture, `page,x,y,width,height` of pages; several apart by white space
 * or semicolons. Throws `invalid-argument` naming the one that is none.
 */
export function parseBoxes(typed: string): Box[] {
  const boxes = typed
    .split(/[\s;]+/u)
    .filter((one) => one !== '')
    .map(parseBox);
  if (boxes.length > MOST_BOXES)
    throw new SabtError('invalid-argument', `At most ${MOST_BOXES} boxes can be blacked out at once.`, { at: 'box' });
  return boxes;
}

function parseBox(typed: string): Box {
  const parts = typed.split(',');
  const numbers = parts.map((part) => (/^\d{1,7}(?:\.\d{1,4})?$/.test(part) ? Number(part) : Number.NaN));
  const [page, x, y, width, height] = numbers.length === 4 ? [1, ...numbers] : numbers;
  const box = { page: page!, x: x!, y: y!, width: width!, height: height! };
  const isBox =
    (numbers.length === 4 || numbers.length === 5) &&
    numbers.every((n) => n <= LARGEST) &&
    Number.isInteger(box.page) &&
    box.page >= 1 &&
    box.width > 0 &&
    box.height > 0;
  if (!isBox)
    throw new SabtError(
      'invalid-argument',
      `“${typed}” is no box. A box is x,y,width,height of a picture, or page,x,y,width,height of pages.`,
      { at: 'box' },
    );
  return box;
}

/** Without those that lie within another one. */
export function withoutNested(boxes: readonly Box[]): Box[] {
  const lies = (a: Box, b: Box): boolean =>
    a.page === b.page && a.x >= b.x && a.y >= b.y && a.x + a.width <= b.x + b.width && a.y + a.height <= b.y + b.height;
  return boxes.filter(
    (box, i) => !boxes.some((other, k) => k !== i && lies(box, other) && (k < i || !lies(other, box))),
  );
}
