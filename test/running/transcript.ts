/**
 * Transcripts: what a person types and what the program answers, as text.
 *
 *     $ sabt add letter.txt --json            a command, run by sh in the world's folder
 *     > …                                     goes on with it, such as the lines of a here-document
 *     {"batch":"<id>","added":1…              what comes on stdout
 *     ! sabt: There is no such file …         what comes on stderr
 *     ? 2                                     exit status, where it is not 0
 *     # …                                     a remark
 *
 * Where an answer differs from run to run stands a placeholder: `<id>`, `<hash>`, `<root>`, `<time>`, `<n>`, `<path>`,
 * `<vkey>`, or `<…>` for anything within the line; a line `...` stands for any number of lines. `<name=id>` also keeps
 * what stood there, and `{name}` in a later command or answer is that.
 */
import assert from 'node:assert/strict';
import type { World } from './world.ts';

interface Step {
  line: number;
  command: string;
  stdout: string[];
  stderr: string[];
  exit: number;
}

const PATTERNS: Readonly<Record<string, string>> = {
  id: '[0-9a-z]{26}',
  hash: '[0-9a-f]{64}',
  root: '[A-Za-z0-9+/]{43}=',
  time: '\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?Z',
  n: '\\d+(?:\\.\\d+)?(?:e-?\\d+)?',
  path: '/[^\\s"]+',
  vkey: '\\S+\\+[0-9a-f]{8}\\+[A-Za-z0-9+/=]+',
  '…': '.*?',
};

export function parseTranscript(text: string): Step[] {
  const steps: Step[] = [];
  for (const [i, line] of text.split('\n').entries()) {
    const step = steps.at(-1);
    if (line === '' || line.startsWith('# ')) continue;
    else if (line.startsWith('$ '))
      steps.push({ line: i + 1, command: line.slice(2), stdout: [], stderr: [], exit: 0 });
    else if (step === undefined) throw new Error(`Line ${i + 1} stands before the first command.`);
    else if (line === '>' || line.startsWith('> ')) step.command += `\n${line.slice(2)}`;
    else if (line.startsWith('! ')) step.stderr.push(line.slice(2));
    else if (/^\? \d+$/.test(line)) step.exit = Number(line.slice(2));
    else step.stdout.push(line);
  }
  return steps;
}

export async function runTranscript(text: string, world: World): Promise<void> {
  const kept = new Map<string, string>();
  const fill = (line: string): string =>
    line.replace(/\{([a-z]+\d?)\}/g, (whole, name: string) => kept.get(name) ?? whole);
  for (const { line, command, stdout, stderr, exit } of parseTranscript(text)) {
    const ran = await world.command('/bin/sh', ['-c', fill(command)]);
    const about = `line ${line}: $ ${fill(command)}\n--- stdout\n${ran.stdout}--- stderr\n${ran.stderr}--- exit ${ran.exit}`;
    for (const [expected, actual] of [
      [stdout, ran.stdout],
      [stderr, ran.stderr],
    ] as const) {
      const found = new RegExp(`^${patternOf(expected.map(fill))}$`, 'u').exec(linesOf(actual));
      assert.ok(found !== null, `expected\n${expected.map(fill).join('\n')}\n${about}`);
      for (const [name, value] of Object.entries(found.groups ?? {})) kept.set(name, value);
    }
    assert.equal(ran.exit, exit, about);
  }
}

/** Blank lines are for reading only. */
function linesOf(output: string): string {
  return output
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => `${line}\n`)
    .join('');
}

function patternOf(lines: readonly string[]): string {
  return lines.map((line) => (line === '...' ? '(?:.*\\n)*?' : `${linePattern(line)}\\n`)).join('');
}

function linePattern(line: string): string {
  return line
    .split(/(<(?:[a-z]+\d?=)?[a-z…]+>|\{[a-z]+\d?\})/u)
    .map((part, i) => {
      if (i % 2 === 0) return part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
      // kept in this very answer
      if (part.startsWith('{')) return `\\k<${part.slice(1, -1)}>`;
      const [, name, kind] = /^<(?:(\w+)=)?(.+)>$/u.exec(part)!;
      const pattern = PATTERNS[kind!];
      if (pattern === undefined) throw new Error(`There is no placeholder ${part}.`);
      return name === undefined ? `(?:${pattern})` : `(?<${name}>${pattern})`;
    })
    .join('');
}
