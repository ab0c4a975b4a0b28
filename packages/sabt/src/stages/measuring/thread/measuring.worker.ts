/**
 * Computes one indicator or method of statistics after another; whatever it counts it asks of the thread that holds the
 * analysis copy.
 */
import { parentPort } from 'node:worker_threads';
import { codebookInUse, codebookOf, useCodebook } from '../../../codebook/index.ts';
import type { AnalysisReader } from '../../../store/analysis-port.ts';
import { indicatorOf } from '../indicators/index.ts';
import type { OnStep, Step } from '../step.ts';
import type { Calculation, FromThread, Reading, ToThread } from './messages.ts';
import { thrownAgain, told } from './thrown.ts';

const STEP_EVERY_MS = 100;

const port = parentPort!;
const say = (message: FromThread): void => port.postMessage(message);
const waiting = new Map<number, { resolve(value: never): void; reject(thrown: Error): void }>();
let asked = 0;

function ask(reading: Reading, query: unknown): Promise<never> {
  const number = asked++;
  say({ asked: number, reading, query });
  return new Promise((resolve, reject) => waiting.set(number, { resolve, reject }));
}

/** A copy that answers the same question once, as long as one indicator is computed. */
function remoteCopy(onStep: OnStep): AnalysisReader {
  const answers = new Map<string, Promise<never>>();
  let done = 0;
  const once = (reading: Reading, query: unknown): Promise<never> => {
    const key = JSON.stringify([reading, query]);
    let answer = answers.get(key);
    if (answer === undefined) {
      onStep({ what: 'counting', done, total: null });
      answer = ask(reading, query).finally(() => onStep({ what: 'counting', done: ++done, total: null }));
      answers.set(key, answer);
    }
    return answer;
  };
  return {
    count: (query) => once('count', query),
    sourcesOver: (query) => once('sourcesOver', query),
    articleSets: (query) => once('articleSets', query),
    rows: (query) => once('rows', query),
    originSets: (query) => once('originSets', query),
    extent: (query) => once('extent', query),
    summary: (query) => once('summary', query),
    spans: (query) => once('spans', query),
    places: (query) => once('places', query),
    points: (query) => once('points', query),
    series: (query) => once('series', query),
    positions: (query) => once('positions', query),
    positionsByCountry: (query) => once('positionsByCountry', query),
  };
}

/** Few enough to cost nothing: another step at once, the same again only after a while. */
function unhurried(tell: (step: Step) => void): OnStep {
  let [what, at] = ['', 0];
  return (step) => {
    const now = performance.now();
    if (step.what === what && now - at < STEP_EVERY_MS) return;
    [what, at] = [step.what, now];
    tell(step);
  };
}

async function compute({ question, codebook }: Extract<ToThread, { question: unknown }>): Promise<void> {
  try {
    if (codebook.version !== codebookInUse().version) useCodebook(codebookOf(codebook.version, codebook.acts));
    const onStep = unhurried((step) => say({ step }));
    const indicator = await indicatorOf(question.measure);
    say({ found: await indicator({ ...question, copy: remoteCopy(onStep), onStep }) });
  } catch (thrown) {
    say({ thrown: told(thrown) });
  }
}

async function calculate({ method, input }: Calculation): Promise<void> {
  try {
    const { statistic } = await import('../../../statistics/index.ts');
    say({ calculated: statistic(method)(input) });
  } catch (thrown) {
    say({ thrown: told(thrown) });
  }
}

port.on('message', (message: ToThread) => {
  if ('method' in message) return void calculate(message);
  if ('question' in message) return void compute(message);
  const waiter = waiting.get(message.answered);
  waiting.delete(message.answered);
  if ('thrown' in message) waiter?.reject(thrownAgain(message.thrown));
  else waiter?.resolve(message.value as never);
});
