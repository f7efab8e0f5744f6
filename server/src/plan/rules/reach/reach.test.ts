import { describe, expect, test } from 'vitest';
import { findingsOf, lintPlan } from '../../lint.ts';

const head = `plan: demo
name: 演示
period: { from: 2026-01-01, to: 2026-12-31 }
messages: { a: { name: 甲, text: 一 }, p: { name: 乙, text: "{{ contact.name }}好" } }
`;
/** Findings of one rule as place and words, in English. */
function lint(rule: string, text: string, more = ''): string[] {
  const linted = lintPlan([
    { path: 'plan.yaml', text: head + more },
    { path: 'x.yaml', text },
  ]);
  expect(linted.issues.filter((issue) => issue.severity === 'error')).toEqual([]);
  return findingsOf(linted, 'en')
    .filter((finding) => finding.code === `plan/${rule}`)
    .map((finding) => `${finding.line}:${finding.column} ${finding.message}`);
}
const sends = (count: number, wait = '1d') =>
  Array.from({ length: count }, () => `{ message: a }, { wait: ${wait} }`).join(', ');

describe('reach quota', () => {
  const stages = `stages:
  new: { name: 新客 }
  trial: { name: 体验, enter: { event: trial.started } }
  buyer: { name: 购买, enter: { event: order.paid } }
`;
  const two = (first: string, second: string) =>
    `${stages}journeys:
  i: { name: 一, ${first}, steps: [${sends(4)}] }
  j: { name: 二, ${second}, steps: [${sends(4)}] }
`;
  test('one journey alone, with the days of its messages', () => {
    const [week, ...rest] = lint(
      'reach-quota',
      `journeys:\n  j: { name: 旅程, start: { event: a.b }, steps: [${sends(8, '20h')}] }\n`,
    );
    expect(week).toBe(
      '2:3 journeys.j: A contact may receive 8 mass messages within 7 days, at most 7 are delivered: j 8 (day 1, 2, 3, 4, 5, 6); staff confirm 8 times for the batches of one contact',
    );
    expect(rest).toEqual([]);
  });
  test('waits that spread them leave no finding', () => {
    expect(
      lint('reach-quota', `journeys:\n  j: { name: 旅程, start: { event: a.b }, steps: [${sends(20)}] }\n`),
    ).toEqual([]);
    expect(
      lint('reach-quota', `journeys:\n  j: { name: 旅程, start: { event: a.b }, steps: [${sends(28)}] }\n`),
    ).toEqual([]);
  });
  test('a month is full at 28', () => {
    const text = `broadcasts:
  daily: { name: 早报, to: { event: a.b }, message: a, send: { every: [mon, tue, wed, thu, fri, sat, sun], at: "10:00" } }
  once: { name: 大促, to: { event: a.b }, message: a, send: { on: 2026-11-11, at: "10:00" } }
`;
    expect(lint('reach-quota', text)).toEqual([
      expect.stringMatching(
        /^2:3 .* 8 mass messages within 7 days, at most 7 .*daily 7 \(mon tue .*\), once 1 \(2026-11-11\)/,
      ),
      expect.stringMatching(/^2:3 .* 29 mass messages within 28 days, at most 28/),
    ]);
  });
  test('journeys that may run together are added up', () => {
    expect(lint('reach-quota', two('start: { event: a.b }', 'start: { event: c.d }'))).toHaveLength(1);
  });
  test.each([
    [
      'one event with different codes',
      'start: { event: lesson.done, where: { lesson: x } }',
      'start: { event: lesson.done, where: { lesson: y } }',
    ],
    [
      'stages that exclude each other by leave',
      'start: { event: a.b }, leave: { stage: trial, or-later: true }',
      'start: { stage: trial }',
    ],
    [
      'a goal that is a later stage',
      'start: { event: a.b }, goal: { when: { stage: trial, or-later: true } }',
      'start: { event: trial.started }',
    ],
    [
      'a segment of one stage',
      'start: { event: a.b }, leave: { stage: trial, or-later: true }',
      'start: { segment: trying }',
    ],
  ])('but not %s', (_, first, second) => {
    const segment = second.includes('trying')
      ? 'segments: { trying: { name: 体验中, when: { all: [{ stage: trial }, { event: e.f }] } } }\n'
      : '';
    expect(lint('reach-quota', segment + two(first, second))).toEqual([]);
  });
  test('values of a choose: one group exclude each other, those of any other do not', () => {
    const tags = (choose: string) =>
      `tags: { g: { name: 组, choose: ${choose}, values: { x: 一, y: 二 } } }\n${two('start: { tag: g/x }', 'start: { tag: g/y }')}`;
    expect(lint('reach-quota', tags('one'))).toEqual([]);
    expect(lint('reach-quota', tags('many'))).toHaveLength(1);
  });
  test('a broadcast counts on the stages that it goes to, whatever else it asks', () => {
    const text = (to: string) =>
      `${stages}broadcasts: { b: { name: 群发, to: ${to}, message: a, send: { every: [mon, wed, fri, sat], at: "10:00" } } }
journeys: { j: { name: 旅程, start: { stage: trial }, leave: { stage: buyer, or-later: true }, steps: [${sends(4)}] } }\n`;
    expect(lint('reach-quota', text('{ all: [{ stage: trial }, { event: a.b }] }'))).toHaveLength(1);
    expect(lint('reach-quota', text('{ stage: buyer }'))).toEqual([]);
    expect(lint('reach-quota', text('{ not: { stage: trial } }'))).toEqual([]);
  });
});

