import { describe, expect, test } from 'vitest';
import { lintPlan } from '../lint.ts';

/** What a journey of one step may lack. */
const besides = new Set(['plan/unused-definition', 'plan/idle-journey', 'plan/same-arms']);

/** Codes of the findings, without `plan/`, and where each stands. */
function lint(text: string): string[] {
  const { issues } = lintPlan([{ path: 'plan.yaml', text: `plan: demo\nname: 演示\n${text}` }]);
  return issues
    .filter((issue) => issue.severity !== 'info' && !besides.has(issue.code))
    .map(
      (issue) =>
        `${issue.code.slice(5)} ${issue.place.line}:${issue.place.column} ${issue.text.en.split(':')[0]}`,
    );
}

const journey = (steps: string, more = 'start: { event: contact.added }') =>
  lint(`messages: { hello: { name: 欢迎, text: 你好 }, more: { name: 更多, text: 再说 } }
tags: { g: { name: 组, choose: one, values: { a: 甲, b: 乙 } }, m: { name: 多, values: { a: 甲, b: 乙 } } }
journeys: { j: { name: 旅程, ${more}, steps: ${steps} } }`).map((line) => line.split(' ')[0]);

describe('welcome', () => {
  test('may stand in a branch before any wait', () => {
    expect(
      journey(
        '[{ branch: [{ if: { tag: m/a }, do: [{ welcome: hello }] }, { else: [{ welcome: more }] }] }]',
      ),
    ).toEqual([]);
  });
  test('is late after a branch that may wait', () => {
    expect(journey('[{ branch: [{ if: { tag: m/a }, do: [{ wait: 1d }] }] }, { welcome: hello }]')).toEqual([
      'welcome-late',
    ]);
  });
  test('is late after a task that is waited for, not after one that is not', () => {
    expect(journey('[{ task: { do: x, due: 1d } }, { welcome: hello }]')).toEqual(['welcome-late']);
    expect(journey('[{ task: { do: x, due: 1d, wait: false } }, { welcome: hello }]')).toEqual([]);
  });
  test('needs a start by contact.added', () => {
    expect(journey('[{ welcome: hello }]', 'start: { event: course.joined }')).toEqual(['welcome-late']);
  });
  test('is twice on one path, not in two arms', () => {
    expect(journey('[{ welcome: hello }, { welcome: more }]')).toEqual(['welcome-twice']);
    expect(
      journey('[{ branch: [{ if: { tag: m/a }, do: [{ welcome: hello }] }] }, { welcome: more }]'),
    ).toEqual(['welcome-twice']);
  });
});

describe('messages close together', () => {
  test('a wait, a waited-for task or an arm of its own separates them', () => {
    expect(journey('[{ message: hello }, { wait: 1d }, { message: more }]')).toEqual([]);
    expect(journey('[{ message: hello }, { task: { do: x, due: 1d } }, { message: more }]')).toEqual([]);
    expect(
      journey(
        '[{ branch: [{ if: { tag: m/a }, do: [{ message: hello }] }, { else: [{ message: more }] }] }]',
      ),
    ).toEqual([]);
  });
  test('a branch does not hide them', () => {
    expect(
      journey('[{ message: hello }, { branch: [{ if: { tag: m/a }, do: [{ message: more }] }] }]'),
    ).toEqual(['crowded-messages']);
    expect(
      journey('[{ branch: [{ if: { tag: m/a }, do: [{ message: hello }] }] }, { message: more }]'),
    ).toEqual(['crowded-messages']);
    expect(
      journey(
        '[{ message: hello }, { branch: [{ if: { tag: m/a }, do: [{ wait: 1d }] }] }, { message: more }]',
      ),
    ).toEqual(['crowded-messages']);
  });
});

