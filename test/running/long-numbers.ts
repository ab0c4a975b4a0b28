/** Questions that take seconds on any machine, and an archive to ask them of. */
import assert from 'node:assert/strict';
import { request } from 'node:http';
import type { RunningServer } from './server.ts';
import { World } from './world.ts';

/** Acts over a century: a trend by the week tries every later start, and takes seconds on any machine. */
function acts(): string {
  const rows = Array.from({ length: 600 }, (_, i) => {
    const month = String(((i * 7) % 12) + 1).padStart(2, '0');
    const day = String(((i * 11) % 28) + 1).padStart(2, '0');
    return `${i},${1921 + Math.floor(i / 6)}-${month}-${day},protest`;
  });
  return `id,start,type\n${rows.join('\n')}\n`;
}

export async function century(): Promise<World> {
  const world = new World();
  await world.json(['init']);
  const map = world.file('map.json', '{"kind":"event"}');
  const table = world.file('acts.csv', acts());
  const imported = await world.json(['import', 'table', table, '--map', map, '--source', 'Register']);
  assert.equal(imported.exit, 0, JSON.stringify(imported));
  return world;
}

/** Long questions, each another; more of them than threads that compute. */
export const LONG = [1921, 1922, 1923, 1924].map((year) => `date:${year}..2020`);
export const trendOf = (where: string) => ({ measure: 'trend', by: 'week', where });

/** A question over HTTP whose connection can be closed. */
export function begin(
  server: RunningServer,
  words: string,
  question: object,
): { close(): void; status: Promise<number | null> } {
  const headers = {
    host: `127.0.0.1:${server.port}`,
    authorization: `Bearer ${server.token}`,
    'content-type': 'application/json',
  };
  const to = { host: '127.0.0.1', port: server.port, path: `/api/v1/${words}`, method: 'POST', headers, agent: false };
  const asked = request(to);
  const status = new Promise<number | null>((answered) => {
    asked.on('response', (response) => {
      response.resume();
      answered(response.statusCode!);
    });
    asked.on('error', () => answered(null));
  });
  asked.end(JSON.stringify(question));
  return { close: () => void asked.destroy(), status };
}
