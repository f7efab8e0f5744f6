import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../../kernel/clock.ts';
import type { CallOutcome } from '../../port.ts';
import type { CardPress } from '../../staff-cards.ts';
import type { CallDeps } from '../calls/deps.ts';
import { seeContact } from '../calls/see-contact.ts';
import { type Callback, readCallback } from '../rules/read-callback.ts';
import type { Seen } from '../rules/seen.ts';
import type { ClaimedRow } from './claim.ts';
import { lookUpChat } from './look-up-chat.ts';
import type { Ready } from './settle.ts';
import { asRetry, later } from './try-again.ts';

export interface LookUpDeps extends CallDeps {
  /** The tags of the platform have changed: bring the mapping up to date. */
  tagsChanged(): Promise<void>;
  /** Something happened at a customer-service account: read it. False while another process reads it. */
  serviceCalled(account: string, token: string | null): Promise<boolean>;
  /** A member pressed a button of a card; answers what came of it. The same press again takes no effect. */
  cardPressed(press: CardPress): Promise<string>;
}

/** The welcome code lives 20 s: no longer than this is waited for name and picture. */
const PROFILE_WAIT_MS = 3_000;
const PROFILE_LATER_MS = 30_000;
const SERVICE_BUSY_MS = 1_000;

/** Makes the calls that a callback needs before it can be told. */
export async function lookUp(row: ClaimedRow, deps: LookUpDeps): Promise<Ready> {
  const callback = readCallback(row.body);
  if (!callback)
    return { row, outcome: { kind: 'failed', error: 'a field that this event needs is missing' } };
  switch (callback.kind) {
    case 'added':
      return lookUpAdd(row, callback, deps);
    case 'gone':
    case 'transfer-failed':
      return { row, outcome: { kind: 'fact', fact: callback } };
    case 'changed':
      return asReady(row, callback.externalUserid, {
        clock: deps.clock,
        outcome: await seeContact(deps, callback.externalUserid),
      });
    case 'chat':
      return lookUpChat(row, callback, deps);
    case 'tags-changed':
      await deps.tagsChanged();
      return { row, outcome: { kind: 'note', note: 'tags read again' } };
    case 'card':
      return { row, outcome: { kind: 'note', note: await deps.cardPressed(callback.press) } };
    case 'service':
      return readServiceOf(row, callback, deps);
    default:
      return { row, outcome: { kind: 'note', note: callback.note } };
  }
}

async function readServiceOf(
  row: ClaimedRow,
  { account, token }: Extract<Callback, { kind: 'service' }>,
  { serviceCalled, clock }: LookUpDeps,
): Promise<Ready> {
  if (await serviceCalled(account, token)) return { row, outcome: { kind: 'note', note: 'messages read' } };
  // Who reads may have passed the end before this message came.
  const at = later(clock, SERVICE_BUSY_MS);
  return { row, outcome: { kind: 'retry', error: 'another process reads', at, blameless: true } };
}

async function lookUpAdd(
  row: ClaimedRow,
  callback: Extract<Callback, { kind: 'added' }>,
  deps: LookUpDeps,
): Promise<Ready> {
  const stop = new AbortController();
  const outcome = await Promise.race([
    seeContact(deps, callback.externalUserid),
    sleep(PROFILE_WAIT_MS, null, { signal: stop.signal }).catch(() => null),
  ]);
  stop.abort();
  if (outcome?.kind === 'done') {
    return { row, outcome: { kind: 'fact', fact: { ...callback, seen: outcome.value } } };
  }
  const ready: Ready = { row, outcome: { kind: 'fact', fact: { ...callback, seen: null } } };
  const hopeless = outcome?.kind === 'refused' && outcome.retry === 'never';
  if (!hopeless) ready.profileAt = later(deps.clock, PROFILE_LATER_MS);
  return ready;
}

function asReady(
  row: ClaimedRow,
  externalUserid: string,
  { clock, outcome }: { clock: Clock; outcome: CallOutcome<Seen> },
): Ready {
  if (outcome.kind === 'done') {
    return { row, outcome: { kind: 'fact', fact: { kind: 'seen', externalUserid, seen: outcome.value } } };
  }
  if (outcome.kind === 'refused' && outcome.retry === 'never') {
    return { row, outcome: { kind: 'note', note: `${outcome.reason} (${outcome.code})` } };
  }
  const error = outcome.kind === 'refused' ? `${outcome.reason} (${outcome.code})` : outcome.problem;
  return asRetry(row, { error, clock, wishMs: outcome.kind === 'refused' ? outcome.afterMs : undefined });
}
