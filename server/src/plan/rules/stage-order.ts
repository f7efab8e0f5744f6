import type { Hit, Rule } from './rule.ts';

/** The order of stages is their meaning, so it must be written in one place and survive reading. */
export const stageOrder: Rule = {
  id: 'stage-order',
  theme: 'users',
  severity: 'error',
  title: { zh: '阶段的先后', en: 'Order of stages' },
  why: {
    zh: '阶段的先后就是含义：写在几个文件里或用纯数字做键，顺序就靠不住。',
    en: 'The order of stages is their meaning: spread over files, or with numbers as keys, it cannot be relied on.',
  },
  problem: {
    zh: '阶段“{stage}”的先后说不清：{why}',
    en: 'The place of the stage `{stage}` is not clear: {why}',
  },
  hint: {
    zh: '把全部阶段按顺序写在一个文件里，键用英文单词',
    en: 'Write all stages in order in one file, with words as keys',
  },
  good: `
stages:
  new: { name: 新客 }
  member: { name: 会员, enter: { event: member.joined } }`,
  bad: `
stages:
  "1": { name: 新客 }
  member: { name: 会员, enter: { event: member.joined } }`,
  check({ plan, fileOf }) {
    const keys = Object.keys(plan.stages);
    const files = new Map(keys.map((key) => [key, fileOf(['stages', key])]));
    const [home = ''] = files.values();
    return keys.flatMap((stage): Hit[] => {
      const hit = { path: ['stages', stage], at: 'key' } as const;
      if (/^(0|[1-9]\d*)$/.test(stage)) return [{ ...hit, args: { stage, why: numberKey } }];
      return files.get(stage) === home ? [] : [{ ...hit, args: { stage, why: otherFile(home) } }];
    });
  },
};

const numberKey = { zh: '纯数字的键会被重新排序', en: 'keys that are numbers are sorted' };

function otherFile(home: string): { zh: string; en: string } {
  return { zh: `其他阶段写在 ${home} 里`, en: `other stages are in ${home}` };
}
