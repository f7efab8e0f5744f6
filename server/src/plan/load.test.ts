import { kindSchemas, kinds } from '@hetang/contract/plan/registry';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findingsOf, lintPlan } from './lint.ts';
import { loadPlan } from './load.ts';
import { renderIssues } from './source/issue.ts';

const head = { path: 'plan.yaml', text: 'plan: demo\nname: 演示\n' };
const read = (text: string, lang: 'zh' | 'en' = 'en') =>
  renderIssues(loadPlan([head, { path: 'x.yaml', text }]).issues, lang).map(
    (finding) =>
      `${finding.line}:${finding.column} ${finding.code.slice(5)} ${finding.message} | ${finding.hint}`,
  );
const step = (text: string) =>
  read(`journeys:\n  j:\n    name: 旅程\n    start: { event: a.b }\n    steps:\n      - ${text}\n`);

test('a plan spread over files is one plan, whatever the files are called', () => {
  const loaded = loadPlan([
    { path: 'my-plan/b/staff.yaml', text: 'staff: { lin: { name: 林, wecom: Lin } }\n' },
    {
      path: 'my-plan/a.yaml',
      text: 'stages: { new: { name: 新客 } }\ncodes: { c: { name: 码, staff: [lin] } }\n',
    },
    { path: 'my-plan/plan.yaml', text: head.text },
    { path: 'my-plan/README.md', text: '# not a definition' },
    { path: 'elsewhere/other.yaml', text: 'nonsense: true' },
  ]);
  expect(loaded.issues).toEqual([]);
  expect(loaded.plan).toMatchObject({
    meta: { plan: 'demo', name: '演示', timezone: 'Asia/Shanghai' },
    staff: { lin: { wecom: 'Lin' } },
    codes: { c: { tags: [], 'skip-verify': true } },
  });
  const place = (line: number, column: number) => ({ file: 'my-plan/b/staff.yaml', line, column });
  expect(loaded.places.of(['staff', 'lin', 'wecom'])).toEqual(place(1, 33));
  expect(loaded.places.ofKey(['staff', 'lin', 'wecom'])).toEqual(place(1, 26));
  expect(loaded.places.of(['staff', 'lin', 'not', 'there'])).toEqual(place(1, 15));
});

