import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createTestAnalytics,
  type TestAnalytics,
  type TestEvent,
} from '../../../../test/harness/analytics.ts';
import { askFunnel } from './funnel.ts';
import type { FunnelQuestion } from './funnel-sql.ts';

let analytics: TestAnalytics;
beforeAll(async () => {
  analytics = await createTestAnalytics();
});
afterAll(() => analytics.drop());

const minute = 60_000;
const base = Date.UTC(2026, 0, 10);
const at = (contact: number, name: string, minutes: number, props = {}): TestEvent => ({
  contact,
  name,
  at: base + minutes * minute,
  props,
});
const funnel = (steps: string[], more: Partial<FunnelQuestion> = {}): FunnelQuestion => ({
  steps: steps.map((event) => ({ event })),
  from: '2026-01-10',
  to: '2026-01-10',
  zone: 'UTC',
  window: 3600,
  ...more,
});
const people = async (question: FunnelQuestion) =>
  (await askFunnel(analytics, question)).total.steps.map((step) => step.people);

describe('a funnel', () => {
  it('answers zeros and no shares when nothing has happened', async () => {
    await analytics.fill([]);
    const { total, groups } = await askFunnel(analytics, funnel(['a.b', 'c.d'], { breakdown: 'stage' }));
    expect(total.steps).toEqual([
      { name: 'a.b', people: 0, ofFirst: null, ofPrevious: null, medianSeconds: null, averageSeconds: null },
      { name: 'c.d', people: 0, ofFirst: null, ofPrevious: null, medianSeconds: null, averageSeconds: null },
    ]);
    expect(groups).toEqual([]);
  });

  it('counts an event exactly at the end of the window, and none a millisecond later', async () => {
    await analytics.fill([
      at(1, 'a.b', 0),
      at(1, 'c.d', 60),
      at(2, 'a.b', 0),
      { ...at(2, 'c.d', 60), at: base + 60 * minute + 1 },
    ]);
    expect(await people(funnel(['a.b', 'c.d']))).toEqual([2, 1]);
  });

  it('keeps the order of the log within one instant', async () => {
    await analytics.fill([at(1, 'a.b', 0), at(1, 'c.d', 0), at(2, 'c.d', 0), at(2, 'a.b', 0)]);
    expect(await people(funnel(['a.b', 'c.d']))).toEqual([2, 1]);
  });

  it('lets one event fill one step only', async () => {
    await analytics.fill([at(1, 'order.paid', 0), at(2, 'order.paid', 0), at(2, 'order.paid', 1)]);
    expect(await people(funnel(['order.paid', 'order.paid']))).toEqual([2, 1]);
  });

  it('starts on days of the range in the zone asked, and may end after it', async () => {
    const midnight = Date.UTC(2026, 0, 9, 16); // 10 January begins in Shanghai
    await analytics.fill([
      { contact: 1, name: 'a.b', at: midnight - 1 },
      { contact: 1, name: 'c.d', at: midnight },
      { contact: 2, name: 'a.b', at: midnight },
      { contact: 3, name: 'a.b', at: midnight + 86_400_000 - 1 },
      { contact: 3, name: 'c.d', at: midnight + 86_400_000 + 1000 },
      { contact: 4, name: 'a.b', at: midnight + 86_400_000 },
    ]);
    expect(await people(funnel(['a.b', 'c.d'], { zone: 'Asia/Shanghai' }))).toEqual([2, 1]);
  });

  it('tells types apart in conditions', async () => {
    await analytics.fill([
      at(1, 'a.b', 0, { x: 5 }),
      at(2, 'a.b', 0, { x: '5' }),
      at(3, 'a.b', 0, { x: true }),
      at(4, 'a.b', 0, {}),
      at(5, 'a.b', 0, { x: '' }),
    ]);
    const one = (x: string | number | boolean) =>
      people({ ...funnel([]), steps: [{ event: 'a.b', where: { x } }] });
    expect(await one(5)).toEqual([1]);
    expect(await one('5')).toEqual([1]);
    expect(await one(true)).toEqual([1]);
    expect(await one('')).toEqual([1]);
  });

  it('takes hostile names and values as they are', async () => {
    const nasty = `'"\\ {p0:String} ); drop table event; -- 荷塘\n\t`;
    await analytics.fill([at(1, nasty, 0, { [nasty]: nasty })]);
    const question = {
      ...funnel([]),
      steps: [{ event: nasty, where: { [nasty]: nasty } }],
      breakdown: nasty,
    };
    const { total, groups } = await askFunnel(analytics, question);
    expect(total.steps[0]?.people).toBe(1);
    expect(groups.map((group) => group.key)).toEqual([nasty]);
  });

  it('groups by a property of the start and by attributes of the contact', async () => {
    await analytics.fill([
      at(1, 'contact.added', 0, { code: 'poster', staff: 'wang' }),
      at(1, 'stage.entered', 1, { stage: 'registered' }),
      at(1, 'order.paid', 2, { sku: 'tool' }),
      at(1, 'stage.entered', 3, { stage: 'purchased' }),
      at(2, 'contact.added', 0, { staff: 'li' }),
      at(2, 'contact.added', 9, { code: 'site', staff: 'wang' }),
      at(3, 'order.paid', 2, { sku: 'tool' }),
    ]);
    const by = async (steps: string[], breakdown: string) =>
      (await askFunnel(analytics, funnel(steps, { breakdown }))).groups.map((group) => [
        group.key,
        ...group.steps.map((step) => step.people),
      ]);
    expect(await by(['contact.added', 'order.paid'], 'owner')).toEqual([
      ['li', 1, 0],
      ['wang', 1, 1],
    ]);
    expect(await by(['contact.added', 'order.paid'], 'code')).toEqual([
      [null, 1, 0],
      ['poster', 1, 1],
    ]);
    expect(await by(['order.paid'], 'stage')).toEqual([
      [null, 1],
      ['purchased', 1],
    ]);
    expect(await by(['order.paid'], 'sku')).toEqual([['tool', 2]]);
  });

  it('agrees with a plain walk over every attempt', async () => {
    const names = ['a.a', 'b.b', 'c.c'];
    const happened = fc.array(
      fc.record({
        contact: fc.integer({ min: 1, max: 4 }),
        name: fc.constantFrom(...names),
        minutes: fc.integer({ min: 0, max: 12 }),
      }),
      { maxLength: 40 },
    );
    const steps = fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(happened, steps, fc.integer({ min: 1, max: 6 }), async (list, wanted, window) => {
        const events = list.map(({ contact, name, minutes }) => at(contact, name, minutes));
        await analytics.fill(events);
        const { total } = await askFunnel(analytics, funnel(wanted, { window: window * 60 }));
        const attempts = [1, 2, 3, 4].map((contact) =>
          deepest(
            events.filter((event) => event.contact === contact),
            wanted,
            window * minute,
          ),
        );
        expect(total.steps.map((step) => step.people)).toEqual(
          wanted.map((_, i) => attempts.filter((times) => times.length > i).length),
        );
        expect(total.steps.map((step) => step.averageSeconds)).toEqual(
          wanted.map((_, i) =>
            mean(
              attempts.flatMap((times) =>
                i > 0 && times[i] !== undefined ? [(times[i] ?? 0) - (times[i - 1] ?? 0)] : [],
              ),
            ),
          ),
        );
      }),
      { numRuns: 60 },
    );
  }, 120_000);
});

const mean = (values: number[]) =>
  values.length === 0 ? null : values.reduce((a, b) => a + b, 0) / values.length / 1000;

/** Every start with its best continuation (each step as early as possible); the deepest, the first to get there. */
function deepest(events: TestEvent[], steps: string[], window: number): number[] {
  const ordered = events
    .map((event, seq) => ({ name: event.name, time: Number(event.at), seq }))
    .sort((a, b) => a.time - b.time || a.seq - b.seq);
  let best: { times: number[]; end: number; start: number } = { times: [], end: -1, start: -1 };
  ordered.forEach((first, start) => {
    if (first.name !== steps[0]) return;
    const times = [first.time];
    let end = start;
    for (let i = start + 1; i < ordered.length && times.length < steps.length; i++) {
      const event = ordered[i];
      if (event?.name !== steps[times.length] || event === undefined || event.time - first.time > window)
        continue;
      times.push(event.time);
      end = i;
    }
    const deeper = times.length > best.times.length;
    // Two starts reaching the same depth with the same event: the later one, as its attempt is the shorter.
    const sooner = times.length === best.times.length && times.length > 1 && end === best.end;
    if (deeper || sooner) best = { times, end, start };
  });
  return best.times;
}
