/** What is used of pdfkit, which brings no types. */
declare module 'pdfkit' {
  import type { Readable } from 'node:stream';

  export interface PdfOptions {
    size: 'A4';
    margin: number;
    bufferPages: boolean;
    autoFirstPage: boolean;
    lang: string;
    displayTitle: boolean;
    pdfVersion: '1.7';
    info: { Title: string; Producer: string; Creator: string; CreationDate: Date; ModDate: Date };
  }

  export default class PDFDocument extends Readable {
    constructor(options: PdfOptions);
    registerFont(name: string, font: Uint8Array): this;
    font(name: string): this;
    fontSize(size: number): this;
    fillColor(color: string): this;
    widthOfString(text: string): number;
    text(text: string, x: number, y: number, options: { lineBreak: false; baseline: 'alphabetic' }): this;
    rect(x: number, y: number, width: number, height: number): this;
    moveTo(x: number, y: number): this;
    lineTo(x: number, y: number): this;
    lineWidth(width: number): this;
    stroke(color: string): this;
    fill(color: string): this;
    addPage(): this;
    switchToPage(page: number): this;
    bufferedPageRange(): { start: number; count: number };
    end(): void;
  }
}
