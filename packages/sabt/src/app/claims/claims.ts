/**
 * Claims in an archive: added, checked, and checked again when the record has changed. Each verdict stands in the log with
 * the checkpoint that it was given at; a verdict that changes is a new version, and the former ones stay beside it.
 */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { speak } from '../../i18n/index.ts';
import { SabtError } from '../../model/errors.ts';
import { newId } from '../../model/ids.ts';
import { issuesText } from '../../model/issues.ts';
import type { Fields, Json, RecordDraft, RecordVersion } from '../../model/records.ts';
import {
  type Checked,
  CLAIM_FORMS,
  type ClaimRecord,
  checkClaim,
  isOfSelections,
  type Verdict,
} from '../../stages/claims/index.ts';
import { carried } from '../../stages/coding/index.ts';
import { filterNames } from '../act-names.ts';
import type { App } from '../app.ts';
import { inTurn } from '../in-turn.ts';
import { duplicatesOf } from '../linking/duplicates.ts';
import { checkpointOf } from '../measuring/counting.ts';
import { measure, rounded } from '../measuring/measuring.ts';
import type { Asker } from '../measuring/measuring-jobs.ts';
import { known } from '../records.ts';

const claim = z.object({
  text: z.string().trim().min(1),
  speaker: z.string().optional(),
  document: z.string().optional(),
  span: z
    .tuple([z.number().int().min(0), z.number().int().min(0)])
    .refine(([from, to]) => from < to, 'the span is empty')
    .optional(),
  form: z.string(),
  inputs: z.record(z.string(), z.json()),
});
const claimsFile = z.object({ claims: z.array(claim).min(1).max(10_000) });
export type ClaimInput = z.infer<typeof claim>;

/** What a claim was answered, and at which checkpoint. */
export interface GivenVerdict {
  verdict: Verdict;
  reason: string;
  needed?: string;
  /** Codes of what else there is to know of it. */
  cautions?: readonly string[];
  checkpoint: { size: number; root: string };
  at: string;
}

/** A dismissed claim stays in the log and in lists and is checked only when it is asked for. */
export const STANDINGS = ['open', 'dismissed'] as const;
export type Standing = (typeof STANDINGS)[number];

export function statusOf(fields: Fields): Standing {
  return fields['status'] === 'dismissed' ? 'dismissed' : 'open';
}

export interface ClaimAnswer {
  id: string;
  text: string;
  form: string;
  verdict: Verdict;
  reason: string;
  figure: { [key: string]: unknown };
  evidence: Checked['evidence'];
  needed?: string;
  /** What to know beside the reason, as codes. */
  cautions?: Checked['cautions'];
  /** The verdict before, where it was another. */
  changed?: GivenVerdict;
  checkpoint: { size: number; root: string };
}

export interface ClaimsAdded {
  added: number;
  claims: { id: string; text: string; form: string }[];
}

/** Who waits for verdicts. */
export interface ClaimAsker extends Asker {
  /** Of how many claims how many are done. */
  onClaim?(done: number, of: number): void;
}

const MOST_CLAIMS = 10_000;

/** Throws `invalid-json`, `invalid-value`, `unknown-form`, or `not-found`; `at` names the claim by its place, from 0. */
export async function addClaimsFile(file: string, app: App, by: string, asker: ClaimAsker = {}): Promise<ClaimsAdded> {
  let json: unknown;
  try {
    json = JSON.parse((await readFile(file, 'utf8')).replace(/^\ufeff/, ''));
  } catch (cause) {
    const code = cause instanceof SyntaxError ? 'invalid-json' : 'not-found';
    throw new SabtError(code, `The claims cannot be read: ${(cause as Error).message}`, { at: file, cause });
  }
  const checked = claimsFile.safeParse(json);
  if (!checked.success) {
    const path = checked.error.issues[0]?.path ?? [];
    throw new SabtError('invalid-value', issuesText(checked.error), { at: path.length === 0 ? file : path.join('.') });
  }
  return addClaims(checked.data.claims, app, by, { asker });
}

