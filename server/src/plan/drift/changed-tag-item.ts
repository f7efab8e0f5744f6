import type { PlanDriftItem } from '@hetang/contract/http/plan';
import { tagValueName } from '@hetang/contract/plan/kinds/tags';
import type { Plan } from '@hetang/contract/plan/registry';
import { stringify } from 'yaml';
import { say } from '../../conditions/rules/words.ts';
import type { Lang } from '../../kernel/errors.ts';
import type { readChangedTags } from '../../modules/tags/api.ts';

type ChangedTag = Awaited<ReturnType<typeof readChangedTags>>[number];

/** A tag that somebody renamed or added in WeCom: what the plan says, what WeCom says, and both ways to go. */
export function changedTagItem(plan: Plan, changed: ChangedTag, lang: Lang): PlanDriftItem {
  const { group, seen } = changed;
  const spec = Object.hasOwn(plan.tags, group) ? plan.tags[group] : undefined;
  const groupName = spec?.name ?? group;
  const lines = (text: object): string => stringify({ tags: { [group]: text } }).trimEnd();
  if (changed.kind === 'added')
    return {
      what: 'tag',
      key: group,
      title: say(lang, `标签「${groupName}/${seen}」`, `Tag "${groupName}/${seen}"`),
      problem: say(
        lang,
        '在企业微信后台新建，方案里没有：员工打了它，荷塘不知道是什么',
        'Made in WeCom and not in the plan: when staff set it, nobody here knows what it is',
      ),
      hint: say(
        lang,
        '要用：写进方案的这个组，key 自己取；不要：在企业微信后台删掉',
        'To use it: add it to this group of the plan under a key of your own. Not wanted: delete it in WeCom',
      ),
      adopt: lines({ values: { [`tag-${shortKey(seen)}`]: seen } }),
    };
  const isGroup = changed.kind === 'group-renamed';
  const name = isGroup ? groupName : ((spec && tagValueName(spec, changed.tag)) ?? changed.tag);
  return {
    what: 'tag',
    key: isGroup ? group : `${group}/${changed.tag}`,
    title: isGroup
      ? say(lang, `标签组「${groupName}」`, `Tag group "${groupName}"`)
      : say(lang, `标签「${groupName}/${name}」`, `Tag "${groupName}/${name}"`),
    problem: say(lang, `在企业微信后台改名为「${seen}」`, `Renamed to "${seen}" in WeCom`),
    hint: say(
      lang,
      '采用新名字：改方案再应用；不要：点「按方案改回」',
      'To take the new name: change the plan and apply it. Otherwise put it back',
    ),
    adopt: lines(isGroup ? { name: seen } : { values: { [changed.tag]: seen } }),
    canPutBack: true,
  };
}

/** A key that says nothing but is one: the same for the same name. */
function shortKey(name: string): string {
  let sum = 0;
  for (const char of name) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 46_656;
  return sum.toString(36);
}
