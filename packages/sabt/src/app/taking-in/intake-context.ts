/** What intake needs of the rest, over keeper, catalogue and reading. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { RecordDraft } from '../../model/records.ts';
import type { IntakeContext, IntakeProgress } from '../../stages/intake/index.ts';
import { detectLanguage, findDates, fold } from '../../stages/reading/index.ts';
import type { App } from '../app.ts';

const LEAST_CONFIDENCE = 0.5;
/** Of a long text, what tells its languages. */
const SAMPLE_UNITS = 20_000;

export interface IntakeHooks {
  by: string;
  progress?(progress: IntakeProgress): void;
  /** A batch was opened; told before its first row. */
  opened?(batch: string): void;
  /** Fields that every record of this run gets, such as the label of the sample. */
  mark?(draft: RecordDraft): void;
}

export function intakeContext(app: App, hooks: IntakeHooks): IntakeContext {
  const { archive } = app;
  const ledgers = join(app.dir, 'ledgers');
  mkdirSync(ledgers, { recursive: true, mode: 0o700 });
  return {
    by: hooks.by,
    now: () => new Date(),
    findBySha256(sha256) {
      const item = app.catalogue.bySha256(sha256);
      return item === null ? null : { id: item.id, name: item.name ?? '', version: item.version, entry: item.entry };
    },
    findByRow(key) {
      const found = app.catalogue.byRow(key);
      return found === null ? null : { id: found.item.id, version: found.item.version, digest: found.digest };
    },
    fieldsOf(id) {
      const item = app.catalogue.byId(id);
      return item === null ? {} : app.reader.current(item).fields;
    },
    findSource(name) {
      const item = app.catalogue.byId(name) ?? app.catalogue.sourceByName(fold(name).trim());
      if (item === null || item.kind !== 'source') return null;
      return { id: item.id, public: app.reader.current(item).fields['public'] === true };
    },
    async append(drafts, options) {
      for (const draft of drafts) hooks.mark?.(draft);
      const receipts = await archive.append(drafts, { by: hooks.by, shuffle: options.shuffle });
      for (const draft of drafts) if (draft.kind === 'batch' && draft.version === 1) hooks.opened?.(draft.id);
      return receipts;
    },
    putBlob: (bytes) => archive.blobs.put(bytes),
    openBlob: (name) => archive.blobs.open(name),
    detectLanguages(text) {
      const { language, confidence, paragraphs } = detectLanguage(text.slice(0, SAMPLE_UNITS));
      if (language === 'und' || confidence < LEAST_CONFIDENCE) return [];
      const units = new Map<string, number>([[language, Number.POSITIVE_INFINITY]]);
      for (const paragraph of paragraphs) {
        if (paragraph.language === 'und' || paragraph.confidence < LEAST_CONFIDENCE) continue;
        units.set(paragraph.language, (units.get(paragraph.language) ?? 0) + paragraph.span[1] - paragraph.span[0]);
      }
      return [...units].sort((a, b) => b[1] - a[1]).map(([code]) => code);
    },
    findDates: (text, options) => findDates(text, options ?? {}),
    ledgerPath: (batch) => join(ledgers, `${batch}.jsonl`),
    progress: (progress) => hooks.progress?.(progress),
  };
}
