import type { ContactTiers } from '@hetang/contract/http/tiers';
import type { Plan } from '@hetang/contract/plan/registry';
import { answeredTree, conditionTree } from '../../conditions/rules/condition-tree.ts';
import { namesOf } from '../../conditions/rules/plan-names.ts';
import type { Words } from '../../conditions/rules/words.ts';
import type { Queryable } from '../../kernel/database/database.ts';
import { planAt } from '../../plan/current.ts';
import { namedTier } from './http/named-tier.ts';
import type { ChangeRow } from './sql/tiers-of-contact.ts';

type History = ContactTiers['history'];

/** Moves on ladders in words, each with the condition that decided as it stood in the plan of that time. */
export async function presentChanges(
  db: Queryable,
  rows: readonly ChangeRow[],
  words: Words,
): Promise<History> {
  const plans = new Map<number, Plan | null>();
  for (const { cause } of rows) {
    const { version } = cause;
    if (version !== undefined && !plans.has(version)) plans.set(version, await planAt(db, version));
  }
  return rows.map((row) => {
    const { ladder, cause } = row;
    return {
      at: row.at.toISOString(),
      ladder: words.names.named('ladders', ladder),
      from: namedTier(words.names, ladder, row.from_tier),
      to: namedTier(words.names, ladder, row.to_tier),
      direction: row.direction,
      cause: {
        by: cause.by,
        event: cause.event ?? null,
        reason: cause.reason ?? null,
        who: cause.who ?? null,
        why: whyOf(row, plans.get(cause.version ?? 0) ?? null, words),
      },
    };
  });
}

function whyOf(
  { ladder, cause }: ChangeRow,
  plan: Plan | null,
  words: Words,
): History[number]['cause']['why'] {
  const when = plan?.ladders[ladder]?.tiers[cause.tier ?? '']?.when;
  if (!plan || !when || !cause.answers) return null;
  return answeredTree(conditionTree(when, plan.segments), cause.answers, { ...words, names: namesOf(plan) });
}
