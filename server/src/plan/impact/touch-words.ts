import type { PlanChange } from '@hetang/contract/http/plan';
import { tagValueName } from '@hetang/contract/plan/kinds/tags';
import type { Plan } from '@hetang/contract/plan/registry';
import { say } from '../../conditions/rules/words.ts';
import type { Lang } from '../../kernel/errors.ts';
import type { Difference } from '../diff.ts';
import type { Touch, TouchKind } from './touch.ts';

interface Place {
  /** The plan that was in force. */
  plan: Plan | null;
  change: Difference['change'];
  /** Names of the journeys that use the definition. */
  users: readonly string[];
  lang: Lang;
}

/** Whom a change concerns, in words: `约 12,000 位客户在这个阶段`. */
export function touchWords(touch: Touch, place: Place): PlanChange['touches'][number] {
  const { count, about } = touch;
  return { count, about, text: words[touch.what](numberWords(touch, place.lang), touch, place) };
}

/** That whoever is known by a key does not follow it to another. */
export function renameWords(
  { count, about }: Touch,
  { from, to, lang }: { from: string; to: string; lang: Lang },
): PlanChange['touches'][number] {
  const text = say(
    lang,
    `键「${from}」像是改成了「${to}」，但新的键是另一个定义：已经记在「${from}」名下的不会跟过去`,
    `the key "${from}" looks renamed to "${to}", but a new key is another definition: what is recorded under "${from}" does not follow`,
  );
  return { count, about, text };
}

/** `约 12,000`, `about 12,000`; exact numbers without a word. */
function numberWords({ count, about }: Touch, lang: Lang): string {
  const digits = count.toLocaleString('en-US');
  return about ? say(lang, `约 ${digits}`, `about ${digits}`) : digits;
}

const words: Record<TouchKind, (n: string, touch: Touch, place: Place) => string> = {
  'in-stage': (n, _, { lang, change }) =>
    change === 'removed'
      ? say(
          lang,
          `还有 ${n} 位客户在这个阶段，之后没有阶段可显示`,
          `${n} contacts are in this stage and will show none`,
        )
      : say(lang, `${n} 位客户在这个阶段`, `${n} contacts are in this stage`),
  'with-tag': (n, { key }, { plan, lang }) => {
    const name = valueName(plan, key ?? '');
    return say(lang, `${n} 位客户带标签「${name}」`, `${n} contacts carry the tag "${name}"`);
  },
  'in-tier': (n, { key }, { plan, lang }) => {
    const [ladder = '', tier = ''] = (key ?? '').split('/');
    const name = plan?.ladders[ladder]?.tiers[tier]?.name ?? tier;
    return say(lang, `${n} 位客户在「${name}」这一层`, `${n} contacts are in the tier "${name}"`);
  },
  'with-field': (n, _, { lang }) =>
    say(lang, `${n} 位客户填有这个字段`, `${n} contacts have something in this field`),
  'came-by-code': (n, _, { lang, change }) =>
    change === 'removed'
      ? say(
          lang,
          `${n} 位好友从这个码来；印出去的二维码仍然有效`,
          `${n} friends came by this code; printed codes go on working`,
        )
      : say(lang, `${n} 位好友从这个码来`, `${n} friends came by this code`),
  friends: (n, _, { lang }) =>
    say(lang, `${n} 位客户是这位员工的好友`, `${n} contacts are friends of this member`),
  'open-tasks': (n, _, { lang }) => say(lang, `${n} 个任务还没做完`, `${n} tasks are open`),
  'members-before': (n, _, { lang }) => say(lang, `现在有 ${n} 位客户`, `${n} contacts belong to it now`),
  'members-after': (n, _, { lang }) =>
    say(lang, `按新条件有 ${n} 位客户`, `${n} contacts by the new condition`),
  enrolled: (n, { version }, { lang, change }) => {
    const after = change === 'removed' ? say(lang, '，之后不再有人进入', '; nobody enters any more') : '';
    return say(
      lang,
      `${n} 人正在旅程中，继续按第 ${version} 版走完${after}`,
      `${n} people are under way and go on by version ${version}${after}`,
    );
  },
  'enrolled-users': (n, _, { users, lang }) =>
    say(
      lang,
      `用到它的旅程${users.map((name) => `「${name}」`).join('')}有 ${n} 人在途，按各自的版本走完`,
      `${n} people are under way in ${users.map((name) => `"${name}"`).join(', ')}, which use it; they go on by their version`,
    ),
};

function valueName(plan: Plan | null, ref: string): string {
  const [group = '', value = ''] = ref.split('/');
  const spec = plan && Object.hasOwn(plan.tags, group) ? plan.tags[group] : undefined;
  return (spec && tagValueName(spec, value)) ?? value;
}
