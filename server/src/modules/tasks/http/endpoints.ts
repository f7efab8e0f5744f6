import type { Endpoint } from '../../../kernel/http/app.ts';
import type { TasksDeps } from './deps.ts';
import { exportTasks } from './export-tasks.ts';
import { getTasks } from './get-tasks.ts';
import { getMyFills } from './my-fills.ts';
import { getMyTasks, postMyTaskDone } from './my-tasks.ts';
import { postTaskCancel } from './post-task-cancel.ts';
import { postTaskDone } from './post-task-done.ts';
import { postTaskRemind } from './post-task-remind.ts';

/** Everything tasks offer over HTTP. */
export function taskEndpoints(deps: TasksDeps): Endpoint[] {
  return [
    getTasks(deps),
    exportTasks(deps),
    postTaskDone(deps),
    postTaskCancel(deps),
    postTaskRemind(deps),
    getMyTasks(deps),
    getMyFills(deps),
    postMyTaskDone(deps),
  ];
}