/** All of them or none: each is checked once before any is kept. Throws the reason of the asker's signal, with none kept. */
export async function addClaims(
  claims: readonly ClaimInput[],
  app: App,
  by: string,
  { mark = () => {}, asker = {} }: { mark?: (draft: RecordDraft) => void; asker?: ClaimAsker } = {},
): Promise<ClaimsAdded> {
  const record = await recordAt(undefined, app, asker);
  for (const [i, { document, form, inputs }] of claims.entries()) {
    asker.onClaim?.(i, claims.length);
    if (!CLAIM_FORMS.some((one) => one === form))
      throw new SabtError('unknown-form', `A claim has no form ${form}. There are: ${CLAIM_FORMS.join(', ')}.`, {
        at: `claims.${i}.form`,
      });
    if (document !== undefined && known(document, app.catalogue).kind !== 'document')
      throw new SabtError('not-found', `${document} is no document.`, { at: `claims.${i}.document` });
    await checkClaim(form, inputs, record).catch((cause: unknown) => {
      // who gave it up is told so, and not that the claim is wrong
      asker.signal?.throwIfAborted();
      if (!(cause instanceof SabtError) || cause.code === 'stopped') throw cause;
      const within = cause.at === undefined || cause.at.startsWith('inputs') ? (cause.at ?? 'inputs') : 'inputs';
      throw new SabtError(cause.code, cause.message, { at: `claims.${i}.${within}` });
    });
  }
  const drafts = claims.map(({ text, form, inputs, speaker, document, span }) => ({
    id: newId(),
    kind: 'claim' as const,
    version: 1,
    fields: {
      text,
      form,
      inputs: inputs as Json,
      ...(speaker === undefined ? {} : { speaker }),
      ...(document === undefined ? {} : { document }),
      ...(span === undefined ? {} : { span: [...span] }),
    } as Fields,
  }));
  asker.signal?.throwIfAborted();
  drafts.forEach(mark);
  await app.archive.append(drafts, { by });
  return {
    added: drafts.length,
    claims: drafts.map(({ id }, i) => ({ id, text: claims[i]!.text, form: claims[i]!.form })),
  };
}

/**
 * The claims of these ids, or all that are open; a verdict that is new or changed is kept. Throws the reason of the asker's
 * signal: what was kept until then stays.
 */
export async function checkClaims(
  ids: readonly string[],
  app: App,
  by: string,
  asker: ClaimAsker = {},
): Promise<ClaimAnswer[]> {
  const versions = ids.length === 0 ? openClaims(app) : ids.map((id) => claimOf(id, app));
  const answers: ClaimAnswer[] = [];
  for (const [i, version] of versions.entries()) {
    asker.onClaim?.(i, versions.length);
    const answer = await answerClaim(version, app, asker);
    asker.signal?.throwIfAborted();
    answers.push(answer);
    const last = verdictsOf(version.fields).at(-1);
    if (last === undefined || last.verdict !== answer.verdict || last.reason !== answer.reason)
      await inTurn(app, () => keepVerdict(version.id, answer, app, by));
  }
  return answers;
}

export function allClaims(app: App): RecordVersion[] {
  const { items } = app.catalogue.list({ kind: 'claim', sort: 'oldest-entry', limit: MOST_CLAIMS, offset: 0 });
  return items.map((item) => app.reader.current(item));
}

function openClaims(app: App): RecordVersion[] {
  return allClaims(app).filter(({ fields }) => statusOf(fields) === 'open');
}

/** Throws `not-found` for what is no claim. */
export function claimOf(id: string, app: App): RecordVersion {
  const item = known(id, app.catalogue);
  if (item.kind !== 'claim') throw new SabtError('not-found', `${id} is no claim.`, { at: id });
  return app.reader.current(item);
}

export function verdictsOf(fields: Fields): GivenVerdict[] {
  return (fields['verdicts'] as unknown as GivenVerdict[] | undefined) ?? [];
}

