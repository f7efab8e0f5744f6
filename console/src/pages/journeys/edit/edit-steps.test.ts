import type { Step } from '@hetang/contract/plan/kinds/journey-steps';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { namesOf } from '../../../../../server/src/conditions/rules/plan-names.ts';
import { describeSteps } from '../../../../../server/src/modules/journeys/rules/describe-steps.ts';
import { writeDefinition, writtenIn } from '../../../../../server/src/plan/export/write-definition.ts';
import { loadPlan } from '../../../../../server/src/plan/load.ts';
import { toYaml } from '../../../../../server/src/plan/yaml-style.ts';
import { anyJourney } from '../../../../../test/harness/random-journeys.ts';
import { journeyGraph } from '../journey-graph.ts';
import {
  addArm,
  duplicateAt,
  insertStep,
  mayDuplicate,
  mayMove,
  mayRemove,
  moveStep,
  type Place,
  placeOf,
  removeAt,
  type Steps,
  shiftAt,
  stepAt,
} from './edit-steps.ts';
import { lineAt, outlineOf, type Path } from './outline.ts';
import { after, placeOnEdge } from './place-on-edge.ts';

const wait: Step = { wait: '1h' };
const hello: Step = { message: 'hello' };
const bye: Step = { message: 'bye' };
const branch = (...steps: Step[]): Step => ({ branch: [{ if: { tag: 'need/a' }, do: steps }] });
const split = (...arms: string[]): Step => ({ split: arms.map((arm) => ({ arm, weight: 1, do: [] })) });

describe('steps', () => {
  it('are put in before, after, and inside an arm', () => {
    expect(insertStep([wait], { list: [], at: 0 }, hello)).toEqual([hello, wait]);
    expect(insertStep([wait], { list: [], at: 1 }, hello)).toEqual([wait, hello]);
    expect(insertStep([branch(wait)], { list: [0, 'branch', 0, 'do'], at: 1 }, hello)).toEqual([
      branch(wait, hello),
    ]);
  });

  it('on the way of those for whom nothing holds become an else', () => {
    const list: Path = [0, 'branch', 1, 'else'];
    const made = insertStep([branch(wait)], { list, at: 0 }, hello);
    expect(made).toEqual([{ branch: [{ if: { tag: 'need/a' }, do: [wait] }, { else: [hello] }] }]);
    expect(insertStep(made, { list, at: 0 }, bye)).toEqual([
      { branch: [{ if: { tag: 'need/a' }, do: [wait] }, { else: [bye, hello] }] },
    ]);
  });

  it('are moved out of an arm and into one, never into themselves', () => {
    const steps = [branch(hello), wait];
    expect(moveStep(steps, [0, 'branch', 0, 'do', 0], { list: [], at: 2 })).toEqual([branch(), wait, hello]);
    expect(moveStep(steps, [1], { list: [0, 'branch', 0, 'do'], at: 0 })).toEqual([branch(wait, hello)]);
    expect(moveStep(steps, [1], { list: [], at: 0 })).toEqual([wait, branch(hello)]);
    expect(mayMove(steps, [0], { list: [0, 'branch', 0, 'do'], at: 0 })).toBe(false);
    expect(mayMove([branch()], [0], { list: [0, 'branch', 1, 'else'], at: 0 })).toBe(false);
  });

  it('keep one, and so do branches; a split keeps two', () => {
    expect(mayRemove([wait], [0])).toBe(false);
    expect(mayRemove([wait, hello], [0])).toBe(true);
    expect(mayRemove([branch(wait)], [0, 'branch', 0])).toBe(false);
    expect(mayRemove([branch(wait)], [0, 'branch', 0, 'do', 0])).toBe(true);
    expect(mayRemove([split('a', 'b')], [0, 'split', 0])).toBe(false);
    expect(removeAt([split('a', 'b', 'c')], [0, 'split', 1])).toEqual([split('a', 'c')]);
  });

  it('are copied without what may be there only once', () => {
    const named: Step = { id: 'x', branch: [{ if: { tag: 'need/a' }, do: [{ wait: '1h', id: 'y' }] }] };
    expect(duplicateAt([named], [0])).toEqual([named, branch(wait)]);
    expect(duplicateAt([split('a', 'a-2')], [0, 'split', 0])).toEqual([split('a', 'a-3', 'a-2')]);
    expect(mayDuplicate([{ branch: [{ else: [] }] }], [0, 'branch', 0])).toBe(false);
  });

  it('change places with their neighbours; an else stays the last', () => {
    expect(shiftAt([wait, hello], [1], -1)).toEqual([hello, wait]);
    expect(shiftAt([wait, hello], [1], 1)).toEqual([wait, hello]);
    const made = addArm([branch(wait)], [0], { else: [] });
    const more = addArm(made, [0], { if: { tag: 'need/b' }, do: [] });
    expect(more).toEqual([
      { branch: [{ if: { tag: 'need/a' }, do: [wait] }, { if: { tag: 'need/b' }, do: [] }, { else: [] }] },
    ]);
    expect(shiftAt(more, [0, 'branch', 1], 1)).toEqual(more);
  });
});

