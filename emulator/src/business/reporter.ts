import type { Logger } from 'pino';
import type { Transport } from '../kernel/transport.ts';
import type { BusinessEvent, WorldState } from '../state/state.ts';

const BATCH = 200;
const QUEUE_LIMIT = 100_000;
const TIMEOUT_MS = 10_000;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;

export interface ReporterParts {
  state: WorldState;
  transport: Transport;
  log: Logger;
  touch: () => void;
}

/**
 * Reports what people do at the brand's site and shop. One batch at a time keeps the order per person;
 * what is not accepted stays in the saved queue and is sent again, with growing pauses.
 */
export class Reporter {
  readonly stats = { sent: 0, failures: 0, lastError: '' };
  readonly #parts: ReporterParts;
  #abort: AbortController | undefined;
  #isPaused = false;
  #isClosed = false;
  #inARow = 0;

  constructor(parts: ReporterParts) {
    this.#parts = parts;
  }

  /** 1 while a batch is on its way. */
  get inFlight(): number {
    return this.#abort === undefined ? 0 : 1;
  }

  report(event: BusinessEvent): void {
    const { business } = this.#parts.state;
    business.queue.push(event);
    // Without anybody listening the queue would grow for ever.
    if (business.setting === undefined && business.queue.length > QUEUE_LIMIT) {
      business.queue.shift();
      business.dropped++;
    }
    this.wake();
  }

  /** There is a new setting: what was not accepted before is sent again without waiting. */
  startOver(): void {
    this.#isPaused = false;
    this.#inARow = 0;
    this.wake();
  }

  /** Looks whether there is something to send. */
  wake(): void {
    const { setting, queue } = this.#parts.state.business;
    const isBusy = this.#isClosed || this.#isPaused || this.#abort !== undefined;
    if (isBusy || setting === undefined || queue.length === 0) return;
    this.#abort = new AbortController();
    void this.#send(queue.slice(0, BATCH), this.#abort);
  }

  close(): void {
    this.#isClosed = true;
    this.#abort?.abort();
  }

  async #send(batch: BusinessEvent[], abort: AbortController): Promise<void> {
    const timer = setTimeout(() => abort.abort(new Error('no answer in 10 s')), TIMEOUT_MS);
    try {
      await this.#post(batch, abort.signal);
      this.#parts.state.business.queue.splice(0, batch.length);
      this.stats.sent += batch.length;
      this.#inARow = 0;
      this.#parts.touch();
    } catch (error) {
      if (!this.#isClosed) this.#failed(error);
    } finally {
      clearTimeout(timer);
      this.#abort = undefined;
    }
    this.wake();
  }

  async #post(batch: BusinessEvent[], signal: AbortSignal): Promise<void> {
    const { setting } = this.#parts.state.business;
    if (setting === undefined) return;
    const response = await fetch(setting.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: setting.authorization },
      body: JSON.stringify({ events: batch }),
      redirect: 'manual',
      signal,
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`HTTP ${response.status} ${text.slice(0, 200)}`);
  }

  #failed(error: unknown): void {
    this.stats.failures++;
    this.stats.lastError = error instanceof Error ? error.message : String(error);
    const pause = Math.min(FIRST_PAUSE_MS * 2 ** this.#inARow, LONGEST_PAUSE_MS);
    this.#inARow++;
    this.#parts.log.warn({ reason: this.stats.lastError, pause }, 'business events not accepted, will retry');
    this.#isPaused = true;
    this.#parts.transport.after(pause, () => {
      this.#isPaused = false;
      this.wake();
    });
  }
}
