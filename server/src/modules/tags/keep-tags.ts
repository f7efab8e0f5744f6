import type { Plan } from '@hetang/contract/plan/registry';
import { loadScope } from '../../conditions/sql/load-scope.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Database } from '../../kernel/database/database.ts';
import { appendToLog, type LogEntry } from '../../kernel/log/append.ts';
import { currentPlan } from '../../plan/current.ts';
import { BY_RULE } from './rules/refusals.ts';
import { expiringValues, type RuleGroup, ruleGroups } from './rules/rule-values.ts';
import { findExpired } from './sql/find-expired.ts';
import { findRuled } from './sql/find-ruled.ts';
import { forgetRefusals } from './sql/forget-refusals.ts';

/** Contacts looked at, and events appended, in one transaction. */
const AT_ONCE = 2000;

interface Kept {
  /** Contacts that were given tags, once for each group. */
  set: number;
  expired: number;
}

/**
 * Takes away tags whose time is over and sets those whose condition holds, by events that the engine works off like
 * any other. What a condition set stays when it no longer holds, until another value takes its place or it expires; what staff take
 * away is theirs as the group's `owner` has it. To
 * run it twice is harmless: a tag that is there already is not set again.
 */
export async function keepTags({ db, clock }: { db: Database; clock: Clock }): Promise<Kept> {
  const plan = (await currentPlan(db))?.plan;
  if (!plan) return { set: 0, expired: 0 };
  const now = clock.now();
  const expired = await expireTags(db, plan, now);
  let set = 0;
  for (const group of ruleGroups(plan)) set += await setByRule(db, { plan, group, now });
  return { set, expired };
}

async function expireTags(db: Database, plan: Plan, now: Date): Promise<number> {
  const values = expiringValues(plan);
  if (values.length === 0) return 0;
  return db.transaction(async (tx) => {
    const due = await findExpired(tx, values, { now, limit: AT_ONCE });
    const entries = due.map(({ contactId, ref, at }) => ({
      // What was set anew meanwhile, or came from another contact, has a time of its own: `since` says which is over.
      ...entry(contactId, { remove: [ref], source: 'expired', since: at.toISOString() }, now),
      // It expires once, however long the engine takes to hear of it.
      dedupe: `tag-expired:${contactId}:${ref}:${at.getTime()}`,
    }));
    const fresh = await appendToLog(tx, entries, now);
    return fresh.filter(Boolean).length;
  });
}

async function setByRule(
  db: Database,
  { plan, group, now }: { plan: Plan; group: RuleGroup; now: Date },
): Promise<number> {
  let after = 0;
  let set = 0;
  for (;;) {
    const found = await db.transaction(async (tx) => {
      const scope = await loadScope(tx, plan, now);
      if (after === 0 && group.owner === 'last') await forgetRefusals(tx, group, scope);
      const some = await findRuled(tx, group, { scope, after, limit: AT_ONCE });
      const entries = some.map(({ contactId, values }) => {
        const add = values.map((value) => `${group.group}/${value}`);
        return entry(contactId, { add, source: BY_RULE }, now);
      });
      await appendToLog(tx, entries, now);
      return some;
    });
    set += found.length;
    const last = found.at(-1);
    if (!last || found.length < AT_ONCE) return set;
    after = last.contactId;
  }
}

function entry(contactId: number, props: Record<string, unknown>, at: Date): LogEntry {
  return { contactId, name: 'contact.tags-set', at, props, source: 'plan' };
}
