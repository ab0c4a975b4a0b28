import { existsSync } from 'node:fs';
import { SabtError } from '../../model/errors.ts';
import type { Fields } from '../../model/records.ts';
import type { BlobRef } from '../../store/ports.ts';
import type { IntakeContext } from './context.ts';
import { type AddAnswer, addFiles, uploadGone } from './files.ts';
import { readLedger } from './ledger.ts';
import type { Limits } from './limits.ts';
import { bytesOfPlace } from './place.ts';
import type { ByteSource } from './table/byte-source.ts';
import { type ImportAnswer, importTable, rowName } from './table/import.ts';

/**
 * Tries again what failed in a batch, and only that: rows from the kept evidentiary copy, files from where they
 * lay. A batch that was left open is run again as a whole and closed; what it had kept is found and stays.
 * A corrected file needs no retry: importing it adds what is missing, because rows are known by identity.
 *
 * `batch` is the newest version of the batch's record. Throws `not-found` if its ledger or copy is gone,
 * `upload-gone` if all that failed was uploaded and is gone.
 */
export async function retryBatch(
  batch: { id: string; fields: Fields },
  context: IntakeContext,
  options: { limits?: Partial<Limits> } = {},
): Promise<AddAnswer | ImportAnswer> {
  const { id, fields } = batch;
  const custom = (fields['custom'] ?? {}) as {
    source?: string;
    paths?: string[];
    names?: string[];
    recursive?: boolean;
  };
  const open = fields['phase'] === 'open';
  const common = {
    ...(options.limits === undefined ? {} : { limits: options.limits }),
    ...(custom.source === undefined ? {} : { source: custom.source }),
  };
  if (fields['profile'] === 'add') {
    if (open)
      return addFiles(
        custom.paths ?? [],
        { ...common, ...named(custom.names), recursive: custom.recursive ?? false, resume: id },
        context,
      );
    const failed: { path: string; name?: string }[] = [];
    for await (const { status, path, name } of readLedger(context.ledgerPath(id)))
      if (status === 'failed') failed.push({ path: path!, ...(name === undefined ? {} : { name }) });
    const uploads = failed.flatMap(({ path, name }) =>
      name === undefined || existsSync(bytesOfPlace(path)) ? [] : [name],
    );
    if (uploads.length > 0 && uploads.length === failed.length) throw uploadGone(uploads.join('”, “'));
    const names = custom.names === undefined ? undefined : failed.map(({ path, name }) => name ?? path);
    return addFiles(
      failed.map(({ path }) => path),
      { ...common, ...named(names), recursive: custom.recursive ?? false, retryOf: id },
      context,
    );
  }

  const again = { ...common, profile: String(fields['profile']), mapping: fields['mapping'] };
  const copy = evidentiaryCopy(fields, context);
  if (open) return importTable(copy, { ...again, resume: id }, context);
  const rows = new Set<string>();
  for await (const line of readLedger(context.ledgerPath(id))) if (line.status === 'failed') rows.add(rowName(line));
  return importTable(copy, { ...again, retry: { of: id, rows } }, context);
}

function named(names: string[] | undefined): { names?: string[] } {
  return names === undefined ? {} : { names };
}

function evidentiaryCopy(fields: Fields, context: IntakeContext): ByteSource {
  const file = fields['file'] as unknown as BlobRef | undefined;
  if (file === undefined) throw new SabtError('not-found', 'The batch has no evidentiary copy to read again.');
  return { name: String(fields['title']), size: file.size, open: () => context.openBlob(file.name), kept: file };
}
