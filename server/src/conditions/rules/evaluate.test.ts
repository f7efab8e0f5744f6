import type { Condition, EventLeaf } from '@hetang/contract/plan/condition';
import { durationMs } from '@hetang/contract/plan/values';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayIn, startOfDay } from '../../kernel/zone.ts';
import { counterKey, matchesWhere } from './counter-key.ts';
import { type Facts, holds } from './evaluate.ts';
import type { CounterFacts } from './evaluate-event.ts';
import { needsOf } from './kept-needs.ts';

const ZONE = 'Asia/Shanghai';
const NOW = Date.parse('2026-03-31T16:30:00Z'); // 00:30 on the 1st of April in Shanghai

interface Done {
  event: string;
  at: number;
  props: Record<string, string | number>;
}

/** Counters as the engine keeps them, from a plain history. */
function factsOf(
  history: Done[],
  rest: Partial<{ stage: string; tags: string[]; fields: Record<string, unknown> }> = {},
): Facts {
  const stages = ['a', 'b', 'c'];
  return {
    stage: rest.stage ?? null,
    stageIndex: (stage) => stages.indexOf(stage),
    stageAt: null,
    tier: () => undefined,
    tierIndex: () => -1,
    tagAt: (ref) => ((rest.tags ?? []).includes(ref) ? 0 : undefined),
    field: (key) => rest.fields?.[key],
    counter: (leaf) => count(history, leaf),
    hasTagOf: (group) => (rest.tags ?? []).some((ref) => ref.startsWith(`${group}/`)),
    measure: () => undefined,
    isMoney: () => false,
    completed: () => null,
    code: null,
    befriendedBy: () => false,
    community: () => undefined,
    consent: () => undefined,
    friendOf: () => false,
    journey: () => undefined,
    segment: () => undefined,
    dayOf: (ms) => dayIn(new Date(ms), ZONE),
    startOf: (day) => startOfDay(day, ZONE).getTime(),
  };
}

function count(history: Done[], leaf: EventLeaf): CounterFacts | undefined {
  const hits = history.filter((done) => done.event === leaf.event && matchesWhere(done.props, leaf.where));
  if (hits.length === 0) return undefined;
  const days = new Map<string, number>();
  for (const hit of hits) {
    const day = dayIn(new Date(hit.at), ZONE);
    days.set(day, (days.get(day) ?? 0) + 1);
  }
  const times = hits.map((hit) => hit.at);
  return { count: hits.length, firstAt: Math.min(...times), lastAt: Math.max(...times), days };
}

/** What the words of a condition mean, said straight from the history. */
function meaning(condition: Condition, history: Done[], facts: Facts): boolean {
  if ('all' in condition) return condition.all.every((part) => meaning(part, history, facts));
  if ('any' in condition) return condition.any.some((part) => meaning(part, history, facts));
  if ('not' in condition) return !meaning(condition.not, history, facts);
  if (!('event' in condition)) return holds(condition, facts, { now: NOW });
  const hits = history.filter(
    (done) => done.event === condition.event && matchesWhere(done.props, condition.where),
  );
  const counting = (condition['at-least'] ?? 1) > 1 || condition['at-most'] !== undefined;
  const within = condition.within ? durationMs(condition.within) : null;
  const inWindow = hits.filter((hit) => {
    if (within === null) return true;
    if (!counting) return hit.at >= NOW - within;
    const first = addDays(dayIn(new Date(NOW - within), ZONE), 1);
    return dayIn(new Date(hit.at), ZONE) >= first;
  });
  const least = condition['at-least'] ?? (condition['at-most'] === undefined ? 1 : 0);
  return inWindow.length >= least && inWindow.length <= (condition['at-most'] ?? Number.POSITIVE_INFINITY);
}

const eventLeaf = fc
  .record(
    {
      event: fc.constantFrom('order.paid', 'app.opened'),
      where: fc.record({ sku: fc.constantFrom('tool', 'managed') }),
      within: fc.constantFrom('1d', '3d', '12h', '2w'),
      'at-least': fc.integer({ min: 1, max: 3 }),
      'at-most': fc.integer({ min: 0, max: 3 }),
    },
    { requiredKeys: ['event'] },
  )
  .map((leaf) => leaf as EventLeaf);

