import { createEmulator, type Emulator } from '../../emulator/src/emulator.ts';
import type { EmulatorOptions } from '../../emulator/src/options.ts';
import type { ChannelDirectory } from '../../server/src/channels/port.ts';
import type { CardPress } from '../../server/src/channels/staff-cards.ts';
import { openWecom, type Wecom } from '../../server/src/channels/wecom/open.ts';
import { fixedSettings } from '../../server/src/channels/wecom/setup/settings.ts';
import { type Clock, systemClock } from '../../server/src/kernel/clock.ts';
import type { Database, Tx } from '../../server/src/kernel/database/database.ts';
import { sql } from '../../server/src/kernel/database/sql.ts';
import { buildHttp, type HttpApp } from '../../server/src/kernel/http/app.ts';
import type { Worker } from '../../server/src/kernel/log/worker.ts';
import { makeLogger } from '../../server/src/kernel/telemetry/logger.ts';
import { type Metrics, makeMetrics } from '../../server/src/kernel/telemetry/metrics.ts';
import { keepChats } from '../../server/src/modules/communities/api.ts';
import type { CommunityNames } from '../../server/src/modules/communities/rules/community-of.ts';
import { ingestEvents } from '../../server/src/modules/contacts/api.ts';

/** Settings that the platform's console would show for the app's callback. */
export const CALLBACK = {
  token: 'kjr2TKI8umCBfVF3',
  encodingAesKey: '4Ma3YBrSBbX2aez8MJpXGBne5LSDwgGqHbhM9WPYIws',
};
/** 2026-03-02 10:00 in Shanghai. */
const MONDAY = Date.UTC(2026, 2, 2, 2);

/** A logged event with the person's platform id. */
export interface SeenEvent {
  name: string;
  who: string;
  at: Date;
  props: Record<string, unknown>;
}

/** The channel against the emulator, over HTTP both ways, on the emulator's manual clock. */
export interface WecomRig {
  emulator: Emulator;
  url: string;
  app: HttpApp;
  wecom: Wecom;
  metrics: Metrics;
  clock: Clock;
  /** Platform tag id to `group/value`. */
  tags: Map<string, string>;
  /** userid to staff key; who is not in it is not in the plan. */
  staff: Map<string, string>;
  /** The communities of the plan, by the names of their groups. */
  communities: CommunityNames[];
  /** Bytes of files by hash, as a plan would carry them. */
  files: Map<string, Uint8Array>;
  /** Who is told that something happened at a customer-service account; nobody to begin with. */
  service: { called(account: string, token: string | null): Promise<boolean> };
  /** Who is told that a member pressed a button of a card; nobody to begin with. */
  card: { pressed(press: CardPress): Promise<string> };
  control<T = Record<string, unknown>>(method: string, path: string, body?: unknown): Promise<T>;
  worker(): Promise<Worker>;
  /** Everything appended so far, oldest first within a person. */
  events(name?: string): Promise<SeenEvent[]>;
  /** A customer who has added a member by this code. */
  addCustomer(state: string): Promise<{ id: string; who: string }>;
  /** Resolves when no callback is waiting, in machine time. */
  settled(): Promise<void>;
  /** The same while time goes on: the platform shows a change after two seconds, what came too early is tried again. */
  settledLater(): Promise<void>;
  close(): Promise<void>;
}

/** Starts emulator and channel; the callback URL is registered, the inbox is not started. */
export async function startWecomRig(db: Database, options: EmulatorOptions = {}): Promise<WecomRig> {
  const emulator = createEmulator({ clock: 'manual', startAt: MONDAY, ...options });
  const url = await emulator.listen();
  const control = makeControl(url);
  const channel = openChannel(db, emulator, url);
  const { wecom } = channel;
  const app = await buildHttp({
    logger: makeLogger('silent'),
    guard: async () => null,
    endpoints: wecom.endpoints,
    version: 'test',
  });
  const own = await app.listen({ port: 0, host: '127.0.0.1' });
  await control('PUT', 'tenant/callback', { url: `${own}/v1/channels/wecom/callback`, ...CALLBACK });
  const workers: Worker[] = [];
  return {
    ...channel,
    emulator,
    url,
    app,
    control,
    async worker() {
      const worker = await wecom.startInbox();
      workers.push(worker);
      return worker;
    },
    events: (name) => readEvents(db, name),
    addCustomer: (state) => addCustomer(emulator, control, state),
    settled: async () => {
      await emulator.idle();
      await until(async () => (await waiting(db)) === 0);
    },
    settledLater: () => settledLater(db, emulator),
    async close() {
      for (const worker of workers) await worker.stop();
      await emulator.close();
      // A connection on which nothing was asked yet would be waited for.
      app.server.closeAllConnections();
      await app.close();
      await wecom.close();
    },
  };
}