describe('dead steps', () => {
  test('after end, after else, and a condition twice', () => {
    expect(journey('[{ end: done }, { wait: 1d }, { wait: 2d }]')).toEqual(['dead-step']);
    expect(journey('[{ branch: [{ else: [] }, { if: { tag: m/a }, do: [] }] }]')).toEqual(['dead-step']);
    expect(journey('[{ branch: [{ if: { tag: m/a }, do: [] }, { if: { tag: m/a }, do: [] }] }]')).toEqual([
      'dead-step',
    ]);
    expect(journey('[{ branch: [{ if: { tag: m/a }, do: [{ end: x }, { wait: 1d }] }] }]')).toEqual([
      'dead-step',
    ]);
  });
  test('an arm that an earlier or an outer one rules out', () => {
    const arms = (outer: string, inner: string, first = '') =>
      journey(
        `[{ branch: [{ if: ${outer}, do: [${first}{ branch: [{ if: ${inner}, do: [{ wait: 1d }] }] }] }] }]`,
      );
    expect(journey('[{ branch: [{ if: { tag-group: g }, do: [] }, { if: { tag: g/a }, do: [] }] }]')).toEqual(
      ['dead-step'],
    );
    expect(journey('[{ branch: [{ if: { tag: g/a }, do: [] }, { if: { tag-group: g }, do: [] }] }]')).toEqual(
      [],
    );
    expect(arms('{ tag: g/a }', '{ tag: g/b }')).toEqual(['dead-step']);
    expect(arms('{ tag: m/a }', '{ tag: m/b }')).toEqual([]);
    expect(arms('{ not: { tag-group: g } }', '{ tag: g/b }')).toEqual(['dead-step']);
    expect(arms('{ tag: g/a }', '{ tag: g/b }', '{ message: hello }, ')).toEqual(['dead-step']);
    expect(arms('{ tag: g/a }', '{ tag: g/b }', '{ wait: 1d }, ')).toEqual([]);
    expect(arms('{ tag: g/a }', '{ tag: g/b }', '{ tag: g/b }, ')).toEqual([]);
  });
  test('a branch without else leads on', () => {
    expect(journey('[{ branch: [{ if: { tag: m/a }, do: [{ end: x }] }] }, { wait: 1d }]')).toEqual([]);
  });
});

describe('loops of journeys', () => {
  const loop = (again: string, steps: string, more = '') =>
    lint(`tags: { m: { name: 多, values: { a: 甲 } }, g: { name: 组, choose: one, values: { a: 甲, b: 乙 } } }
journeys:
  one: { name: 一, start: { event: journey.ended, where: { journey: two } }, again: ${again}, ${more} steps: ${steps} }
  two: { name: 二, start: { event: journey.ended, where: { journey: one } }, again: after-end, steps: [{ wait: 1d }] }`).map(
      (line) => line.split(' ')[0],
    );
  test('two that restart each other for ever', () => {
    expect(loop('after-end', '[{ wait: 1d }]')).toEqual(['endless-journey', 'endless-journey']);
  });
  test('never again breaks the loop, and so does a leave when time passes', () => {
    expect(loop('never', '[{ wait: 1d }]')).toEqual([]);
    expect(loop('after-end', '[{ wait: 1d }]', 'leave: { event: contact.lost },')).toEqual([]);
  });
  const own = (start: string, steps: string, more = 'leave: { event: contact.lost },') =>
    lint(`tags: { m: { name: 多, values: { a: 甲 } }, g: { name: 组, choose: one, values: { a: 甲, b: 乙 } } }
messages: { x: { name: 话, text: 你好 } }
journeys: { j: { name: 旅程, start: ${start}, again: after-end, ${more} steps: ${steps} } }`).map(
      (line) => line.split(' ')[0],
    );
  test('a turn that can take no time is endless even with a leave', () => {
    expect(
      own(
        '{ event: journey.ended, where: { journey: j } }',
        '[{ wait: { for: { event: a.b }, at-most: 1d } }]',
      ),
    ).toEqual(['endless-journey']);
    expect(own('{ event: message.sent, where: { message: x } }', '[{ message: x }]')).toEqual([
      'endless-journey',
    ]);
    expect(own('{ event: task.done, where: { do: t } }', '[{ task: { do: t, due: 1d } }]')).toEqual([
      'endless-journey',
    ]);
  });
  test('a tag starts again only when it was taken away between', () => {
    expect(own('{ event: tag.added, where: { tag: m/a } }', '[{ tag: m/a }]')).toEqual([]);
    expect(own('{ event: tag.added, where: { tag: m/a } }', '[{ untag: m/a }, { tag: m/a }]')).toEqual([
      'endless-journey',
    ]);
    expect(own('{ event: tag.added, where: { tag: g/a } }', '[{ tag: g/b }, { tag: g/a }]')).toEqual([
      'endless-journey',
    ]);
    expect(own('{ event: tag.removed, where: { tag: m/a } }', '[{ tag: m/a }, { untag: m/a }]')).toEqual([
      'endless-journey',
    ]);
  });
  test('an end before the wait makes a turn quick; both arms count', () => {
    const start = '{ event: journey.ended, where: { journey: j } }';
    expect(
      own(start, '[{ branch: [{ if: { tag: m/a }, do: [{ wait: 1d }] }, { else: [{ wait: 2d }] }] }]'),
    ).toEqual([]);
    expect(own(start, '[{ branch: [{ if: { tag: m/a }, do: [{ wait: 1d }] }] }]')).toEqual([
      'endless-journey',
    ]);
  });
});

