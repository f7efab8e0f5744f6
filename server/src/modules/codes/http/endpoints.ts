import type { Endpoint } from '../../../kernel/http/app.ts';
import type { CodesHttpDeps } from './deps.ts';
import { exportCodes } from './export-codes.ts';
import { getCode } from './get-code.ts';
import { getCodeChanges } from './get-code-changes.ts';
import { getStaff } from './get-staff.ts';
import { listCodes } from './list-codes.ts';
import { deletePause, putPause } from './staff-pause.ts';

/** Everything about codes and those behind them over HTTP; pictures need the platform. */
export function codeEndpoints(deps: CodesHttpDeps): Endpoint[] {
  return [
    listCodes(deps),
    ...exportCodes(deps),
    getCode(deps),
    getCodeChanges(deps),
    getStaff(deps),
    putPause(deps),
    deletePause(deps),
  ];
}
