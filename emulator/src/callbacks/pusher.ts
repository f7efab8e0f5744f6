import type { Logger } from 'pino';
import type { Faults } from '../http/faults.ts';
import { nextNumber } from '../kernel/ids.ts';
import { chance, intBetween, type RandomState } from '../kernel/random.ts';
import type { Transport } from '../kernel/transport.ts';
import type { PendingPush, WorldState } from '../state/state.ts';
import type { EventFields } from '../world/world.ts';
import { eventXml } from './event-xml.ts';
import { type Posted, postEvent } from './post.ts';
import { type LoggedPush, type PushFate, type PushLog, whatIn } from './push-log.ts';

const ANSWER_WITHIN_MS = 5000;
const RETRY_AFTER_MS = 1000;
const TRIES = 3;
const AT_ONCE = 16;
const HELD_BACK_MS = 3000;

export interface PusherParts {
  state: WorldState;
  transport: Transport;
  faults: Faults;
  random: RandomState;
  log: Logger;
  pushes: PushLog;
  /** World time in Unix milliseconds, for signatures. */
  now: () => number;
  touch: () => void;
}

/** Pushes events to the tenant's callback. Each is tried three times, 5 s each; then it is lost, as on the platform. */
export class Pusher {
  readonly stats = { sent: 0, failed: 0, lost: 0 };
  readonly #parts: PusherParts;
  readonly #ready: PendingPush[] = [];
  readonly #aborts = new Set<AbortController>();
  /** Pushes under way, as the log shows them. */
  readonly #shown = new Map<number, LoggedPush>();
  #isClosed = false;

  constructor(parts: PusherParts) {
    this.#parts = parts;
  }

  /** Pushes being answered now. */
  get inFlight(): number {
    return this.#aborts.size;
  }

  /** Enters an event; `at` is its moment in Unix milliseconds. Without a callback it goes nowhere. */
  push(fields: EventFields, at: number): void {
    const { state, faults, random } = this.#parts;
    if (state.tenant.callback === undefined) return;
    const xml = eventXml(state.tenant.corpId, fields, at);
    if (chance(random, faults.callbacks.drop)) {
      this.stats.lost++;
      this.#show({ id: 0, xml, at, fate: 'dropped', heldMs: 0, isDuplicate: false });
      return;
    }
    this.#enter(xml, at, false);
    if (chance(random, faults.callbacks.duplicate)) this.#enter(xml, at, true);
  }

  /** Sends again what a restart interrupted. */
  resume(): void {
    for (const push of this.#parts.state.pushes.values()) {
      const { id, xml } = push;
      this.#show({ id, xml, at: this.#parts.now(), fate: 'waiting', heldMs: 0, isDuplicate: false });
      this.#enqueue(push);
    }
  }

  close(): void {
    this.#isClosed = true;
    for (const abort of this.#aborts) abort.abort();
  }

  #show(push: Omit<LoggedPush, 'channel' | 'what' | 'tries'>): void {
    const shown = this.#parts.pushes.add({ ...push, channel: 'wecom', what: whatIn(push.xml), tries: [] });
    if (push.fate === 'waiting') this.#shown.set(push.id, shown);
  }

  #enter(xml: string, at: number, isDuplicate: boolean): void {
    const { state, faults, random, transport } = this.#parts;
    const push = { id: nextNumber(state, 'push'), xml, tries: 0 };
    state.pushes.set(push.id, push);
    const held = chance(random, faults.callbacks.reorder) ? intBetween(random, 1, HELD_BACK_MS) : 0;
    const wait = faults.callbacks.delayMs + held;
    this.#show({ id: push.id, xml, at, fate: 'waiting', heldMs: wait, isDuplicate });
    if (wait === 0) this.#enqueue(push);
    else transport.after(wait, () => this.#enqueue(push));
  }

  #enqueue(push: PendingPush): void {
    this.#ready.push(push);
    this.#pump();
  }

  #pump(): void {
    while (!this.#isClosed && this.#aborts.size < AT_ONCE) {
      const push = this.#ready.shift();
      if (push === undefined) return;
      void this.#send(push);
    }
  }

  async #send(push: PendingPush): Promise<void> {
    const { state, transport, now } = this.#parts;
    const { callback } = state.tenant;
    if (callback === undefined) return this.#forget(push, 'lost');
    const began = performance.now();
    const posted: Posted = { msgSignature: '', timestamp: '', nonce: '', encryptedLength: 0 };
    const note = (error: string): void => {
      const took = Math.round(performance.now() - began);
      this.#shown.get(push.id)?.tries.push({ at: now(), took, error, signature: posted });
    };
    const abort = new AbortController();
    this.#aborts.add(abort);
    const cancel = transport.after(ANSWER_WITHIN_MS, () => abort.abort(new Error('no answer in 5 s')));
    try {
      await postEvent(state.tenant, callback, push.xml, { now: now(), signal: abort.signal, posted });
      note('');
      this.stats.sent++;
      this.#forget(push, 'received');
    } catch (error) {
      note(error instanceof Error ? error.message : String(error));
      if (!this.#isClosed) this.#failed(push, error);
    } finally {
      cancel();
      this.#aborts.delete(abort);
      this.#pump();
    }
  }

  #failed(push: PendingPush, error: unknown): void {
    const { log, transport } = this.#parts;
    push.tries++;
    this.stats.failed++;
    const reason = error instanceof Error ? error.message : String(error);
    log.warn({ push: push.id, tries: push.tries, reason }, 'callback not received');
    if (push.tries < TRIES) {
      transport.after(RETRY_AFTER_MS, () => this.#enqueue(push));
      return;
    }
    this.stats.lost++;
    this.#forget(push, 'lost');
  }

  #forget(push: PendingPush, fate: PushFate): void {
    const shown = this.#shown.get(push.id);
    if (shown !== undefined) shown.fate = fate;
    this.#shown.delete(push.id);
    this.#parts.state.pushes.delete(push.id);
    this.#parts.touch();
  }
}