describe('stages', () => {
  const stages = (text: string) =>
    lint(`stages:\n  a: { name: 甲 }\n${text}`).map((line) => line.split(' ')[0]);
  test('one that asks only for itself or a later one cannot be entered', () => {
    expect(stages('  b: { name: 乙, enter: { stage: b } }')).toEqual(['unreachable-stage']);
    expect(
      stages(
        '  b: { name: 乙, enter: { stage: c, or-later: true } }\n  c: { name: 丙, enter: { event: x.y } }',
      ),
    ).toEqual(['unreachable-stage']);
    expect(stages('  b: { name: 乙 }')).toEqual(['unreachable-stage']);
  });
  test('any way in is enough, and what rests on an unreachable stage is unreachable too', () => {
    expect(stages('  b: { name: 乙, enter: { any: [{ stage: b }, { event: x.y }] } }')).toEqual([]);
    expect(
      stages('  b: { name: 乙 }\n  c: { name: 丙, enter: { all: [{ stage: b }, { event: x.y }] } }'),
    ).toEqual(['unreachable-stage', 'unreachable-stage']);
    expect(stages('  b: { name: 乙, enter: { not: { stage: b } } }')).toEqual([]);
  });
  test('stages in two files have no order', () => {
    const { issues } = lintPlan([
      { path: 'plan.yaml', text: 'plan: p\nname: n\nstages: { a: { name: 甲 } }' },
      { path: 'more.yaml', text: 'stages: { b: { name: 乙, enter: { event: x.y } } }' },
    ]);
    expect(issues.map((issue) => `${issue.code} ${issue.place.file}`)).toEqual([
      'plan/stage-order more.yaml',
    ]);
  });
  test('one broken stage is not said to make the others unreachable', () => {
    const { issues } = lintPlan([
      {
        path: 'plan.yaml',
        text: 'plan: p\nname: n\nstages:\n  a: { nam: 甲 }\n  b: { name: 乙, enter: { stage: a } }',
      },
    ]);
    expect([...new Set(issues.map((issue) => issue.code))]).toEqual(['plan/missing-key', 'plan/unknown-key']);
  });
});

describe('over at the start', () => {
  const over = (start: string, leave: string) =>
    lint(`stages: { a: { name: 甲 }, b: { name: 乙, enter: { event: x.y } } }
tags: { m: { name: 多, values: { a: 甲, b: 乙 } } }
journeys: { j: { name: 旅程, start: ${start}, leave: ${leave}, steps: [{ wait: 1d }] } }`).map(
      (line) => line.split(' ')[0],
    );
  test.each([
    ['{ event: x.y }', '{ any: [{ event: x.y }, { event: p.q }] }'],
    ['{ event: x.y, where: { k: 1 } }', '{ event: x.y, within: 3d }'],
    ['{ event: tag.added, where: { tag: m/a } }', '{ tag: m/a }'],
    ['{ event: stage.entered, where: { stage: b } }', '{ stage: a, or-later: true }'],
    ['{ event: stage.entered, where: { stage: b } }', '{ stage: b }'],
  ])('start %s, leave %s', (start, leave) => {
    expect(over(start, leave)).toEqual(['over-at-start']);
  });
  test.each([
    ['{ event: x.y }', '{ all: [{ event: x.y }, { event: p.q }] }'],
    ['{ event: x.y }', '{ event: x.y, at-least: 2 }'],
    ['{ event: x.y }', '{ event: x.y, where: { k: 1 } }'],
    ['{ event: stage.entered, where: { stage: a } }', '{ stage: b, or-later: true }'],
    ['{ event: tag.added, where: { tag: m/a } }', '{ tag: m/b }'],
  ])('not for start %s, leave %s', (start, leave) => {
    expect(over(start, leave)).toEqual([]);
  });
});

