import type { ExplainedPart } from '@hetang/contract/http/segments';
import type { Plan } from '@hetang/contract/plan/registry';
import { answeredTree, conditionTree, nodesOf } from '../../conditions/rules/condition-tree.ts';
import type { Words } from '../../conditions/rules/words.ts';
import { loadScope } from '../../conditions/sql/load-scope.ts';
import type { Queryable } from '../../kernel/database/database.ts';
import { answerParts, readFacts } from '../segments/api.ts';
import { namedTier } from './http/named-tier.ts';
import type { PlaceRow } from './sql/tiers-of-contact.ts';

export interface NextTier {
  ladder: string;
  tier: { key: string; name: string };
  why: ExplainedPart | null;
}

interface Asked {
  plan: Plan;
  contact: number;
  places: readonly PlaceRow[];
  now: Date;
  words: Words;
}

/** The tier above where a contact stands on each ladder, with what holds of its condition now. */
export async function nextTiers(db: Queryable, asked: Asked): Promise<NextTier[]> {
  const { plan, contact, places, now, words } = asked;
  const scope = await loadScope(db, plan, now);
  const found: NextTier[] = [];
  for (const { ladder, tier } of places) {
    const tiers = Object.entries(plan.ladders[ladder]?.tiers ?? {});
    const above = tiers[tiers.findIndex(([key]) => key === tier) + 1];
    const named = above && namedTier(words.names, ladder, above[0]);
    if (!above || !named) continue;
    const { when } = above[1];
    if (!when) {
      found.push({ ladder, tier: named, why: null });
      continue;
    }
    const tree = conditionTree(when, plan.segments);
    const conditions = nodesOf(tree).map((node) => node.condition);
    const answers = await answerParts(db, contact, { conditions, scope });
    const zoned = { ...words, timezone: plan.meta.timezone };
    const facts = await readFacts(db, contact, { conditions, scope }, zoned);
    found.push({ ladder, tier: named, why: answers && answeredTree(tree, answers, words, facts) });
  }
  return found;
}
