import type { Database } from '../../kernel/database/database.ts';
import type { Endpoint } from '../../kernel/http/app.ts';
import { EXPORT, isExport } from './is-export.ts';
import { noteChange } from './note-change.ts';

/**
 * Enters each file that somebody takes with what they asked for, before the first byte leaves. Comes after `recordActors`,
 * which says who they are, and before the endpoints.
 */
export function recordExports(db: Database): Endpoint {
  return (app) => {
    app.addHook('preHandler', async (request) => {
      const url = request.routeOptions.url ?? '';
      if (request.caller === null || !isExport(request.method, url)) return;
      const asked = { ...(request.params as object), ...(request.query as object) };
      const entry = { object: EXPORT, key: url.replace(/^\/v1\//, ''), after: asked };
      await db.transaction((tx) => noteChange(tx, entry));
    });
  };
}
