import { z } from 'zod';
import type { SearchAnswer } from '../app/find.ts';
import { type AnyCommand, command } from './command.ts';
import { wholeNumber } from './whole-number.ts';

const search = command({
  words: ['search'],
  summary: 'Find records: words, "phrases", prefix*, OR, -not, field:word.',
  needs: 'read',
  arguments: [{ field: 'q', label: 'QUERY' }],
  options: {
    kind: { field: 'kind', type: 'string', summary: 'document, event, actor or source' },
    language: { field: 'language', type: 'string', summary: 'only texts in this language: ar, fa, en …' },
    from: {
      field: 'from',
      type: 'string',
      label: 'DATE',
      summary: 'from this day on; Gregorian, Persian or Islamic (1444-02-19h)',
    },
    to: { field: 'to', type: 'string', label: 'DATE', summary: 'up to and with this day' },
    source: { field: 'source', type: 'string', label: 'NAME', summary: 'only of this source, by name or id' },
    tag: { field: 'tag', type: 'string', summary: 'only with this tag' },
    sort: { field: 'sort', type: 'string', summary: 'rank or newest' },
    limit: { field: 'limit', type: 'number', label: 'N', summary: 'hits to show (20)' },
    offset: { field: 'offset', type: 'number', label: 'N', summary: 'hits to pass over' },
  },
  input: z.object({
    q: z.string().max(10_000),
    kind: z.enum(['document', 'event', 'actor', 'source']).optional(),
    language: z.string().max(20).optional(),
    from: z.string().max(40).optional(),
    to: z.string().max(40).optional(),
    source: z.string().max(500).optional(),
    tag: z.string().max(100).optional(),
    sort: z.enum(['rank', 'newest']).default('rank'),
    limit: wholeNumber(0, 1000).default(20),
    offset: wholeNumber(0, 1_000_000).default(0),
  }),
  run: (input, { app }) => app.find(input),
  print(answer: SearchAnswer) {
    const head = `${answer.totalIsExact ? '' : 'about '}${answer.total} found${answer.note === undefined ? '' : ` (${answer.note})`}`;
    const hits = answer.hits.map((hit) => {
      const line = [hit.date, hit.title ?? hit.name ?? hit.id].filter((part) => part !== null).join('  ');
      const snippet = hit.snippets.find((s) => s.field === 'text') ?? hit.snippets[0];
      return `\n${line}\n  ${hit.kind} ${hit.id}${snippet === undefined ? '' : `\n  ${marked(snippet.text, snippet.marks).replaceAll('\n', ' ')}`}`;
    });
    return [head, ...hits].join('\n');
  },
});

function marked(text: string, marks: readonly [number, number][]): string {
  let out = '';
  let at = 0;
  for (const [start, end] of marks) {
    out += `${text.slice(at, start)}[${text.slice(start, end)}]`;
    at = end;
  }
  return out + text.slice(at);
}

export const searchCommands: readonly AnyCommand[] = [search];
