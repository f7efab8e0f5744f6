import type { contactFilterQuery } from '@hetang/contract/http/contacts';
import { emptyPlan } from '@hetang/contract/plan/registry';
import { tagRefSchema } from '@hetang/contract/plan/values';
import type { z } from 'zod';
import { readCondition } from '../../../conditions/read-condition.ts';
import { conditionSql } from '../../../conditions/sql/condition-sql.ts';
import { loadScope } from '../../../conditions/sql/load-scope.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { HetangError } from '../../../kernel/errors.ts';
import { currentPlan } from '../../../plan/current.ts';
import type { ContactFilter } from '../sql/contact-filter.ts';
import { type ContactSort, contactSorts } from '../sql/list-contacts.ts';
import type { FilterDeps } from './deps.ts';

/**
 * Which contacts a request means.
 * @throws HetangError `request/invalid` when `tag` is no `group/value`, or `tier` no `ladder/tier`;
 *   `segment/condition-unreadable` when `when` is no condition; what `findBehind` throws.
 */
export async function readFilter(
  { db, clock, findBehind }: FilterDeps,
  { when, behind, ...query }: z.infer<typeof contactFilterQuery>,
): Promise<ContactFilter> {
  const plain = readPlain(query);
  const filter = behind ? { ...plain, behind: await behindOf(behind, findBehind) } : plain;
  if (!when) return filter;
  const plan = (await currentPlan(db))?.plan ?? NOTHING;
  const scope = await loadScope(db, plan, clock.now());
  return { ...filter, condition: conditionSql(readCondition(when), scope) };
}

async function behindOf(behind: string, find: FilterDeps['findBehind']): Promise<Sql> {
  if (!find) throw new HetangError('analytics/unavailable', { problem: 'none' });
  return find(behind);
}

const NOTHING = emptyPlan({ plan: 'none', name: 'none', timezone: 'Asia/Shanghai' });

function readPlain(query: Omit<z.infer<typeof contactFilterQuery>, 'when' | 'behind'>): ContactFilter {
  const { tag, tier, ...filter } = query;
  const [group = '', value = ''] = pairOf(tag, 'tag', 'group/value');
  const [ladder = '', onIt = ''] = pairOf(tier, 'tier', 'ladder/tier');
  return {
    ...filter,
    ...(tag ? { tag: { group, value } } : {}),
    ...(tier ? { tier: { ladder, tier: onIt } } : {}),
  };
}

/** Tags and tiers are written alike: two keys and a stroke. */
function pairOf(text: string | undefined, field: string, form: string): string[] {
  if (!text) return [];
  if (!tagRefSchema.safeParse(text).success)
    throw new HetangError('request/invalid', { field, problem: `${text}: ${form}` });
  return text.split('/');
}

/**
 * The order that a request asks for; newest contacts first when it does not say.
 * @throws HetangError `request/invalid` for a field that contacts are not sorted by.
 */
export function readSort(text = '-createdAt'): { sort: ContactSort; descending: boolean } {
  const field = text.replace(/^-/, '');
  const sort = contactSorts.find((known) => known === field);
  if (!sort) {
    throw new HetangError('request/invalid', { field: 'sort', problem: contactSorts.join(', ') });
  }
  return { sort, descending: text.startsWith('-') };
}
