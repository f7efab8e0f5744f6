import type { MomentChannel } from '../moments.ts';
import { cancelMoment } from './calls/cancel-moment.ts';
import { createMoment } from './calls/create-moment.ts';
import type { MediaDeps } from './calls/deps.ts';
import { findMoment } from './calls/find-moment.ts';
import { prepareMomentMedia } from './calls/prepare-media.ts';
import { readMomentJob } from './calls/read-moment-job.ts';
import { readMomentMarks } from './calls/read-moment-marks.ts';
import { readMomentMembers } from './calls/read-moment-members.ts';
import { readMomentReach } from './calls/read-moment-reach.ts';

/** What may be asked about Moments of the company. */
export function makeMomentPort(calls: MediaDeps): MomentChannel {
  return {
    prepareMomentMedia: prepareMomentMedia(calls),
    createMoment: createMoment(calls),
    readMomentJob: readMomentJob(calls),
    findMoment: findMoment(calls),
    readMomentMembers: readMomentMembers(calls),
    readMomentReach: readMomentReach(calls),
    readMomentMarks: readMomentMarks(calls),
    cancelMoment: cancelMoment(calls),
  };
}
