import type { Activity } from '@hetang/contract/plan/kinds/activities';
import { say } from '../../../conditions/rules/words.ts';
import type { Lang } from '../../../kernel/errors.ts';

/** What a coupon takes off, in words. */
export function worthWords(spec: Activity & { type: 'coupon' }, lang: Lang): string {
  const from = spec['order-from'];
  const least = from > 0 ? say(lang, `满 ${from} 元`, `from ${from} yuan: `) : '';
  return least + offWords(spec.off, lang);
}

function offWords(off: (Activity & { type: 'coupon' })['off'], lang: Lang): string {
  if ('yuan' in off) return say(lang, `减 ${off.yuan} 元`, `${off.yuan} yuan off`);
  if ('percent' in off) return say(lang, `减 ${off.percent}%`, `${off.percent}% off`);
  return say(lang, `送${off.gift}`, `${off.gift} for free`);
}
