import { importRunSchema } from '@hetang/contract/http/imports';
import { HetangError } from '../../../../kernel/errors.ts';
import type { Endpoint } from '../../../../kernel/http/app.ts';
import { askUndo } from '../../changes/undo-import.ts';
import { findRun } from '../../runs.ts';
import type { FileDeps } from '../deps.ts';
import { fileParams } from './params.ts';

/** `POST /v1/imports/:id/undo`: takes an import back, in the background; repeating it does nothing more. */
export function postUndo(deps: FileDeps): Endpoint {
  return (app) => {
    app.post(
      '/v1/imports/:id/undo',
      {
        config: { access: 'any' },
        schema: { tags: ['imports'], params: fileParams, response: { 200: importRunSchema } },
      },
      async (request) => {
        const { id } = request.params;
        await askUndo(deps, id, request.caller?.name ?? '');
        const run = await findRun(deps.db, id, deps.clock.now());
        if (!run) throw new HetangError('request/not-found', { what: request.url });
        return run;
      },
    );
  };
}
