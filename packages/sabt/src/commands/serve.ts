import { z } from 'zod';
import type { Served } from '../http/serve.ts';
import { SabtError } from '../model/errors.ts';
import { type AnyCommand, command } from './command.ts';
import { wholeNumber } from './whole-number.ts';

const serve = command({
  words: ['serve'],
  summary: 'Serve the pages and the API on this machine.',
  needs: 'nothing',
  localOnly: 'A server is running already: this one.',
  options: {
    port: { field: 'port', type: 'number', label: 'N', summary: 'port (4310)' },
    host: { field: 'host', type: 'string', label: 'H', summary: 'address to listen on (127.0.0.1)' },
    create: { field: 'create', type: 'flag', summary: 'make the archive if there is none' },
    cosign: { field: 'cosign', type: 'flag', summary: 'ask the witnesses after commits (sabt witness list)' },
    'no-public-log': { field: 'noPublicLog', type: 'flag', summary: 'ask for sign-in at /log/ too' },
  },
  input: z.object({
    port: wholeNumber(0, 65_535).default(4310),
    host: z.string().default('127.0.0.1'),
    create: z.boolean().default(false),
    cosign: z.boolean().default(false),
    noPublicLog: z.boolean().default(false),
  }),
  async run(input, context) {
    const { serveArchive } = await import('../http/serve.ts');
    return serveArchive(input, context);
  },
  print: ({ title, address, signIn: link }: Served) =>
    `Sabt serves ${title} at ${address}\nSign in, once and within half an hour: ${link}\nAnother link: sabt sign-in. Stop with Ctrl+C.`,
});

const token = command({
  words: ['token'],
  summary: 'Make a bearer token for scripts, or revoke one.',
  needs: 'nothing',
  changes: true,
  options: { revoke: { field: 'revoke', type: 'string', label: 'ID', summary: 'end this token' } },
  input: z.object({ revoke: z.string().optional() }),
  async run(input, { archive }) {
    const { openDesk } = await import('../app/desk.ts');
    const desk = openDesk(archive);
    try {
      return input.revoke === undefined ? desk.makeToken() : desk.revokeToken(input.revoke);
    } finally {
      desk.close();
    }
  },
  print: (made: { id: string; token: string | null }) =>
    made.token === null
      ? `Token ${made.id} is revoked.`
      : `${made.token}\nShown once. Id ${made.id}; end it with: sabt token --revoke ${made.id}`,
});

const signIn = command({
  words: ['sign-in'],
  summary: 'Make another sign-in link for the running server; it holds once.',
  needs: 'nothing',
  localOnly: 'A token is for scripts; signing in is for a person at the machine of the archive.',
  input: z.object({}),
  async run(_input, { archive, by }) {
    const { openDesk } = await import('../app/desk.ts');
    const { describeHolder } = await import('../stages/keeping/index.ts');
    const { host, port } = describeHolder(archive) ?? {};
    if (host === undefined || port === undefined)
      throw new SabtError('conflict', 'No server holds this archive. Start one with sabt serve; it prints a link.');
    const desk = openDesk(archive);
    try {
      return { link: `http://${host}:${port}/sign-in?key=${desk.makeSignIn(by)}` };
    } finally {
      desk.close();
    }
  },
  print: (made: { link: string }) => made.link,
});

export const serveCommands: readonly AnyCommand[] = [serve, signIn, token];
