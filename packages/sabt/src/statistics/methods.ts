/** The methods by name. */
import { SabtError } from '../model/errors.ts';
import { issuesText } from '../model/issues.ts';
import { agreementMethods } from './agreement/methods.ts';
import { changeMethods } from './change/methods.ts';
import { glmMethods } from './glm/methods.ts';
import { hiddenMethods } from './hidden/methods.ts';
import { kindsMethods } from './kinds/methods.ts';
import { lagMethods } from './lags/methods.ts';
import type { AnyMethod } from './method.ts';
import type { MethodName } from './names.ts';
import { poolingMethods } from './pooling/methods.ts';
import { rateMethods } from './rates/methods.ts';
import { trendMethods } from './trend/methods.ts';

export const METHODS: readonly AnyMethod[] = [
  ...trendMethods,
  ...rateMethods,
  ...glmMethods,
  ...changeMethods,
  ...hiddenMethods,
  ...lagMethods,
  ...kindsMethods,
  ...agreementMethods,
  ...poolingMethods,
];

/**
 * The computation of this name, with its input checked. Throws `invalid-value` for an input of another shape, and a
 * defect for a result that is not finite: that would be a missing reason.
 */
export function statistic(name: MethodName): (input: unknown) => object {
  const found = METHODS.find((one) => one.name === name);
  if (found === undefined) throw new SabtError('defect', `The method ${name} is not there.`);
  return (input) => {
    const checked = found.input.safeParse(input);
    if (!checked.success) throw new SabtError('invalid-value', issuesText(checked.error));
    const result = found.compute(checked.data as never);
    requireFinite(result, name);
    return result;
  };
}

function requireFinite(value: unknown, at: string): void {
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new SabtError('defect', `${at} came out as ${value}, without a reason.`, { at });
  if (typeof value !== 'object' || value === null) return;
  for (const [key, part] of Object.entries(value)) requireFinite(part, `${at}.${key}`);
}
