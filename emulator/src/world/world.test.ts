import { afterEach, describe, expect, it } from 'vitest';
import {
  addCode,
  addCustomer,
  type Listening,
  MONDAY,
  type Rig,
  serve,
  startReceiver,
  startRig,
  until,
} from '../testing/harness.ts';
import { BEHAVIOUR } from './behaviour.ts';

const closing: Array<() => Promise<void>> = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function rigOf(...given: Parameters<typeof startRig>): Promise<Rig> {
  const rig = await startRig(...given);
  closing.push(() => rig.emulator.close());
  return rig;
}

interface Reported {
  id: string;
  name: string;
  at: string;
  contact: { unionid: string; phone?: string };
  props: Record<string, unknown>;
}

interface Sink extends Listening {
  events: Reported[];
  requests: number;
  status: number;
  authorizations: Set<string | undefined>;
}

async function startSink(): Promise<Sink> {
  const sink: Sink = {
    url: '',
    close: async () => undefined,
    events: [],
    requests: 0,
    status: 200,
    authorizations: new Set(),
  };
  const listening = await serve(async (request, body) => {
    sink.requests++;
    sink.authorizations.add(request.headers.authorization);
    if (sink.status === 200) sink.events.push(...(JSON.parse(body) as { events: Reported[] }).events);
    return { status: sink.status, text: '{}' };
  });
  closing.push(listening.close);
  return Object.assign(sink, listening);
}

const DAY = 86_400;

/** Two codes, tags, a callback and a business sink, then some days. */
async function live(seed: number, days: number): Promise<{ rig: Rig; history: string; sink: Sink }> {
  const rig = await rigOf({ seed, running: true, arrivalsPerDay: 60 });
  const receiver = await startReceiver(rig);
  closing.push(receiver.close);
  const sink = await startSink();
  await rig.control('PUT', 'business', { url: sink.url, authorization: 'Bearer k' });
  await rig.ok('externalcontact/add_corp_tag', {
    group_name: '需求标签',
    tag: ['体验', '礼包', '课程', '资料', '交流'].map((name) => ({ name })),
  });
  await rig.ok('externalcontact/add_corp_tag', {
    group_name: '意向标签',
    tag: ['D 被动', 'C 了解', 'B 对比', 'A 需要'].map((name) => ({ name })),
  });
  await addCode(rig, { user: ['ops-01', 'ops-02'], state: 'one' });
  await addCode(rig, { user: ['sales-01'], state: 'two', skip_verify: false });
  for (let day = 0; day < days; day++) await rig.emulator.advance(DAY);
  await rig.emulator.idle();
  const callbacks = receiver.events.map((event) => JSON.stringify(event)).sort();
  return { rig, sink, history: JSON.stringify([callbacks, sink.events, rig.emulator.save()]) };
}

/** Long enough for a stranger to become a customer. */
const DAYS = 12;

