import type { Action, Permissions, Resource } from '@hetang/contract/http/access';
import { type Job, type JobKind, type StoppableJob, stoppableJobs } from '@hetang/contract/http/jobs';

/** A piece of work as its own table has it. Instants are of the clock that it was started by. */
export interface JobFacts {
  kind: JobKind;
  /** Within its kind. */
  id: string;
  name: string;
  step: string | null;
  state: Job['state'];
  by: string | null;
  startedAt: Date;
  finishedAt: Date | null;
  /** When it was last heard of, for work that dies with its process. */
  beatAt: Date | null;
  done: number | null;
  total: number | null;
  file: Job['file'];
  error: string | null;
}

/** The time of whoever started a piece of work, and how many of its seconds pass in a real one. */
export interface JobTime {
  now: Date;
  speed: number;
}

/** Real milliseconds of silence after which work that beats is taken to have died with its process. */
const SILENCE_MS = 60_000;
/** Real seconds below which a rate says nothing. */
const FIRST_SECONDS = 1;

/** What part of the product a kind of work belongs to. */
export const RESOURCE: Record<JobKind, Resource> = {
  import: 'imports',
  reconciliation: 'wecom',
  act: 'contacts',
  segment: 'segments',
  visit: 'segments',
  backup: 'system',
};

/** Whether somebody may see (or stop) work of a kind. It concerns everybody's rows, so a narrower reach is none. */
export function mayDealWith(kind: JobKind, permissions: Permissions | undefined, action: Action): boolean {
  return permissions?.[RESOURCE[kind]]?.[action] === 'all';
}

/** How a piece of work is told of. */
export function presentJob(facts: JobFacts, time: JobTime, permissions: Permissions | undefined): Job {
  const { kind, startedAt, finishedAt, beatAt: _, ...rest } = facts;
  const state = hasDied(facts, time) ? 'stopped' : facts.state;
  const running = state === 'running';
  const { rate, secondsLeft } = paceOf(facts, time);
  return {
    ...rest,
    id: `${kind}:${rest.id}`,
    kind,
    step: running ? rest.step : null,
    state,
    startedAt: startedAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
    rate,
    secondsLeft: running ? secondsLeft : null,
    cancellable: running && isStoppable(kind) && mayDealWith(kind, permissions, 'write'),
  };
}

const isStoppable = (kind: JobKind): kind is StoppableJob =>
  (stoppableJobs as readonly JobKind[]).includes(kind);

/** Rate = done / real seconds since the start; left = what is still to do, at that rate. */
function paceOf(
  { done, total, startedAt, finishedAt }: JobFacts,
  { now, speed }: JobTime,
): Pick<Job, 'rate' | 'secondsLeft'> {
  const seconds = ((finishedAt ?? now).getTime() - startedAt.getTime()) / 1000 / speed;
  if (done === null || seconds < FIRST_SECONDS) return { rate: null, secondsLeft: null };
  const rate = done / seconds;
  const secondsLeft = total === null || rate === 0 ? null : Math.max(0, Math.ceil((total - done) / rate));
  return { rate, secondsLeft };
}

function hasDied({ state, beatAt }: JobFacts, { now, speed }: JobTime): boolean {
  return state === 'running' && beatAt !== null && now.getTime() - beatAt.getTime() > SILENCE_MS * speed;
}
