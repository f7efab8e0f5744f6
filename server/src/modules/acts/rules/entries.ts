import type { BulkAct } from '@hetang/contract/http/bulk-acts';
import type { LogEntry } from '../../../kernel/log/append.ts';
import { STAGE_SET } from '../../lifecycle/rules/stage-by-hand.ts';
import type { Before } from './judge.ts';

export interface Telling {
  act: number;
  by: string;
  at: Date;
}

/** By whose word tags of an act stand. */
export const sourceOf = (act: number): string => `bulk:${act}`;

/** What the log is told of an act on tags or stages; told again, it takes no effect. */
export function entryOf(
  act: Extract<BulkAct, { kind: 'tags' | 'stage' }>,
  contactId: number,
  { act: id, by, at }: Telling,
): LogEntry {
  const source = sourceOf(id);
  const common = { contactId, at, source, dedupe: `${source}:${contactId}` };
  return act.kind === 'tags'
    ? { ...common, name: 'contact.tags-set', props: { add: act.add, remove: act.remove, by } }
    : { ...common, name: STAGE_SET, props: { stage: act.stage, reason: act.reason, by } };
}

/**
 * What the log is told to put back what an act changed. The engine looks, at that place of the log, whether what the act
 * did still stands (`undo`): what somebody changed since is left.
 */
export function undoEntries(
  act: Extract<BulkAct, { kind: 'tags' | 'stage' }>,
  { contactId, before }: { contactId: number; before: Before },
  { act: id, by, at }: Telling,
): LogEntry[] {
  const source = sourceOf(id);
  const common = { contactId, at, source, dedupe: `${source}:undo:${contactId}` };
  if (act.kind === 'stage') {
    const stage = 'stage' in before ? before.stage : null;
    const props = { stage, reason: act.reason, by, undo: act.stage };
    return stage === null ? [] : [{ ...common, name: STAGE_SET, props }];
  }
  if (!('added' in before)) return [];
  const sources = [...new Set(before.removed.map((tag) => tag.source))];
  const sets = [
    // Not by the word of the act: a tag that is put back is none that somebody refuses.
    { add: [], remove: before.added, source: `undo:${id}`, undo: source },
    ...sources.map((from) => ({
      add: before.removed.filter((tag) => tag.source === from).map((tag) => tag.ref),
      remove: [],
      source: from,
      undo: source,
    })),
  ].filter(({ add, remove }) => add.length + remove.length > 0);
  return sets.map((set, nr) => ({
    ...common,
    dedupe: `${common.dedupe}:${nr}`,
    name: 'contact.tags-set',
    props: { ...set, by },
  }));
}
