import { type ReachRules, reachOf } from '../outbox/reach-of-plan.ts';
import { capUntil } from '../outbox/rules/frequency-cap.ts';
import { type GateFacts, type GateVerdict, passGate, waitingTurn } from '../outbox/rules/gate.ts';
import { defaultDispatchSettings } from '../outbox/settings.ts';
import { quietByZone } from '../outbox/windows.ts';
import type { CompiledPlan } from '../reaction/compiled-plan.ts';
import type { ContactState } from '../reaction/contact-state.ts';
import type { DraftIntention } from '../reaction/reaction.ts';

/** What would become of a message by the rules of reach; the monthly quota, which others use too, is not asked. */
export interface Outlook {
  /** Why it would not go out: a code of the outbox. */
  refused: string | null;
  /** Until when it would be held back. */
  from: Date | null;
}

/** What a person has said about being written to. */
export interface Willing {
  refusedConsent: boolean;
  suppressed: boolean;
}

interface Asked {
  contact: ContactState;
  willing: Willing;
  plan: CompiledPlan;
  now: Date;
  /** When messages of this run went out (ms). */
  sent: readonly number[];
}

/** Welcomes go out at once; every other message passes the gate and the caps. */
export function outlookOf(intention: DraftIntention, asked: Asked): Outlook {
  if (intention.kind === 'welcome') return { refused: null, from: null };
  const { plan, now, sent } = asked;
  const rules = reachOf(plan.plan, defaultDispatchSettings);
  const facts = factsOf(intention, asked, rules);
  const verdict = passGate(facts, now.getTime(), quietFor(asked, rules));
  if (!('go' in verdict)) return outlook(verdict);
  const until = rules.service.has(intention.message ?? '') ? null : capUntil(sent, rules.caps, now.getTime());
  return until === null
    ? { refused: null, from: null }
    : outlook(waitingTurn(facts.notAfter, until, 'frequency-cap'));
}

function factsOf(intention: DraftIntention, asked: Asked, { service }: ReachRules): GateFacts {
  const { contact, willing, plan } = asked;
  const message = intention.message ?? '';
  return {
    notAfter: intention.notAfter?.getTime() ?? Number.POSITIVE_INFINITY,
    fault: Object.hasOwn(plan.plan.messages, message) ? null : 'unknown-message',
    // Who is reached by customer service need not be a friend; whether the conversation is open shows when it is sent.
    friend:
      intention.kind === 'service-message' ||
      [...contact.relations.values()].some(({ lostAt }) => lostAt === null),
    refusedConsent: willing.refusedConsent && !service.has(message),
    suppressed: willing.suppressed,
    duplicate: false,
  };
}

function quietFor({ contact, plan, now }: Asked, { quietHours, zoneField }: ReachRules): number | null {
  const zone = zoneField === null ? null : contact.fields[zoneField];
  return quietByZone(now, quietHours, plan.timezone)(typeof zone === 'string' ? zone : null);
}

function outlook(verdict: GateVerdict): Outlook {
  if ('end' in verdict) return { refused: verdict.reason, from: null };
  return { refused: null, from: 'deferUntil' in verdict ? new Date(verdict.deferUntil) : null };
}