describe('what does not fit a schema', () => {
  test.each([
    [
      'wait: 10 minutes',
      '6:15 bad-value journeys.j.steps[0].wait: "10 minutes" is not a duration | Write 10m, 4h, 3d or 2w',
    ],
    [
      'wayt: 1d',
      '6:9 unknown-key journeys.j.steps[0].wayt: There is no key `wayt` here | Did you mean `wait`?',
    ],
    [
      '{ wait: 1d, message: x }',
      '6:21 two-in-one journeys.j.steps[0].message: `wait` and `message` cannot be in one item | Begin a new item `- message: …`',
    ],
    [
      'wait: 5',
      '6:15 wrong-type journeys.j.steps[0].wait: This should be a duration or a set of `key: value`, but it is a number: 5 | Begin with one of: for, until',
    ],
    [
      'wait: { until: "25:00" }',
      '6:24 bad-value journeys.j.steps[0].wait.until: "25:00" is not a time of day | Write 20:00',
    ],
    [
      'wait: { for: { event: a.b } }',
      '6:15 missing-key journeys.j.steps[0].wait: `at-most` is missing | Write 10m, 4h, 3d or 2w',
    ],
    ['tag: intent', '6:14 bad-value journeys.j.steps[0].tag: "intent" is not a tag | Write group/value'],
    [
      'tag: [intent/A, 3]',
      '6:25 wrong-type journeys.j.steps[0].tag[1]: This should be a tag, but it is a number: 3 | Put it in quotes: "3"',
    ],
    [
      'hello',
      '6:9 wrong-type journeys.j.steps[0]: This should be a set of `key: value`, but it is text: hello | Begin with one of: welcome, message, wait, branch, split, tag, untag, set, stage, task, invite, points, coupon, webhook, start, end',
    ],
    [
      'task: { do: call }',
      '6:15 missing-key journeys.j.steps[0].task: `due` is missing | Write 10m, 4h, 3d or 2w',
    ],
    [
      'task: { do: call, due: 1d, fills: [need] }',
      '6:44 bad-value journeys.j.steps[0].task.fills[0]: "need" is not a thing to fill | Write tag-group/need or field/business',
    ],
    [
      'branch: [{ if: { tagg: a/b }, do: [] }]',
      '6:26 unknown-key journeys.j.steps[0].branch[0].if.tagg: There is no key `tagg` here | Did you mean `tag`?',
    ],
    [
      'branch: [{ if: { all: [{ tag: a/b }, { not: { stag: x } }] }, do: [] }]',
      '6:55 unknown-key journeys.j.steps[0].branch[0].if.all[1].not.stag: There is no key `stag` here | Did you mean `tag`?',
    ],
    [
      'branch: [{ if: { tag: a/b }, do: [], else: [] }]',
      '6:46 two-in-one journeys.j.steps[0].branch[0].else: `if` and `else` cannot be in one item | Begin a new item `- else: …`',
    ],
    [
      'branch: [{ if: { event: paid }, do: [] }]',
      '6:33 bad-value journeys.j.steps[0].branch[0].if.event: "paid" is not an event name | Write order.paid',
    ],
  ])('step %s', (text, expected) => {
    expect(step(text)).toEqual([expected]);
  });

  test.each([
    [
      'goals: { g: { metric: arp, target: 1, by: 2026-01-01 } }',
      '1:23 bad-value goals.g.metric: `metric` cannot be "arp" | Did you mean `arpu`?',
    ],
    [
      'goals: { g: { target: 1, by: 2026-01-01 } }',
      '1:13 missing-key goals.g: `metric` is missing | Write one of: stage-entered, contacts-added, event-count, revenue, arpu, derived',
    ],
    [
      'goals: { g: { metric: arpu, target: 0, by: 2026-01-01 } }',
      '1:37 out-of-range goals.g.target: The value must be more than 0 | Target; money in yuan',
    ],
    [
      'goals: { g: { metric: arpu, target: 1, by: 2026-02-30 } }',
      '1:44 bad-value goals.g.by: "2026-02-30" is not a date | Write 2026-06-30',
    ],
    [
      'fields: { f: { name: 字段, type: txt } }',
      '1:32 bad-value fields.f.type: This cannot be "txt" | Did you mean `text`?',
    ],
    [
      'tags: { t: { name: 2026, values: {} } }',
      '1:20 wrong-type tags.t.name: This should be text, but it is a number: 2026 | Put it in quotes: "2026"',
    ],
    [
      'tags: { t: { name: 组, values: { a b: 甲 } } }',
      '1:33 bad-key tags.t.values.a b: "a b" is not a key | Write letters, digits and hyphens, at most 63',
    ],
    [
      'stages: { a b: { name: 甲 } }',
      '1:11 bad-key stages.a b: "a b" is not a key | Write letters, digits and hyphens, at most 63',
    ],
    ['stages: { a: }', '1:11 empty-value stages.a: `a` is empty | Write a set of `key: value` here'],
    [
      'stages: [a]',
      '1:9 wrong-type stages: This should be a set of `key: value`, but it is a list: ["a"] | undefined',
    ],
    ['stage: { a: { name: 甲 } }', '1:1 unknown-key There is no key `stage` here | Did you mean `stages`?'],
    ['name: 演示', '1:1 unknown-key This key belongs in plan.yaml | Move it to plan.yaml'],
    [
      'stages: { a: { name：甲: 1, name: 甲 } }',
      '1:16 unknown-key stages.a.name：甲: There is no key `name：甲` here | Use the half-width colon, with a space after it',
    ],
    [
      'staff: { a: { name: 甲, wecom: A, tasks-per-day: 0.5 } }',
      '1:49 wrong-type staff.a.tasks-per-day: This should be a whole number, but it is a number: 0.5 | undefined',
    ],
    [
      'messages: { m: { name: 话, text: 好, link: { title: x, url: "ftp://x" } } }',
      '1:59 bad-value messages.m.link.url: "ftp://x" is not a web address | Write https://www.example.com/page',
    ],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual([expected]);
  });

  test('every mistake is reported, each in its own place, in Chinese as well', () => {
    expect(read('stages:\n  a: { nam: 甲 }\n  b: { name: 乙, enter: { evnt: x.y } }\n', 'zh')).toEqual([
      '2:6 missing-key stages.a：缺少 name | 显示给人看的名称',
      '2:8 unknown-key stages.a.nam：没有“nam”这个键 | 是不是想写 name？',
      '3:26 unknown-key stages.b.enter.evnt：没有“evnt”这个键 | 是不是想写 event？',
    ]);
  });
});

describe('duplicates', () => {
  test('in one map', () => {
    expect(read('stages:\n  a: { name: 甲 }\n  a: { name: 乙 }\n')).toEqual([
      '3:3 duplicate-key `a` is written twice; the first one is at x.yaml:2 | Merge the two, or give one another key',
    ]);
  });
  test('in two files, naming both', () => {
    const { issues } = loadPlan([
      head,
      { path: 'a.yaml', text: '\nstages: { s: { name: 甲 } }' },
      { path: 'b.yaml', text: 'stages: { s: { name: 乙 } }' },
    ]);
    expect(renderIssues(issues, 'en')).toMatchObject([
      { file: 'b.yaml', line: 1, column: 11, message: expect.stringContaining('a.yaml:2') },
    ]);
  });
});

