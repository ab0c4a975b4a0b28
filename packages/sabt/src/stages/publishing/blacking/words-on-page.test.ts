/** Boxes of words cover them, and lie on a grid that tells little of how long they were. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Box } from './boxes.ts';
import { boxesOfWords } from './words-on-page.ts';

const PAGE = { page: 1, transform: [1, 0, 0, -1, 0, 841.89], width: 595.28, height: 841.89 };
const NAME = 'Quillfeather';
const UP = 600;

interface Drawn {
  from: number;
  width: number;
  size?: number;
  /** Runs up the page, as beside a table. */
  isTurned?: boolean;
}

/** The box of a name that is a run of its own. */
function boxOf({ from, width, size = 11, isTurned = false }: Drawn): Box {
  const transform = isTurned ? [0, size, -size, 0, 300, from] : [size, 0, 0, size, from, UP];
  const boxes = boxesOfWords([{ str: NAME, dir: 'ltr', transform, width, height: size }], [NAME], PAGE);
  assert.equal(boxes.length, 1);
  return boxes[0]!;
}

describe('a box of words', () => {
  it('begins and ends on a grid, covers the words, and is of whole points', () => {
    const drawn = fc.record({
      from: fc.double({ min: 20, max: 300, noNaN: true }),
      width: fc.double({ min: 5, max: 200, noNaN: true }),
      size: fc.double({ min: 4, max: 40, noNaN: true }),
    });
    fc.assert(
      fc.property(drawn, ({ from, width, size }) => {
        const box = boxOf({ from, width, size });
        const step = 18 * Math.ceil(size / 12);
        for (const end of [box.x, box.x + box.width])
          assert.ok(end % step === 0 || end === Math.ceil(PAGE.width), `${end} of ${step}`);
        assert.ok(Number.isInteger(box.y) && Number.isInteger(box.height));
        assert.ok(box.x <= from && box.x + box.width >= from + width);
        assert.ok(box.y <= PAGE.height - UP - size && box.y + box.height >= PAGE.height - UP);
      }),
      { numRuns: 200 },
    );
  });

  it('is the same for names that differ by parts of a point or a letter', () => {
    const of = (width: number): Box => boxOf({ from: 100, width });
    assert.deepEqual(of(117.2), of(119.9));
    assert.deepEqual(of(117.2), of(124.9));
  });

  it('up the page has its grid along the line, and on both sides takes no more than it must', () => {
    const box = boxOf({ from: 101.3, width: 90, isTurned: true });
    // the foot of the page is no multiple of the step from its head, where heights are counted from
    for (const end of [box.y, box.y + box.height]) assert.equal(end % 18, 0);
    assert.ok(box.width < 20, String(box.width));
  });

  it('of a page that ends between two steps ends with the page', () => {
    const { x, width } = boxOf({ from: 500, width: 95 });
    assert.equal(x + width, 596);
  });
});
