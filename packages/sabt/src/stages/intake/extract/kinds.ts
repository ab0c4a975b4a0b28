import type { FileKind } from './extraction.ts';

/**
 * Kind of file by content; the name is only a hint where content leaves it open (Markdown and plain text
 * look alike, so do CSV and prose with commas).
 */
export const MEDIA_TYPES: Readonly<Record<FileKind, string>> = {
  txt: 'text/plain',
  md: 'text/markdown',
  html: 'text/html',
  xml: 'application/xml',
  csv: 'text/csv',
  tsv: 'text/tab-separated-values',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json',
  jsonl: 'application/jsonl',
  yaml: 'application/yaml',
  eml: 'message/rfc822',
  pdf: 'application/pdf',
  other: 'application/octet-stream',
};

const BY_EXTENSION: Readonly<Record<string, FileKind>> = {
  txt: 'txt',
  text: 'txt',
  log: 'txt',
  md: 'md',
  markdown: 'md',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  xml: 'xml',
  rss: 'xml',
  atom: 'xml',
  svg: 'xml',
  csv: 'csv',
  tsv: 'tsv',
  tab: 'tsv',
  xlsx: 'xlsx',
  xlsm: 'xlsx',
  json: 'json',
  geojson: 'json',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  yaml: 'yaml',
  yml: 'yaml',
  eml: 'eml',
  pdf: 'pdf',
};

/** What bytes are before they are decoded: containers and binary kinds show themselves in the first bytes. */
export type Container = 'gzip' | 'zip' | 'pdf' | 'cfb' | 'text-or-other';

export function containerOf(head: Uint8Array): Container {
  if (startsWith(head, [0x1f, 0x8b])) return 'gzip';
  if (startsWith(head, [0x50, 0x4b, 3, 4]) || startsWith(head, [0x50, 0x4b, 5, 6])) return 'zip';
  if (startsWith(head, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return 'cfb';
  // Readers accept a header anywhere in the first kilobyte.
  if (Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, 1024)).includes('%PDF-')) return 'pdf';
  return 'text-or-other';
}

function startsWith(bytes: Uint8Array, prefix: number[]): boolean {
  return prefix.every((byte, i) => bytes[i] === byte);
}

export function kindByName(name: string): FileKind | null {
  const extension = /\.([^./\\]+)$/.exec(name.replace(/\.gz$/i, ''))?.[1]?.toLowerCase();
  return extension === undefined ? null : (BY_EXTENSION[extension] ?? null);
}

/** Kind of a text by its first 64 K characters and its name. */
export function kindOfText(text: string, name: string): FileKind {
  const head = text.slice(0, 65_536);
  const start = head.trimStart();
  const hint = kindByName(name);
  if (/^<(?:!doctype\s+html|html[\s>])/i.test(start) || /^<\?xml[^>]*>\s*(?:<![^>]*>\s*)*<html[\s>]/i.test(start))
    return 'html';
  if (/^<\?xml\s/i.test(start)) return 'xml';
  if ((start.startsWith('<') && hint === 'xml') || isSvg(start)) return 'xml';
  // Markdown may begin with a piece of HTML.
  if (hint === 'md') return 'md';
  if (/^(?:<!--[\s\S]{0,5000}?-->\s*)?<(?:head|body|div|p|table|article|section|meta|title|h1|span)[\s>]/i.test(start))
    return 'html';
  if (hint === 'html' && /<[a-z!/]/i.test(head)) return 'html';
  if (looksLikeMail(start)) return 'eml';
  if (hint === 'eml' && /^[!-9;-~]+:/.test(start)) return 'eml';
  if (hint === 'yaml' || hint === 'csv' || hint === 'tsv') return hint;
  const json = jsonKind(head, text.length > head.length);
  if (json !== null) return json;
  if (hint === 'json' || hint === 'jsonl') return hint;
  if (hint === 'txt') return 'txt';
  if (/^---\n[A-Za-z_][\w -]*:/.test(start)) return 'yaml';
  return delimited(head) ?? 'txt';
}

/** A drawing: markup, of which only the words that it shows are text. */
export function isSvg(text: string): boolean {
  return /^\s*(?:<\?xml[^>]{0,500}\?>\s*)?(?:<!--[\s\S]{0,5000}?-->\s*)*(?:<!doctype\s+svg[\s>]|<(?:\w+:)?svg[\s>])/i.test(
    text.slice(0, 65_536),
  );
}

function looksLikeMail(start: string): boolean {
  const head = /^(?:From .*\r?\n)?((?:[!-9;-~]+:.*\r?\n(?:[ \t].*\r?\n)*)+)/.exec(start)?.[1];
  if (head === undefined) return false;
  const names = new Set([...head.matchAll(/^([!-9;-~]+):/gm)].map((match) => match[1]!.toLowerCase()));
  const usual = ['from', 'to', 'subject', 'date', 'message-id', 'mime-version', 'received', 'return-path'];
  return usual.filter((one) => names.has(one)).length >= 3;
}

function jsonKind(head: string, cut: boolean): FileKind | null {
  const start = head.trimStart();
  if (!/^[[{]\s*["[\]{}\dtfn-]/.test(start)) return null;
  const lines = start.split(/\r\n?|\n/).filter((line) => line.trim() !== '');
  if (lines.length > 1) {
    const whole = cut ? lines.slice(0, -1) : lines;
    // a bad line among good ones is a bad line, not another kind of file; lines of a laid-out document are seldom whole
    const looked = whole.slice(0, 20);
    if (looked.filter(isJson).length * 2 >= looked.length) return 'jsonl';
  }
  return cut || isJson(start) || /^[[{]\s*(?:"[^"]*"\s*:|[[{"])/.test(start) ? 'json' : null;
}

function isJson(line: string): boolean {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null;
  } catch {
    return false;
  }
}

/** Tables without a telling name: at least five lines, all with the same number of tabs, or of separators. */
function delimited(head: string): FileKind | null {
  const lines = head
    .split(/\r\n?|\n/)
    .slice(0, -1)
    .filter((line) => line !== '');
  if (lines.length < 5) return null;
  const same = (separator: string, least: number): boolean => {
    const counts = lines.slice(0, 50).map((line) => line.split(separator).length - 1);
    return counts[0]! >= least && counts.every((count) => count === counts[0]);
  };
  if (same('\t', 1)) return 'tsv';
  return same(';', 2) || same(',', 2) ? 'csv' : null;
}