describe('the world', () => {
  it('has the same history for the same seed and inputs, and another for another seed', async () => {
    const first = await live(7, 4);
    const second = await live(7, 4);
    const other = await live(8, 4);
    const port = /127\.0\.0\.1:\d+/g;
    expect(second.history.replaceAll(port, '')).toBe(first.history.replaceAll(port, ''));
    expect(other.sink.events).not.toEqual(first.sink.events);
  }, 60_000);

  it('brings people by a Poisson process and lets them behave', async () => {
    const { rig, sink } = await live(7, DAYS);
    const { state, follows } = rig.emulator.world;
    expect(state.counts.arrivals).toBeGreaterThan(60 * DAYS * 0.85);
    expect(state.counts.arrivals).toBeLessThan(60 * DAYS * 1.15);
    expect(state.counts.added / state.counts.arrivals).toBeGreaterThan(0.8);
    expect(state.counts.left).toBeGreaterThan(0);
    const names = new Set(sink.events.map((event) => event.name));
    expect([...names].sort()).toEqual([
      'account.registered',
      'app.opened',
      'course.joined',
      'order.paid',
      'resource.claimed',
      'trial.started',
    ]);
    expect(sink.authorizations).toEqual(new Set(['Bearer k']));
    expect(new Set(sink.events.map((event) => event.id)).size).toBe(sink.events.length);
    const order = sink.events.find((event) => event.name === 'order.paid');
    expect(order?.props).toMatchObject({
      order_id: expect.stringMatching(/^so-\d{8}$/),
      sku: expect.any(String),
    });
    expect(Number.isInteger(order?.props.amount)).toBe(true);
    const tagged = [...follows.all()].filter((follow) => follow.tags.length === 2);
    expect(tagged.length / follows.size).toBeGreaterThan(0.5);
    for (const follow of tagged.slice(0, 50)) {
      const person = state.people.get(follow.personId);
      const names = follow.tags.map(
        (id) => state.tagGroups.flatMap((group) => group.tags).find((tag) => tag.id === id)?.name,
      );
      expect(names[1]?.startsWith(person?.intent ?? '?')).toBe(true);
    }
  }, 60_000);

  it('reports each person in order, registration before trial before order', async () => {
    const { sink } = await live(3, 10);
    const seen = new Map<string, string[]>();
    for (const { contact, name, at } of sink.events) {
      const before = seen.get(contact.unionid) ?? [];
      if (name === 'trial.started') expect(before).toContain('account.registered');
      if (name === 'order.paid') expect(before).toContain('trial.started');
      if (before.includes('account.registered')) expect(contact.phone).toMatch(/^1990\d{7}$/);
      expect(Date.parse(at)).toBeGreaterThanOrEqual(MONDAY);
      seen.set(contact.unionid, [...before, name]);
    }
    expect(seen.size).toBeGreaterThan(100);
  }, 60_000);

  it('loses no business event to failures or a restart', async () => {
    const rig = await rigOf();
    const sink = await startSink();
    sink.status = 503;
    await rig.control('PUT', 'business', { url: sink.url, authorization: 'k' });
    const person = await rig.control<{ id: string }>('POST', 'people', {});
    const act = (name: string, on: Rig): Promise<unknown> =>
      on.control('POST', `people/${person.id}/business`, { name });
    await act('account.registered', rig);
    await until(() => sink.requests > 0);
    await rig.emulator.idle();
    await act('trial.started', rig);
    sink.status = 200;
    const again = await rigOf({ saved: rig.emulator.save() });
    await act('order.paid', again);
    await until(() => sink.events.length === 3);
    expect(sink.events.map((event) => event.name)).toEqual([
      'account.registered',
      'trial.started',
      'order.paid',
    ]);
    expect(again.emulator.world.state.business.queue).toEqual([]);
  });

  it('lets staff confirm within working hours, late or never', async () => {
    const rig = await rigOf({ running: true, arrivalsPerDay: 0 });
    const staff = Array.from({ length: 60 }, (_, i) => ({ userid: `m${i}`, name: `m${i}` }));
    await rig.control('PUT', 'staff', { staff });
    const customers: string[] = [];
    for (const { userid } of staff)
      customers.push((await addCustomer(rig, await addCode(rig, { user: [userid] }))).externalUserid);
    await rig.emulator.advance(10 * 3600);
    const { msgid } = await rig.ok('externalcontact/add_msg_template', {
      external_userid: customers,
      text: { content: '晚安' },
    });
    await rig.emulator.advance(13 * 3600 - 1);
    const tasks = rig.emulator.world.state.massMessages.get(String(msgid))?.tasks ?? [];
    expect(tasks.filter((task) => task.confirmedAt !== undefined)).toHaveLength(firstDay(tasks));
    await rig.emulator.advance(5 * DAY);
    const confirmed = tasks.filter((task) => task.confirmedAt !== undefined).length;
    expect(confirmed / tasks.length).toBeGreaterThan(0.7);
    expect(confirmed).toBeLessThan(tasks.length);
    for (const { confirmedAt = MONDAY } of tasks) {
      const hour = (((confirmedAt / 3_600_000 + 8) % 24) + 24) % 24;
      expect(hour).toBeGreaterThanOrEqual(9);
      expect(hour).toBeLessThan(21);
    }
  });

  it('makes people leave sooner the more messages they get', async () => {
    const leaving = async (messages: number): Promise<number> => {
      const steps = BEHAVIOUR.steps.map((step) => ({ ...step, chance: { A: 0, B: 0, C: 0, D: 0 } }));
      const rig = await rigOf({ running: true, arrivalsPerDay: 200, behaviour: { ...BEHAVIOUR, steps } });
      await addCode(rig);
      await rig.emulator.advance(2 * DAY);
      rig.emulator.world.state.settings.arrivalsPerDay = 0;
      for (let i = 0; i < messages; i++) {
        const { msgid } = await rig.ok('externalcontact/add_msg_template', {
          sender: 'ops-01',
          text: { content: `${i}` },
        });
        await rig.emulator.advance(1);
        await rig.control('POST', `staff/ops-01/tasks/${msgid}/confirm`, {});
      }
      await rig.emulator.advance(5 * DAY);
      return rig.emulator.world.state.counts.left / rig.emulator.world.state.counts.added;
    };
    expect(await leaving(15)).toBeGreaterThan((await leaving(0)) * 3);
  }, 60_000);

  it('stands still when told to, and does not catch up afterwards', async () => {
    const rig = await rigOf({ running: true });
    await addCode(rig);
    await rig.emulator.advance(3600);
    const before = rig.emulator.world.state.counts.arrivals;
    await rig.control('PUT', 'world', { running: false });
    await rig.emulator.advance(10 * DAY);
    expect(rig.emulator.world.state.counts.arrivals).toBe(before);
    await rig.control('PUT', 'world', { running: true });
    await rig.emulator.advance(1);
    expect(rig.emulator.world.state.counts.arrivals - before).toBeLessThan(3);
    await rig.emulator.advance(DAY);
    expect(rig.emulator.world.state.counts.arrivals - before).toBeGreaterThan(200);
  });

  it('runs by itself under a fast clock, and can be set to another speed or moved on', async () => {
    const rig = await rigOf({ running: true, clock: { speed: 3600 }, startAt: MONDAY });
    const { counts } = rig.emulator.world.state;
    await until(() => counts.arrivals > 5);
    interface Clock {
      mode: string;
      speed: number;
      now: number;
    }
    const slower = await rig.control<Clock>('PUT', 'clock', { speed: 1 });
    expect(slower).toMatchObject({ mode: 'real', speed: 1 });
    const before = counts.arrivals;
    const moved = await rig.control<Clock>('PUT', 'clock', { advance: DAY });
    expect(moved.now - slower.now).toBeGreaterThanOrEqual(DAY * 1000);
    expect(counts.arrivals - before).toBeGreaterThan(300);
    await expect(rig.control('PUT', 'clock', { speed: -1 })).rejects.toThrow('400');
  });

  it('never acts for a person played by hand', async () => {
    const rig = await rigOf({ running: true, arrivalsPerDay: 0 });
    const { id } = await addCustomer(rig, await addCode(rig));
    await rig.emulator.advance(60 * DAY);
    const person = rig.emulator.world.state.people.get(id);
    expect(person?.did).toEqual({});
    expect(rig.emulator.world.follows.size).toBe(1);
  });
});

/** How many confirmed before nine in the evening of the first day, by their own record. */
function firstDay(tasks: Array<{ confirmedAt?: number }>): number {
  const nine = MONDAY + 11 * 3_600_000;
  return tasks.filter((task) => task.confirmedAt !== undefined && task.confirmedAt < nine).length;
}
