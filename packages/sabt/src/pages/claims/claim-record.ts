/** A claim as its record tells it, for those who have the record and not the archive: sites and dossiers. */
import type { Json } from '../../model/records.ts';
import type { ClaimVerdict, ClaimView, KeptVerdict } from './claims-port.ts';

type Values = { readonly [path: string]: Json };
/** As a record keeps it; `cautions` since they are kept. */
export type RecordedVerdict = KeptVerdict & Pick<ClaimVerdict, 'cautions'>;

export interface RecordedClaim {
  view: ClaimView;
  /** The verdict that was given last. */
  answer: ClaimVerdict;
  /** Whether the numbers that it rests on are shown. */
  hasFigure: boolean;
}

/** Null where no verdict is shown. */
export function recordedClaim(values: Values): RecordedClaim | null {
  const kept = recordedVerdicts(values).at(-1);
  if (kept === undefined) return null;
  const { verdict, reason, checkpoint, needed, cautions } = kept;
  const answer: ClaimVerdict = {
    verdict,
    reason,
    needed: needed ?? null,
    checkpoint,
    figure: (values['figure'] ?? {}) as Record<string, unknown>,
    evidence: (values['evidence'] ?? []) as unknown as ClaimVerdict['evidence'],
    ...(cautions === undefined ? {} : { cautions }),
  };
  const asked = { form: String(values['form'] ?? ''), inputs: (values['inputs'] ?? {}) as ClaimView['inputs'] };
  return { view: { ...NOTHING, ...asked, answer }, answer, hasFigure: values['figure'] !== undefined };
}

export function recordedVerdicts(values: Values): RecordedVerdict[] {
  const list = values['verdicts'];
  return Array.isArray(list) ? (list as unknown as RecordedVerdict[]).slice() : [];
}

const NOTHING: ClaimView = {
  id: '',
  entry: 0,
  text: '',
  language: null,
  speaker: null,
  document: null,
  span: null,
  form: '',
  inputs: {},
  answer: null,
  failed: null,
  kept: [],
  keptActs: null,
  dismissed: null,
  sample: false,
};
