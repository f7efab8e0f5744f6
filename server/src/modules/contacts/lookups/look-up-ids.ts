import type { IdLookupChannel } from '../../../channels/id-lookup.ts';
import type { Clock } from '../../../kernel/clock.ts';
import type { Database } from '../../../kernel/database/database.ts';
import { ingestEvents } from '../ingest-events.ts';
import { judgeLookup, type LookupEnd, putBack } from '../rules/judge-lookup.ts';
import { claimLookups, type DueLookup, settleLookups } from './work-lookups.ts';

const BATCH = 40;
const AT_ONCE = 8;
/** What one run takes; the next is a minute later. */
const MOST = 4_000;
const LEASE_MS = 120_000;

interface LookupDeps {
  db: Database;
  /** The clock of the world that the contacts live in. */
  clock: Clock;
  port: IdLookupChannel;
}

type Answered = DueLookup & { end: LookupEnd };

/**
 * Asks the platform for the external_userid of people whom a shop or an Official Account knows by unionid and openid: each
 * once, and who is nobody's customer again after 30 days. Whom it names is told to the log like any other name; a name that
 * is another contact's becomes a suggestion to merge. It stops at trouble that all questions have.
 * @returns how many the platform has answered.
 */
export async function lookUpIds(deps: LookupDeps): Promise<number> {
  const { db, clock } = deps;
  let answered = 0;
  for (let taken = 0; taken < MOST; taken += BATCH) {
    const now = clock.now();
    const heldUntil = new Date(now.getTime() + LEASE_MS * clock.speed);
    const { claimed, due } = await claimLookups(db, BATCH, { now, heldUntil });
    if (claimed === 0) return answered;
    const ends = await askAll(deps, due);
    await settle(deps, ends);
    answered += ends.filter(({ end }) => end.state !== 'waiting').length;
    if (ends.some(isTrouble)) return answered;
  }
  return answered;
}

/** What keeps the platform from answering any question. */
const isTrouble = ({ end }: Answered): boolean => end.state === 'waiting' && end.reason !== null;

/** Some at a time; the rest is given back when the platform has trouble. */
async function askAll({ port }: LookupDeps, due: readonly DueLookup[]): Promise<Answered[]> {
  const ends: Answered[] = [];
  for (let from = 0; from < due.length; from += AT_ONCE) {
    const some = due.slice(from, from + AT_ONCE);
    ends.push(
      ...(await Promise.all(
        some.map(async (one) => {
          const { unionid, openid, attempts } = one;
          return { ...one, end: judgeLookup(await port.findExternalUserid({ unionid, openid }), attempts) };
        }),
      )),
    );
    const rest = due.slice(from + AT_ONCE);
    if (ends.some(isTrouble))
      return [...ends, ...rest.map((one) => ({ ...one, end: putBack(one.attempts) }))];
  }
  return ends;
}

/** Names and ends in one transaction: a name is told once, and none is lost. */
async function settle({ db, clock }: LookupDeps, answered: readonly Answered[]): Promise<void> {
  const now = clock.now();
  await db.transaction(async (tx) => {
    await ingestEvents(
      tx,
      answered.flatMap(({ unionid, end: { externalUserid } }) =>
        externalUserid === null ? [] : [linkEvent(unionid, externalUserid, now)],
      ),
      { source: 'lookup', now },
    );
    const ends = answered.map(({ unionid, end: { waitMs, ...end } }) => ({
      unionid,
      ...end,
      retryAt: waitMs === null ? null : new Date(now.getTime() + waitMs * clock.speed),
    }));
    await settleLookups(tx, ends, now);
  });
}

/** The person of the unionid comes first: whose the other name is already keeps it. */
function linkEvent(unionid: string, externalUserid: string, at: Date) {
  return {
    name: 'contact.updated',
    at,
    identities: [
      { kind: 'unionid', value: unionid },
      { kind: 'external_userid', value: externalUserid },
    ],
    props: {},
    dedupe: `lookup:${unionid}:${externalUserid}`,
  };
}
