import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { drawnPicture, withMetadata } from '../test/pictures.ts';
import { blackOut, lookAt } from './black-out.ts';
import { type Box, parseBoxes, withoutNested } from './boxes.ts';

const SECRET = 'Nasrin-Example-7731';
const STORED = { width: 96, height: 64 };
/** In a corner of its own, so that each of the eight ways to turn it brings it elsewhere. */
const FACE = { x: 8, y: 4, width: 24, height: 16, colour: '#f00' };

async function pixelsOf(bytes: Uint8Array) {
  const image = await loadImage(Buffer.from(bytes));
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  const { width, height } = image;
  const { data } = context.getImageData(0, 0, width, height);
  const at = (x: number, y: number): string => [...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 3)].join();
  const colours = ({ x, y, ...box }: Omit<Box, 'page'>): Set<string> => {
    const found = new Set<string>();
    for (let dy = 0; dy < box.height; dy++) for (let dx = 0; dx < box.width; dx++) found.add(at(x + dx, y + dy));
    return found;
  };
  return { width, height, at, colours };
}

/** Where a stored rectangle is seen, by the meaning of the tag in EXIF 2.32, 4.6.4. */
function seen(orientation: number, { x, y, width, height }: Omit<Box, 'page'>): Omit<Box, 'page'> {
  const { width: w, height: h } = STORED;
  const [right, below] = [w - x - width, h - y - height];
  const turned = { width: height, height: width };
  return [
    { x, y, width, height },
    { x: right, y, width, height },
    { x: right, y: below, width, height },
    { x, y: below, width, height },
    { x: y, y: x, ...turned },
    { x: below, y: x, ...turned },
    { x: below, y: right, ...turned },
    { x: y, y: right, ...turned },
  ][orientation - 1]!;
}

const chunksOf = (png: Buffer): string[] => {
  const names: string[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) names.push(png.toString('latin1', at + 4, at + 8));
  return names;
};

const segmentsOf = (jpeg: Buffer): number[] => {
  const markers: number[] = [];
  for (let at = 2; jpeg[at + 1] !== 0xda; at += 2 + jpeg.readUInt16BE(at + 2)) markers.push(jpeg[at + 1]!);
  return markers;
};

