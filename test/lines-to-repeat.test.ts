/** The lines that a page prints for whoever wants the same numbers: each of them runs as it stands, through a shell. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { before, describe, it } from 'node:test';
import type { App } from '../packages/sabt/src/app/app.ts';
import { addClaims, answerClaim, claimOf } from '../packages/sabt/src/app/claims/claims.ts';
import { count } from '../packages/sabt/src/app/measuring/counting.ts';
import { readInput } from '../packages/sabt/src/cli/input.ts';
import type { Command } from '../packages/sabt/src/commands/command.ts';
import { COMMANDS, findCommand } from '../packages/sabt/src/commands/registry.ts';
import { newId } from '../packages/sabt/src/model/ids.ts';
import { repeatLines } from '../packages/sabt/src/pages/claims/claim-evidence.ts';
import type { ClaimBinding, ClaimVerdict, ClaimView } from '../packages/sabt/src/pages/index.ts';
import { countLine } from '../packages/sabt/src/pages/parts/shell-lines.ts';
import { ACTING, archive, as, draft } from './running/desks.ts';

const KINDS = ['protest-march', 'protest-strike', 'arrest'];
const YEARS = [2016, 2017, 2018, 2019, 2020, 2021];

/** Each kind in each month, more from year to year, and told by one paper. */
async function filled(app: App): Promise<void> {
  const source = draft('source', { name: "Varzan's Daily" });
  const drafts = YEARS.flatMap((year, rise) =>
    KINDS.flatMap((type, k) =>
      Array.from({ length: 12 * (1 + k) + rise }, (_, i) => {
        const iso = new Date(Date.UTC(year, i % 12, 1 + ((i * 7 + k) % 27))).toISOString().slice(0, 10);
        const when = { start: iso, end: iso, precision: 'day' };
        const at = { country: 'Varzan', when, sources: [source.id] };
        const event = draft('event', { title: `${type} ${iso}`, ...at }, newId());
        return [event, draft('act', { event: event.id, type, status: 'confirmed', ...at, killed: [0, 1, 2] })];
      }).flat(),
    ),
  );
  const poll = [2019, 2020, 2021].map((year) =>
    draft('series', {
      title: 'Trust',
      when: { start: `${year}-05-01`, end: `${year}-05-01`, precision: 'day' },
      value: 0.5,
      n: 1000,
      unit: 'share',
      house: 'A',
    }),
  );
  await app.archive.append([source, ...drafts], { by: 'anna' });
  await app.archive.append(poll, { by: 'anna' });
}

/** As a shell cuts it into words. */
const wordsOf = (line: string): string[] =>
  execFileSync('sh', ['-c', line.replace(/^sabt /, "printf '%s\\0' ")], { encoding: 'utf8' })
    .split('\0')
    .slice(0, -1);

async function run(line: string, app: App): Promise<Record<string, unknown>> {
  const found = findCommand(wordsOf(line));
  assert.ok(found !== null, line);
  const command = found.command as unknown as Command<Record<string, unknown>, Record<string, unknown>>;
  const input = readInput(command, found.rest);
  return as('anna', () => command.run(input, { app, ...ACTING, commands: COMMANDS } as never));
}

/** The rate beside another says of the same acts over the same days what the claim rests on. */
function sameRatio({ value }: Record<string, unknown>, figure: Record<string, unknown>): void {
  const { counts, percentCi95 } = (value as { compared: { counts: number[]; percentCi95: [number, number] } }).compared;
  assert.deepEqual(counts.toReversed(), figure['counts']);
  const ends = figure['percentCi95'] as [number, number];
  ends.forEach((end, i) => {
    assert.ok(Math.abs(end - percentCi95[i]!) < 1e-6, `${percentCi95[i]} beside ${end}`);
  });
}

const VARZAN = { where: 'type:protest country:Varzan', from: '2019', to: '2020-12-31' };
const CLAIMS: readonly Pick<ClaimBinding, 'form' | 'inputs'>[] = [
  { form: 'growth', inputs: { ...VARZAN, direction: 'up' } },
  { form: 'growth', inputs: { where: 'type:protest', direction: 'up' } },
  { form: 'comparison', inputs: { ...VARZAN, against: 'type:arrest country:Varzan', direction: 'up' } },
  { form: 'comparison', inputs: { where: 'type:protest', against: 'type:arrest' } },
  { form: 'share', inputs: { ...VARZAN, where: 'type:protest-strike', against: 'type:protest' } },
  { form: 'at-least', inputs: { ...VARZAN, atLeast: 5 } },
  { form: 'at-least', inputs: { ...VARZAN, atLeast: 5, of: 'killed' } },
  { form: 'none', inputs: { ...VARZAN, where: `source:"Varzan's Daily" type:arrest` } },
  { form: 'more-kinds', inputs: { ...VARZAN, where: '' } },
  { form: 'trend', inputs: { where: 'type:protest', direction: 'up' } },
  { form: 'every-year', inputs: { where: 'type:protest', direction: 'up', by: 'year' } },
  { form: 'follows', inputs: { where: 'type:arrest', driver: 'type:protest', by: 'month' } },
  { form: 'causes', inputs: { where: 'type:arrest', driver: 'type:protest' } },
  { form: 'position', inputs: { where: 'torture country:IR', from: '2016', to: '2021' } },
  { form: 'trend', inputs: { where: '', series: 'Trust', direction: 'down' } },
];

describe('lines to repeat', () => {
  let app: App;
  before(async () => {
    app = await archive();
    await filled(app);
  });

  for (const [i, { form, inputs }] of CLAIMS.entries())
    it(`of a claim run as printed: ${form} ${i}`, async () => {
      const { claims } = await addClaims([{ text: `Claim ${i}`, form, inputs }], app, 'anna');
      const { id } = claims[0]!;
      const answer = await answerClaim(claimOf(id, app), app);
      const lines = repeatLines({ id, form, inputs } as unknown as ClaimView, answer as unknown as ClaimVerdict);
      const totals: unknown[] = [];
      for (const line of lines) {
        const told = await run(line, app);
        const [only] = (told['groups'] as Record<string, unknown>[] | undefined) ?? [];
        if (only !== undefined) totals.push(only);
        if (line.startsWith('sabt measure')) assert.deepEqual(told['checkpoint'], answer.checkpoint);
        if (line.startsWith('sabt measure') && form === 'comparison') sameRatio(told, answer.figure!);
      }
      const counts = answer.figure['counts'] as number[] | undefined;
      const shown = counts === undefined ? answer.evidence.map(({ n }) => n) : counts;
      const told = totals.map((group) => (group as { n: number }).n);
      // kinds have no counts beside one another: the acts of both spans are counted, and those of the later one are its evidence
      if (form === 'more-kinds') assert.deepEqual([told.length, told[1]], [2, shown[0]]);
      // a comparison names its counts as a change from the one to the other
      else assert.deepEqual(form === 'comparison' ? told.toReversed() : told, shown);
      if (inputs['of'] === 'killed')
        assert.deepEqual((totals[0] as { killed: unknown }).killed, answer.figure['found']);
    });

  it('of a selection count what is selected, whatever its words', async () => {
    const all = Number((await count({ by: [] }, app)).groups[0]!['n']);
    for (const [where, n] of [
      ['', all],
      ['source:"Varzan\'s Daily"', all],
      ['type:protest-march date:2016', 12],
      ['type:torture', 0],
    ] as const)
      assert.deepEqual((await run(countLine(where, app.archive.size()), app))['groups'], [{ n }], where);
  });
});
