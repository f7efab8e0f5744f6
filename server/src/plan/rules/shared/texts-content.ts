import type { Activity } from '@hetang/contract/plan/kinds/activities';
import type { OfficialAccount } from '@hetang/contract/plan/kinds/official-accounts';
import type { Plan } from '@hetang/contract/plan/registry';
import type { OutgoingText, Path } from '../rule.ts';

/** What Official Accounts send of themselves and what activities show to everybody. */
export function contentTexts(plan: Plan): OutgoingText[] {
  return [
    ...Object.entries(plan['official-accounts']).flatMap(([key, account]) =>
      accountTexts(account, ['official-accounts', key]),
    ),
    ...Object.entries(plan.activities).flatMap(([key, activity]) =>
      activityTexts(activity, ['activities', key]),
    ),
  ];
}

/** Template messages are filled from the event that sends them. */
function accountTexts({ templates }: OfficialAccount, path: Path): OutgoingText[] {
  return Object.entries(templates).flatMap(([key, { fields, variables }]) => {
    const known = variables.map((name) => `event.${name}`);
    return Object.entries(fields).map(([field, text]) => ({
      text,
      path: [...path, 'templates', key, 'fields', field],
      part: parts.field,
      known,
    }));
  });
}

function activityTexts({ rules = [], poster = {} }: Activity, path: Path): OutgoingText[] {
  const published = rules.map((text, i) => ({ text, path: [...path, 'rules', i], part: parts.rule }));
  const shown = Object.entries(poster).flatMap(([element, words]) => {
    const at = [...path, 'poster', element];
    return typeof words === 'string'
      ? [{ text: words, path: at, part: parts.poster }]
      : (words ?? []).map((text, i) => ({ text, path: [...at, i], part: parts.poster }));
  });
  return [...published, ...shown];
}

const parts = {
  field: { zh: '模板字段', en: 'The field' },
  rule: { zh: '活动规则', en: 'The rule' },
  poster: { zh: '海报文案', en: 'The poster' },
} as const;
