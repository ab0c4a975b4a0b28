/**
 * Who signed a dossier's state of the log beside the keeper, and when, as the signatures state. The same in README.txt, on the
 * pages and on paper: whoever looks for a date finds it, labelled as nobody's finding, and whom to ask.
 */
import type { Speaker } from '../../i18n/index.ts';
import type { DossierModel } from './model.ts';

export interface Stated {
  /** That nobody but the keeper has signed; null where somebody has. */
  nobody: string | null;
  /** Null where there are no lines. */
  label: string | null;
  /** A line a signature or stamp. */
  lines: string[];
}

/** `isolated` keeps a name or time from being turned round by what is beside it. */
export function statedByOthers(
  { witnesses, stamps }: Pick<DossierModel, 'witnesses' | 'stamps'>,
  s: Speaker,
  isolated: (text: string) => string,
): Stated {
  const time = (seconds: number): string => {
    const date = new Date(seconds * 1000);
    if (Number.isNaN(date.getTime())) return isolated(`${seconds} s`); // a signature may state any number
    const instant = date.toISOString();
    return isolated(`${s.day(instant.slice(0, 10))} ${s.time(instant)}`);
  };
  const lines = [
    ...witnesses.map(({ name, timestamp, size }) =>
      s.t('dossier.stated.line', { name: isolated(name), time: time(timestamp), n: size }),
    ),
    ...stamps.map(({ signer, timestamp, size }) =>
      signer === null || timestamp === null
        ? s.t('dossier.stated.block', { n: size })
        : s.t('dossier.stated.stamp', { name: isolated(signer), time: time(timestamp), n: size }),
    ),
  ];
  const nobody = witnesses.length === 0 ? s.t('dossier.witnessed.nobody') : null;
  return { nobody, label: lines.length === 0 ? null : s.t('dossier.stated'), lines };
}

/** By its own first letter, whatever stands around it. */
export const isolated = (text: string): string => `\u2068${text}\u2069`;
