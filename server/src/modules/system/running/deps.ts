import type { StoppableJob } from '@hetang/contract/http/jobs';
import type { Logger } from '../../../kernel/telemetry/logger.ts';
import type { JobSources } from './list-jobs.ts';

/** Asks a piece of work to stop; answers whether it was under way. */
type Stop = (id: string) => Promise<boolean>;

export interface JobDeps extends JobSources {
  log: Logger;
  stop: Record<StoppableJob, Stop>;
}
