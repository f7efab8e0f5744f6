import { newId } from '../../kernel/ids.ts';
import { PlatformError } from '../../platform/errors.ts';
import type { CardCode } from '../../state/state.ts';
import type { Call } from '../endpoint.ts';

const LIFE_MS = 72 * 3_600_000;

/** A code by which the app may change the card, once, within 72 hours. */
export function issueCard(call: Pick<Call, 'world' | 'now'>, msgid: string): string {
  const { state } = call.world;
  for (const [code, card] of state.cards) {
    if (card.expiresAt > call.now) break;
    state.cards.delete(code);
  }
  const code = newId(state, 'card', '', 64);
  state.cards.set(code, { msgid, expiresAt: call.now + LIFE_MS });
  return code;
}

/** Spends a code; 40058 when it is unknown, spent or older than 72 hours. */
export function spendCard(call: Call, code: string): CardCode {
  const card = call.world.state.cards.get(code);
  if (card === undefined || card.expiresAt <= call.now)
    throw new PlatformError(40058, 'invalid response_code');
  call.world.state.cards.delete(code);
  return card;
}
