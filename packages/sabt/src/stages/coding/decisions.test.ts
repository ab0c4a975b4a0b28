import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '../../model/ids.ts';
import type { Fields, Json, RecordDraft, RecordVersion } from '../../model/records.ts';
import { suggestedDrafts } from './codings.ts';
import { correctedEvent } from './correction.ts';
import { type Decision, DOUBLE_CODED, decide } from './decisions.ts';
import { type CodedEvent, codeText } from './suggest/code-text.ts';

const TEXT = 'Police arrested four students in Tehran on 18 September 2022.';
const NO_PLACE = () => null;

/** Records in memory, as the keeper would hold them. */
class Held {
  readonly records = new Map<string, RecordVersion>();
  readonly coding: string;
  entries = 0;

  constructor(more: { text?: string; tags?: string[] } = {}) {
    const text = more.text ?? TEXT;
    const document = { id: newId(), kind: 'document' as const, version: 1, entry: 0, fields: { text, sources: ['s'] } };
    const drafts = suggestedDrafts(document, codeText({ text, language: 'en' }), () => null);
    const [first] = drafts;
    if (first === undefined) throw new Error(`nothing is suggested for “${text}”`);
    if (more.tags !== undefined) first.fields['tags'] = more.tags;
    this.append([first]);
    this.coding = first.id;
  }

  append(drafts: RecordDraft[]): void {
    for (const draft of drafts) {
      assert.equal(draft.version, (this.records.get(draft.id)?.version ?? 0) + 1, `${draft.kind} in order`);
      this.records.set(draft.id, {
        ...draft,
        entry: this.entries++,
        fields: { ...draft.fields, at: 'now', by: 'x', predecessor: { entry: 0 } },
      });
    }
  }

  one(kind: string): Fields[] {
    return [...this.records.values()].filter((record) => record.kind === kind).map(({ fields }) => fields);
  }

  /** What is counted. */
  acts(): Fields[] {
    return this.one('act').filter(({ status }) => status === 'confirmed');
  }

  decide(
    coder: string,
    decision: Decision,
    changes: string[] = [],
    more: { adjudicates?: boolean; event?: string } = {},
  ) {
    const coding = this.records.get(this.coding)!;
    const decided = decide({
      coding,
      decision,
      value: correctedEvent(coding.fields['value'] as unknown as CodedEvent, changes, NO_PLACE),
      coder,
      adjudicates: more.adjudicates ?? false,
      event: more.event,
      decisions: [...this.records.values()]
        .filter(({ fields }) => fields['basis'] === this.coding)
        .sort((a, b) => a.entry - b.entry),
      held: (key) =>
        [...this.records.values()].find(({ fields }) => (fields['row'] as { key?: string })?.key === key) ?? null,
      sign: (what) => ({ signed: what }) as Json,
    });
    this.append(decided.drafts);
    return decided;
  }
}

describe('deciding about a suggestion', () => {
  it('makes an event and an act of what is confirmed, with the words of the document behind it', () => {
    const held = new Held();
    const { status, event, act } = held.decide('a', 'confirm');
    assert.equal(status, 'confirmed');
    const [made] = held.acts();
    assert.equal(made!['event'], event);
    assert.equal(made!['type'], 'arrest');
    assert.deepEqual(made!['arrested'], [4, 4, 4]);
    assert.deepEqual(made!['sources'], ['s']);
    assert.equal(held.records.get(act!)!.kind, 'act');
    assert.deepEqual(
      (made!['perpetrators'] as { degree: string }[]).map(({ degree }) => degree),
      ['alleged'],
    );
  });

  it('adds nothing when the same is decided again', () => {
    const held = new Held();
    held.decide('a', 'confirm');
    assert.deepEqual(held.decide('a', 'confirm').drafts, []);
    assert.equal(held.one('act').length, 1);
    held.decide('a', 'undo');
    held.decide('a', 'reject');
    assert.deepEqual(held.decide('a', 'reject').drafts, []);
  });

  it('undoes each step, keeps every version, and confirms the same act again', () => {
    const held = new Held();
    const first = held.decide('a', 'confirm');
    assert.equal(held.decide('a', 'undo').status, 'suggested');
    assert.equal(held.acts().length, 0);
    assert.equal(held.one('act')[0]!['status'], 'withdrawn');
    const again = held.decide('a', 'confirm', ['arrested=6']);
    assert.deepEqual([again.act, again.event], [first.act, first.event]);
    assert.deepEqual(held.acts()[0]!['arrested'], [6, 6, 6]);
    assert.equal(held.decide('a', 'reject').status, 'rejected');
    assert.equal(held.acts().length, 0);
    assert.equal(held.one('act').length, 1, 'one act, in several versions');
  });

  it('undoes nothing of another, and nothing twice', () => {
    const held = new Held();
    assert.throws(() => held.decide('a', 'undo'), { code: 'conflict' });
    held.decide('a', 'confirm');
    assert.throws(() => held.decide('b', 'undo'), { code: 'conflict' });
    held.decide('a', 'undo');
    assert.throws(() => held.decide('a', 'undo'), { code: 'conflict' });
    assert.equal(held.acts().length, 0);
  });

  it('signs what was decided, in the name of the coder', () => {
    const held = new Held();
    held.decide('a', 'confirm', ['killed=2..']);
    const decision = held.one('coding').find(({ basis }) => basis !== undefined)!;
    const { signed } = decision['signature'] as unknown as {
      signed: { value: CodedEvent; coder: string; status: string };
    };
    assert.deepEqual([signed.coder, signed.status, signed.value.counts.killed], ['a', 'confirmed', [2, 2, null]]);
    assert.equal((held.records.get(held.coding)!.fields['value'] as unknown as CodedEvent).counts.killed, null);
  });

  it('makes no act of what did not happen', () => {
    for (const [text, flag] of [
      ['Officials denied that police had arrested four students in Tehran.', 'negated'],
      [TEXT, 'hypothetical'],
    ] as const) {
      const held = new Held({ text });
      const { status, act, event } = held.decide('a', 'confirm', [`${flag}=true`]);
      assert.deepEqual([status, act, event], ['confirmed', null, null]);
      assert.equal(held.one('act').length + held.one('event').length, 0);
    }
    const held = new Held();
    held.decide('a', 'confirm');
    held.decide('a', 'confirm', ['negated=true']);
    assert.equal(held.acts().length, 0, 'and takes back one that was made');
  });

  it('keeps what people added to event and act, and lets go of what is corrected away', () => {
    const held = new Held();
    const { event, act } = held.decide('a', 'confirm');
    const shown = held.records.get(event!)!;
    held.append([{ ...shown, version: 2, fields: { ...shown.fields, title: 'The arrests of September' } }]);
    held.decide('a', 'confirm', ['arrested=', 'start=']);
    assert.equal(held.records.get(event!)!.fields['title'], 'The arrests of September');
    assert.equal(held.records.get(event!)!.fields['when'], undefined);
    assert.equal(held.records.get(act!)!.fields['arrested'], undefined);
  });

  it('puts the act into an event that the coder names, and leaves it there', () => {
    const held = new Held();
    const event = newId();
    held.decide('a', 'confirm', [], { event });
    assert.equal(held.one('event').length, 0, 'which it does not touch');
    held.decide('a', 'confirm', ['arrested=9']);
    assert.equal(held.acts()[0]!['event'], event);
    held.decide('a', 'undo');
    held.decide('a', 'confirm');
    assert.equal(held.acts()[0]!['event'], event);
    assert.equal(held.one('event').length, 0, 'still');
  });
});

