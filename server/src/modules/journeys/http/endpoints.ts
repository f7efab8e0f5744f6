import type { Endpoint } from '../../../kernel/http/app.ts';
import type { JourneysDeps } from './deps.ts';
import { exportEnrolments } from './export-enrolments.ts';
import { exportJourneys } from './export-journeys.ts';
import { getControls } from './get-controls.ts';
import { getEnrolment } from './get-enrolment.ts';
import { getEnrolments } from './get-enrolments.ts';
import { getJourney } from './get-journey.ts';
import { getVersions } from './get-versions.ts';
import { listJourneys } from './list-journeys.ts';
import { postControl } from './post-control.ts';
import { postEnrolments } from './post-enrolments.ts';
import { postMove } from './post-move.ts';

/** Everything journeys offer over HTTP. */
export function journeyEndpoints(deps: JourneysDeps): Endpoint[] {
  return [
    listJourneys(deps),
    exportJourneys(deps),
    getJourney(deps),
    getVersions(deps),
    getControls(deps),
    postControl(deps),
    postMove(deps),
    postEnrolments(deps),
    getEnrolments(deps),
    exportEnrolments(deps),
    getEnrolment(deps),
  ];
}
