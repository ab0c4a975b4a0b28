/** Witnesses: others who cosign the log's checkpoints, and being one for others. */
import { z } from 'zod';
import type { WitnessList } from '../app/vouching/witnessing.ts';
import type { WitnessServed } from '../http/witness-server.ts';
import type { AskedWitness, Cosigned, FollowedLog } from '../stages/witnessing/index.ts';
import { type AnyCommand, command } from './command.ts';
import { wholeNumber } from './whole-number.ts';

const timeOf = (seconds: number): string => new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');

function printList({ needed, witnesses, cosigned, problems }: WitnessList): string {
  if (witnesses.length === 0 && problems.length === 0)
    return 'No witnesses. Nobody but the keeper vouches for this log. Add one: sabt witness add VKEY URL';
  const enough = needed === null ? 'by the groups of the policy' : `${needed} of ${witnesses.length} are enough`;
  const seen =
    cosigned?.size == null
      ? 'Nothing has been cosigned yet: sabt witness cosign'
      : `Cosigned up to ${cosigned.size} entries, ${cosigned.met ? 'by enough witnesses' : 'NOT by enough witnesses'}${cosigned.behind === 0 ? '' : `; ${cosigned.behind} entries have come since`}.`;
  return [
    `${witnesses.length} witnesses; ${enough}.`,
    ...witnesses.map(
      ({ name, url, timestamp }) =>
        `  ${name}  ${url ?? ''}  ${timestamp === null ? 'has not signed' : timeOf(timestamp)}`,
    ),
    seen,
    ...problems.map((p) => `  ${p.where}: ${p.message} [${p.code}]`),
  ].join('\n');
}

const whole = wholeNumber(0, 1000);

const add = command({
  words: ['witness', 'add'],
  summary: 'Name a witness of this log: its verifier key and its address. It is asked only by `sabt witness cosign`.',
  needs: 'read',
  usesIndex: false,
  changes: true,
  arguments: [
    { field: 'vkey', label: 'VKEY' },
    { field: 'url', label: 'URL' },
  ],
  options: {
    name: { field: 'name', type: 'string', summary: 'what to call it here' },
    needed: { field: 'needed', type: 'number', label: 'K', summary: 'how many of all witnesses are enough (1)' },
  },
  input: z.object({ vkey: z.string(), url: z.string(), name: z.string().optional(), needed: whole.optional() }),
  async run({ needed, ...given }, { app }) {
    const { changeWitnesses } = await import('../app/vouching/witnessing.ts');
    return changeWitnesses(app, { add: given, needed });
  },
  print: printList,
});

const remove = command({
  words: ['witness', 'remove'],
  summary: 'Ask a witness no more.',
  needs: 'read',
  usesIndex: false,
  changes: true,
  arguments: [{ field: 'name', label: 'NAME' }],
  input: z.object({ name: z.string() }),
  async run({ name }, { app }) {
    const { changeWitnesses } = await import('../app/vouching/witnessing.ts');
    return changeWitnesses(app, { remove: name });
  },
  print: printList,
});

/** Under its own words, and as what the group of commands says by itself. */
const listing = (...words: string[]): AnyCommand =>
  command({
    words,
    summary: 'The witnesses of this log, and what each signed last; --needed K: how many are enough.',
    needs: 'read',
    usesIndex: false,
    changes: true,
    options: { needed: { field: 'needed', type: 'number', label: 'K', summary: 'how many are enough from now on' } },
    input: z.object({ needed: whole.optional() }),
    async run({ needed }, { app }) {
      const { changeWitnesses } = await import('../app/vouching/witnessing.ts');
      return changeWitnesses(app, { needed });
    },
    exit: ({ problems }: WitnessList) => (problems.length > 0 ? 1 : 0),
    print: printList,
  });

const cosign = command({
  words: ['witness', 'cosign'],
  summary: 'Ask the witnesses now to cosign the current checkpoint.',
  needs: 'write',
  usesIndex: false,
  options: {
    policy: {
      field: 'policy',
      type: 'string',
      label: 'FILE',
      is: 'file',
      summary: 'those of this policy file instead',
    },
  },
  input: z.object({ policy: z.string().optional() }),
  async run({ policy }, { app, signal }) {
    const { cosignNow } = await import('../app/vouching/witnessing.ts');
    return cosignNow(app, policy, signal);
  },
  exit: ({ met, witnesses }: Cosigned) => (!met ? 1 : witnesses.every(({ state }) => state === 'cosigned') ? 0 : 3),
  print({ met, checkpoint, witnesses }: Cosigned) {
    const line = ({ name, state, timestamp, message }: AskedWitness): string =>
      `  ${name}: ${timestamp === null ? `${state}. ${message ?? ''}` : `cosigned at ${timeOf(timestamp)}`}`;
    const head = `${checkpoint.size} entries, root ${checkpoint.root}: ${met ? 'enough witnesses signed.' : 'NOT enough witnesses signed.'}`;
    return [head, ...witnesses.map(line)].join('\n');
  },
});

const serve = command({
  words: ['witness', 'serve'],
  summary: 'Be a witness for the logs of others (C2SP tlog-witness), with a key and a memory of its own.',
  needs: 'nothing',
  localOnly: 'A witness is a server of its own, with its own folder and key.',
  arguments: [{ field: 'dir', label: 'DIR', is: 'out' }],
  options: {
    name: {
      field: 'name',
      type: 'string',
      summary: 'name of its key, for the first start, such as witness.example.org',
    },
    port: { field: 'port', type: 'number', label: 'N', summary: 'port (4311)' },
    host: { field: 'host', type: 'string', label: 'H', summary: 'address to listen on (127.0.0.1)' },
  },
  input: z.object({
    dir: z.string(),
    name: z.string().optional(),
    port: wholeNumber(0, 65_535).default(4311),
    host: z.string().default('127.0.0.1'),
  }),
  async run(input, context) {
    const { serveWitness } = await import('../http/witness-server.ts');
    return serveWitness(input, context);
  },
  print: ({ vkey, address, dir }: WitnessServed) =>
    `A witness answers at ${address}\nvkey    ${vkey}\nLet it follow a log with: sabt witness follow ${dir} VKEY\nNever use this key again if the folder is lost. Stop with Ctrl+C.`,
});

const follow = command({
  words: ['witness', 'follow'],
  summary: 'Let a witness of ours follow a log, by the verifier key that its keeper gave.',
  needs: 'nothing',
  localOnly: 'A witness has a folder of its own on its machine.',
  arguments: [
    { field: 'dir', label: 'DIR', is: 'out' },
    { field: 'vkey', label: 'VKEY' },
  ],
  input: z.object({ dir: z.string(), vkey: z.string() }),
  async run({ dir, vkey }) {
    const { followLog } = await import('../stages/witnessing/index.ts');
    return followLog(dir, vkey);
  },
  print: ({ origin, size }: FollowedLog) =>
    `Follows ${origin}${size === null ? '' : `, cosigned up to ${size} entries`}. Give the keeper this witness's vkey and address.`,
});

export const witnessCommands: readonly AnyCommand[] = [
  listing('witness'),
  listing('witness', 'list'),
  add,
  remove,
  cosign,
  serve,
  follow,
];
