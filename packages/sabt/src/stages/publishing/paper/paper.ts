/*
 * A paper: blocks of text set on A4 pages, with the same foot on each, as a PDF. The same input gives the same bytes: dates
 * in it are the day that is given, and nothing is taken from the machine. Text can be searched and copied; a reader puts
 * Arabic and Persian back into the order of reading, as it must with any PDF.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import PDFDocument from 'pdfkit';
import { encode } from 'uqr';
import { fontFile, fontFor } from './fonts.ts';
import { type Direction, type Line, linesOf, type Setting } from './lines.ts';

export type PaperBlock =
  /**
   * What the paper says itself runs in the direction of the page, whatever word it begins with; words that are somebody
   * else's (`isQuoted`) in that of their own first letter.
   */
  | { kind: 'title' | 'heading' | 'text' | 'note' | 'item'; text: string; isQuoted?: boolean }
  /** Always from left to right: keys, digests, paths. */
  | { kind: 'code'; text: string }
  /** Words of others in a value are isolated in it (U+2068 … U+2069). */
  | { kind: 'fact'; label: string; value: string; isCode?: boolean }
  | { kind: 'new-page' };

export interface Paper {
  language: string;
  direction: Direction;
  title: string;
  /** ISO day. */
  day: string;
  blocks: Iterable<PaperBlock>;
  /** At the foot of each page, beside the code. */
  foot: readonly string[];
  /** What the QR code holds. */
  qr: string;
  pageOf(page: number, pages: number): string;
}

export interface PrintedPaper {
  bytes: Uint8Array;
  pages: number;
  /** Whether a character was met that no font has; it is shown as an empty box. */
  hasGaps: boolean;
}

/** Points. */
const PAGE = { width: 595.28, height: 841.89 };
const MARGIN = 54;
const FOOT = 66;
const QR_SIDE = 50;
const LABEL_SHARE = 0.27;
const GAP = 12;
const COLOURS = { ink: '#1c1b19', soft: '#5e5a52', line: '#b9b2a3' };

interface Style {
  size: number;
  /** Of a line, in sizes. */
  leading: number;
  before: number;
  colour: string;
  indent: number;
}

const STYLES: Record<Exclude<PaperBlock['kind'], 'new-page'>, Style> = {
  title: { size: 19, leading: 1.45, before: 6, colour: COLOURS.ink, indent: 0 },
  heading: { size: 13, leading: 1.5, before: 14, colour: COLOURS.ink, indent: 0 },
  text: { size: 10.5, leading: 1.6, before: 4, colour: COLOURS.ink, indent: 0 },
  note: { size: 9, leading: 1.55, before: 4, colour: COLOURS.soft, indent: 0 },
  item: { size: 10.5, leading: 1.6, before: 2, colour: COLOURS.ink, indent: 14 },
  code: { size: 8.5, leading: 1.5, before: 4, colour: COLOURS.ink, indent: 0 },
  fact: { size: 10, leading: 1.6, before: 4, colour: COLOURS.ink, indent: 0 },
};

const LINES_A_TURN = 200;

/** @param turn gives others a turn while it is made; what it throws gives it up */
export async function printPaper(paper: Paper, turn: () => Promise<void> = nextTurn): Promise<PrintedPaper> {
  const printer = new Printer(paper);
  let lines = 0;
  for (const block of paper.blocks) {
    lines += printer.block(block);
    if (lines < LINES_A_TURN) continue;
    lines = 0;
    await turn();
  }
  return printer.end();
}

class Printer {
  private readonly pdf: PDFDocument;
  private readonly paper: Paper;
  private readonly widths = new Map<string, number>();
  private readonly fonts = new Set<string>();
  private readonly setting: Setting;
  private hasGaps = false;
  private y = MARGIN;
  private readonly chunks: Uint8Array[] = [];

  constructor(paper: Paper) {
    this.paper = paper;
    const date = new Date(`${paper.day}T00:00:00Z`);
    this.pdf = new PDFDocument({
      size: 'A4',
      margin: 0,
      bufferPages: true,
      autoFirstPage: true,
      lang: paper.language,
      displayTitle: true,
      pdfVersion: '1.7',
      info: { Title: paper.title, Producer: 'Sabt', Creator: 'Sabt', CreationDate: date, ModDate: date },
    });
    this.pdf.on('data', (chunk: Uint8Array) => this.chunks.push(chunk));
    const first = paper.direction === 'rtl' ? 'vazirmatn' : 'inter';
    this.setting = {
      fontOf: (codePoint) => {
        const { name, isThere } = fontFor(codePoint, first);
        this.hasGaps ||= !isThere;
        return name;
      },
      widthOf: (text, font) => this.widthOf(text, font),
    };
  }

  /** Returns the number of lines that were set. */
  block(block: PaperBlock): number {
    if (block.kind === 'new-page') {
      this.newPage();
      return 0;
    }
    const style = STYLES[block.kind];
    this.y += style.before;
    if (block.kind === 'fact') return this.fact(block, style);
    const { left, right } = { left: MARGIN + style.indent, right: PAGE.width - MARGIN - style.indent };
    const lines = this.lines(block.text, right - left, style, this.directionOf(block));
    // a heading does not stand alone at the end of a page
    if (block.kind === 'heading') this.room(style.size * style.leading * 3);
    for (const [i, line] of lines.entries()) {
      this.room(style.size * style.leading);
      if (block.kind === 'item' && i === 0) this.bullet(line.direction, style);
      this.line(line, left, right, style);
      this.y += style.size * style.leading;
    }
    return lines.length;
  }

