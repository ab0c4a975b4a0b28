import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { codebookPage } from '../../../../scripts/codebook-doc.ts';

it('docs/CODEBOOK.md says what the codebook says (else run scripts/codebook-doc.ts)', () => {
  const page = readFileSync(new URL('../../../../docs/CODEBOOK.md', import.meta.url), 'utf8');
  assert.ok(page === codebookPage(), 'docs/CODEBOOK.md is not current: run scripts/codebook-doc.ts');
});
