/**
 * A Chromium for the tests that comes through npm. `@sparticuz/chromium` packs it for another purpose, so only its
 * files are used: never its `args` (they switch the sandbox and web security off) nor its `executablePath()` (it
 * takes any file of the right name in the temporary folder). We unpack into a private cache folder named by the
 * digest of what is unpacked, and start it with our own arguments.
 */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { brotliDecompressSync, createBrotliDecompress } from 'node:zlib';
import { type Browser, chromium } from 'playwright-core';
import { extract } from 'tar-fs';

const BIN = join(dirname(findPackageJSON('@sparticuz/chromium', import.meta.url)!), 'bin');
const PARTS = ['chromium.br', 'swiftshader.tar.br', 'al2023.tar.br'];

/** The folder with the unpacked browser; unpacks on the first call (3 to 5 s). */
async function unpacked(): Promise<string> {
  const about = readFileSync(join(BIN, '..', 'package.json'));
  const name = createHash('sha256').update(about).digest('hex').slice(0, 16);
  const cache = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'sabt-tests');
  const folder = join(cache, `chromium-${name}`);
  if (existsSync(folder)) return folder;
  const part = `${folder}.${process.pid}`;
  mkdirSync(part, { recursive: true, mode: 0o700 });
  const [browser, ...tars] = PARTS.map((file) => join(BIN, file));
  await pipeline(
    createReadStream(browser!),
    createBrotliDecompress(),
    createWriteStream(join(part, 'chromium'), { mode: 0o700 }),
  );
  for (const tar of tars) await pipeline(Readable.from([brotliDecompressSync(readFileSync(tar))]), extract(part));
  try {
    renameSync(part, folder);
  } catch (cause) {
    // another test process was faster
    rmSync(part, { recursive: true, force: true });
    if (!existsSync(folder)) throw cause;
  }
  return folder;
}

/** Starts the browser. Its sandbox works for an ordinary user and not for root. */
export async function launchChromium(): Promise<Browser> {
  const folder = await unpacked();
  const root = process.getuid?.() === 0;
  return chromium.launch({
    executablePath: join(folder, 'chromium'),
    chromiumSandbox: !root,
    env: { ...process.env, LD_LIBRARY_PATH: join(folder, 'lib'), LANG: 'en_US.UTF-8' } as Record<string, string>,
    args: [
      '--headless=new',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  });
}
