import { beforeEach, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/harness/database.ts';
import { startWecomRig, type WecomRig } from '../../../../test/harness/wecom-rig.ts';
import type { ServiceChannel } from '../../channels/service.ts';
import { makeEngine } from '../../engine/engine.ts';
import { sql } from '../../kernel/database/sql.ts';
import { makeLogger } from '../../kernel/telemetry/logger.ts';
import type { DispatcherDeps } from '../../outbox/deps.ts';
import { dispatchOnce } from '../../outbox/dispatcher.ts';
import { defaultDispatchSettings } from '../../outbox/settings.ts';
import { applyPlan } from '../../plan/apply.ts';
import { currentPlan, planAt } from '../../plan/current.ts';
import { ingestEvents } from '../contacts/api.ts';
import { platformTagIds } from '../tags/api.ts';
import { makeServiceReader } from './api.ts';
import type { ServiceDeps } from './deps.ts';
import { makeServiceSender } from './send-to-contact.ts';

// A journey answers by customer service: plan, engine, outbox and the emulated platform.
const PLAN = `
plan: care
name: 客服
timezone: Asia/Shanghai
messages:
  hello: { name: 回复, text: "{{ contact.name | default: '您好' }}，需要帮忙吗？", via: kf }
  more: { name: 追问, text: 还在吗？, via: kf }
  one: { name: 一, text: 第一步, via: kf }
  two: { name: 二, text: 第二步, via: kf }
  three: { name: 三, text: 第三步, via: kf }
  four: { name: 四, text: 第四步, via: kf }
journeys:
  care: { name: 回访, start: { event: message.received }, again: after-end, steps: [{ message: hello }] }
  six:
    name: 六条
    start: { event: six.asked }
    steps: [{ message: more }, { message: more }, { message: more }, { message: more }, { message: more }]
  steps: { name: 步骤, start: { event: steps.asked }, steps: [{ message: one }, { message: two }, { message: three }, { message: four }] }
`;

let db: TestDatabase;
let rig: WecomRig;
let deps: DispatcherDeps;
let port: ServiceDeps['port'];
let account: string;
let person: { id: string; externalUserid: string };
let react: () => Promise<unknown>;

beforeEach(async () => {
  db = await createTestDatabase();
  rig = await startWecomRig(db);
  const { clock } = rig;
  const log = makeLogger('silent');
  const files = [{ path: 'plan.yaml', text: PLAN }];
  await applyPlan(db, { source: { files }, by: 'test', now: clock.now(), onApplied: [] });
  port = { ...rig.wecom.port };
  const read = makeServiceReader({
    db,
    clock,
    port,
    ingest: (tx, events, source) => ingestEvents(tx, events, { source, now: clock.now() }),
  });
  deps = {
    db,
    clock,
    port: rig.wecom.port,
    service: makeServiceSender({ db, clock, port, read }),
    plan: currentPlan,
    planAt,
    platformTags: platformTagIds,
    log,
    metrics: rig.metrics,
    settings: defaultDispatchSettings,
  };
  const engine = await makeEngine({ db, clock, log });
  react = async () => {
    await read(account, null);
    while ((await engine.live()) > 0);
  };
  account = await newAccount();
  person = await rig.control('POST', 'people', { name: '王荷' });
  await act('enter');
  return async () => {
    await rig.close();
    await db.drop();
  };
});

async function run(): Promise<void> {
  await react();
  await dispatchOnce(deps);
}

async function newAccount(): Promise<string> {
  const { corpId, secret } = rig.emulator.world.state.tenant;
  const ask = async (url: string, init?: RequestInit) =>
    (await fetch(`${rig.url}/cgi-bin/${url}`, init)).json();
  const { access_token } = await ask(`gettoken?corpid=${corpId}&corpsecret=${secret}`);
  const body = JSON.stringify({ name: '小荷客服' });
  return String(
    (await ask(`kf/account/add?access_token=${access_token}`, { method: 'POST', body })).open_kfid,
  );
}

const act = (what: string, body: object = {}) =>
  rig.control('POST', `people/${person.id}/kf/${account}/${what}`, body);
const ours = () =>
  (rig.emulator.world.state.kfAccounts.get(account)?.log ?? []).filter((one) => one.origin === 5);
const textOf = ({ text }: { text?: unknown }) => (text as { content: string }).content;
const arrived = () => ours().length;
const ends = async () =>
  (
    await db.rows<{ said: string }>(sql`
      select state || coalesce(' ' || reason, '') as said from intention where kind = 'service-message' order by id`)
  ).map(({ said }) => said);
const told = async (name: string) => (await rig.events(name)).map(({ props }) => props);

/** Something happens to the person that is no message. */
async function happen(name: string): Promise<void> {
  const now = rig.clock.now();
  const identities = [{ kind: 'external_userid', value: person.externalUserid }];
  await db.transaction((tx) =>
    ingestEvents(tx, [{ name, at: now, identities, props: {}, dedupe: name }], { source: 'api', now }),
  );
}

it('answers who wrote, five times; the sixth is dropped, and told', async () => {
  await act('messages', { text: '在吗' });
  await run();
  expect(await ends()).toEqual(['sent']);
  await happen('six.asked');
  await run();
  expect(await ends()).toEqual(['sent', 'sent', 'sent', 'sent', 'sent', 'dropped kf-window-closed']);
  expect(arrived()).toBe(5);
  expect(await told('message.sent')).toHaveLength(5);
  expect(await told('message.failed')).toMatchObject([{ message: 'more', reason: 'kf-window-closed' }]);
  expect(await db.rows(sql`select 1 from reach_quota`)).toEqual([]);
});

it('says one after the other, as the plan does, though the platform is slow with the first', async () => {
  const send = port.sendService;
  const slow: ServiceChannel['sendService'] = async (input) => {
    if (input.text === '第一步') await new Promise((resolve) => setTimeout(resolve, 50));
    return send(input);
  };
  Object.assign(port, { sendService: slow });
  await act('messages', { text: '在吗' });
  await happen('steps.asked');
  await run();
  expect(
    ours()
      .map(textOf)
      .filter((text) => text.startsWith('第')),
  ).toEqual(['第一步', '第二步', '第三步', '第四步']);
});

it('lets none overtake another that the platform refused for the moment', async () => {
  const send = port.sendService;
  let busy = true;
  const refuse: ServiceChannel['sendService'] = async (input) =>
    busy && input.text === '第一步'
      ? { kind: 'refused', code: -1, reason: 'busy', retry: 'later' }
      : send(input);
  Object.assign(port, { sendService: refuse });
  await act('messages', { text: '在吗' });
  await happen('steps.asked');
  await run();
  const steps = () =>
    ours()
      .map(textOf)
      .filter((text) => text.startsWith('第'));
  expect(steps()).toEqual([]);
  busy = false;
  await rig.emulator.advance(10);
  await run();
  expect(steps()).toEqual(['第一步', '第二步', '第三步', '第四步']);
});

it('after 48 hours nothing goes out, nor to who never wrote, is left alone or sleeps', async () => {
  await run();
  await happen('six.asked');
  await run();
  expect(new Set(await ends())).toEqual(new Set(['dropped kf-window-closed']));
  await act('messages', { text: '在吗' });
  await rig.emulator.advance(12.5 * 3600);
  await run();
  expect((await ends()).at(-1)).toBe('deferred quiet-hours');
  await rig.emulator.advance(36 * 3600);
  await run();
  expect((await ends()).at(-1)).toBe('dropped kf-window-closed');
  await db.run(sql`
    insert into suppression (contact_id, at, set_by, reason)
    select id, ${rig.clock.now()}, 'test', 'asked' from contact`);
  await act('messages', { text: '在吗' });
  await run();
  expect((await ends()).at(-1)).toBe('dropped suppressed');
  expect(arrived()).toBe(0);
});

it('a call without an answer is read back, never repeated; a process that died before it starts anew', async () => {
  const send = port.sendService;
  let calls = 0;
  const swallow: ServiceChannel['sendService'] = async (input) => {
    calls++;
    if (calls === 1) await send(input);
    return { kind: 'unknown', problem: 'socket hang up' };
  };
  Object.assign(port, { sendService: swallow });
  await act('messages', { text: '在吗' });
  await run();
  expect(await ends()).toEqual(['unknown no-answer']);
  await rig.emulator.advance(10);
  await run();
  expect([await ends(), calls, arrived()]).toEqual([['sent seen-on-repeat'], 1, 1]);

  await act('messages', { text: '还有一件事' });
  await run();
  for (let look = 0; look < 10; look++) {
    await rig.emulator.advance(300);
    await run();
  }
  expect([(await ends())[1], calls, arrived()]).toEqual(['failed outcome-unknown', 2, 1]);

  Object.assign(port, { sendService: send });
  await rig.emulator.advance(60);
  await act('messages', { text: '好' });
  await react();
  await db.run(
    sql`update intention set state = 'calling', called_at = ${rig.clock.now()} where state = 'pending'`,
  );
  await rig.emulator.advance(60);
  await dispatchOnce(deps);
  expect([(await ends())[2], arrived()]).toEqual(['calling', 1]);
  await rig.emulator.advance(61);
  await dispatchOnce(deps);
  expect([(await ends())[2], arrived()]).toEqual(['sent', 2]);
});