describe('deciding twice', () => {
  it('waits for the second coder where a sample is coded twice', () => {
    const held = new Held({ tags: [DOUBLE_CODED] });
    assert.equal(held.decide('a', 'confirm').status, 'suggested');
    assert.equal(held.acts().length, 0);
    assert.equal(held.decide('b', 'confirm').status, 'confirmed');
    assert.equal(held.acts().length, 1);
    assert.equal(held.decide('a', 'undo').status, 'suggested');
    assert.equal(held.acts().length, 0);
  });

  it('is a dispute where two differ, and counts nothing until it is settled', () => {
    for (const changes of [['killed=3'], ['act=killing'], ['start=2022-09-19'], ['negated=true']]) {
      const held = new Held();
      held.decide('a', 'confirm');
      assert.equal(held.decide('b', 'confirm', changes).status, 'disputed', changes.join());
      assert.equal(held.acts().length, 0);
    }
    const held = new Held();
    held.decide('a', 'reject');
    assert.equal(held.decide('b', 'confirm').status, 'disputed');
    assert.equal(held.decide('b', 'reject').status, 'rejected');
  });

  it('is settled by adjudication, whoever does it, and the versions of both stay', () => {
    const held = new Held({ tags: [DOUBLE_CODED] });
    held.decide('a', 'confirm');
    held.decide('b', 'confirm', ['arrested=5']);
    // a coder who adjudicates does not lose the version that was coded independently
    const settled = held.decide('a', 'confirm', ['arrested=5'], { adjudicates: true });
    assert.equal(settled.status, 'confirmed');
    assert.deepEqual(held.acts()[0]!['arrested'], [5, 5, 5]);
    const counts = held
      .one('coding')
      .filter(({ basis, tags }) => basis !== undefined && tags === undefined)
      .map(({ coder, value }) => [coder, (value as unknown as CodedEvent).counts.arrested![1]]);
    assert.deepEqual(counts, [
      ['a', 4],
      ['b', 5],
    ]);
    assert.equal(held.decide('c', 'reject', [], { adjudicates: true }).status, 'rejected', 'the last one holds');
    assert.equal(held.decide('c', 'undo').status, 'confirmed', 'undoing takes back the adjudication first');
    assert.equal(held.decide('a', 'undo').status, 'disputed');
    assert.equal(held.decide('a', 'undo').status, 'suggested', 'and then the own decision');
  });
});

describe('suggesting again', () => {
  it('changes nothing that was decided, and suggests nothing twice', () => {
    const document = { id: newId(), kind: 'document' as const, version: 1, entry: 0, fields: { text: TEXT } };
    const events = codeText({ text: TEXT, language: 'en' });
    const [first] = suggestedDrafts(document, events, () => null);
    const { key, digest } = first!.fields['row'] as { key: string; digest: string };
    const held =
      (status: string, own = digest) =>
      (asked: string) =>
        asked === key ? { id: first!.id, version: 1, digest: own, status } : null;
    assert.deepEqual(suggestedDrafts(document, events, held('suggested')), []);
    assert.deepEqual(suggestedDrafts(document, events, held('confirmed', 'other')), []);
    const [renewed] = suggestedDrafts(document, events, held('suggested', 'other'));
    assert.deepEqual([renewed!.id, renewed!.version], [first!.id, 2]);
  });
});