describe('conditions', () => {
  const branch = (condition: string) => journey(`[{ branch: [{ if: ${condition}, do: [] }] }]`);
  test.each([
    '{ all: [{ tag: g/a }, { tag: g/b }] }',
    '{ not: { all: [{ tag: g/a }, { tag: g/b }] } }',
    '{ all: [{ tag: m/a }, { not: { tag: m/a } }] }',
    '{ event: x.y, at-least: 3, at-most: 2 }',
    '{ all: [{ tag: m/a }, { not: { tag-group: m } }] }',
    '{ all: [{ any: [{ tag: g/a }] }, { any: [{ tag: g/b }] }] }',
    '{ all: [{ event: x.y, within: 3d }, { not: { event: x.y } }] }',
    '{ all: [{ all: [{ tag: g/a }, { tag: m/a }] }, { tag: g/b }] }',
  ])('%s cannot hold', (condition) => {
    expect(branch(condition)).toEqual(['impossible-condition']);
  });
  test.each([
    '{ any: [{ tag: g/a }, { tag: g/b }] }',
    '{ all: [{ tag: m/a }, { tag: m/b }] }',
    '{ event: x.y, at-least: 2, at-most: 2 }',
    '{ all: [{ tag-group: m }, { not: { tag: m/a } }] }',
    '{ all: [{ event: x.y }, { not: { event: x.y, within: 3d } }] }',
  ])('%s can hold', (condition) => {
    expect(branch(condition)).toEqual([]);
  });
});

test('fields take only values of their type', () => {
  const fields =
    '{ n: { name: 数, type: number }, d: { name: 日, type: date }, c: { name: 选, type: choice, values: [x, y] }, t: { name: 文, type: text } }';
  const set = (value: string) =>
    lint(
      `fields: ${fields}\njourneys: { j: { name: 旅程, start: { event: a.b }, steps: [{ set: ${value} }] } }`,
    ).map((line) => line.split(' ')[0]);
  expect(set('{ n: 3, d: 2026-01-31, c: x, t: 好 }')).toEqual([]);
  expect(set('{ n: "3", d: 2026-02-30, c: z, t: 4 }')).toEqual(Array(4).fill('field-value'));
});

test('a reference is checked wherever it can stand, at its own place', () => {
  const text = `goals: { g: { metric: stage-entered, stage: s1, target: 1, by: 2026-01-01, owner: o1 } }
accounts: { a: { name: 号, kind: sales, staff: o2, stages: [s2], persona: { by-stage: { s3: 顾问 } } } }
codes: { c: { name: 码, staff: [o3], tags: [t1/x] } }
journeys:
  j:
    name: 旅程
    start: { event: tag.added, where: { tag: t2/x } }
    leave: { any: [{ stage: s4 }, { field: f1 }, { event: contact.lost, where: { staff: o4 } }] }
    goal: { when: { tag: t3/x } }
    steps:
      - welcome: m1
      - message: m2
      - branch: [{ if: { tag: t4/x }, do: [{ tag: t5/x, untag: [t6/x] }] }, { else: [{ untag: t7/x }] }]
      - set: { f2: 1 }
      - task: { do: x, due: 1d, by: o5, fills: [tag-group/t8, field/f3] }
      - wait: { for: { event: journey.ended, where: { journey: j9 } }, at-most: 1d }`;
  const { issues } = lintPlan([{ path: 'plan.yaml', text: `plan: demo\nname: 演示\n${text}` }]);
  const missing = issues
    .filter((issue) => issue.code === 'plan/unknown-reference')
    .map((issue) => /`([^`]+)`/.exec(issue.text.en)?.[1] ?? '');
  expect(missing.sort()).toEqual([
    'f1',
    'f2',
    'f3',
    'j9',
    'm1',
    'm2',
    'o1',
    'o2',
    'o3',
    'o4',
    'o5',
    's1',
    's2',
    's3',
    's4',
    't1',
    't2',
    't3',
    't4',
    't5',
    't6',
    't7',
    't8',
  ]);
  const untag = issues.find((issue) => issue.text.en.includes('`t6`'));
  expect(untag?.place).toEqual({ file: 'plan.yaml', line: 15, column: 65 });
});

test('keys that every object has are not taken for definitions', () => {
  expect(
    lint('codes: { c: { name: 码, staff: [constructor], tags: [toString/valueOf] } }').map(
      (line) => line.split(' ')[0],
    ),
  ).toEqual(['unknown-reference', 'unknown-reference']);
});

test('a reference to a broken definition is not a second finding', () => {
  expect(
    lint('staff: { lin: { name: 林 } }\ncodes: { c: { name: 码, staff: [lin] } }').map(
      (line) => line.split(' ')[0],
    ),
  ).toEqual(['missing-key']);
});
