import type { Clock } from '../../kernel/clock.ts';
import type { Database, Tx } from '../../kernel/database/database.ts';
import { ingestEvents } from '../contacts/api.ts';
import { type Membership, tellMembership } from './rules/tell-membership.ts';
import { lockUntold, markTold, type Whose } from './sql/untold.ts';
import { nextChats } from './sql/walk-chats.ts';

/** Members of groups whose events go into one transaction. */
const AT_ONCE = 1_000;

/**
 * Tells the log what has happened to contacts in groups and it was not told yet; once each, in the caller's
 * transaction. Who is no contact waits until they are one.
 * @returns how many members it concerned; fewer than `AT_ONCE` when nothing is left.
 */
export async function tellMemberships(tx: Tx, whose: Whose, now: Date): Promise<number> {
  let total = 0;
  for (;;) {
    const rows = await lockUntold(tx, whose, AT_ONCE);
    if (rows.length === 0) return total;
    const told = rows.map((row) => ({ row, ...tellMembership(row, now) }));
    const events = told.flatMap((one) =>
      one.events.map((event) => ({ ...event, identities: identitiesOf(one.row) })),
    );
    await ingestEvents(tx, events, { source: 'wecom', now });
    await markTold(
      tx,
      told.map(({ row, toldAt }) => ({ ...row, toldAt })),
    );
    total += rows.length;
    if (rows.length < AT_ONCE) return total;
  }
}

const CHATS_AT_ONCE = 100;

/** The same for all groups, in one transaction for each stretch of them. */
export async function tellEverybody(db: Database, clock: Clock): Promise<void> {
  let after = '';
  for (;;) {
    const chatIds = await nextChats(db, after, CHATS_AT_ONCE);
    if (chatIds.length > 0) await db.transaction((tx) => tellMemberships(tx, { chatIds }, clock.now()));
    if (chatIds.length < CHATS_AT_ONCE) return;
    after = chatIds.at(-1) ?? after;
  }
}

function identitiesOf({ memberId, unionid }: Membership) {
  const identities = [{ kind: 'external_userid', value: memberId }];
  if (unionid !== null) identities.push({ kind: 'unionid', value: unionid });
  return identities;
}
