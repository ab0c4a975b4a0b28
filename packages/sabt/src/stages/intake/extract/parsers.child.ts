/** Entry of the children that parse files: one job is one file. See `children.ts`. */
import { fileTypeFromBuffer } from 'file-type';
import { serveJobs } from '../child-side.ts';
import type { Limits } from '../limits.ts';
import type { Parsed } from './extraction.ts';

export type ParserJob = { limits: Limits } & (
  | { parser: 'html' | 'xml'; text: string }
  | { parser: 'pdf' | 'zip' | 'eml' | 'binary'; bytes: Uint8Array }
);

/** `kind` where only the child could tell it. */
export type ParserAnswer = { parsed: Parsed; kind?: 'xlsx' | 'other'; mediaType?: string };

serveJobs((job) => answer(job as ParserJob));

// Each library is loaded when the first file of its kind comes, so a child that reads pages never loads pdf.js.
async function answer(job: ParserJob): Promise<ParserAnswer> {
  const { limits } = job;
  switch (job.parser) {
    case 'html':
      return { parsed: (await import('./html.ts')).readHtml(job.text, limits) };
    case 'xml':
      return { parsed: (await import('./xml.ts')).readXml(job.text, limits) };
    case 'eml':
      return { parsed: await (await import('./mail.ts')).readMail(job.bytes, limits) };
    case 'pdf':
      return { parsed: await (await import('./pdf.ts')).readPdf(new Uint8Array(job.bytes), limits) };
    case 'zip':
      return readZip(job.bytes, limits);
    case 'binary':
      return unread((await fileTypeFromBuffer(job.bytes))?.mime);
  }
}

async function readZip(bytes: Uint8Array, limits: Limits): Promise<ParserAnswer> {
  const names = await (await import('./zip-guard.ts')).inspectZip(bytes, limits);
  if (names.some((name) => /^xl\/workbook\.(?:xml|bin)$/i.test(name))) {
    return { parsed: (await import('./sheets-text.ts')).readWorkbook(bytes, limits), kind: 'xlsx' };
  }
  return unread((await fileTypeFromBuffer(bytes))?.mime ?? 'application/zip');
}

function unread(mediaType: string | undefined): ParserAnswer {
  const what = mediaType ?? 'unknown';
  return {
    parsed: {
      text: null,
      extractor: 'none',
      reason: { code: 'unsupported-kind', message: `Files of this kind (${what}) are kept, but not read yet.` },
    },
    kind: 'other',
    ...(mediaType === undefined ? {} : { mediaType }),
  };
}
