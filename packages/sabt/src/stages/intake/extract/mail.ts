import { type AddressObject, type Attachment, simpleParser } from 'mailparser';
import type { Limits } from '../limits.ts';
import { type Parsed, type Part, withLineFeeds } from './extraction.ts';
import { readHtml } from './html.ts';
import { versionOf } from './versions.ts';

/**
 * A mail: its main headers and its body as text; each attachment becomes a document of its own. Only headers
 * that a reader of a mail sees go into the text; the whole header stays in the evidentiary copy. Runs in a child.
 */
export async function readMail(bytes: Uint8Array, limits: Limits): Promise<Parsed> {
  const mail = await simpleParser(Buffer.from(bytes), {
    skipImageLinks: true,
    skipHtmlToText: true,
    skipTextToHtml: true,
  });
  const notes: string[] = [];
  const dateLine = mail.headerLines
    .find((line) => line.key === 'date')
    ?.line.replace(/^date:\s*/i, '')
    .trim();
  const head: [string, string | undefined][] = [
    ['From', addresses(mail.from)],
    ['To', addresses(mail.to)],
    ['Cc', addresses(mail.cc)],
    ['Date', dateLine],
    ['Subject', mail.subject],
  ];
  const html = typeof mail.html === 'string' ? readHtml(mail.html, limits).text : null;
  const body = withLineFeeds(mail.text?.trim() ? mail.text : (html ?? '')).trim();
  const lines = head.flatMap(([name, value]) => (value ? [`${name}: ${value}`] : []));
  const parts = partsOf(mail.attachments, limits, notes);
  if (parts.length > 0) lines.push(`Attachments: ${parts.map((part) => part.name).join(', ')}`);
  return {
    text: `${lines.join('\n')}\n\n${body}`.trim(),
    extractor: `sabt-eml@1 mailparser@${versionOf('mailparser')} linkedom@${versionOf('linkedom')}`,
    notes,
    parts,
    ...(mail.subject ? { title: mail.subject } : {}),
    ...(mail.from ? { author: addresses(mail.from)! } : {}),
    ...sentOn(dateLine),
  };
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The day on the sender's own clock, as RFC 5322 writes it; not moved to UTC. */
function sentOn(line: string | undefined): { published?: string } {
  const match = /(\d{1,2}) ([A-Za-z]{3})[a-z]* (\d{4})/.exec(line ?? '');
  const month = match === null ? 0 : MONTHS.indexOf(match[2]!.toLowerCase()) + 1;
  if (match === null || month === 0) return {};
  return { published: `${match[3]}-${String(month).padStart(2, '0')}-${match[1]!.padStart(2, '0')}` };
}

function addresses(field: AddressObject | AddressObject[] | undefined): string | undefined {
  if (field === undefined) return undefined;
  const text = (Array.isArray(field) ? field : [field]).map((one) => one.text).join(', ');
  return text === '' ? undefined : text;
}

function partsOf(attachments: readonly Attachment[], limits: Limits, notes: string[]): Part[] {
  if (attachments.length > limits.parts)
    notes.push(`Only the first ${limits.parts} of ${attachments.length} attachments were taken out.`);
  return attachments.slice(0, limits.parts).map((attachment, i) => ({
    name:
      attachment.filename ??
      (attachment.contentType === 'message/rfc822' ? `message-${i + 1}.eml` : `attachment-${i + 1}`),
    mediaType: attachment.contentType,
    bytes: new Uint8Array(attachment.content),
  }));
}
