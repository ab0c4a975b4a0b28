import { z } from 'zod';
import { type AnyCommand, type Command, isLineCommand } from '../commands/command.ts';
import { PROGRAM_VERSION } from '../config/version.ts';
import { ANSWERS } from './answers.ts';

type Described = Pick<Command, 'arguments' | 'options'>;
type Typed = Exclude<AnyCommand, { lines: true }>;

/** Describes the HTTP API: one path a command, its input as the command's own schema says. */
export function openApi(commands: readonly AnyCommand[]): unknown {
  const paths: Record<string, unknown> = {};
  for (const command of commands) {
    const path = `/api/v1/${command.words.join('/')}`;
    paths[path] = operationsOf(command);
  }
  paths['/log/checkpoint'] = {
    get: {
      summary: 'The current signed checkpoint (C2SP tlog-checkpoint).',
      responses: { 200: { description: 'signed note' } },
    },
  };
  return {
    openapi: '3.1.0',
    info: {
      title: 'Sabt',
      version: PROGRAM_VERSION,
      description: 'The commands of sabt over HTTP, with the same JSON.',
    },
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'sabt token' },
        session: { type: 'apiKey', in: 'cookie', name: 'sabt', description: 'A session of the pages, with `form`.' },
        form: {
          type: 'apiKey',
          in: 'header',
          name: 'X-CSRF',
          description: 'The field `csrf` of any form of the session.',
        },
      },
      schemas: {
        Error: {
          type: 'object',
          required: ['error'],
          properties: {
            error: {
              type: 'object',
              required: ['code', 'message'],
              properties: {
                code: { type: 'string' },
                message: { type: 'string' },
                at: { type: 'string' },
                cause: { type: 'string' },
              },
            },
          },
        },
      },
    },
    security: [{ token: [] }, { session: [], form: [] }],
    paths,
  };
}

function operationsOf(command: AnyCommand): unknown {
  if (isLineCommand(command)) return { post: lineOperation(command) };
  return command.localOnly === undefined ? operations(command) : { post: refusal(command, command.localOnly) };
}

/** A command that is listed with the others, so that nobody looks for it in vain. */
function refusal({ summary }: Typed, why: string): unknown {
  return {
    summary,
    description: `Not over HTTP. ${why}`,
    responses: { 403: { ...failure, description: 'The error `local-only`.' } },
  };
}

function schemaOf(schema: z.ZodType): Record<string, unknown> {
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Record<string, unknown>;
  delete json['$schema'];
  return json;
}

const failure = {
  description: 'What went wrong.',
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
};

/** Of the main commands with the shape of what they answer. */
function answerOf({ words }: Pick<AnyCommand, 'words'>): object {
  const shape = ANSWERS.get(words.join('/'));
  const json = shape === undefined ? {} : { schema: schemaOf(shape) };
  return {
    200: { description: 'The same JSON as on the command line.', content: { 'application/json': json } },
    default: failure,
  };
}

const TAKES_LONG =
  'Answers when the number or file is there, which may take a while. Closing the connection gives it up, unless ' +
  'somebody else waits for the same; the server goes on answering meanwhile. If it is cancelled: the error `stopped`.';

function operations(command: Typed): unknown {
  const schema = schemaOf((command as unknown as { input: z.ZodType }).input);
  const files = fileFields(command as Described);
  const properties = { ...(schema['properties'] as Record<string, unknown>) };
  for (const field of [...outFields(command as Described), ...localFields(command as Described)])
    delete properties[field];
  for (const field of files) properties[field] = { type: 'array', items: { type: 'string', format: 'binary' } };
  const required = ((schema['required'] as string[] | undefined) ?? []).filter((field) => field in properties);
  const body = { type: 'object', properties, ...(required.length > 0 ? { required } : {}) };
  const said = { summary: command.summary, ...(command.takesLong === true ? { description: TAKES_LONG } : {}) };
  const post = {
    ...said,
    requestBody: { content: { [files.length > 0 ? 'multipart/form-data' : 'application/json']: { schema: body } } },
    responses: answerOf(command),
  };
  if (isPostOnly(command as Described & Typed)) return { post };
  const parameters = Object.entries(properties).map(([name, s]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema: s,
  }));
  return { get: { ...said, parameters, responses: answerOf(command) }, post };
}

function lineOperation(command: AnyCommand): unknown {
  const schema = schemaOf((command as unknown as { input: z.ZodType }).input);
  return {
    summary: command.summary,
    requestBody: { content: { 'application/json': { schema }, 'application/x-ndjson': { schema } } },
    responses: answerOf(command),
  };
}

/** Whether it changes something or takes uploads; all else can be asked for with a query string as well. */
export function isPostOnly(
  command: Pick<Command, 'needs' | 'writesIf' | 'changes' | 'arguments' | 'options'>,
): boolean {
  const changes = command.needs === 'write' || command.writesIf !== undefined || command.changes === true;
  return changes || fileFields(command).length > 0;
}

/** Every field that a command's input has, and those that must be given. */
export function inputFields({ input }: Pick<Command, 'input'>): { known: ReadonlySet<string>; required: string[] } {
  const { properties, required } = schemaOf(input) as { properties?: object; required?: string[] };
  return { known: new Set(Object.keys(properties ?? {})), required: required ?? [] };
}

/** Input fields that are not taken over HTTP. */
function localFields(command: Described): string[] {
  return Object.values(command.options ?? {})
    .filter(({ localOnly }) => localOnly !== undefined)
    .map(({ field }) => field);
}

/** Input fields that are uploads over HTTP. */
export function fileFields(command: Described): string[] {
  return marked(command, 'file');
}

/** Input fields that are downloads over HTTP. */
export function outFields(command: Described): string[] {
  return marked(command, 'out');
}

function marked(command: Described, is: 'file' | 'out'): string[] {
  return [...(command.arguments ?? []), ...Object.values(command.options ?? {})]
    .filter((part) => part.is === is)
    .map((part) => part.field);
}
