/** Term lists read lately, checked, up to a number of bytes; the one not used for longest goes first. */
export class ListCache {
  private readonly limitBytes: number;
  private readonly lists = new Map<string, Uint8Array>();
  private bytes = 0;

  constructor(limitBytes: number) {
    this.limitBytes = limitBytes;
  }

  get(segment: { id: number }, start: number, read: () => Uint8Array): Uint8Array {
    const key = `${segment.id}:${start}`;
    const known = this.lists.get(key);
    if (known !== undefined) {
      this.lists.delete(key);
      this.lists.set(key, known);
      return known;
    }
    const list = read();
    if (list.length > this.limitBytes / 4) return list;
    this.lists.set(key, list);
    // what is held is the buffer the list lies in, at least a page
    this.bytes += list.buffer.byteLength;
    for (const [oldest, bytes] of this.lists) {
      if (this.bytes <= this.limitBytes) break;
      this.lists.delete(oldest);
      this.bytes -= bytes.buffer.byteLength;
    }
    return list;
  }

  /** Forgets the lists of a segment that is gone. */
  forget(segment: { id: number }): void {
    const prefix = `${segment.id}:`;
    for (const [key, bytes] of this.lists) {
      if (!key.startsWith(prefix)) continue;
      this.lists.delete(key);
      this.bytes -= bytes.buffer.byteLength;
    }
  }
}
