/** For the tests of this stage: a log in memory with its key, and servers on this machine that answer as they are told. */
import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import {
  consistencyProof,
  decodeBundle,
  encodeBundle,
  formatCheckpoint,
  formatNote,
  formatVerifierKey,
  leafHash,
  makeVerifierKey,
  type NoteAlgorithm,
  nodesOf,
  parseTilePath,
  rootFromLeafHashes,
  rootInPlace,
  signText,
  TILE_WIDTH,
  tileWidth,
  toBase64,
  type VerifierKey,
} from '@sabt/proof';
import { SabtError } from '../../../model/errors.ts';

const atEnd: (() => unknown)[] = [];
after(async () => {
  for (const end of atEnd.reverse()) await end();
});

export function temporaryFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'sabt-witnessing-'));
  atEnd.push(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

export interface Signer {
  key: VerifierKey;
  vkey: string;
  sign(message: Uint8Array): Uint8Array;
}

export function newSigner(name: string, algorithm: NoteAlgorithm = 'ed25519'): Signer {
  const { privateKey } = generateKeyPairSync('ed25519');
  return signerOf(name, privateKey, algorithm);
}

export function signerOf(name: string, secret: KeyObject, algorithm: NoteAlgorithm): Signer {
  const key = makeVerifierKey(name, Buffer.from(secret.export({ format: 'jwk' }).x!, 'base64url'), algorithm);
  return { key, vkey: formatVerifierKey(key), sign: (message) => new Uint8Array(sign(null, message, secret)) };
}

/** Entries that only look like something. */
export function entriesNamed(name: string, count: number, from = 0): Uint8Array[] {
  return Array.from({ length: count }, (_, i) => new TextEncoder().encode(`${name} ${from + i}`));
}

export class InventedLog {
  readonly signer: Signer;
  readonly entries: Uint8Array[];

  constructor(entries: Uint8Array[], signer: Signer = newSigner('log.example/1')) {
    this.entries = entries;
    this.signer = signer;
  }

  get origin(): string {
    return this.signer.key.name;
  }

  private hashes(size: number): Uint8Array[] {
    return this.entries.slice(0, size).map((entry) => leafHash(entry));
  }

  root(size: number = this.entries.length): Uint8Array {
    return rootFromLeafHashes(this.hashes(size));
  }

  note(size: number = this.entries.length, root: Uint8Array = this.root(size)): string {
    const text = formatCheckpoint({ origin: this.origin, size, root });
    return formatNote(text, [signText(text, this.signer.key, this.signer.sign)]);
  }

  proof(oldSize: number, size: number = this.entries.length): Uint8Array[] {
    return consistencyProof(oldSize, size, nodesOf(this.hashes(size)));
  }

  /** The body of a request to a witness. */
  request(oldSize: number, size: number = this.entries.length): string {
    const lines = this.proof(oldSize, size).map((hash) => `${toBase64(hash)}\n`);
    return `old ${oldSize}\n${lines.join('')}\n${this.note(size)}`;
  }

  /** What lies at a path of the published log of `size` entries; null if nothing. */
  file(path: string, size: number = this.entries.length): Uint8Array | null {
    if (path === 'checkpoint') return Buffer.from(this.note(size));
    const { level, index, width } = parseTilePath(path);
    if (tileWidth(level, index, size) < width) return null;
    const first = index * TILE_WIDTH;
    if (level === 'entries') return encodeBundle(this.entries.slice(first, first + width));
    const below = TILE_WIDTH ** level;
    const hashes = Array.from({ length: width }, (_, i) => {
      const leaves = this.hashes(size).slice((first + i) * below, (first + i + 1) * below);
      return rootInPlace(new Uint8Array(Buffer.concat(leaves)), below);
    });
    return new Uint8Array(Buffer.concat(hashes));
  }
}

export const countIn = (bundle: Uint8Array): number => decodeBundle(bundle).length;

export interface Answer {
  status?: number;
  type?: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
}

/** A server on the loopback address; returns its address without final slash. */
export async function serving(
  answer: (request: { method: string; path: string; body: Buffer }) => Answer | Promise<Answer>,
): Promise<string> {
  const server = createServer((request, response) => {
    void readAll(request)
      .then((body) => answer({ method: request.method!, path: request.url!.slice(1), body }))
      .then(({ status = 200, type = 'application/octet-stream', headers = {}, body = '' }) => {
        response.writeHead(status, { 'content-type': type, ...headers }).end(body);
      })
      .catch(() => response.destroy());
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  atEnd.push(() => {
    server.closeAllConnections();
    return new Promise((done) => server.close(done));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts);
}

export function hasCode(code: string): (thrown: unknown) => boolean {
  return (thrown) => thrown instanceof SabtError && thrown.code === code;
}