describe('a blacked-out picture', () => {
  it('has its box where a person saw it, in one colour, however the camera was held', async () => {
    const thumbnail = await drawnPicture('jpeg', { width: 16, height: 12 }, [{ ...FACE, x: 0, y: 0 }]);
    for (let orientation = 1; orientation <= 8; orientation++) {
      const file = withMetadata(await drawnPicture('jpeg', STORED, [FACE]), orientation, SECRET, thumbnail);
      const box = { page: 1, ...seen(orientation, FACE) };
      const before = await pixelsOf((await lookAt(file, 1)).picture);
      const middle = [box.x + box.width / 2, box.y + box.height / 2] as const;
      assert.match(
        before.at(...middle),
        /^2[45]\d,\d{1,2},\d{1,2}$/,
        `orientation ${orientation}: red is there before`,
      );
      const copy = await blackOut(file, [box]);
      assert.equal(copy.mediaType, 'image/jpeg');
      const after = await pixelsOf(copy.bytes);
      assert.deepEqual([after.width, after.height], orientation < 5 ? [96, 64] : [64, 96]);
      assert.deepEqual([...after.colours(box)], ['0,0,0'], `orientation ${orientation}`);
      for (let y = 0; y < after.height; y++)
        for (let x = 0; x < after.width; x++) {
          const [r, g] = after.at(x, y).split(',').map(Number) as [number, number];
          assert.ok(r - g < 40, `red at ${x},${y} with orientation ${orientation}`);
        }
      const bytes = Buffer.from(copy.bytes);
      assert.ok(
        !bytes.includes(SECRET) && !bytes.includes(Buffer.from('Exif')) && !bytes.includes(Buffer.from('ICC_')),
      );
      assert.ok(!bytes.includes(thumbnail.subarray(-40)), 'the thumbnail is gone');
      assert.ok(
        segmentsOf(bytes).every((marker) => marker < 0xe0),
        'no application segment, no comment',
      );
      assert.deepEqual([...bytes.subarray(-2)], [0xff, 0xd9]);
      assert.equal(bytes.indexOf(Buffer.from([0xff, 0xd8]), 1), -1, 'no second picture');
    }
  });

  it('is exact where the picture was: PNG and WebP, without their texts, with nothing behind transparency', async () => {
    const box = { page: 1, x: 5, y: 3, width: 30, height: 20 };
    for (const format of ['png', 'webp'] as const) {
      const copy = await blackOut(await drawnPicture(format, STORED, [FACE]), [box]);
      const after = await pixelsOf(copy.bytes);
      assert.deepEqual([...after.colours(box)], ['0,0,0'], format);
      if (format === 'webp') continue;
      assert.equal(after.at(4, 3), '255,255,255');
      assert.deepEqual([...new Set(chunksOf(Buffer.from(copy.bytes)))], ['IHDR', 'IDAT', 'IEND']);
    }
  });

  it('refuses bombs, what is cut off, what is two things, and what is no picture, each by its name', async () => {
    const code = async (bytes: Uint8Array, boxes: Box[] = []): Promise<string> =>
      blackOut(bytes, boxes).then(
        () => 'done',
        (thrown: { code: string }) => thrown.code,
      );
    const jpeg = await drawnPicture('jpeg', STORED, [FACE]);
    const png = await drawnPicture('png', STORED, [FACE]);
    const withThumbnail = withMetadata(jpeg, 1, 'x', jpeg);
    const bomb = Buffer.from(png);
    bomb.writeUInt32BE(30_000, 16);
    bomb.writeUInt32BE(30_000, 20);
    assert.equal(await code(bomb), 'expands-too-far');
    for (const cut of [
      jpeg.subarray(0, jpeg.length - 40),
      withThumbnail.subarray(0, withThumbnail.length - 60),
      jpeg.subarray(0, 100),
      png.subarray(0, png.length - 20),
    ])
      assert.equal(await code(cut), 'damaged-file');
    assert.equal(await code(Buffer.concat([jpeg, Buffer.from('PK\u0005\u0006'), Buffer.alloc(18)])), 'damaged-file');
    const pdfToo = Buffer.concat([jpeg.subarray(0, 2), segmentOf('%PDF-1.4'), jpeg.subarray(2)]);
    assert.equal(await code(pdfToo), 'damaged-file');
    assert.equal(await code(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')), 'unsupported-kind');
    assert.equal(await code(jpeg, [{ page: 2, x: 1, y: 1, width: 1, height: 1 }]), 'invalid-argument');
    assert.equal(await code(jpeg, [{ page: 1, x: 500, y: 1, width: 1, height: 1 }]), 'invalid-argument');
  });
});

const segmentOf = (words: string): Buffer => {
  const head = Buffer.from([0xff, 0xfe, 0, words.length + 2]);
  return Buffer.concat([head, Buffer.from(words)]);
};

describe('boxes', () => {
  it('are read as they are typed, and refused by name', () => {
    assert.deepEqual(parseBoxes('1,2,30,40; 2,1.5,2,3,4'), [
      { page: 1, x: 1, y: 2, width: 30, height: 40 },
      { page: 2, x: 1.5, y: 2, width: 3, height: 4 },
    ]);
    for (const wrong of ['1,2,3', '0,1,2,3,4', '1,2,0,4', 'a,b,c,d', '1,-2,3,4', '1,2,3,4,5,6', '1e3,2,3,4'])
      assert.throws(() => parseBoxes(wrong), { code: 'invalid-argument' }, wrong);
  });

  it('within another are left out, and of two alike one stays', () => {
    const [a, b, c] = parseBoxes('0,0,10,10 2,2,3,3 0,0,10,10') as [Box, Box, Box];
    assert.deepEqual(withoutNested([a, b, c]), [a]);
  });
});
