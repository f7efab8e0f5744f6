import type { Hit, Rule } from '../rule.ts';

/** A report that nobody receives. */
export const reportNobody: Rule = {
  id: 'report-nobody',
  theme: 'goals',
  severity: 'warning',
  title: { zh: '没有人看的报告', en: 'Reports that nobody receives' },
  why: {
    zh: '没有写发给谁的报告，等于没有报告。',
    en: 'A report without anybody to receive it might as well not be made.',
  },
  problem: { zh: '报告“{name}”没有写发给谁', en: 'The report "{name}" goes to nobody' },
  hint: { zh: '在 for 里写上员工', en: 'Name staff under `for`' },
  good: `
staff: { lin: { name: 林, wecom: Lin } }
reports:
  weekly: { name: 周报, answers: 这周加了多少人, for: [lin], when: { every: week, on: mon, at: "09:00" }, metrics: [contacts-added] }`,
  bad: `
reports:
  weekly: { name: 周报, answers: 这周加了多少人, when: { every: week, on: mon, at: "09:00" }, metrics: [contacts-added] }`,
  check: ({ plan }) =>
    Object.entries(plan.reports).flatMap(([key, { name, for: people }]): Hit[] =>
      people.length === 0 ? [{ path: ['reports', key], at: 'key', args: { name } }] : [],
    ),
};
