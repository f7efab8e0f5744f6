import { setTimeout as sleep } from 'node:timers/promises';
import { acknowledge, type Ledger, type SentBatch, type SentEvent } from './ledger.ts';
import type { Product } from './product.ts';
import type { Random } from './random.ts';

export interface SenderOptions {
  product: Product;
  key: string;
  random: Random;
  ledger: Ledger;
  customers: number;
  /** Milliseconds between two batches of a lane. */
  paceMs: number;
  lanes: number;
  /** A unionid of somebody the platform knows, when there is one. */
  someUnionid(): string | null;
}

/** A program that reports events and repeats every batch until it is acknowledged. */
export interface Sender {
  /** Resolves when every batch that was begun is acknowledged or given up. */
  stop(): Promise<void>;
}

/** Starts to send. */
export function startSender(options: SenderOptions): Sender {
  const state: State = { stoppedAt: null, nr: 0 };
  const lanes = Array.from({ length: options.lanes }, () => lane(options, state));
  return {
    async stop() {
      state.stoppedAt = performance.now();
      await Promise.all(lanes);
    },
  };
}

interface State {
  stoppedAt: number | null;
  /** Events made so far. */
  nr: number;
}

/** A server that does not answer for so long after the storm will not. */
const PATIENCE_MS = 90_000;

async function lane(options: SenderOptions, state: State): Promise<void> {
  const { random, ledger, paceMs } = options;
  while (state.stoppedAt === null) {
    const events = Array.from({ length: random.int(1, 30) }, () => makeEvent(options, state.nr++));
    const batch: SentBatch = { events, tries: 0, state: 'open', contactIds: [] };
    ledger.batches.push(batch);
    await insist(options, batch, state);
    if (batch.state === 'acknowledged' && random.chance(0.05)) await repeat(options, batch);
    await sleep(random.int(0, 2 * paceMs));
  }
}

async function insist(options: SenderOptions, batch: SentBatch, state: State): Promise<void> {
  const { product, key, random, ledger } = options;
  for (;;) {
    batch.tries += 1;
    const results = await product.sendBatch(key, batch.events);
    if (results) return acknowledge(ledger, batch, results);
    const isTooLate = state.stoppedAt !== null && performance.now() - state.stoppedAt > PATIENCE_MS;
    if (isTooLate) ledger.wrong.push(`${batch.events[0]?.id}: no acknowledgement after the storm`);
    if (isTooLate || random.chance(0.02)) {
      batch.state = 'given-up';
      return;
    }
    await sleep(random.int(50, 300));
  }
}

async function repeat({ product, key, ledger }: SenderOptions, batch: SentBatch): Promise<void> {
  const results = await product.sendBatch(key, batch.events);
  if (!results) return;
  ledger.repeats += 1;
  acknowledge(ledger, batch, results);
}

const TAGS = ['heat/A', 'heat/B', 'heat/C', 'need/course', 'need/gift', 'need/tool', 'inner/seen'];

function makeEvent(options: SenderOptions, nr: number): SentEvent {
  const { random } = options;
  const unionid = random.chance(0.2) ? options.someUnionid() : null;
  const customer = `c${random.int(1, options.customers)}`;
  const contact: Record<string, string> = unionid === null ? { customer_id: customer } : { unionid };
  return {
    id: `client-${nr}`,
    contact,
    ...(random.chance(0.04) ? makeOddity(random) : makeNews(random, nr)),
  };
}

/** What the catalogue does not expect. */
function makeOddity(random: Random): Pick<SentEvent, 'name' | 'props'> {
  return random.pick([
    { name: 'page.viewed', props: { page: 'home' } },
    { name: 'course.joined', props: { course: 'starter', teacher: 'Lin' } },
    { name: 'order.paid', props: { amount: 'much', sku: 'tool' } },
  ]);
}

function makeNews(random: Random, nr: number): { name: string; props: Record<string, unknown> } {
  const dice = random.next();
  if (dice < 0.5) return { name: 'app.opened', props: {} };
  if (dice < 0.62) return { name: 'course.joined', props: { course: 'starter' } };
  if (dice < 0.7) return { name: 'account.registered', props: {} };
  if (dice < 0.85)
    return {
      name: 'order.paid',
      props: { order_id: `o${nr}`, amount: random.int(100, 90_000), sku: 'tool' },
    };
  if (dice < 0.89) return { name: 'order.delivered', props: { order_id: `o${random.int(0, nr)}` } };
  const add = [random.pick(TAGS)];
  const remove = random.chance(0.4) ? [random.pick(TAGS)] : [];
  return { name: 'contact.tags-set', props: { add, remove, source: 'api' } };
}
