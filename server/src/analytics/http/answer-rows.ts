import type { Ask } from '@hetang/contract/http/asks';
import type { Funnel, Retention, Rfm, Trend } from '@hetang/contract/http/reports';
import { type Both, type Column, number, text } from '../../exports/columns.ts';
import type { Look } from '../../exports/look.ts';
import type { CellValue } from '../../kernel/table/cell.ts';
import { askInWords } from '../people/rules/behind-words.ts';
import { answerFunnel, answerRetention, answerRfm, answerTrend } from './answer.ts';
import type { AnalyticsDeps } from './deps.ts';

type Row = readonly CellValue[];
/** The columns of a kind of question; the first two say of which question and of which group a row is. */
interface Rows {
  columns: Column<Row>[];
  rows: Row[];
}

/** The answer to a question as rows, everybody first and then the groups. */
export async function answerRows(deps: AnalyticsDeps, ask: Ask, look: Look): Promise<Rows> {
  const { lang } = look;
  const whole = lang === 'zh' ? '全部' : 'all';
  const unset = lang === 'zh' ? '（空）' : '(none)';
  const { columns, rows } = await rowsOf(deps, ask, look, { whole, unset });
  const asked = askInWords(ask, look);
  const nth = <Kind extends Column<Row>>(make: (cell: (row: Row) => CellValue) => Kind, nr: number) =>
    make((row) => row[nr] ?? null);
  return {
    columns: [
      nth((cell) => text(['问题', 'Question'], cell), 0),
      nth((cell) => text(['分组', 'Group'], cell), 1),
      ...columns.map(({ kind, title, note }, nr) =>
        nth((cell) => (kind === 'text' ? text : number)(title, cell, note), nr + 2),
      ),
    ],
    rows: rows.map((row) => [asked, ...row]),
  };
}

interface Heading {
  kind: 'text' | 'number';
  title: Both;
  note: Both | null;
}
const heading = (kind: Heading['kind'], zh: string, en: string, note: Both | null = null): Heading => ({
  kind,
  title: [zh, en],
  note,
});

interface Names {
  whole: string;
  unset: string;
}

async function rowsOf(
  deps: AnalyticsDeps,
  ask: Ask,
  { lang }: Look,
  names: Names,
): Promise<{ columns: Heading[]; rows: Row[] }> {
  switch (ask.of) {
    case 'funnel':
      return { columns: FUNNEL, rows: funnelRows(await answerFunnel(deps, ask, lang), names) };
    case 'retention':
      return { columns: RETENTION, rows: retentionRows(await answerRetention(deps, ask, lang), names) };
    case 'rfm':
      return { columns: RFM, rows: rfmRows(await answerRfm(deps, ask, lang), names) };
    case 'trend':
      return { columns: TREND, rows: trendRows(await answerTrend(deps, ask, lang), names) };
  }
}

const FUNNEL = [
  heading('text', '步骤', 'Step'),
  heading('number', '人数', 'People'),
  heading('number', '占第一步', 'Of the first step', ['0 到 1 的小数', 'from 0 to 1']),
  heading('number', '占上一步', 'Of the step before', ['0 到 1 的小数', 'from 0 to 1']),
  heading('number', '用时中位数（秒）', 'Median time (seconds)', ['从上一步算起', 'from the step before']),
  heading('number', '平均用时（秒）', 'Average time (seconds)', ['从上一步算起', 'from the step before']),
];

function funnelRows({ total, groups }: Funnel, { whole, unset }: Names): Row[] {
  return [
    { name: whole, steps: total.steps },
    ...groups.map(({ key, steps }) => ({ name: key ?? unset, steps })),
  ].flatMap(({ name, steps }) =>
    steps.map((step) => [
      name,
      step.name,
      step.people,
      step.ofFirst,
      step.ofPrevious,
      step.medianSeconds,
      step.averageSeconds,
    ]),
  );
}

const RETENTION = [
  heading('text', '起始期', 'Cohort', ['分组的行为各期合计', 'all cohorts together in rows of groups']),
  heading('number', '起始人数', 'Size'),
  heading('number', '第几期', 'Period'),
  heading('number', '回来的人数', 'Came back'),
  heading('number', '占比', 'Share', [
    '0 到 1 的小数；合计行为已到达该期的各起始期合并计算',
    'from 0 to 1; pooled over the cohorts that have reached the period',
  ]),
];

function retentionRows({ rows, average, groups }: Retention, { whole, unset }: Names): Row[] {
  const cohorts = rows.flatMap(({ start, size, counts }) =>
    counts.map((people, nr): Row => [whole, start, size, nr, people, size === 0 ? null : people / size]),
  );
  const size = rows.reduce((sum, row) => sum + row.size, 0);
  const pooled = [
    { name: whole, size, average },
    ...groups.map((group) => ({ name: group.key ?? unset, ...group })),
  ];
  return [
    ...cohorts,
    ...pooled.flatMap((group) =>
      group.average.map((share, nr): Row => [group.name, null, group.size, nr, null, share]),
    ),
  ];
}

const RFM = [
  heading('number', 'R 档', 'R band'),
  heading('number', 'F 档', 'F band'),
  heading('number', '客户数', 'Customers'),
  heading('number', '订单数', 'Orders'),
  heading('number', '成交金额（元）', 'Revenue (yuan)'),
  heading('number', '最近购买中位数（天）', 'Median recency (days)'),
  heading('number', '购买次数中位数', 'Median orders'),
  heading('number', '累计金额中位数（元）', 'Median money (yuan)'),
];

function rfmRows(rfm: Rfm, { whole, unset }: Names): Row[] {
  const middle = (median: Rfm['median']): CellValue[] =>
    median ? [median.recency, median.frequency, median.monetary / 100] : [null, null, null];
  const sums = [
    { name: whole, ...rfm },
    ...rfm.groups.map((group) => ({ name: group.key ?? unset, ...group })),
  ].map(
    ({ name, customers, orders, revenue, median }): Row => [
      name,
      null,
      null,
      customers,
      orders,
      revenue / 100,
      ...middle(median),
    ],
  );
  const cells = rfm.cells.map(
    ({ recency, frequency, customers, revenue }): Row => [
      whole,
      recency,
      frequency,
      customers,
      null,
      revenue / 100,
      null,
      null,
      null,
    ],
  );
  return [...sums, ...cells];
}

const TREND = [
  heading('text', '开始', 'From'),
  heading('text', '结束', 'To'),
  heading('number', '数值', 'Value', [
    '金额类属性的单位是分；合计行按整段计，人数去重',
    'money is in fen; totals are of all days, people once',
  ]),
];

function trendRows(trend: Trend, { whole, unset }: Names): Row[] {
  const first = trend.periods[0]?.from ?? null;
  const last = trend.periods.at(-1)?.to ?? null;
  const rows = [
    { name: whole, ...trend.total },
    ...trend.groups.map((group) => ({ name: group.key ?? unset, ...group })),
  ].flatMap(({ name, values, total }): Row[] => [
    ...trend.periods.map(({ from, to }, nr): Row => [name, from, to, values[nr] ?? 0]),
    [name, first, last, total],
  ]);
  const before = trend.previous;
  if (!before) return rows;
  return [
    ...rows,
    ...before.periods.map(({ from, to }, nr): Row => [whole, from, to, before.values[nr] ?? 0]),
  ];
}
