import type { Audience, MassSendReading } from '../../channels/port.ts';
import type { FinalState } from './settled.ts';

/** What is known of a mass task while it waits for its sender. Times are milliseconds since 1970. */
export interface OpenSend {
  audience: Audience;
  notAfter: number;
  confirmedAt: number | null;
  cancelWanted: boolean;
}

export interface TargetEnd {
  /** Platform id of the person or group; null means all that are not named. */
  target: string | null;
  state: FinalState;
  reason: string | null;
  at: Date | null;
}

/** True when the task must be called off at the platform before its people are settled. */
export function mustCancel(send: OpenSend, reading: MassSendReading, now: number): boolean {
  return !reading.confirmed && !reading.cancelled && (send.cancelWanted || now >= send.notAfter);
}

/**
 * Ends that a reading gives to people of a mass task. Confirmed by the sender is not yet delivered: what the
 * platform says of each person counts. Who has no result in a task that was called off, gets the reason for it;
 * who has none `graceMs` after the confirmation, will not get one.
 */
export function endsOf(send: OpenSend, reading: MassSendReading, now: number, graceMs: number): TargetEnd[] {
  const ends = reading.targets.flatMap((target): TargetEnd[] => {
    const known = resultOf(target.status, send.audience);
    return known ? [{ target: target.target, at: target.at, ...known }] : [];
  });
  const rest = restOf(send, reading, now, graceMs);
  return rest ? [...ends, { target: null, at: null, ...rest }] : ends;
}

type Result = { state: FinalState; reason: string | null } | null;

function resultOf(status: MassSendReading['targets'][number]['status'], audience: Audience): Result {
  if (status === 'waiting') return null;
  if (status === 'sent') return { state: 'sent', reason: null };
  if (status === 'capped') return { state: 'failed', reason: 'platform-cap' };
  return { state: 'failed', reason: refusedTarget(audience) };
}

/** What is recorded of a person or group that the platform will not give the sender's message to. */
export function refusedTarget(audience: Audience): string {
  return audience === 'groups' ? 'not-the-owner' : 'not-a-friend';
}

function restOf(send: OpenSend, reading: MassSendReading, now: number, graceMs: number) {
  if (reading.cancelled) {
    if (send.cancelWanted) return { state: 'cancelled' as const, reason: 'cancelled-by-operator' };
    if (now >= send.notAfter) return { state: 'expired' as const, reason: 'not-confirmed' };
    return { state: 'cancelled' as const, reason: 'cancelled-on-platform' };
  }
  if (send.confirmedAt !== null && now - send.confirmedAt >= graceMs)
    return { state: 'failed' as const, reason: 'no-result' };
  return null;
}

/** The state of a mass task after a look at it. */
export function stateAfter(look: { over: boolean; confirmed: boolean; cancelled: boolean }) {
  if (!look.over) return look.confirmed ? 'confirmed' : 'awaiting-staff';
  return look.cancelled ? 'cancelled' : 'settled';
}
