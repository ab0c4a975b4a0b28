/*
 * The sealed record: an opened record as bytes, and these bytes under AES-256-GCM.
 *
 * Bytes (numbers big-endian), see docs/FORMAT.md, "Sealed records":
 *   1  format, 1
 *   32 seed of the fillers
 *   1  length of the kind's name, then the name
 *   1  number of fields, then for each, by slot:
 *      1 slot
 *      held: 1 state (0 open, 1 erased);
 *            open: 32 salt, 4 length, the canonical value in UTF-8 (length 0 where items follow)
 *            erased: 32 leaf hash, 1 number of the reason
 *      of a field that holds a tree and is open: 4 number of items, then for each its name (2 length, UTF-8; passages
 *      have none, their number is their position; erased ones of other trees have an empty one) and held
 *
 * One key seals one message: every sealing, also the resealing after an erasure, takes a new random key. So the nonce can
 * be constant (all zero). The associated data name the archive and the entry, so that sealed records cannot be
 * exchanged for one another.
 *
 * A key goes to the cipher as a KeyObject: as bytes it costs three times as much (measured on Node 24.21).
 */
import { createCipheriv, createDecipheriv, createSecretKey } from 'node:crypto';
import { ERASURE_REASONS, fieldAt, HASH_BYTES, isRecordKind, SALT_BYTES } from '@sabt/proof';
import { SabtError } from '../../model/errors.ts';
import { type Held, type HeldField, type HeldItem, isErased, type OpenedRecord, SEED_BYTES } from './opened.ts';

const FORMAT = 1;
const TAG_BYTES = 16;
const NONCE = new Uint8Array(12);
const OPEN = 0;
const ERASED = 1;

/** Binds a sealed record to its archive and place. */
function placeOf(archiveId: string, entry: number): Buffer {
  return Buffer.from(`sabt/record/1\n${archiveId}\n${entry}\n`, 'latin1');
}

export function seal(record: OpenedRecord, key: Uint8Array, archiveId: string, entry: number): Uint8Array {
  const cipher = createCipheriv('aes-256-gcm', createSecretKey(key), NONCE);
  cipher.setAAD(placeOf(archiveId, entry));
  const body = cipher.update(encodePayload(record));
  cipher.final();
  const sealed = new Uint8Array(body.length + TAG_BYTES);
  sealed.set(body);
  sealed.set(cipher.getAuthTag(), body.length);
  return sealed;
}

/** Throws `archive-damaged` if these are not the bytes that were sealed with this key for this entry. */
export function unseal(sealed: Uint8Array, key: Uint8Array, archiveId: string, entry: number): OpenedRecord {
  const damaged = (why: string, cause?: unknown) =>
    new SabtError('archive-damaged', `The sealed record of entry ${entry} ${why}.`, {
      at: `sealed record ${entry}`,
      cause,
    });
  if (sealed.length < TAG_BYTES) throw damaged(`has only ${sealed.length} bytes`);
  let payload: Buffer;
  try {
    const decipher = createDecipheriv('aes-256-gcm', createSecretKey(key), NONCE, { authTagLength: TAG_BYTES });
    decipher.setAAD(placeOf(archiveId, entry));
    decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
    payload = decipher.update(sealed.subarray(0, sealed.length - TAG_BYTES));
    decipher.final();
  } catch (cause) {
    throw damaged('cannot be opened with its key: one of the two is not as it was written', cause);
  }
  try {
    return decodePayload(payload);
  } catch (cause) {
    throw damaged('does not have the form of a record', cause);
  }
}

let scratch = Buffer.allocUnsafe(1 << 16);

function encodePayload(record: OpenedRecord): Buffer {
  let at = 0;
  const room = (bytes: number) => {
    if (at + bytes <= scratch.length) return;
    const wider = Buffer.allocUnsafe(2 * (at + bytes));
    wider.set(scratch.subarray(0, at));
    scratch = wider;
  };
  const putBytes = (bytes: Uint8Array) => {
    scratch.set(bytes, at);
    at += bytes.length;
  };
  const putHeld = (held: Held) => {
    room(64);
    if (isErased(held)) {
      scratch[at++] = ERASED;
      putBytes(held.hash);
      scratch[at++] = ERASURE_REASONS.indexOf(held.reason);
      return;
    }
    scratch[at++] = OPEN;
    putBytes(held.salt);
    room(4 + 3 * held.value.length);
    const length = scratch.write(held.value, at + 4, 'utf8');
    scratch.writeUInt32BE(length, at);
    at += 4 + length;
  };
  room(256);
  scratch[at++] = FORMAT;
  putBytes(record.seed);
  scratch[at] = scratch.write(record.kind, at + 1, 'latin1');
  at += 1 + record.kind.length;
  scratch[at++] = record.fields.length;
  for (const held of record.fields) {
    room(8);
    scratch[at++] = held.field.slot;
    putHeld(held);
    if (isErased(held) || held.items === undefined) continue;
    room(8);
    at = scratch.writeUInt32BE(held.items.length, at);
    for (const item of held.items) {
      if (held.field.holds === 'named') {
        room(2 + 3 * item.name.length);
        const length = scratch.write(item.name, at + 2, 'utf8');
        scratch.writeUInt16BE(length, at);
        at += 2 + length;
      }
      putHeld(item);
    }
  }
  return scratch.subarray(0, at);
}

function decodePayload(bytes: Buffer): OpenedRecord {
  let at = 0;
  const take = (count: number): Buffer => {
    if (at + count > bytes.length)
      throw new RangeError(`ends at byte ${bytes.length}, ${count} more were announced at ${at}`);
    at += count;
    return bytes.subarray(at - count, at);
  };
  const number = (width: number) => take(width).readUIntBE(0, width);
  const held = (): Held => {
    if (number(1) === OPEN) {
      const salt = take(SALT_BYTES);
      const length = number(4);
      return { salt, value: take(length).toString('utf8') };
    }
    const hash = take(HASH_BYTES);
    const reason = ERASURE_REASONS[number(1)];
    if (reason === undefined) throw new RangeError('unknown reason of an erasure');
    return { hash, reason };
  };
  if (number(1) !== FORMAT) throw new RangeError('unknown format');
  const seed = take(SEED_BYTES);
  const kind = take(number(1)).toString('latin1');
  if (!isRecordKind(kind)) throw new RangeError('unknown kind');
  const fields: HeldField[] = [];
  for (let left = number(1); left > 0; left--) {
    const field = fieldAt(kind, number(1));
    if (field === undefined) throw new RangeError('unknown slot');
    const whole = held();
    if (isErased(whole) || field.holds === 'value') {
      fields.push({ ...whole, field });
      continue;
    }
    const items: HeldItem[] = [];
    for (let count = number(4), i = 0; i < count; i++) {
      const name = field.holds === 'named' ? take(number(2)).toString('utf8') : String(i);
      const item = held();
      if (name === '' && !isErased(item)) throw new RangeError('a named item without a name');
      items.push({ ...item, name });
    }
    fields.push({ ...whole, field, items });
  }
  if (at !== bytes.length) throw new RangeError(`${bytes.length - at} bytes too many`);
  return { kind, seed, fields };
}