/** The channel with a directory of two members and of codes named by their state. */
function openChannel(
  db: Database,
  emulator: Emulator,
  url: string,
): Pick<
  WecomRig,
  'wecom' | 'metrics' | 'clock' | 'tags' | 'staff' | 'communities' | 'files' | 'service' | 'card'
> {
  const clock: Clock = { now: () => new Date(emulator.clock.now()), speed: 1 };
  const { corpId, secret, agentId } = emulator.world.state.tenant;
  const tags = new Map<string, string>();
  const staff = new Map([
    ['ops-01', 'lin'],
    ['ops-02', 'zhou'],
  ]);
  const directory: ChannelDirectory = {
    staffKey: (userid) => staff.get(userid) ?? null,
    codeKey: (state) => /^ht-(.+)$/.exec(state)?.[1] ?? null,
    tagRef: (id) => tags.get(id) ?? null,
  };
  const communities: CommunityNames[] = [];
  const files = new Map<string, Uint8Array>();
  const service: WecomRig['service'] = { called: async () => true };
  const card: WecomRig['card'] = { pressed: async () => 'nobody asks' };
  const metrics = makeMetrics();
  const wecom = openWecom({
    settings: fixedSettings(
      {
        baseUrl: url,
        corpId,
        secret,
        agentId,
        callbackToken: CALLBACK.token,
        callbackAesKey: CALLBACK.encodingAesKey,
      },
      'sandbox',
    ),
    sealKey: null,
    publicUrl: 'http://127.0.0.1:9',
    onConnected: async () => undefined,
    db,
    clock,
    machine: systemClock,
    log: makeLogger('silent'),
    metrics,
    directory: async () => directory,
    readMedia: async (sha256) => files.get(sha256) ?? null,
    chats: keepChats({ db, clock, communities: async () => communities }),
    onService: (account, token) => service.called(account, token),
    onCard: (press) => card.pressed(press),
    ingest: (tx: Tx, events, source) => ingestEvents(tx, events, { source, now: clock.now() }),
  });
  return { wecom, metrics, clock, tags, staff, communities, files, service, card };
}

function makeControl(url: string): WecomRig['control'] {
  return async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const init =
      body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
    const response = await fetch(`${url}/control/${path}`, { method, ...init });
    const answer = (await response.json()) as T;
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(answer)}`);
    return answer;
  };
}

async function addCustomer(
  emulator: Emulator,
  control: WecomRig['control'],
  state: string,
): Promise<{ id: string; who: string }> {
  const person = await control<{ id: string; externalUserid: string }>('POST', 'people', {});
  const way = [...emulator.world.state.contactWays.values()].find((one) => one.state === state);
  await control('POST', `people/${person.id}/scan`, { configId: way?.configId });
  await control('POST', `people/${person.id}/accept`, {});
  return { id: person.id, who: person.externalUserid };
}

function readEvents(db: Database, name?: string): Promise<SeenEvent[]> {
  return db.rows<SeenEvent>(sql`
    select e.name, i.value as who, e.at, e.props
    from event e join identity i on i.contact_id = e.contact_id and i.kind = 'external_userid'
    where ${name ?? null}::text is null or e.name = ${name ?? null}
    order by e.part, e.seq`);
}

async function settledLater(db: Database, emulator: WecomRig['emulator']): Promise<void> {
  await emulator.idle();
  for (let left = 12; left > 0; left -= 1) {
    await emulator.advance(5);
    const quiet = until(async () => (await waiting(db)) === 0, left === 1 ? 8000 : 500);
    if (
      await quiet.then(
        () => true,
        () => false,
      )
    )
      return;
  }
  throw new Error('callbacks are left');
}

async function waiting(db: Database): Promise<number> {
  const row = await db.one<{ n: number }>(sql`select count(*) as n from inbox where state = 'new'`);
  return row?.n ?? 0;
}

/** Longer than a test may take: a call that hangs for so long is not answered in it. In milliseconds. */
export const HUNG_MS = 120_000;

/** Waits in machine time until the condition holds. */
export async function until(condition: () => Promise<boolean>, mostMs = 30_000): Promise<void> {
  const end = performance.now() + mostMs;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error('it did not happen in time');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