test('the quota that a plan names is the one that counts, and its own caps', () => {
  const eight = `journeys:\n  j: { name: 旅程, start: { event: a.b }, steps: [${sends(8, '20h')}] }\n`;
  const quota = (name: string) => `reach: { quota: ${name} }\n`;
  expect(lint('reach-quota', eight, quota('days-of-month'))).toEqual([]);
  expect(lint('reach-quota', eight, quota('seven-per-week'))).toHaveLength(1);
  const twice = `journeys:
  i: { name: 一, start: { event: c.d }, steps: [{ message: a }] }
  j: { name: 二, start: { event: a.b }, steps: [{ message: a }, { wait: 4h }, { message: a }] }\n`;
  expect(lint('reach-quota', twice)).toEqual([]);
  expect(lint('reach-quota', twice, quota('one-per-day'))).toEqual([
    expect.stringMatching(
      /^3:3 journeys\.j: .* 2 mass messages within 1 days, at most 1 are delivered: j 2 \(day 1\)/,
    ),
  ]);
  expect(lint('reach-day', twice)).toHaveLength(1);
  expect(lint('reach-day', twice, quota('one-per-day'))).toEqual([]);
  const caps = 'reach: { quota: days-of-month, caps: [{ at-most: 2, per: 7d }] }\n';
  expect(lint('reach-quota', twice, caps)).toEqual([]);
  expect(lint('reach-caps', twice, caps)).toEqual([
    expect.stringMatching(/3 mass messages within 7 days, the cap is 2: j 2 \(day 1\), i 1/),
  ]);
});

test('service messages count for the tenant, not for the caps of the plan', () => {
  const text = `messages: { s: { name: 发货, text: 已发货, purpose: service } }
journeys:
  j: { name: 旅程, start: { event: a.b }, steps: [{ message: s }, { wait: 1d }, { message: a }, { wait: 1d }, { message: s }] }\n`;
  expect(lint('reach-caps', text, 'reach: { caps: [{ at-most: 1, per: 7d }] }\n')).toEqual([]);
  expect(
    lint(
      'reach-caps',
      text.replaceAll('purpose: service', 'purpose: marketing'),
      'reach: { caps: [{ at-most: 1, per: 7d }] }\n',
    ),
  ).toHaveLength(1);
});

describe('quiet hours', () => {
  const journey = (steps: string, start = '{ event: a.b }') =>
    lint(
      'quiet-hours',
      `fields: { born: { name: 生日, type: date } }\njourneys: { j: { name: 旅程, start: ${start}, steps: [${steps}] } }\n`,
    ).map((line) => /: (\d\d:\d\d)/.exec(line)?.[1]);
  test.each([
    ['{ wait: { until: "23:00" } }, { message: a }', ['23:00']],
    ['{ wait: { until: "21:29" } }, { message: a }', []],
    ['{ wait: { until: "21:30" } }, { message: a }', ['21:30']],
    ['{ wait: { until: "08:30" } }, { message: a }', []],
    ['{ wait: { until: "20:00" } }, { wait: 2h }, { message: a }', ['22:00']],
    ['{ wait: { until: "23:00" } }, { wait: 2d }, { message: a }', ['23:00']],
    ['{ wait: { until: "23:00" } }, { task: { do: x, due: 1d } }, { message: a }', []],
    ['{ wait: { until: "23:00" } }, { wait: { for: { event: c.d }, at-most: 1d } }, { message: a }', []],
    ['{ wait: { until: "23:00" } }, { branch: [{ if: { event: c.d }, do: [{ message: a }] }] }', ['23:00']],
    [
      '{ wait: { until: "23:00" } }, { branch: [{ if: { event: c.d }, do: [{ wait: 12h }] }] }, { message: a }',
      [],
    ],
  ])('%s', (steps, times) => {
    expect(journey(steps)).toEqual(times);
  });
  test('a start at a time of day counts until the first wait', () => {
    expect(journey('{ message: a }', '{ date: { field: born, at: "00:05" } }')).toEqual(['00:05']);
    expect(journey('{ wait: 10h }, { message: a }', '{ date: { field: born, at: "00:05" } }')).toEqual([]);
  });
  test('broadcasts and posts of communities', () => {
    expect(
      lint(
        'quiet-hours',
        'broadcasts: { b: { name: 群发, to: { event: a.b }, message: a, send: { on: 2026-05-01, at: "22:15" } } }\n',
      ),
    ).toEqual([expect.stringContaining('broadcasts.b.send.at: 22:15')]);
  });
});

