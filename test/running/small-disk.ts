/** A file system of its own in memory, small enough to be filled, and larger when it is to go on. Only root may mount one. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { World } from './world.ts';

const TRIES = 20;
const BETWEEN_MS = 100;

export class SmallDisk {
  readonly path: string;

  private constructor(path: string) {
    this.path = path;
  }

  /** Mounted as the folder `disk` of the world until that ends; or why it could not be. */
  static mounted(world: World, size: string): SmallDisk | string {
    if (process.getuid?.() !== 0) return 'only root can mount a small file system';
    const disk = new SmallDisk(join(world.dir, 'disk'));
    mkdirSync(disk.path);
    const said = disk.#run('mount', '-t', 'tmpfs', '-o', `size=${size},mode=700`, 'tmpfs');
    if (said !== null) return `no file system of its own could be mounted: ${said}`;
    world.atEnd(() => disk.#unmount());
    return disk;
  }

  enlarge(size: string): void {
    assert.equal(this.#run('mount', '-o', `remount,size=${size}`), null);
  }

  /** What a process that was killed had open is closed a little after its end is known. */
  async #unmount(): Promise<void> {
    for (let left = TRIES; left > 0; left--) {
      if (this.#run('umount') === null) return;
      await new Promise((later) => setTimeout(later, BETWEEN_MS));
    }
    assert.equal(this.#run('umount', '-l'), null);
  }

  /** Null, or what a command said that failed. */
  #run(command: string, ...words: string[]): string | null {
    const { status, stderr, error } = spawnSync(command, [...words, this.path], { encoding: 'utf8' });
    return status === 0 ? null : (stderr || error?.message || `${command} ended with ${status}`).trim();
  }
}
