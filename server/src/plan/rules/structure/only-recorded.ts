import { isRecorded, recordedSettingsOf } from '@hetang/contract/plan/recorded';
import { type Kind, kinds, type Plan } from '@hetang/contract/plan/registry';
import type { Hit, Rule } from '../rule.ts';

/** What this version checks and keeps but does not act on yet, so that nobody waits for it. */
export const onlyRecorded: Rule = {
  id: 'only-recorded',
  theme: 'structure',
  severity: 'info',
  title: { zh: '只登记、还不执行', en: 'Recorded, not run' },
  why: {
    zh: '方案语言比这一版能执行的多：这些内容会检查、登记、导出，但不会自动发生，要由人来做。',
    en: 'The plan language says more than this version runs: such parts are checked, kept and exported, but people have to do them.',
  },
  problem: {
    zh: '{what}只登记，这一版还不会自动执行',
    en: '{what} recorded only; this version does not act on it',
  },
  hint: {
    zh: '照写没有坏处；需要现在就发生的，安排人来做',
    en: 'It does no harm to write it; what must happen now is for people to do',
  },
  good: `
staff: { lin: { name: 林, wecom: Lin } }`,
  bad: `
staff: { lin: { name: 林, wecom: Lin, duties: [{ do: 巡群, every: day }] } }`,
  check: ({ plan }) => kinds.flatMap((kind) => hitsOf(plan, kind)),
};

/** One finding for each kind, at the first definition that uses what is not run. */
function hitsOf(plan: Plan, kind: Kind): Hit[] {
  const keys = Object.keys(plan[kind]);
  if (keys.some((key) => isRecorded(kind, plan[kind][key]))) {
    const what = { zh: `${kind} 这一类`, en: `The kind \`${kind}\` is` };
    return [{ path: [kind], at: 'key', args: { what } }];
  }
  const used = keys.flatMap((key) => {
    const spec = plan[kind][key];
    return (spec ? recordedSettingsOf(kind, spec) : []).map((setting) => ({ key, setting }));
  });
  const [first] = used;
  if (!first) return [];
  const settings = [...new Set(used.map(({ setting }) => setting))];
  const what = {
    zh: `${kind} 的 ${settings.join('、')} `,
    en: `Of ${kind} \`${settings.join('`, `')}\` ${settings.length > 1 ? 'are' : 'is'}`,
  };
  return [{ path: [kind, first.key], at: 'key', args: { what } }];
}
