import type { Lang } from '../../../kernel/errors.ts';

const OF_CONTACT: Record<string, { zh: string; en: string } | undefined> = {
  stage: { zh: '客户现在所处的阶段', en: 'the stage that the contact is in now' },
  code: { zh: '客户首次添加时的渠道活码', en: 'the code of the first addition' },
  owner: { zh: '客户首次添加的员工', en: 'the member of staff of the first addition' },
};

/** What a breakdown reads, in words; `event` says which event a property is of. */
export function groupInWords(breakdown: string, lang: Lang, event: string): string {
  const known = Object.hasOwn(OF_CONTACT, breakdown) ? OF_CONTACT[breakdown] : undefined;
  if (known) return known[lang];
  const [kind, ...rest] = breakdown.split(':');
  const key = rest.join(':');
  const zh = lang === 'zh';
  if (kind === 'tag' && key) {
    return zh
      ? `客户现在的「${key}」标签(有多个时自成一组)`
      : `the tags of “${key}” that the contact has now (several make a group of their own)`;
  }
  if (kind === 'tier' && key) {
    return zh ? `客户现在在「${key}」中的层` : `the tier of “${key}” that the contact is in now`;
  }
  return zh ? `${event}的属性「${breakdown}」` : `the property “${breakdown}” of ${event}`;
}