/** As the record is when it is asked, however the log grows meanwhile; nothing is kept. */
export async function answerClaim({ id, fields }: RecordVersion, app: App, asker: Asker = {}): Promise<ClaimAnswer> {
  const at = app.archive.size();
  const record = await recordAt(at, app, asker);
  const form = String(fields['form']);
  const { verdict, reason, figure = {}, evidence, needed, cautions } = await checkClaim(form, fields['inputs'], record);
  const last = verdictsOf(fields).at(-1);
  return {
    id,
    text: String(fields['text']),
    form,
    verdict,
    reason,
    figure: rounded(figure) as ClaimAnswer['figure'],
    evidence,
    ...(needed === undefined ? {} : { needed }),
    ...(cautions === undefined ? {} : { cautions }),
    ...(last === undefined || last.verdict === verdict ? {} : { changed: last }),
    checkpoint: checkpointOf(at, app),
  };
}

async function recordAt(at: number | undefined, app: App, asker: Asker): Promise<ClaimRecord> {
  asker.signal?.throwIfAborted();
  const copy = await app.analysis.current();
  return {
    copy,
    names: filterNames(app),
    at,
    today: new Date().toISOString().slice(0, 10),
    measure: (question) => measure({ ...question, at }, app, asker),
    duplicates: async (selected) =>
      (await duplicatesOf(selected, copy, app)) ?? { undecidedPairs: 0, countWithout: null },
  };
}

async function keepVerdict(id: string, answer: ClaimAnswer, app: App, by: string): Promise<void> {
  const { version, fields } = claimOf(id, app);
  const { verdict, reason, figure, evidence, needed, cautions, checkpoint } = answer;
  const given: GivenVerdict = {
    verdict,
    reason,
    ...(needed === undefined ? {} : { needed }),
    ...(cautions === undefined ? {} : { cautions }),
    checkpoint,
    at: new Date().toISOString(),
  };
  const next = {
    ...carried(fields),
    verdict,
    figure,
    evidence,
    needed: needed ?? null,
    verdicts: [...verdictsOf(fields), given],
  } as unknown as Fields;
  await app.archive.append([{ id, kind: 'claim', version: version + 1, fields: next }], { by });
}

const MOSTLY = 4;

/** In English sentences, for whoever has the file and not the program; the code stands beside, as the aspect. */
function explained({ form, reason, needed, cautions = [] }: ClaimAnswer, inputs: Fields): string {
  const english = speak('en');
  const beside = (of: 'why' | 'needs', code: string): string | undefined =>
    isOfSelections(form, inputs) ? english.lookup(`claims.${of}.beside.${code}`) : undefined;
  const why =
    beside('why', reason) ?? english.lookup(`claims.why.${reason}`) ?? english.lookup(`why.${reason}`) ?? reason;
  const need =
    needed === undefined ? undefined : (beside('needs', needed) ?? english.lookup(`claims.needs.${needed}`) ?? needed);
  const also = cautions.map((one) => english.lookup(`claims.caution.${one}`) ?? one);
  return [why, ...also, ...(need === undefined ? [] : [`Needed to decide: ${need}`])].join(' ');
}

/** schema.org ClaimReview; what is undecidable has a name and no rating, a size that is left open is not the highest. */
export function claimReview({ id, fields }: RecordVersion, answer: ClaimAnswer): { [key: string]: Json } {
  const rating: Readonly<Record<Verdict, number | null>> = { supported: 5, contradicted: 1, undecidable: null };
  const isOpen = answer.reason === 'direction-shown-size-open';
  const value = isOpen ? MOSTLY : rating[answer.verdict];
  return {
    '@context': 'https://schema.org',
    '@type': 'ClaimReview',
    identifier: id,
    datePublished: verdictsOf(fields).at(-1)?.at.slice(0, 10) ?? new Date().toISOString().slice(0, 10),
    claimReviewed: answer.text,
    itemReviewed: {
      '@type': 'Claim',
      ...(fields['speaker'] === undefined ? {} : { author: { '@type': 'Person', name: String(fields['speaker']) } }),
    },
    reviewRating: {
      '@type': 'Rating',
      alternateName: answer.verdict,
      ...(value === null ? {} : { ratingValue: value, bestRating: 5, worstRating: 1 }),
      reviewAspect: answer.reason,
      ratingExplanation: explained(answer, (fields['inputs'] ?? {}) as Fields),
    },
    isBasedOn: { '@type': 'Dataset', version: `${answer.checkpoint.size} ${answer.checkpoint.root}` },
  };
}
