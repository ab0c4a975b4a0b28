/** `/log/`: the published log as C2SP tlog-tiles wants it, straight from the folder. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Hono } from 'hono';
import { SabtError } from '../model/errors.ts';
import { wrongMethod } from './errors.ts';

const TILE = /^tile\/(?:entries|[0-5]?\d|6[0-3])\/(?:x\d{3}\/)*\d{3}(?:\.p\/(?:[1-9]\d?|1\d\d|2[0-4]\d|25[0-5]))?$/;

export function logFiles(archive: string): Hono {
  const routes = new Hono();
  routes.get('/keys.json', async (c) => {
    const path = join(archive, 'log', 'keys.json');
    if (!existsSync(path)) throw new SabtError('not-found', 'This log does not show its keys.');
    return c.body(new Uint8Array(await readFile(path)), 200, {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-cache',
    });
  });
  routes.get('/checkpoint', async (c) =>
    c.body(new Uint8Array(await readFile(join(archive, 'log', 'checkpoint'))), 200, {
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-cache',
    }),
  );
  routes.get('/*', async (c) => {
    const path = c.req.path.slice(c.req.path.indexOf('/log/') + '/log/'.length);
    if (!TILE.test(path)) throw new SabtError('not-found', 'The log has checkpoint, tile/L/N and tile/entries/N.');
    try {
      const bytes = await readFile(join(archive, 'log', path));
      return c.body(new Uint8Array(bytes), 200, {
        'content-type': 'application/octet-stream',
        'cache-control': 'public, max-age=31536000, immutable',
      });
    } catch (cause) {
      throw new SabtError('not-found', 'The log has no such tile (yet).', { cause });
    }
  });
  routes.all('*', (c) => {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return wrongMethod(['GET', 'HEAD']);
    throw new SabtError('not-found', 'The log has no such file.');
  });
  return routes;
}
