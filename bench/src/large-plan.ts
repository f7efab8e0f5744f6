import type { PlanFile } from '@hetang/server/plan/source/plan-files';

/** Journeys of a file: with its messages and segments a file has about 100 lines. */
const PER_FILE = 5;

/**
 * A plan as a large brand would write it: many files of journeys with messages, segments and tags of their own. It
 * lints clean. 200 files are about 20,000 lines.
 */
export function largePlan(files: number): PlanFile[] {
  return [
    { path: 'plan.yaml', text: 'plan: large\nname: 大方案\nperiod: { from: 2026-01-01, to: 2026-12-31 }\n' },
    { path: 'users.yaml', text: users },
    ...Array.from({ length: files - 2 }, (_, i) => ({ path: `area-${i}.yaml`, text: area(i) })),
  ];
}

const users = `
stages:
  new: { name: 新客 }
  registered: { name: 注册, enter: { event: account.registered } }
  buyer: { name: 购买, enter: { event: order.paid } }
staff:
  lin: { name: 林, wecom: Lin }
`;

function area(i: number): string {
  const each = (write: (n: string) => string): string =>
    Array.from({ length: PER_FILE }, (_, j) => write(`${i}-${j}`)).join('');
  const values = Array.from({ length: PER_FILE }, (_, j) => `      v${j}: 值${i}-${j}\n`).join('');
  return [
    `tags:\n  area-${i}:\n    name: 标签组${i}\n    choose: many\n    values:\n${values}`,
    `segments:\n${each((n) => segment(n))}`,
    `messages:\n${each((n) => message(n))}`,
    `journeys:\n${each((n) => journey(n, i))}`,
  ].join('');
}

function segment(n: string): string {
  return `  s-${n}:
    name: 分群${n}
    when: { all: [{ stage: new, or-later: true }, { not: { event: app.opened, where: { page: p-${n} }, within: 30d } }] }
`;
}

function message(n: string): string {
  return `  m-${n}:
    name: 消息${n}
    text: |
      第 ${n} 条消息：这周的课程安排好了，回复数字就能报名。
`;
}

function journey(n: string, i: number): string {
  const value = n.split('-')[1];
  return `  j-${n}:
    name: 旅程${n}
    start: { event: lesson.done, where: { lesson: l-${n} } }
    leave: { event: contact.lost }
    goal: { when: { stage: buyer }, within: 30d }
    steps:
      - wait: 1d
      - branch:
          - if: { tag: area-${i}/v${value} }
            do: [{ message: m-${n} }]
          - else: [{ tag: area-${i}/v${value} }]
      - wait: 2d
`;
}
