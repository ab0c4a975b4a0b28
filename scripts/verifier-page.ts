/**
 * Makes `packages/sabt/verifier/verify.html`: the verifier page with everything in it, as one file that runs when it is
 * opened from disk. Browsers refuse modules and requests there, so the modules are put one after the other into one
 * classic script, and a policy in the page allows this script and this sheet by their hashes and nothing else.
 *
 * No bundler (ADR 22): TypeScript takes the types and the comments out and turns imports into calls; here each module
 * becomes a function in a table, in an order and under numbers that follow from the sources alone. The same sources give the same
 * bytes, so that whoever has them can compare the digest, which is written beside the page. Run it with
 * `node scripts/verifier-page.ts` after a change; a test holds page and sources together.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';

const ROOT = new URL('../', import.meta.url);
const ENTRY = new URL('packages/islands/src/verifier/page.js', ROOT);
const SHEET = new URL('packages/islands/src/verifier/page.css', ROOT);
const FOLDER = new URL('packages/sabt/verifier/', ROOT);

const LICENCES = `/*
 * Verifier of Sabt dossiers. Apache-2.0. Sources: packages/proof, packages/islands/src/verifier.
 * With noble-curves and noble-hashes, MIT License, (c) 2022 Paul Miller (paulmillr.com).
 */`;

interface Module {
  code: string;
  /** Specifier to number. */
  needs: Map<string, number>;
}

/** The script: every module that the page needs, each loaded when it is first asked for. */
function script(): string {
  const numbers = new Map<string, number>();
  const modules: Module[] = [];
  const add = (url: URL): number => {
    const known = numbers.get(url.href);
    if (known !== undefined) return known;
    const number = numbers.size;
    numbers.set(url.href, number);
    const module: Module = { code: compiled(url), needs: new Map() };
    modules[number] = module;
    for (const [, specifier] of module.code.matchAll(/\brequire\("([^"]+)"\)/g)) {
      if (!module.needs.has(specifier!)) module.needs.set(specifier!, add(resolved(specifier!, url)));
    }
    return number;
  };
  add(ENTRY);
  const table = modules.map(({ code, needs }) => {
    const linked = code.replace(
      /\brequire\("([^"]+)"\)/g,
      (_call, specifier: string) => `load(${needs.get(specifier)})`,
    );
    return `function (exports, load) {\n${linked.trim()}\n}`;
  });
  return [
    LICENCES,
    '(function () {',
    `'use strict';`,
    'const modules = [',
    `${table.join(',\n')}`,
    '];',
    'const loaded = [];',
    'function load(number) {',
    '  if (loaded[number] === undefined) {',
    '    loaded[number] = {};',
    '    modules[number](loaded[number], load);',
    '  }',
    '  return loaded[number];',
    '}',
    'load(0);',
    '})();',
  ].join('\n');
}

function compiled(url: URL): string {
  const { outputText } = ts.transpileModule(readFileSync(url, 'utf8'), {
    fileName: url.pathname,
    compilerOptions: {
      module: ts.ModuleKind.CommonJS,
      target: ts.ScriptTarget.ES2022,
      removeComments: true,
      newLine: ts.NewLineKind.LineFeed,
    },
  });
  return outputText.replace(/^"use strict";\n/, '').replace(/^Object\.defineProperty\(exports, "__esModule".*\n/m, '');
}

function resolved(specifier: string, from: URL): URL {
  if (specifier.startsWith('.')) return new URL(specifier, from);
  return pathToFileURL(createRequire(from).resolve(specifier));
}

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

export interface VerifierPage {
  html: string;
  /** SHA-256 of the page and of the script in it, hexadecimal. */
  digests: string;
}

export function verifierPage(): VerifierPage {
  const sheet = `\n${readFileSync(SHEET, 'utf8')}`;
  // inside a script nothing may look like its end
  const program = `\n${script().replaceAll('</', '<\\/').replaceAll('<!--', '<\\!--')}\n`;
  const policy = `default-src 'none'; script-src ${hashOf(program)}; style-src ${hashOf(sheet)}; base-uri 'none'; form-action 'none'`;
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>Check a dossier or a site</title>
<style>${sheet}</style>
</head>
<body>
<noscript><p>This page computes everything in the browser and needs its script. Without one: <bdi dir="ltr">python3 verify.py</bdi>, <bdi dir="ltr">sabt verify</bdi>.</p></noscript>
<script>${program}</script>
</body>
</html>
`;
  const digest = (text: string) => createHash('sha256').update(text).digest('hex');
  return { html, digests: `${digest(html)}  verify.html\n` };
}

if (import.meta.main) {
  const { html, digests } = verifierPage();
  writeFileSync(new URL('verify.html', FOLDER), html);
  writeFileSync(new URL('verify.html.sha256', FOLDER), digests);
}
