/** A refusal of consent is what keeps a record from outsiders: it does not go with what is erased beside it. */
import { SabtError } from '../../../model/errors.ts';
import { CONSENT_PATH, confidentialityOf, type Fields, type Json } from '../../../model/records.ts';
import type { HeldVersion } from './losses.ts';

/** The custom fields that are meant by naming all of them. */
export function besidesConsent(versions: readonly HeldVersion[]): string[] {
  const paths = versions.flatMap(({ values }) => values.map(({ path }) => path));
  const held = new Set(paths.filter((path) => path.startsWith('custom/')));
  return held.delete(CONSENT_PATH) ? [...held] : ['custom'];
}

/**
 * A refusal goes by its own name only, and only where the level keeps from outsiders what it kept from them. Throws
 * `conflict`.
 */
export function requireRestricted(fields: Fields): void {
  const { consent } = fields['custom'] as { consent: Json };
  const said = typeof consent === 'object' && consent !== null ? Object.values(consent) : [consent];
  if (said.every((one) => one === 'given')) return;
  const levels = Object.keys(fields['confidentiality'] ?? {});
  const withoutConsent = { ...fields, custom: {} };
  if (['', ...levels].every((path) => confidentialityOf(withoutConsent, path) !== 'public')) return;
  throw new SabtError(
    'conflict',
    'Without the consent that was refused or withdrawn, this would be public by its level. Set it restricted first: sabt set ID confidentiality=restricted.',
    { at: CONSENT_PATH },
  );
}
