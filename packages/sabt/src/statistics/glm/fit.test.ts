import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Fit, fitNegativeBinomial, fitPoisson, type NegativeBinomialFit } from './fit.ts';
import { thetaScore } from './likelihood.ts';

const fitted = <F extends Fit>(found: F | { reason: string }): F => {
  assert.ok('coef' in found, 'reason' in found ? found.reason : '');
  return found;
};

/** Columns of a small generator, so that the same numbers come on every machine. */
function invented(n: number, k: number, mean: number): { design: number[][]; y: number[] } {
  let state = 7;
  const uniform = () => {
    state = (state * 16807) % 2147483647;
    return state / 2147483647;
  };
  const design = Array.from({ length: n }, () => [1, ...Array.from({ length: k - 1 }, () => uniform() - 0.5)]);
  const y = design.map((row) => Math.floor(-Math.log(uniform()) * mean * Math.exp(row[1] as number)));
  return { design, y };
}

test('at the maximum the columns are orthogonal to the scores, and theta’s score is nought', () => {
  for (const mean of [0.7, 5, 300, 1e6]) {
    const { design, y } = invented(120, 5, mean);
    const poisson = fitted(fitPoisson({ design, y }));
    const nb = fitted<NegativeBinomialFit>(fitNegativeBinomial({ design, y }));
    assert.ok(nb.theta !== null && nb.converged && poisson.converged);
    const theta = nb.theta;
    for (let j = 0; j < 5; j++) {
      const at = (fit: Fit, wide: (mu: number) => number) =>
        design.reduce((sum, row, i) => {
          const mu = fit.fitted[i] as number;
          return sum + ((row[j] as number) * ((y[i] as number) - mu)) / wide(mu);
        }, 0);
      assert.ok(Math.abs(at(poisson, () => 1)) < 1e-9 * mean * 120);
      assert.ok(Math.abs(at(nb, (mu) => 1 + mu / theta)) < 1e-6);
    }
    const { score, information } = thetaScore(y, nb.fitted, theta);
    assert.ok(Math.abs(score / information) < 1e-7 * theta);
    assert.ok(nb.logLik > poisson.logLik);
  }
});

test('the derivatives in theta are those of the log-likelihood', () => {
  const { design, y } = invented(40, 2, 6);
  const { fitted: means } = fitted(fitNegativeBinomial({ design, y, theta: 3 }));
  const intercept = means.map(() => [1]);
  const offset = means.map((mu) => Math.log(mu));
  // With the means held by the offset, nearly: the intercept settles at the theta of each call.
  for (const theta of [0.3, 3, 40, 5000]) {
    const h = theta * 1e-4;
    const at = (value: number) => fitted(fitNegativeBinomial({ design: intercept, y, offset, theta: value }));
    const slope = (at(theta + h).logLik - at(theta - h).logLik) / (2 * h);
    const { score } = thetaScore(y, at(theta).fitted, theta);
    assert.ok(Math.abs(slope - score) < 1e-5 * Math.max(Math.abs(score), 1e-4), `${slope} ${score}`);
  }
});

test('theta far away is Poisson', () => {
  const { design, y } = invented(50, 3, 4);
  const poisson = fitted(fitPoisson({ design, y }));
  const nb = fitted(fitNegativeBinomial({ design, y, theta: 1e13 }));
  assert.ok(Math.abs(nb.logLik - poisson.logLik) < 1e-7);
  assert.ok(Math.abs(nb.deviance - poisson.deviance) < 1e-7);
});

test('a log-linear model with empty cells is separated, and its fitted values have a limit', () => {
  const design = [0, 1, 2, 3].map((i) => [1, i & 1, i >> 1, i === 3 ? 1 : 0]);
  const y = [30, 12, 9, 0];
  assert.deepEqual(fitPoisson({ design, y }), { reason: 'separation' });
  const fit = fitted(fitPoisson({ design, y, allowInfinite: true }));
  assert.ok(fit.separated && fit.converged);
  fit.fitted.forEach((mu, i) => {
    assert.ok(Math.abs(mu - (y[i] as number)) < 1e-8);
  });
  assert.deepEqual(fit.covariance, []);
});

test('a slope without end is separated; one event more and it is not', () => {
  const design = [1, 2, 3, 4, 5].map((x) => [1, x]);
  assert.deepEqual(fitPoisson({ design, y: [0, 0, 0, 0, 7] }), { reason: 'separation' });
  assert.ok('coef' in fitPoisson({ design, y: [0, 0, 0, 1, 7] }));
  assert.deepEqual(fitPoisson({ design, y: [0, 0, 0, 0, 1e12] }), { reason: 'separation' });
});

test('a negative binomial that fits badly still settles', () => {
  // Expected information circles here; from the observed it takes a few steps.
  const design = [
    [1, 0, 1, 1],
    [1, 1, 0, 1],
    [1, 1, 1, 1],
    [1, 0, 0, 0],
    [1, 0, 0, 1],
    [1, 0, 0, 1],
    [1, 0, 0, 0],
  ];
  const fit = fitted(fitNegativeBinomial({ design, y: [988, 1042, 0, 0, 988, 0, 1040] }));
  assert.ok(fit.converged && fit.iterations < 200);
});

test('years as they are cost no digits', () => {
  const years = Array.from({ length: 60 }, (_, i) => 1960 + i);
  const y = years.map((year, i) => 20 + ((i * 7) % 13) + (year > 1990 ? 9 : 0));
  const raw = fitted(fitPoisson({ design: years.map((year) => [1, year, year * year]), y }));
  const centred = fitted(fitPoisson({ design: years.map((year) => [1, year - 1990, (year - 1990) ** 2]), y }));
  assert.ok(Math.abs((raw.coef[2] as number) / (centred.coef[2] as number) - 1) < 1e-7);
  assert.ok(Math.abs(raw.deviance - centred.deviance) < 1e-9);
});
