/** Anchors: a time on the current checkpoint, from authorities and calendars that the keeper names. */
import { z } from 'zod';
import type { Anchored, AnchorList } from '../app/vouching/anchoring.ts';
import type { Anchor } from '../stages/witnessing/index.ts';
import { type AnyCommand, command } from './command.ts';

const TRUST = {
  checker: 'trusted by the certificate that you gave',
  public: 'on the public list of authorities',
  keeper: 'trusted by the keeper alone',
} as const;

/** One anchor and what it proves, for a person. */
export function anchorLine({ id, state, size, time, authority, blocks, url, message }: Anchor): string {
  const head = `anchor ${id}: ${state === 'pending' ? 'PENDING, proves nothing yet' : state}`;
  const named = blocks.map(({ height, merkleRoot }) => `block ${height}, root of its transactions ${merkleRoot}`);
  const more =
    state === 'confirmed'
      ? `${size} entries at ${time}${authority === null ? `, by ${blocks.find(({ confirmedBy }) => confirmedBy !== null)?.confirmedBy}` : `, by ${authority.signer}; ${authority.subject} (SHA-256 ${authority.fingerprint}), ${TRUST[authority.trust]}`}`
      : state === 'unchecked'
        ? `${size} entries; ${named.join('; ')}. Hold it against the block: sabt anchor verify --header HEADER`
        : state === 'pending'
          ? `${size} entries, promised by ${url}; ask again later: sabt anchor upgrade`
          : (message ?? '');
  return `${head}; ${more}`;
}

function printList({ anchors, problems }: AnchorList): string {
  if (anchors.length === 0) return 'No anchors. Nobody has put a time on this log: sabt anchor tsa URL';
  return [
    anchors.length === 1 ? 'One anchor.' : `${anchors.length} anchors.`,
    ...anchors.map(anchorLine),
    ...problems.map(({ where, message, code }) => `  ${where}: ${message} [${code}]`),
  ].join('\n');
}

const printMade = ({ anchors, failed }: Anchored): string =>
  [
    ...anchors.map(anchorLine),
    ...failed.map(({ url, message, code }) => `  failed: ${url}: ${message} [${code}]`),
  ].join('\n');

const CA = {
  field: 'ca',
  type: 'string',
  label: 'FILE',
  is: 'file',
  summary: 'certificates (PEM) of the authority, which you got from it',
} as const;
const trustInput = z.object({ ca: z.string().optional(), headers: z.string().optional() });

const tsa = command({
  words: ['anchor', 'tsa'],
  summary: 'Have an RFC 3161 authority put a time on the current checkpoint. Nothing but a digest is sent.',
  needs: 'read',
  usesIndex: false,
  changes: true,
  arguments: [{ field: 'urls', label: 'URL…', many: true }],
  options: { ca: CA },
  input: z.object({ urls: z.array(z.string()).min(1), ca: z.string().optional() }),
  async run(input, { app, signal }) {
    const { anchorNow } = await import('../app/vouching/anchoring.ts');
    return anchorNow(app, 'tsa', input, signal);
  },
  exit: ({ failed }: Anchored) => (failed.length > 0 ? 3 : 0),
  print: printMade,
});

const ots = command({
  words: ['anchor', 'ots'],
  summary: 'Hand the current checkpoint to an OpenTimestamps calendar. Pending until a block holds it.',
  needs: 'read',
  usesIndex: false,
  changes: true,
  arguments: [{ field: 'urls', label: 'URL…', many: true }],
  input: z.object({ urls: z.array(z.string()).min(1) }),
  async run(input, { app, signal }) {
    const { anchorNow } = await import('../app/vouching/anchoring.ts');
    return anchorNow(app, 'ots', input, signal);
  },
  exit: ({ failed }: Anchored) => (failed.length > 0 ? 3 : 0),
  print: printMade,
});

const upgrade = command({
  words: ['anchor', 'upgrade'],
  summary: 'Ask the calendars of pending anchors whether a block holds them by now.',
  needs: 'read',
  usesIndex: false,
  changes: true,
  input: z.object({}),
  async run(_input, { app, signal }) {
    const { upgradeNow } = await import('../app/vouching/anchoring.ts');
    return upgradeNow(app, signal);
  },
  exit: ({ ok }: AnchorList) => (ok ? 0 : 1),
  print: printList,
});

/** Under its own words, and as what the group of commands says by itself. */
const listing = (...words: string[]): AnyCommand =>
  command({
    words,
    summary: 'The anchors of this log, each verified as it is shown.',
    needs: 'read',
    usesIndex: false,
    input: z.object({}),
    async run(_input, { app }) {
      const { anchorList } = await import('../app/vouching/anchoring.ts');
      return anchorList(app, {});
    },
    print: printList,
  });

const verify = command({
  words: ['anchor', 'verify'],
  summary: 'Verify the anchors by what you bring: certificates of authorities, headers of blocks.',
  needs: 'read',
  usesIndex: false,
  options: {
    ca: { ...CA, summary: 'certificates (PEM) of the authorities that you trust; no others count then' },
    header: {
      field: 'headers',
      type: 'string',
      label: 'HEX',
      summary: 'headers of Bitcoin blocks, from a source of your own, separated by commas',
    },
  },
  input: trustInput,
  async run(input, { app }) {
    const { anchorList } = await import('../app/vouching/anchoring.ts');
    return anchorList(app, input);
  },
  exit: ({ ok }: AnchorList) => (ok ? 0 : 1),
  print: printList,
});

export const anchorCommands: readonly AnyCommand[] = [
  listing('anchor'),
  listing('anchor', 'list'),
  tsa,
  ots,
  upgrade,
  verify,
];
