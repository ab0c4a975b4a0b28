/** What passes between the thread that computes and the one that holds the analysis copy. */
import type { ActType } from '../../../codebook/index.ts';
import type { ErrorCode } from '../../../model/errors.ts';
import type { MethodName } from '../../../statistics/names.ts';
import type { AnalysisReader } from '../../../store/analysis-port.ts';
import type { Ask } from '../ask.ts';
import type { Found, Measure } from '../measurement.ts';
import type { Step } from '../step.ts';

/** What an indicator is asked, without the copy that it asks in turn. */
export interface Question extends Omit<Ask, 'copy' | 'onStep'> {
  measure: Measure;
}

export type Reading = keyof AnalysisReader;

export interface Thrown {
  code: ErrorCode | null;
  message: string;
  at?: string;
  stack?: string;
}

/** A method of `sabt stat` by itself, with its input as it was sent. */
export interface Calculation {
  method: MethodName;
  input: unknown;
}

export type ToThread =
  | Calculation
  | { question: Question; codebook: { version: string; acts: readonly ActType[] } }
  | { answered: number; value: unknown }
  | { answered: number; thrown: Thrown };

export type FromThread =
  | { asked: number; reading: Reading; query: unknown }
  | { step: Step }
  | { found: Found }
  | { calculated: object }
  | { thrown: Thrown };
