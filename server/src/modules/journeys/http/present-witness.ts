import { explainCondition } from '../../../conditions/rules/explain.ts';
import type { Words } from '../../../conditions/rules/words.ts';
import type { Witness } from '../rules/witness.ts';

/** What was noted of a step: the facts of its choice in words, and the rest. */
export function presentWitness(noted: Record<string, unknown> | null, words: Words) {
  const { why = [], ...detail } = (noted ?? {}) as { why?: Witness[] } & Record<string, unknown>;
  return {
    why: why.map((fact) => ({
      text: explainCondition(fact.leaf, words),
      holds: fact.holds,
      seen: fact.seen === undefined || fact.seen === null ? null : seenText(fact, words),
    })),
    detail,
  };
}

function seenText({ leaf, seen }: Witness, { names }: Words): string {
  return 'stage' in leaf ? names.of('stages', String(seen)) : String(seen);
}