test('quiet hours are those of the plan where it has its own', () => {
  const text =
    'journeys: { j: { name: 旅程, start: { event: a.b }, steps: [{ wait: { until: "21:45" } }, { message: a }] } }\n';
  expect(lint('quiet-hours', text, 'reach: { quiet-hours: { from: "22:00", to: "08:00" } }\n')).toEqual([]);
  expect(lint('quiet-hours', text, 'reach: { quiet-hours: none }\n')).toEqual([]);
  expect(lint('quiet-hours', text, 'reach: { quiet-hours: { from: "20:00", to: "09:00" } }\n')).toHaveLength(
    1,
  );
});

describe('load of staff', () => {
  const plan = (goal: string, staff: string, steps: string, more = '') =>
    lint(
      'staff-load',
      `goals: { g: { metric: contacts-added, target: ${goal}, by: 2026-12-31 } }
staff: { ${staff} }
codes: { c: { name: 码, staff: [x, y]${more} } }
journeys: { j: { name: 旅程, start: { event: contact.added }, steps: [${steps}] } }\n`,
    );
  const staff = (most: number) =>
    `x: { name: 甲, wecom: X, tasks-per-day: ${most} }, y: { name: 乙, wecom: Y }`;
  test('owners share what the goal brings', () => {
    expect(plan('7300', staff(9), '{ task: { do: t, due: 1d } }')).toEqual([
      expect.stringContaining('about 10 things to do each day, over the 9 of `tasks-per-day`: j 10'),
    ]);
    expect(plan('7300', staff(10), '{ task: { do: t, due: 1d } }')).toEqual([]);
  });
  test('a task of one person is not shared; of arms the worse counts', () => {
    const branch =
      '{ branch: [{ if: { event: c.d }, do: [{ task: { do: t, due: 1d, by: x } }] }, { else: [] }] }';
    expect(plan('7300', staff(19), branch)).toHaveLength(1);
    expect(plan('7300', staff(20), branch)).toEqual([]);
  });
  test('a mass message costs one confirmation a day, a personal one each customer', () => {
    expect(plan('7300', staff(2), '{ message: a }, { wait: 1d }, { message: a }')).toEqual([]);
    expect(plan('7300', staff(1), '{ message: a }, { wait: 1d }, { message: a }')).toHaveLength(1);
    expect(plan('7300', staff(9), '{ message: p }')).toHaveLength(1);
  });
  test('a code lets in no more than its limit', () => {
    expect(plan('7300', staff(9), '{ task: { do: t, due: 1d } }', ', daily-limit: 5')).toEqual([]);
  });
  test('where nothing is said of volume nothing is counted', () => {
    expect(
      lint(
        'staff-load',
        'staff: { x: { name: 甲, wecom: X, tasks-per-day: 1 } }\njourneys: { j: { name: 旅程, start: { event: a.b }, steps: [{ task: { do: t, due: 1d } }] } }\n',
      ),
    ).toEqual([]);
  });
});

test('a personal mass message says how many confirmations it costs', () => {
  const text = (start: string) =>
    `journeys: { j: { name: 旅程, start: { event: ${start} }, steps: [{ message: p }] } }\n`;
  expect(lint('personal-mass-message', text('a.b'))).toEqual([
    expect.stringContaining('(one for each customer)'),
  ]);
  const goal = 'goals: { g: { metric: event-count, event: a.b, target: 1460, by: 2026-12-31 } }\n';
  expect(lint('personal-mass-message', goal + text('a.b'))).toEqual([
    expect.stringContaining('(about 4 a day by the goals)'),
  ]);
});

describe('group quota', () => {
  const two = (first: string, second: string) => `staff: { lin: { name: 林, wecom: Lin } }
communities: { c: { name: 群, owner: lin, exit: 解散 } }
broadcasts:
  x: { name: 一, groups: [c], message: a, owner: lin, send: { ${first}, at: "10:00" } }
  y: { name: 二, groups: [c], message: a, owner: lin, send: { ${second}, at: "18:00" } }
`;
  test.each([
    ['every: [mon, wed]', 'every: [wed]', ['wed']],
    ['every: [wed]', 'on: 2026-06-17', ['2026-06-17']],
    ['every: [wed]', 'on: 2026-06-18', []],
    ['on: 2026-06-17', 'on: 2026-06-17', ['2026-06-17']],
    ['every: [wed], from: 2026-03-01, until: 2026-03-31', 'every: [wed], from: 2026-03-20', ['2026-03-25']],
    ['every: [wed], until: 2026-03-31', 'every: [wed], from: 2026-04-01', []],
    ['every: [mon], from: 2026-03-03, until: 2026-03-06', 'every: [mon]', []],
  ])('%s and %s', (first, second, days) => {
    const found = lint('group-quota', two(first, second));
    expect(found.map((text) => /same day \((.*?)\)/.exec(text)?.[1])).toEqual(days);
  });
});
