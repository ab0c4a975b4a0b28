/**
 * A process that erases and kills itself at a named step, started by erasing.test.ts and erasing-again.test.ts with the
 * archive folder, the record, the step and, if it is not the title, what is erased.
 */
import { App } from '../../packages/sabt/src/app/app.ts';
import { Archive } from '../../packages/sabt/src/stages/keeping/index.ts';

const [, , dir, id, step, path = 'title'] = process.argv as [string, string, string, string, string, string?];

function dieBefore(owner: object, method: string): void {
  Object.defineProperty(owner, method, { value: () => process.kill(process.pid, 'SIGKILL') });
}

if (step === 'log') dieBefore(Archive.prototype, 'append');
if (step === 'destroy') dieBefore(Archive.prototype, 'erase');
if (step === 'second version') {
  const { erase } = Archive.prototype;
  let done = 0;
  Object.defineProperty(Archive.prototype, 'erase', {
    value(this: Archive, ...given: Parameters<typeof erase>) {
      if (done++ > 0) process.kill(process.pid, 'SIGKILL');
      return erase.apply(this, given);
    },
  });
}
if (step === 'index') dieBefore(App.prototype, 'reindex');

const app = await App.open(dir, { mode: 'write' });
await app.erase({ id, paths: [path], reason: 'safety', dryRun: false }, { by: 'anna' });
await app.close();
