/*
 * A picture with boxes of it blacked out. Runs in a child (`blacking.child.ts`).
 *
 * The file is decoded and turned as its camera noted; the boxes are painted over the pixels; the pixels are encoded again
 * (JPEG for what was lossy, PNG for the rest). So nothing of the former file is in the new one but the pixels outside the
 * boxes: no EXIF, XMP, profile, comment, thumbnail, second picture, or bytes behind the end. Transparency becomes white,
 * since colours may hide behind it.
 *
 * JPEG encodes blocks, and a block on the border of a box would hold traces of how the encoder saw both sides. They come
 * from what is shown anyway; but a box that is not of one colour looks like a failure, and nobody should have to argue that
 * it is none. So boxes are widened to whole blocks of 16 × 16 pixels (8 × 8 with colours at half the resolution) and one
 * pixel more, which decoders mix in when they bring the colours back to full resolution.
 */
import { createCanvas, loadImage, type SKRSContext2D } from '@napi-rs/canvas';
import { SabtError } from '../../../model/errors.ts';
import { bareJpeg, barePng } from './bare-picture.ts';
import type { Box } from './boxes.ts';
import { type PictureHead, pictureHead } from './picture-head.ts';

export interface UprightPicture {
  head: PictureHead;
  width: number;
  height: number;
  context: SKRSContext2D;
}

const BLOCK = 16;
const JPEG_QUALITY = 90;
/** Pixels of the longer side of what is shown to draw on. */
const LOOK_SIDE = 1600;
const LOOK_QUALITY = 80;
const BLACK = '#000';

/** Throws `unsupported-kind` for what is no picture of a kind that is read, else as `pictureHead`. */
export async function openPicture(bytes: Uint8Array): Promise<UprightPicture> {
  const head = pictureHead(bytes);
  if (head === null)
    throw new SabtError('unsupported-kind', 'Boxes can be blacked out of JPEG, PNG, WebP and PDF; this file is none.');
  const image = await loadImage(Buffer.from(bytes)).catch((cause: unknown) => {
    throw new SabtError('damaged-file', 'The picture cannot be decoded.', { cause });
  });
  const { width, height } = image;
  if (Math.max(width, height) !== Math.max(head.width, head.height) || width * height !== head.width * head.height)
    throw new SabtError('damaged-file', 'The picture is of another size than it says.');
  const context = createCanvas(width, height).getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.drawImage(image, 0, 0);
  return { head, width, height, context };
}

/** Throws `invalid-argument` for a box that lies outside. */
export function paintBoxes(context: SKRSContext2D, boxes: readonly Box[], { exact }: { exact: boolean }): void {
  const { width, height } = context.canvas;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.globalAlpha = 1;
  context.globalCompositeOperation = 'source-over';
  context.fillStyle = BLACK;
  for (const box of boxes) {
    if (box.x >= width || box.y >= height)
      throw new SabtError(
        'invalid-argument',
        `A box at ${box.x},${box.y} lies outside of page ${box.page}, which is ${width} × ${height}.`,
        { at: 'box' },
      );
    const [left, right] = widened(box.x, box.x + box.width, width, exact);
    const [top, bottom] = widened(box.y, box.y + box.height, height, exact);
    context.fillRect(left, top, right - left, bottom - top);
  }
}

function widened(from: number, to: number, size: number, exact: boolean): [number, number] {
  if (exact) return [Math.floor(from), Math.min(size, Math.ceil(to))];
  const low = Math.floor((Math.floor(from) - 1) / BLOCK) * BLOCK;
  const high = Math.ceil((Math.ceil(to) + 1) / BLOCK) * BLOCK;
  return [Math.max(0, low), Math.min(size, high)];
}

export async function encodeBare(context: SKRSContext2D, { exact }: { exact: boolean }): Promise<Buffer> {
  const { canvas } = context;
  return exact ? barePng(await canvas.encode('png')) : bareJpeg(await canvas.encode('jpeg', JPEG_QUALITY));
}

export async function blackenPicture(
  bytes: Uint8Array,
  boxes: readonly Box[],
): Promise<{ bytes: Buffer; mediaType: string }> {
  const outside = boxes.find(({ page }) => page !== 1);
  if (outside !== undefined)
    throw new SabtError('invalid-argument', `A picture has one page, and no page ${outside.page}.`, { at: 'box' });
  const { head, context } = await openPicture(bytes);
  paintBoxes(context, boxes, head);
  return { bytes: await encodeBare(context, head), mediaType: head.exact ? 'image/png' : 'image/jpeg' };
}

/** The picture as a person sees it, made smaller where it is large. */
export async function lookAtPicture(
  bytes: Uint8Array,
): Promise<{ pages: number; width: number; height: number; picture: Uint8Array }> {
  const { width, height, context } = await openPicture(bytes);
  return { pages: 1, width, height, picture: await smallJpeg(context) };
}

export async function smallJpeg(context: SKRSContext2D): Promise<Uint8Array> {
  const { canvas } = context;
  const scale = Math.min(1, LOOK_SIDE / Math.max(canvas.width, canvas.height));
  const small = createCanvas(
    Math.max(1, Math.round(canvas.width * scale)),
    Math.max(1, Math.round(canvas.height * scale)),
  );
  small.getContext('2d').drawImage(canvas, 0, 0, small.width, small.height);
  return bareJpeg(await small.encode('jpeg', LOOK_QUALITY));
}
