import type { Permissions } from '@hetang/contract/http/access';
import type { Job } from '@hetang/contract/http/jobs';
import type { Clock } from '../../../kernel/clock.ts';
import type { Queryable } from '../../../kernel/database/database.ts';
import { type JobFacts, type JobTime, mayDealWith, presentJob } from './rules/job.ts';
import { listActs } from './sql/list-acts.ts';
import { listBackup } from './sql/list-backup.ts';
import { listComparisons } from './sql/list-comparisons.ts';
import { listImports } from './sql/list-imports.ts';
import { listSegmentBuilds, listVisit } from './sql/list-standing.ts';

const KEPT_MS = 7 * 86_400_000;

export interface JobSources {
  db: Queryable;
  clock: Clock;
  /** Backups are of the machine's time. */
  machine: Clock;
}

/** Work in the background as its tables have it, before anybody in particular looks at it. */
export interface Work {
  world: readonly JobFacts[];
  machine: readonly JobFacts[];
}

/** What runs, and what ended within the last days: read from the tables that each kind of work keeps itself. */
export async function readWork({ db, clock, machine }: JobSources): Promise<Work> {
  const since = new Date(clock.now().getTime() - KEPT_MS);
  const [backup, ...world] = await Promise.all([
    listBackup(db, new Date(machine.now().getTime() - KEPT_MS)),
    listImports(db, since),
    listComparisons(db, since),
    listActs(db, since),
    listSegmentBuilds(db, since),
    listVisit(db),
  ]);
  return { world: world.flat(), machine: backup };
}

/** The work that somebody may see, the last begun first. */
export function jobsFor(
  work: Work,
  { clock, machine }: Pick<JobSources, 'clock' | 'machine'>,
  permissions: Permissions | undefined,
): Job[] {
  const show = (facts: readonly JobFacts[], time: JobTime): Job[] =>
    facts
      .filter(({ kind }) => mayDealWith(kind, permissions, 'read'))
      .map((one) => presentJob(one, time, permissions));
  return [
    ...show(work.world, { now: clock.now(), speed: clock.speed }),
    ...show(work.machine, { now: machine.now(), speed: machine.speed }),
  ].sort((a, b) => b.startedAt.localeCompare(a.startedAt) || a.id.localeCompare(b.id));
}
