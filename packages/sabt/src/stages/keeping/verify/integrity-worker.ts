import { parentPort, workerData } from 'node:worker_threads';
import { asSabtError } from '../../../model/errors.ts';
import type { StoreFinding } from '../../../store/ports.ts';
import { RECORD_FILE, SqliteRecordStore, type StorePlaces } from '../../../store/sqlite/index.ts';

function check(places: StorePlaces): StoreFinding[] {
  try {
    const store = new SqliteRecordStore(places, 'read');
    try {
      return store.integrity();
    } finally {
      store.close();
    }
  } catch (thrown) {
    return [{ where: RECORD_FILE, message: asSabtError(thrown).message }];
  }
}

parentPort?.postMessage(check(workerData as StorePlaces));
