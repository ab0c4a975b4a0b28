import type { ScanAnswer, ToScan } from './scanning.ts';
import { findTraces } from './traces.ts';

const send = (answer: ScanAnswer) => process.send?.(answer);

process.once('message', async ({ dir, pieces }: ToScan) => {
  try {
    send({ traces: await findTraces(dir, pieces) });
  } catch (thrown) {
    const { message, code } = thrown as NodeJS.ErrnoException;
    send({ failure: { message, code } });
  }
});