const names = namesOf(null);
const numbers = { waiting: 0, passed: 0, ended: [], definition: null };
const drawn = (steps: Steps) =>
  describeSteps({ steps: [...steps] }, { names, lang: 'zh' }).map(({ arm, ...line }) => ({
    ...line,
    ...numbers,
    outcome: arm?.outcome ?? null,
  }));

describe('any journey', () => {
  it('is numbered as the server numbers it, and every way of its drawing has a place or leads into an arm', () => {
    fc.assert(
      fc.property(anyJourney('go.a'), ({ steps }) => {
        const lines = outlineOf(steps);
        const graph = journeyGraph(drawn(steps));
        expect(lines.map(({ node }) => node)).toEqual(graph.nodes.map(({ node }) => node));
        for (const edge of graph.edges) {
          const place = placeOnEdge(steps, lines, edge);
          if (place === null) continue;
          const more = insertStep(steps, place, { id: 'fresh', end: 'x' });
          const at = outlineOf(more).find(({ path }) => isFresh(more, path));
          // Whoever took this way meets the new step next, and nobody else does.
          const ways = journeyGraph(drawn(more)).edges.filter(({ to }) => to === at?.node);
          expect(ways).toHaveLength(1);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('reads back the same after any edits, and nothing outside it changes by a letter', () => {
    const seed = fc.tuple(fc.nat(), fc.nat(), fc.nat());
    fc.assert(
      fc.property(anyJourney('go.a'), fc.array(seed, { maxLength: 12 }), (journey, seeds) => {
        const given = HEAD + indented(toYaml(journey)) + TAIL;
        const spec = writtenIn(given)?.journeys as { j: { steps: Steps } };
        const steps = seeds.reduce(edited, spec.j.steps);
        const text = writeDefinition(given, { kind: 'journeys', key: 'j', spec: { ...spec.j, steps } }) ?? '';
        const { draft } = loadPlan([{ path: 'plan.yaml', text }]);
        expect(draft.journeys.j?.steps).toEqual(
          JSON.parse(JSON.stringify(seeds.reduce(edited, journey.steps))),
        );
        expect(text.startsWith(HEAD)).toBe(true);
        expect(text.endsWith(TAIL)).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  it('keeps the comments of the steps that stay', () => {
    const given = `${HEAD}    name: J
    start: on-request
    steps:
      # 先等一等
      - wait: 1h   # 一小时
      - branch:
          # 有需求的
          - if: { tag: need/a }
            do: [{ message: hello }]   # 不急
      - { message: bye }
`;
    const spec = writtenIn(given)?.journeys as { j: { steps: Steps } };
    const place: Place = { list: [1, 'branch', 0, 'do'], at: 1 };
    const steps = insertStep(insertStep(spec.j.steps, place, wait), { list: [], at: 1 }, hello);
    const text = writeDefinition(given, { kind: 'journeys', key: 'j', spec: { ...spec.j, steps } }) ?? '';
    for (const comment of ['# 先等一等', '# 一小时', '# 有需求的', '# 不急']) expect(text).toContain(comment);
    expect(loadPlan([{ path: 'plan.yaml', text }]).draft.journeys.j?.steps).toEqual([
      wait,
      hello,
      branch(hello, wait),
      bye,
    ]);
  });

  it('finds the step that a place belongs to', () => {
    const steps = [wait, branch(hello)];
    const lines = outlineOf(steps);
    expect(lineAt(lines, [1, 'branch', 0, 'do', 0, 'message'])?.node).toBe(2);
    expect(lineAt(lines, [1, 'branch', 0, 'if', 'tag'])?.node).toBe(-1);
    expect(lineAt(lines, [1, 'branch'])?.node).toBe(1);
    expect(lineAt(lines, [])).toBeUndefined();
  });
});

const HEAD = `plan: p # 试点
name: P
# 消息由内容组写
messages:
  hello:   { name: 你好, text: "在吗" }   # 首次
  bye: { name: 再见, text: 再见 }
journeys:
  # 新好友
  j:
`;
const TAIL = `
  k: { name: K, start: on-request, steps: [ {wait: 1h},{ message: hello } ] } # 别动
`;
const indented = (yaml: string) => yaml.replaceAll(/^(?=.)/gm, '    ').trimEnd();

function isFresh(steps: Steps, path: Path): boolean {
  return (stepAt(steps, path) as { id?: string } | undefined)?.id === 'fresh';
}

/** One edit of any kind at any place. */
function edited(steps: Steps, [what, where, other]: readonly [number, number, number]): Steps {
  const lines = outlineOf(steps).filter(({ kind }) => kind !== 'end');
  const one = lines[where % lines.length];
  const two = lines[other % lines.length];
  if (!one || !two) return steps;
  const place: Place = two.kind === 'arm' ? after(lines[0] ?? two) : placeOf(two.path);
  const edits: (() => Steps | false)[] = [
    () => one.kind === 'step' && insertStep(steps, placeOf(one.path), branch(wait, hello)),
    () => mayRemove(steps, one.path) && removeAt(steps, one.path),
    () => mayDuplicate(steps, one.path) && lines.length < 30 && duplicateAt(steps, one.path),
    () => one.kind === 'step' && mayMove(steps, one.path, place) && moveStep(steps, one.path, place),
    () => shiftAt(steps, one.path, other % 2 === 0 ? 1 : -1),
    () => insertStep(steps, place, bye),
  ];
  return edits[what % edits.length]?.() || steps;
}
