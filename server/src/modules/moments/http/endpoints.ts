import type { Endpoint } from '../../../kernel/http/app.ts';
import type { MomentHttpDeps } from './deps.ts';
import { exportMoments } from './export-moments.ts';
import { getChoices } from './get-choices.ts';
import { getMarks } from './get-marks.ts';
import { getMoment } from './get-moment.ts';
import { getMoments } from './get-moments.ts';
import { getPlanned } from './get-planned.ts';
import { postCancel } from './post-cancel.ts';
import { postMoment } from './post-moment.ts';

/** Everything about Moments over HTTP. */
export function momentEndpoints(deps: MomentHttpDeps): Endpoint[] {
  return [
    getMoments(deps),
    exportMoments(deps),
    getPlanned(deps),
    getChoices(deps),
    getMoment(deps),
    getMarks(deps),
    postMoment(deps),
    postCancel(deps),
  ];
}
