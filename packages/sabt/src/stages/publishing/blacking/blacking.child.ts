/** Entry of the children that open pictures and PDFs to black something out; see `children.ts` in `stages/intake`. */
import { serveJobs } from '../../intake/index.ts';
import type { Box } from './boxes.ts';

/** `look`: what a person draws boxes on; `words`: boxes around words; `blacken`: the copy. */
export type BlackingJob = { bytes: Uint8Array } & (
  | { do: 'look'; page: number }
  | { do: 'words'; words: readonly string[] }
  | { do: 'blacken'; boxes: readonly Box[] }
);

/** One page or picture as it is shown, for a person to draw on. */
export interface Look {
  pages: number;
  /** Of this page, in the units of boxes. */
  width: number;
  height: number;
  /** JPEG, small enough for a page on a screen. */
  picture: Uint8Array;
}

export interface Blackened {
  bytes: Uint8Array;
  mediaType: string;
  pages: number;
}

serveJobs((job) => answer(job as BlackingJob));

async function answer(job: BlackingJob): Promise<Look | Box[] | Blackened> {
  const bytes = new Uint8Array(job.bytes);
  const isPdf = Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-');
  // the libraries of pictures and of PDFs are loaded when the first such file comes
  if (isPdf && !isPicture(bytes)) {
    const pdf = await import('./pdf.ts');
    if (job.do === 'look') return pdf.lookAtPage(bytes, job.page);
    if (job.do === 'words') return pdf.boxesAroundWords(bytes, job.words);
    return pdf.blackenPdf(bytes, job.boxes);
  }
  const picture = await import('./picture.ts');
  if (job.do === 'look') return picture.lookAtPicture(bytes);
  if (job.do === 'words') return [];
  return { ...(await picture.blackenPicture(bytes, job.boxes)), pages: 1 };
}

/** A file that begins as a picture is opened as one, which refuses what is a PDF as well. */
function isPicture(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 4)).toString('latin1');
  return ['\u00ff\u00d8\u00ff', '\u0089PNG', 'RIFF'].some((start) => head.startsWith(start));
}
