import type { ChatOwnerChannel } from '../../../channels/chat-owners.ts';
import type { Clock } from '../../../kernel/clock.ts';
import type { Database } from '../../../kernel/database/database.ts';
import type { Logger } from '../../../kernel/telemetry/logger.ts';
import { noteOwner } from '../../communities/api.ts';
import {
  type ChatEnd,
  type ChatLane,
  claimChats,
  dueLanes,
  putOff,
  roomToday,
  settleChats,
  tomorrowOf,
} from './chat-rows.ts';

interface ChatTransferDeps {
  db: Database;
  clock: Clock;
  log: Logger;
  port: ChatOwnerChannel;
}

/** Machine milliseconds after which a call that nobody answered for is repeated; a repeat changes nothing. */
const STALE_MS = 120_000;

/** Gives the groups that are due to their new owners. Safe in several processes at once. @returns how many. */
export async function runChatTransfers(deps: ChatTransferDeps): Promise<number> {
  const { db, clock } = deps;
  let given = 0;
  for (const lane of await dueLanes(db, clock.now(), staleAt(clock))) given += await giveAll(deps, lane);
  return given;
}

const staleAt = (clock: Clock): Date => new Date(clock.now().getTime() - STALE_MS * clock.speed);

async function giveAll(deps: ChatTransferDeps, lane: ChatLane): Promise<number> {
  const { db, clock, port, log } = deps;
  for (let given = 0; ; ) {
    const now = clock.now();
    const room = await roomToday(db, lane.to_userid, now);
    const tomorrow = tomorrowOf(now);
    const chatIds = await claimChats(db, lane, { now, stale: staleAt(clock), room });
    if (chatIds.length === 0) {
      if (room === 0) await putOff(db, lane, tomorrow);
      return given;
    }
    const outcome = await port.transferChats({ kind: lane.kind, chatIds, to: lane.to_userid });
    if (outcome.kind === 'unknown') {
      // Without an answer they stay as they are, until it is clear that none will come.
      log.warn({ lane, outcome }, 'transfer of groups');
      return given;
    }
    const ends = outcome.kind === 'done' ? endsOf(chatIds, outcome.value, tomorrow) : undefined;
    if (ends) given += await settle(deps, lane, ends);
    else if (outcome.kind === 'refused') {
      log.warn({ lane, outcome }, 'transfer of groups');
      const later = outcome.retry === 'later';
      const notBefore = later ? new Date(now.getTime() + (outcome.afterMs ?? 60_000) * clock.speed) : null;
      const state = later ? ('asked' as const) : ('not-possible' as const);
      await settle(
        deps,
        lane,
        chatIds.map((chatId) => ({ chatId, state, code: outcome.code, notBefore })),
      );
      if (later) return given;
    }
  }
}

type Failed = { chatId: string; code: number; what: 'no' | 'later' | 'same' }[];

/** Who is not among those that failed has a new owner. */
function endsOf(chatIds: readonly string[], failed: Failed, tomorrow: Date): ChatEnd[] {
  const problems = new Map(failed.map((one) => [one.chatId, one]));
  return chatIds.map((chatId) => {
    const problem = problems.get(chatId);
    if (!problem || problem.what === 'same') return { chatId, state: 'done', code: null, notBefore: null };
    if (problem.what === 'later') return { chatId, state: 'asked', code: problem.code, notBefore: tomorrow };
    return { chatId, state: 'not-possible', code: problem.code, notBefore: null };
  });
}

async function settle({ db, clock }: ChatTransferDeps, lane: ChatLane, ends: ChatEnd[]): Promise<number> {
  const done = ends.flatMap(({ chatId, state }) => (state === 'done' ? [chatId] : []));
  await db.transaction(async (tx) => {
    await noteOwner(tx, done, lane.to_userid);
    await settleChats(tx, ends, clock.now());
  });
  return done.length;
}
