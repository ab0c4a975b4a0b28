import { SabtError } from '../model/errors.ts';

/** The body of a request as text, read no further than `maxBytes`. Throws `too-large`. */
export async function bodyText(request: Request, maxBytes: number): Promise<string> {
  const tooLarge = (): SabtError => new SabtError('too-large', `The request is larger than ${maxBytes} bytes.`);
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw tooLarge();
  if (request.body === null) return '';
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of request.body as unknown as AsyncIterable<Uint8Array>) {
    bytes += part.length;
    if (bytes > maxBytes) throw tooLarge();
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
