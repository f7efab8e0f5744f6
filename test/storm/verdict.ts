import { existsSync, readFileSync } from 'node:fs';
import type { Database } from '../../server/src/kernel/database/database.ts';
import { sql } from '../../server/src/kernel/database/sql.ts';
import { contactRules } from './checks/contact-rules.ts';
import { journeyRules, openTaskRule, taskRules, timerRule } from './checks/journey-rules.ts';
import { checkLedger } from './checks/ledger-check.ts';
import { logRules } from './checks/log-rules.ts';
import { checkClerk, mergeRules } from './checks/merge-rules.ts';
import { checkCalls, orderRules } from './checks/order-rules.ts';
import { outboxRules } from './checks/outbox-rules.ts';
import { checkPeople } from './checks/people-check.ts';
import { reachRules } from './checks/reach-rules.ts';
import { checkRules } from './checks/rule.ts';
import { checkService } from './checks/service-check.ts';
import { checkStages } from './checks/stages.ts';
import { lapsedRules, standingRules } from './checks/standing-rules.ts';
import { checkDone } from './checks/tasks-done.ts';
import type { Clerk } from './clerk.ts';
import type { Person } from './crowd.ts';
import type { Platform } from './emulator.ts';
import type { Ledger } from './ledger.ts';
import { KEYED } from './plan.ts';

export interface Evidence {
  db: Database;
  platform: Platform;
  ledger: Ledger;
  people: readonly Person[];
  /** Accounts of customer service. */
  accounts: readonly string[];
  tasksDone: ReadonlySet<number>;
  clerk: Pick<Clerk, 'merged' | 'leftAlone' | 'meantAgain'>;
  /** Calls that the brand's program has taken. */
  taken: ReadonlyMap<string, number>;
}

export interface Verdict {
  complaints: string[];
  totals: Record<string, unknown>;
}

/** Checks everything that can be seen while the server runs and has nothing left to do. */
export async function judge(evidence: Evidence): Promise<Verdict> {
  const { db, platform, ledger, people, accounts, tasksDone, clerk, taken } = evidence;
  const now = new Date(await platform.now());
  const rules = [
    ...logRules,
    ...contactRules,
    ...journeyRules,
    timerRule(now),
    openTaskRule(now),
    ...taskRules,
    ...outboxRules,
    ...standingRules,
    ...lapsedRules(now),
    ...mergeRules,
    ...orderRules,
    ...reachRules,
  ];
  const phones = await checkPeople(db, platform, people);
  const service = await checkService(db, platform, accounts);
  const complaints = [
    ...(await checkLedger(db, ledger)),
    ...(await checkRules(db, rules)),
    ...(await checkStages(db)),
    ...(await checkDone(db, tasksDone)),
    ...(await checkClerk(db, clerk)),
    ...(await checkCalls(db, taken)),
    ...phones.complaints,
    ...service.complaints,
  ];
  const batches = ledger.batches;
  const totals = {
    eventsAcknowledged: sum(
      batches.filter((one) => one.state === 'acknowledged').map((one) => one.events.length),
    ),
    batches: batches.length,
    batchesTriedAgain: batches.filter((one) => one.tries > 1).length,
    batchesGivenUp: batches.filter((one) => one.state === 'given-up').length,
    batchesRepeated: ledger.repeats,
    people: people.length,
    tasksDone: tasksDone.size,
    merges: clerk.merged.length,
    leftAlone: clerk.leftAlone.size,
    meantAgain: clerk.meantAgain,
    callsTaken: taken.size,
    callsTakenAgain: [...taken.values()].filter((times) => times > 1).length,
    welcomes: phones.welcomes,
    messagesReceived: phones.messagesReceived,
    tagsCompared: phones.tagsCompared,
    ...service.totals,
    ...(await readFigures(db)),
  };
  return { complaints, totals };
}

async function readFigures(db: Database): Promise<Record<string, unknown>> {
  const figures = await db.one<Record<string, unknown>>(sql`
    select (select count(*) from event) as "events", (select count(*) from contact) as "contacts",
      (select count(*) from identity_conflict) as "identityConflicts",
      (select count(*) from enrolment) as "enrolments", (select count(*) from journey_step) as "steps",
      (select count(*) from mass_send) as "massTasks",
      (select count(*) from mass_send where attempts > 1) as "massTasksCalledAgain",
      (select count(*) from inbox) as "callbacks",
      (select count(*) from enrolment where journey = ${KEYED.journey}) as "orders",
      (select count(*) from enrolment where end_reason = 'goal') as "goals",
      (select sum(count)::int from event_notice) as "eventNotices",
      (select count(*) from tier_change) as "tierMoves",
      (select count(*) from segment_member) as "members"`);
  const intentions = await db.rows<{ what: string; n: number }>(sql`
    select kind || ' ' || state || coalesce(' ' || regexp_replace(reason, ':.*', ''), '') as what, count(*) as n
    from intention group by 1 order by 1`);
  return { ...figures, intentions: Object.fromEntries(intentions.map(({ what, n }) => [what, n])) };
}

/** Errors that the server wrote to its log, by message: for people, not part of the verdict. */
export function errorsIn(logFile: string): Record<string, number> {
  const counts: Record<string, number> = {};
  if (!existsSync(logFile)) return counts;
  for (const line of readFileSync(logFile, 'utf8').split('\n')) {
    const said = messageOf(line);
    if (said !== null) counts[said] = (counts[said] ?? 0) + 1;
  }
  return counts;
}

function messageOf(line: string): string | null {
  if (!line.startsWith('{')) return line.trim() === '' ? null : `not JSON: ${line.slice(0, 120)}`;
  try {
    const { level, msg, err } = JSON.parse(line) as {
      level: number;
      msg?: string;
      err?: { message?: string };
    };
    return level >= 50 ? `${msg ?? ''} | ${err?.message ?? ''}`.slice(0, 160) : null;
  } catch {
    return 'a torn line';
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
