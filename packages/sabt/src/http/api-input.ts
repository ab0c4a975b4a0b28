/** What a request asks of a command, from its query string, its JSON or its form. What the command does not take is refused. */
import type { Command } from '../commands/command.ts';
import { SabtError } from '../model/errors.ts';
import { bodyText } from './body.ts';
import { fileFields, inputFields } from './openapi.ts';
import { type Form, readForm } from './uploads.ts';

export const MAX_JSON_BYTES = 64 << 20;
const MAX_OPTIONS = 64;

export type Typed = Command<Record<string, unknown>, unknown>;

/** A query string as input; a field that comes several times is a list. */
export function queryInput(command: Typed, url: URL): Record<string, unknown> {
  return fieldsOf(
    command,
    [...new Set(url.searchParams.keys())].map((key) => {
      const all = url.searchParams.getAll(key);
      return [key, all.length === 1 && !isMany(command, key) ? all[0] : all];
    }),
  );
}

function isMany(command: Typed, key: string): boolean {
  return (command.arguments ?? []).some((argument) => argument.field === key && argument.many === true);
}

/** Each value under its field: `dry-run` and `dryRun` are the same. Throws `unknown-option`, `local-only`. */
function fieldsOf(command: Typed, given: readonly [key: string, value: unknown][]): Record<string, unknown> {
  const { known } = inputFields(command);
  const input: Record<string, unknown> = {};
  for (const [key, value] of given) {
    const field = command.options?.[key]?.field ?? key;
    if (!known.has(field))
      throw new SabtError('unknown-option', `${command.words.join(' ')} does not take “${key}”.`, { at: key });
    const local = Object.values(command.options ?? {}).find((option) => option.field === field)?.localOnly;
    if (local !== undefined)
      throw new SabtError('local-only', `“${key}” is not taken over HTTP. ${local}`, { at: key });
    input[field] = value;
  }
  return input;
}

/** The body as input; `form` holds what was uploaded and is discarded by whoever asked. */
export async function bodyInput(
  command: Typed,
  request: Request,
  transit: string,
): Promise<{ input: Record<string, unknown>; form: Form | null }> {
  const files = fileFields(command);
  const type = request.headers.get('content-type') ?? '';
  if (files.length === 0 || type.startsWith('application/json') || (type === '' && request.body === null)) {
    const input = fieldsOf(command, Object.entries(await jsonBody(request, type)));
    const named = files.find((field) => field in input);
    if (named !== undefined)
      throw new SabtError(
        'invalid-value',
        `Send ${named} as an upload (multipart/form-data); the server's own files are not read for anyone.`,
      );
    return { input, form: null };
  }
  const form = await readForm(request, transit);
  try {
    return { input: formInput(command, form, files), form };
  } catch (cause) {
    await form.discard();
    throw cause;
  }
}

function formInput(command: Typed, form: Form, files: readonly string[]): Record<string, unknown> {
  const input = fieldsOf(
    command,
    [...form.fields].map(([key, values]) => [key, formValue(command, key, values)]),
  );
  for (const field of files)
    if (field in input) throw new SabtError('invalid-value', `${field} must be an upload.`, { at: field });
  const many = command.arguments?.find((argument) => argument.is === 'file' && argument.many === true);
  const single = command.arguments?.find((argument) => argument.is === 'file' && argument.many !== true);
  const named = form.files.filter(({ field }) => files.includes(field) && field !== many?.field);
  for (const upload of named.slice(0, MAX_OPTIONS)) {
    input[upload.field] = upload.path;
    input[upload.field === single?.field ? 'name' : `${upload.field}Name`] = upload.name;
  }
  const rest = form.files.filter((upload) => !named.includes(upload));
  if (many !== undefined) {
    input[many.field] = rest.map((upload) => upload.path);
    input['names'] = rest.map((upload) => upload.name);
  } else if (single !== undefined && input[single.field] === undefined && rest[0] !== undefined) {
    input[single.field] = rest[0].path;
    input['name'] = rest[0].name;
  }
  return input;
}

const YES: ReadonlySet<string> = new Set(['true', '1', 'on', 'yes']);
const NO: ReadonlySet<string> = new Set(['false', '0', 'off', 'no', '']);

function formValue(command: Typed, key: string, values: readonly string[]): unknown {
  const option = Object.entries(command.options ?? {}).find(([name, { field }]) => name === key || field === key)?.[1];
  const [first = ''] = values;
  if (option?.type === 'flag') {
    // what is not understood must not pass for no: a dry run would become a real one
    if (!YES.has(first) && !NO.has(first)) throw new SabtError('invalid-value', `${key}: true or false is expected.`);
    return YES.has(first);
  }
  return values.length > 1 ? values : first;
}

/** Throws `missing-argument` for the first field that must be given and is not. */
export function requireFields(command: Typed, given: Record<string, unknown>): void {
  const absent = inputFields(command).required.find((field) => given[field] === undefined);
  if (absent === undefined) return;
  const how = fileFields(command).includes(absent) ? ' as an upload (multipart/form-data)' : '';
  throw new SabtError('missing-argument', `${command.words.join(' ')} needs ${absent}${how}.`, { at: absent });
}

/** An error that names an upload by its place on the server names it as its sender does instead. */
export function asTheSenderCallsIt(error: SabtError, form: Form): SabtError {
  const called = (text: string): string =>
    form.files.reduce((told, { path, name }) => told.replaceAll(path, name), text);
  if (error.code === 'defect') return error;
  const at = error.at === undefined ? {} : { at: called(error.at) };
  const cause = error.cause instanceof Error ? { cause: new Error(called(error.cause.message)) } : {};
  return new SabtError(error.code, called(error.message), { ...at, ...cause });
}

async function jsonBody(request: Request, type: string): Promise<Record<string, unknown>> {
  const text = await bodyText(request, MAX_JSON_BYTES);
  if (text.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch (cause) {
    const hint = type.startsWith('application/json') ? '' : ` It came as ${type || 'nothing'}; send application/json.`;
    throw new SabtError('invalid-json', `The body is not a JSON document: ${(cause as Error).message}.${hint}`);
  }
  throw new SabtError('invalid-json', 'The body is not a JSON object.');
}
