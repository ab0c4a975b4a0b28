import assert from 'node:assert/strict';

/** Each number within `relative` of the one expected; null where null is expected. */
export function near(actual: unknown, expected: unknown, relative = 1e-8, at = 'value'): void {
  if (typeof expected === 'number') {
    assert.ok(
      typeof actual === 'number' && Math.abs(actual - expected) <= relative * Math.max(1e-9, Math.abs(expected)),
      `${at}: ${actual}, expected ${expected}`,
    );
  } else if (typeof expected === 'object' && expected !== null) {
    for (const [key, part] of Object.entries(expected)) near((actual as never)?.[key], part, relative, `${at}.${key}`);
  } else assert.equal(actual, expected, at);
}