describe('files that are no plan', () => {
  const codes = (files: { path: string; text: string }[]) =>
    loadPlan(files).issues.map((issue) => `${issue.code} ${issue.place.file}:${issue.place.line}`);
  test.each([
    ['no files', [], ['plan/no-plan-file plan.yaml:1']],
    ['only others', [{ path: 'users.yaml', text: 'stages: {}' }], ['plan/no-plan-file plan.yaml:1']],
    [
      'two plans',
      [
        { path: 'a/plan.yaml', text: '' },
        { path: 'b/plan.yaml', text: '' },
      ],
      ['plan/several-plans b/plan.yaml:1'],
    ],
    ['.yml', [head, { path: 'users.yml', text: '' }], ['plan/file-ending users.yml:1']],
    ['an empty file', [head, { path: 'a.yaml', text: '# nothing yet\n' }], ['plan/empty-file a.yaml:1']],
    ['a list', [head, { path: 'a.yaml', text: '- stages' }], ['plan/wrong-type a.yaml:1']],
    [
      'several documents',
      [head, { path: 'a.yaml', text: 'stages: {}\n---\ntags: {}\n' }],
      ['plan/several-documents a.yaml:2'],
    ],
    ['a tab', [head, { path: 'a.yaml', text: 'stages:\n\ta: x\n' }], ['plan/syntax a.yaml:2']],
    [
      'a byte order mark',
      [head, { path: 'a.yaml', text: '\ufeffstages: {}\n' }],
      ['plan/byte-order-mark a.yaml:1'],
    ],
    ['an anchor', [head, { path: 'a.yaml', text: 'stages: &s {}\n' }], ['plan/alias a.yaml:1']],
    [
      'an alias bomb',
      [head, { path: 'a.yaml', text: `stages:\n  a: &a { name: x }\n${'  b: [*a, *a]\n'}` }],
      ['plan/alias a.yaml:2', 'plan/alias a.yaml:3', 'plan/alias a.yaml:3'],
    ],
    [
      'an anchor on a list',
      [head, { path: 'a.yaml', text: 'codes: { c: { name: x, staff: &l [a] } }' }],
      ['plan/alias a.yaml:1'],
    ],
    ['a tag', [head, { path: 'a.yaml', text: 'stages: !!binary aGk=\n' }], ['plan/yaml-tag a.yaml:1']],
    [
      'a control character',
      [head, { path: 'a.yaml', text: 'stages: { a: { name: "\\0" } }\n' }],
      ['plan/control-character a.yaml:1'],
    ],
    [
      'a prototype',
      [head, { path: 'a.yaml', text: 'stages: { __proto__: { name: x } }\n' }],
      ['plan/bad-key a.yaml:1'],
    ],
    [
      'infinity',
      [head, { path: 'a.yaml', text: 'goals: { g: { metric: arpu, target: .inf, by: 2026-01-01 } }\n' }],
      ['plan/bad-number a.yaml:1'],
    ],
    ['a map as a key', [head, { path: 'a.yaml', text: '? { a: 1 }\n: x\n' }], ['plan/bad-key a.yaml:1']],
    ['deep nesting', [head, { path: 'a.yaml', text: '['.repeat(100_000) }], ['plan/too-deep a.yaml:1']],
    ['a large file', [head, { path: 'a.yaml', text: ' '.repeat(300_000) }], ['plan/file-too-large a.yaml:1']],
    [
      'too much in all',
      [head, ...Array.from({ length: 5 }, (_, i) => ({ path: `${i}.yaml`, text: ' '.repeat(250_000) }))],
      ['plan/too-large plan.yaml:1'],
    ],
    [
      'too many files',
      Array.from({ length: 501 }, (_, i) => ({ path: `${i}.yaml`, text: '' })),
      ['plan/too-many-files plan.yaml:1'],
    ],
  ])('%s', (_, files, expected) => {
    expect(codes(files)).toEqual(expected);
  });

  test('a full-width colon is named in the hint', () => {
    expect(read('stages：\n  a: 1\n')[0]).toContain('full-width character “：”');
  });
});

test('any text at all gives a plan or findings with a place, and never throws', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      'stages:',
      'journeys:',
      '\n  ',
      '\n    ',
      'name: ',
      'a: ',
      '- ',
      '{',
      '}',
      '[',
      ']',
      ', ',
      '"',
      "'",
      '|\n',
      '>',
      '&a ',
      '*a',
      '!t ',
      '? ',
      ': ',
      '#',
      '---',
      '%',
      '\t',
      '：',
      'steps:',
      'enter: ',
      'all: ',
      '2026',
      '.nan',
      '~',
    ),
    fc.string({ maxLength: 5 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const linted = lintPlan([head, { path: 'x.yaml', text: pieces.join('') }]);
      for (const finding of findingsOf(linted, 'zh')) {
        expect(finding.line).toBeGreaterThan(0);
        expect(finding.column).toBeGreaterThan(0);
        expect(finding.message).toBeTruthy();
      }
      expect(linted.plan === null).toBe(!linted.ok);
    }),
    { numRuns: 500 },
  );
});

test('any value in any kind is accepted by the schema exactly when it gives no finding', () => {
  fc.assert(
    fc.property(fc.constantFrom(...kinds), fc.json({ maxDepth: 3 }), (kind, json) => {
      const { issues } = loadPlan([head, { path: 'x.yaml', text: `${kind}: { a: ${json} }\n` }]);
      const refused = issues.some((issue) =>
        /control-character|bad-key|duplicate-key|syntax/.test(issue.code),
      );
      if (!refused) expect(issues.length > 0).toBe(!kindSchemas[kind].safeParse(JSON.parse(json)).success);
    }),
    { numRuns: 500 },
  );
});
