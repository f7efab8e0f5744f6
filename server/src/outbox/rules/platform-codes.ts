import type { Refusal } from '../../channels/port.ts';

/** Refusals of the platform that decide what becomes of an intention. */
export const refusals = {
  /** The welcome code is not known, or its 20 s are over. */
  welcomeCodeExpired: 41050,
  /** Somebody has welcomed or chatted already. */
  alreadyWelcomed: 41051,
  /** Another call with the same welcome code is under way. */
  welcomeUnderWay: 41096,
  /** None of the targets of a mass task can be reached. */
  nobodyToSend: 41048,
  notFriend: 84061,
} as const;

/** What is recorded of a refusal that has no reason of ours: the platform's code and the channel's word for it. */
export function refusalReason({ code, reason }: Refusal): string {
  return `platform-${code}: ${reason}`.slice(0, 200);
}
