/**
 * Uploads: streamed to files with names of ours in a private folder, never held in memory, and never under the
 * name that the sender gave, which is kept as a label only.
 */
import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Busboy, type BusboyConfig } from '@fastify/busboy';
import { uploadBytesFromEnvironment } from '../config/environment.ts';
import { SabtError } from '../model/errors.ts';
import { bodyText } from './body.ts';

export interface Upload {
  /** Form field. */
  field: string;
  /** As the sender called it: last part, control characters removed. */
  name: string;
  path: string;
}

export interface Form {
  fields: Map<string, string[]>;
  files: Upload[];
  /** Removes the files. */
  discard(): Promise<void>;
}

export interface UploadLimits {
  /** Bytes of one file. */
  fileBytes: number;
  /** Bytes of all files of one form. */
  totalBytes: number;
  files: number;
  /** Bytes of one field. */
  fieldBytes: number;
  fields: number;
}

export const UPLOAD_LIMITS: Readonly<UploadLimits> = {
  fileBytes: 4 * 2 ** 30,
  totalBytes: 16 * 2 ** 30,
  files: 10_000,
  fieldBytes: 1 << 20,
  fields: 20_000,
};

/** `SABT_MAX_UPLOAD` is for all files of a form, and so for each. Throws `invalid-argument` if it is no size. */
export function uploadLimits(): UploadLimits {
  const totalBytes = uploadBytesFromEnvironment() ?? UPLOAD_LIMITS.totalBytes;
  return { ...UPLOAD_LIMITS, totalBytes, fileBytes: Math.min(UPLOAD_LIMITS.fileBytes, totalBytes) };
}

/** Throws `too-large`, `invalid-value`. */
export async function readForm(request: Request, folder: string, limits: UploadLimits = uploadLimits()): Promise<Form> {
  const type = request.headers.get('content-type') ?? '';
  if (type.startsWith('application/x-www-form-urlencoded')) return urlencoded(request, limits);
  if (!type.startsWith('multipart/form-data') || request.body === null)
    throw new SabtError('invalid-value', 'The form came in a shape that is not understood.');
  const own = join(folder, randomUUID());
  await mkdir(own, { recursive: true, mode: 0o700 });
  const form: Form = { fields: new Map(), files: [], discard: () => rm(own, { recursive: true, force: true }) };
  try {
    await readParts(request, type, own, form, limits);
    return form;
  } catch (cause) {
    await form.discard();
    throw cause;
  }
}

async function urlencoded(request: Request, limits: UploadLimits): Promise<Form> {
  const form: Form = { fields: new Map(), files: [], discard: async () => {} };
  const body = await bodyText(request, limits.fieldBytes * 8);
  let count = 0;
  for (let at = body.indexOf('&'); at >= 0; at = body.indexOf('&', at + 1))
    if (++count >= limits.fields) throw tooManyFields();
  for (const [key, value] of new URLSearchParams(body)) putField(form, key, value);
  return form;
}

function readParts(request: Request, type: string, folder: string, form: Form, limits: UploadLimits): Promise<void> {
  return new Promise((done, failed) => {
    const writing: Promise<void>[] = [];
    let refused: SabtError | null = null;
    let received = 0;
    const refuse = (error: SabtError): void => {
      refused ??= error;
    };
    const busboy = parserOf({
      headers: { 'content-type': type },
      limits: {
        fileSize: limits.fileBytes,
        files: limits.files,
        fieldSize: limits.fieldBytes,
        fields: limits.fields,
        parts: limits.fields + limits.files,
      },
    });
    busboy.on('field', (name, value, _nameCut, valueCut) => {
      if (valueCut) refuse(new SabtError('too-large', `The field ${name} is longer than ${limits.fieldBytes} bytes.`));
      putField(form, name, value);
    });
    busboy.on('file', (field, stream, filename) => {
      // a file input that was left empty
      if (filename === undefined || filename === '') return void stream.resume();
      const path = join(folder, String(form.files.length));
      form.files.push({ field, name: labelOf(filename), path });
      stream.once('limit', () =>
        refuse(new SabtError('too-large', `${labelOf(filename)} is larger than ${shownSize(limits.fileBytes)}.`)),
      );
      const withinTotal = async function* (chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
        for await (const chunk of chunks) {
          received += chunk.length;
          if (received > limits.totalBytes) refuse(tooMuch(limits));
          // what was refused is read to its end, so that the sender hears why, but fills no disk
          if (refused === null) yield chunk;
        }
      };
      writing.push(pipeline(stream, withinTotal, createWriteStream(path, { mode: 0o600, flags: 'wx' })));
    });
    busboy.once('filesLimit', () =>
      refuse(new SabtError('too-large', `More than ${limits.files} files at once. Send them in parts.`)),
    );
    busboy.once('fieldsLimit', () => refuse(tooManyFields()));
    pipeline(Readable.fromWeb(request.body as import('node:stream/web').ReadableStream), busboy)
      .then(() => Promise.all(writing))
      .then(() => (refused === null ? done() : failed(refused)))
      .catch((cause: unknown) => {
        void Promise.allSettled(writing).then(() =>
          failed(
            refused ??
              (cause instanceof SabtError
                ? cause
                : new SabtError(
                    'invalid-value',
                    'The upload broke off or is damaged. Nothing of it was kept; send it again.',
                    { cause },
                  )),
          ),
        );
      });
  });
}

function tooMuch({ totalBytes }: UploadLimits): SabtError {
  return new SabtError(
    'too-large',
    `The files are together larger than ${shownSize(totalBytes)}. Send them in parts, or raise SABT_MAX_UPLOAD where the server is started.`,
  );
}

function shownSize(bytes: number): string {
  const units = ['bytes', 'KB', 'MB', 'GB', 'TB'];
  let at = 0;
  for (; bytes >= 1024 && at < units.length - 1; at++) bytes /= 1024;
  return `${Math.floor(bytes * 10) / 10} ${units[at]}`;
}

function putField(form: Form, name: string, value: string): void {
  const values = form.fields.get(name);
  // a list that grows in place: one that is copied each time would hold the server up for minutes
  if (values === undefined) form.fields.set(name, [value]);
  else values.push(value);
}

function tooManyFields(): SabtError {
  return new SabtError('too-large', 'The form has too many fields.');
}

function parserOf(options: BusboyConfig): InstanceType<typeof Busboy> {
  try {
    return new Busboy(options);
  } catch (cause) {
    throw new SabtError('invalid-value', `The form is not what its content type says: ${(cause as Error).message}.`, {
      cause,
    });
  }
}

/** What a person sees of a file's name; it is never used as a path. */
export function labelOf(filename: string): string {
  const last = filename.split(/[/\\]/).at(-1) ?? '';
  return last.replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '').slice(0, 255) || 'unnamed';
}