  private fact(block: Extract<PaperBlock, { kind: 'fact' }>, style: Style): number {
    const width = PAGE.width - 2 * MARGIN;
    const labelWidth = width * LABEL_SHARE;
    const soft = { ...style, colour: COLOURS.soft };
    const valueStyle = block.isCode === true ? { ...style, size: STYLES.code.size } : style;
    const { direction } = this.paper;
    const labels = this.lines(block.label, labelWidth, soft, direction);
    const values = this.lines(
      block.value,
      width - labelWidth - GAP,
      valueStyle,
      block.isCode === true ? 'ltr' : direction,
    );
    const [labelAt, valueAt] =
      direction === 'ltr' ? [MARGIN, MARGIN + labelWidth + GAP] : [PAGE.width - MARGIN - labelWidth, MARGIN];
    const count = Math.max(labels.length, values.length);
    for (let i = 0; i < count; i++) {
      this.room(style.size * style.leading);
      if (labels[i] !== undefined) this.line(labels[i]!, labelAt, labelAt + labelWidth, soft);
      // values stand where those of the page begin, whatever their own direction
      if (values[i] !== undefined)
        this.line({ ...values[i]!, direction }, valueAt, valueAt + width - labelWidth - GAP, valueStyle);
      this.y += style.size * style.leading;
    }
    return count;
  }

  private directionOf(block: Exclude<PaperBlock, { kind: 'fact' | 'new-page' }>): Direction | undefined {
    if (block.kind === 'code') return 'ltr';
    return block.isQuoted === true ? undefined : this.paper.direction;
  }

  private lines(text: string, width: number, { size }: Style, given: Direction | undefined): Line[] {
    const scaled: Setting = { ...this.setting, widthOf: (part, font) => this.widthOf(part, font) * size };
    return text.split(/\r\n|[\n\r\u0085\u2028\u2029]/u).flatMap((paragraph) => {
      return paragraph.trim() === ''
        ? []
        : linesOf(paragraph, width, scaled, { given, otherwise: this.paper.direction });
    });
  }

  private room(height: number): void {
    if (this.y + height > PAGE.height - MARGIN - FOOT) this.newPage();
  }

  private newPage(): void {
    this.pdf.addPage();
    this.y = MARGIN;
  }

  private bullet(direction: Direction, { size, leading }: Style): void {
    const x = direction === 'ltr' ? MARGIN + 4 : PAGE.width - MARGIN - 7;
    this.pdf.rect(x, this.y + (size * leading) / 2 - 0.5, 3, 3).fill(COLOURS.soft);
  }

  /** The line begins where its direction says, between the two edges. */
  private line(line: Line, left: number, right: number, { size, leading, colour }: Style, top = this.y): void {
    const from = line.direction === 'ltr' ? left : right - line.width;
    const baseline = top + size * (leading / 2 + 0.35);
    // in the order of reading, which is the order in which most readers copy it out again
    for (const { text, font, x } of line.pieces) {
      this.use(font).fontSize(size).fillColor(colour);
      this.pdf.text(text, from + x, baseline, { lineBreak: false, baseline: 'alphabetic' });
    }
  }

  /** Width at size 1. */
  private widthOf(text: string, font: string): number {
    const key = `${font} ${text}`;
    let width = this.widths.get(key);
    if (width === undefined) {
      width = this.use(font).fontSize(1000).widthOfString(text) / 1000;
      this.widths.set(key, width);
    }
    return width;
  }

  private use(font: string): PDFDocument {
    if (!this.fonts.has(font)) {
      this.pdf.registerFont(font, fontFile(font));
      this.fonts.add(font);
    }
    return this.pdf.font(font);
  }

  async end(): Promise<PrintedPaper> {
    const { count } = this.pdf.bufferedPageRange();
    const { data, size } = encode(this.paper.qr, { ecc: 'M', border: 0 });
    for (let page = 0; page < count; page++) {
      this.pdf.switchToPage(page);
      this.foot(page + 1, count, data, QR_SIDE / size);
    }
    const ended = new Promise((resolve) => this.pdf.once('end', resolve));
    this.pdf.end();
    await ended;
    return { bytes: Buffer.concat(this.chunks), pages: count, hasGaps: this.hasGaps };
  }

  private foot(page: number, pages: number, code: readonly (readonly boolean[])[], cell: number): void {
    const top = PAGE.height - MARGIN - FOOT + GAP;
    const { direction } = this.paper;
    this.pdf
      .moveTo(MARGIN, top)
      .lineTo(PAGE.width - MARGIN, top)
      .lineWidth(0.5)
      .stroke(COLOURS.line);
    const [left, right] = [MARGIN, PAGE.width - MARGIN - QR_SIDE - GAP];
    const [textLeft, textRight] = direction === 'ltr' ? [left, right] : [left + QR_SIDE + GAP, PAGE.width - MARGIN];
    const codeLeft = direction === 'ltr' ? PAGE.width - MARGIN - QR_SIDE : MARGIN;
    for (const [row, cells] of code.entries())
      for (const [column, isDark] of cells.entries())
        if (isDark) this.pdf.rect(codeLeft + column * cell, top + GAP / 2 + row * cell, cell, cell);
    this.pdf.fill('#000000');
    const style: Style = { size: 7.5, leading: 1.5, before: 0, colour: COLOURS.soft, indent: 0 };
    let y = top + GAP / 2;
    for (const text of [this.paper.pageOf(page, pages), ...this.paper.foot])
      for (const line of this.lines(text, textRight - textLeft, style, direction)) {
        this.line(line, textLeft, textRight, style, y);
        y += style.size * style.leading;
      }
  }
}
