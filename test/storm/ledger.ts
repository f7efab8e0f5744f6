import type { EventResult } from '../../contract/src/http/events.ts';

/** An event that the client sends; its id makes a repeat harmless. */
export interface SentEvent {
  id: string;
  name: string;
  contact: Record<string, string>;
  props: Record<string, unknown>;
}

/** A batch and what the client knows of it. */
export interface SentBatch {
  events: SentEvent[];
  tries: number;
  /** `given-up`: the client stopped asking; the server may have taken it or not, but as a whole. */
  state: 'open' | 'acknowledged' | 'given-up';
  contactIds: number[];
}

/** What the client knows; the log must agree with it. */
export interface Ledger {
  batches: SentBatch[];
  /** Answers that no server may give. */
  wrong: string[];
  /** Batches sent again though they were acknowledged. */
  repeats: number;
  /** Acknowledged twice for different numbers: right only if the two are one person by now. */
  renamed: { id: string; before: number; now: number }[];
}

export const makeLedger = (): Ledger => ({ batches: [], wrong: [], repeats: 0, renamed: [] });

/** Notes an acknowledgement. */
export function acknowledge(ledger: Ledger, batch: SentBatch, results: EventResult[]): void {
  const isFirst = batch.state !== 'acknowledged';
  if (results.length !== batch.events.length)
    ledger.wrong.push(`${results.length} results for ${batch.events.length}`);
  results.forEach((result, nr) => {
    const event = batch.events[nr];
    const isKnown = !isFirst || batch.tries > 1;
    if (result.status === 'rejected' || result.contactId === undefined)
      ledger.wrong.push(`${event?.id} rejected: ${JSON.stringify(result.error)}`);
    if (!isKnown && result.status !== 'accepted')
      ledger.wrong.push(`${event?.id} is new, but was called ${result.status}`);
    if (!isFirst) compare(ledger, event?.id ?? '', { before: batch.contactIds[nr] ?? 0, result });
  });
  if (!isFirst) return;
  batch.state = 'acknowledged';
  batch.contactIds = results.map((result) => result.contactId ?? 0);
}

function compare(
  ledger: Ledger,
  id: string,
  { before, result }: { before: number; result: EventResult },
): void {
  if (result.status !== 'duplicate')
    ledger.wrong.push(`${id} was acknowledged before, then ${JSON.stringify(result)}`);
  if (result.contactId !== before) ledger.renamed.push({ id, before, now: result.contactId ?? 0 });
}
