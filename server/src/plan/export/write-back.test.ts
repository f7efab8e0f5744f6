import type { Plan } from '@hetang/contract/plan/registry';
import { expect, test } from 'vitest';
import { loadPlan } from '../load.ts';
import type { PlanFile } from '../source/plan-files.ts';
import { readPlanFolder } from '../source/read-folder.ts';
import { writeBack } from './write-back.ts';

const users = `# Who they are.
stages: # in order
  new: { name: 新客 } # the first

  # Comes after the course.
  warm:
    name: 听过课的   # a note
    enter: { any: [{ event: course.joined }, {event: resource.claimed}] }

tags:
  need:
    name: 需求
    values:
      course: 课程   # most ask for it
      tool: 工具
staff: { lin: { name: 林, wecom: Lin } }
`;
const reach = `messages:
  # Said first.
  hi:
    name: 欢迎
    text: |
      你好

      谢谢
  bye: { name: "告别", text: '再见' }
journeys:
  first:
    name: 首次
    start: { event: contact.added }
    steps:
      - welcome: hi   # at once
      # Give them time.
      - wait: 10m
      - message: bye
`;
const files: PlanFile[] = [
  { path: 'plan.yaml', text: '# The card.\nplan: demo\nname: 演示 # shown\n' },
  { path: 'reach.yaml', text: reach },
  { path: 'users.yaml', text: users },
];

function load(given: readonly PlanFile[]): Plan {
  const { plan, issues } = loadPlan(given);
  if (!plan) throw new Error(JSON.stringify(issues));
  return plan;
}

/** Changes the plan, writes it back, checks that it loads to just that, and answers the lines that differ. */
function change(
  edit: (plan: Plan) => void,
  from = files,
): { minus: string[]; plus: string[]; files: PlanFile[] } {
  const plan = structuredClone(load(from));
  edit(plan);
  const after = writeBack(from, plan);
  expect(JSON.stringify(load(after))).toBe(JSON.stringify(plan));
  const lines = (all: readonly PlanFile[]) =>
    all.flatMap((file) => file.text.split('\n').map((line) => `${file.path}:${line}`));
  const [old, fresh] = [lines(from), lines(after)];
  return {
    minus: old.filter((line) => !fresh.includes(line)),
    plus: fresh.filter((line) => !old.includes(line)),
    files: after,
  };
}

/** The definition, which the test knows to be there. */
function there<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('not in the plan');
  return value;
}

test('what is unchanged stays as it is, to the letter', () => {
  expect(change(() => undefined).files).toEqual(files);
});

test('a word changes in its place, comment and spaces kept', () => {
  const { minus, plus } = change((plan) => {
    there(plan.stages.warm).name = '上过课的';
    plan.meta.name = '新名字';
  });
  expect(minus).toEqual(['plan.yaml:name: 演示 # shown', 'users.yaml:    name: 听过课的   # a note']);
  expect(plus).toEqual(['plan.yaml:name: 新名字 # shown', 'users.yaml:    name: 上过课的   # a note']);
});

test('quotes stay where they were, and come where they are needed', () => {
  const { plus } = change((plan) => {
    there(plan.messages.bye).text = '再会, {祝}好: 都好';
    there(plan.messages.bye).name = 'yes';
  });
  expect(plus).toEqual([`reach.yaml:  bye: { name: "yes", text: '再会, {祝}好: 都好' }`]);
});

test('a text of several lines stays a block', () => {
  const { minus, plus } = change((plan) => {
    there(plan.messages.hi).text = '你好\n\n非常感谢';
  });
  expect(minus).toEqual(['reach.yaml:      谢谢']);
  expect(plus).toEqual(['reach.yaml:      非常感谢']);
});

test('a step comes in between; the notes of the others stay', () => {
  const {
    minus,
    plus,
    files: after,
  } = change((plan) => {
    there(plan.journeys.first).steps.splice(2, 0, { tag: ['need/course'] });
  });
  expect(minus).toEqual(['reach.yaml:      - welcome: hi   # at once']);
  expect(plus.join('\n')).toContain('      - welcome: hi # at once');
  expect(after[1]?.text).toContain('      # Give them time.\n      - wait: 10m\n      - tag: [need/course]');
});

test('definitions go with their notes, and come where their kind is', () => {
  const { minus, plus } = change((plan) => {
    delete plan.stages.warm;
    plan.messages.more = { ...there(plan.messages.bye), name: '更多' };
  });
  expect(minus).toEqual([
    'users.yaml:  # Comes after the course.',
    'users.yaml:  warm:',
    'users.yaml:    name: 听过课的   # a note',
    'users.yaml:    enter: { any: [{ event: course.joined }, {event: resource.claimed}] }',
  ]);
  expect(plus).toEqual(['reach.yaml:  more: { name: 更多, text: 再见 }']);
});

test('order is written too', () => {
  const { files: after } = change((plan) => {
    plan.stages = { warm: there(plan.stages.warm), new: there(plan.stages.new) };
    there(plan.tags.need).values = { tool: '工具', course: '课程' };
  });
  expect(after[2]?.text).toMatch(
    /# Comes after the course\.\n {2}warm:[\s\S]*new: { name: 新客 } # the first/,
  );
  expect(after[2]?.text).toMatch(/tool: 工具\n {6}course: 课程 # most ask for it/);
});

test('a kind that no file holds gets its file; one that is gone leaves', () => {
  const { files: after } = change((plan) => {
    plan.fields = { age: { name: '年龄', type: 'number' } as Plan['fields'][string] };
    plan.journeys = {};
  });
  expect(after.map((file) => file.path)).toContain('users.yaml');
  expect(after.find((file) => file.text.includes('年龄'))?.path).toBe('users.yaml');
  expect(after[1]?.text).not.toContain('journeys');
});

test('the sample plan keeps all but the line that changed', async () => {
  const folder = new URL('../../../../plans/amazon-ads/', import.meta.url).pathname;
  const sample = (await readPlanFolder(folder)).files;
  const { minus, plus } = change((plan) => {
    const [key = ''] = Object.keys(plan.messages);
    there(plan.messages[key]).name = '第一句话';
  }, sample);
  expect([minus.length, plus.length]).toEqual([1, 1]);
  expect(plus[0]).toContain('name: 第一句话');
});
