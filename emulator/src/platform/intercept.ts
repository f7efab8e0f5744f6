import type { InterceptRule } from '../state/intercept.ts';
import type { World } from '../world/world.ts';

const SEMANTICS: Record<number, RegExp> = {
  1: /(?<!\d)1[3-9]\d{9}(?!\d)/,
  2: /[\w.+-]+@[\w-]+(\.[\w-]+)+/,
  3: /红包/,
};

function concerns(world: World, rule: InterceptRule, userid: string): boolean {
  const departments = world.state.staff.get(userid)?.department ?? [];
  return rule.users.includes(userid) || departments.some((id) => rule.departments.includes(id));
}

function hits(rule: InterceptRule, text: string): boolean {
  return (
    rule.words.some((word) => text.includes(word)) ||
    rule.semantics.some((kind) => SEMANTICS[kind]?.test(text) === true)
  );
}

/** What the rules say to a member's message: `block`, `warn`, or nothing. */
export function interceptionOf(world: World, userid: string, text: string): 'block' | 'warn' | undefined {
  const hit = [...world.state.interceptRules.values()].filter(
    (rule) => concerns(world, rule, userid) && hits(rule, text),
  );
  if (hit.some((rule) => rule.type === 1)) return 'block';
  return hit.length > 0 ? 'warn' : undefined;
}
