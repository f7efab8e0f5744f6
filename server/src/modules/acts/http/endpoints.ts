import type { Endpoint } from '../../../kernel/http/app.ts';
import type { ActsDeps } from '../deps.ts';
import { exportActs } from './export-acts.ts';
import { getAct } from './get-act.ts';
import { getActPeople } from './get-act-people.ts';
import { getActs } from './get-acts.ts';
import { postAct } from './post-act.ts';
import { postActRun } from './post-act-run.ts';
import { postActUndo } from './post-act-undo.ts';

/** Everything over HTTP about acts on many contacts. */
export function actEndpoints(deps: ActsDeps): Endpoint[] {
  return [
    getActs(deps),
    exportActs(deps),
    getAct(deps),
    getActPeople(deps),
    postAct(deps),
    postActRun(deps),
    postActUndo(deps),
  ];
}