const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    eventLeaf,
    fc.record({ tag: fc.constantFrom('g/x', 'g/y') }),
    fc.record({ stage: fc.constantFrom('a', 'b', 'c'), 'or-later': fc.boolean() }),
    fc.record({ all: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('condition') }),
  ),
}));

const history = fc.array(
  fc.record({
    event: fc.constantFrom('order.paid', 'app.opened'),
    at: fc.integer({ min: NOW - 20 * 86_400_000, max: NOW }),
    props: fc.record({ sku: fc.constantFrom('tool', 'managed') }),
  }),
  { maxLength: 12 },
);

describe('conditions', () => {
  it('mean what they say, for random conditions and histories', () => {
    fc.assert(
      fc.property(
        condition,
        history,
        fc.constantFrom('a', 'b', 'c'),
        fc.subarray(['g/x', 'g/y']),
        (tree, done, stage, tags) => {
          const facts = factsOf(done, { stage, tags });
          expect(holds(tree, facts, { now: NOW })).toBe(meaning(tree, done, facts));
        },
      ),
      { numRuns: 500 },
    );
  });

  it.each<[string, Condition, Record<string, unknown>, boolean]>([
    ['known', { field: 'x' }, { x: 'y' }, true],
    ['bare field, empty text', { field: 'x' }, { x: '' }, false],
    ['not known', { field: 'x', known: false }, {}, true],
    ['equal', { field: 'x', is: 5 }, { x: 5 }, true],
    ['a number is not its text', { field: 'x', is: '5' }, { x: 5 }, false],
    ['in', { field: 'x', in: ['a', 'b'] }, { x: 'b' }, true],
    ['in range', { field: 'x', 'at-least': 1, 'at-most': 3 }, { x: 3 }, true],
    ['text is in no range', { field: 'x', 'at-least': 1 }, { x: '9' }, false],
    ['zero is a value', { field: 'x', 'at-most': 0 }, { x: 0 }, true],
  ])('fields: %s', (_, tree, fields, expected) => {
    expect(holds(tree, factsOf([], { fields }), { now: NOW })).toBe(expected);
  });

  it('look only at what came since, for goals and exits', () => {
    const facts = factsOf([{ event: 'contact.lost', at: NOW - 1000, props: {} }]);
    const lost: Condition = { event: 'contact.lost' };
    expect(holds(lost, facts, { now: NOW, since: NOW - 2000 })).toBe(true);
    expect(holds(lost, facts, { now: NOW, since: NOW - 500 })).toBe(false);
  });

  it('ask for each counter, number and sequence once, whatever the order of the filter', () => {
    expect(counterKey('e', { a: 1, b: 2 })).toBe(counterKey('e', { b: 2, a: 1 }));
    const where = { a: 1, b: 2 };
    const bought = { event: 'x.y', where, sum: 'amount', 'at-least': 5 };
    const needs = needsOf([
      { all: [{ event: 'x.y', within: '3d', 'at-least': 2 }, { not: { event: 'x.y' } }] },
      {
        of: [bought, { ...bought, where: { b: 2, a: 1 }, within: '3d', max: 'amount', sum: undefined }],
        'at-least': 1,
      },
      { any: [{ sequence: [{ event: 'x.y' }, { event: 'x.z', within: '1w' }] }] },
      { sequence: [{ event: 'x.y' }, { event: 'x.z', within: '7d' }], within: '30d' },
    ]);
    expect(needs).toEqual({
      counters: [
        { event: 'x.y', where: {}, windowed: true },
        { event: 'x.y', where, windowed: false },
      ],
      measures: [{ event: 'x.y', where, property: 'amount', windowed: true }],
      sequences: [
        [
          { event: 'x.y', where: {}, gap: null },
          { event: 'x.z', where: {}, gap: 604_800_000 },
        ],
      ],
    });
  });
});
