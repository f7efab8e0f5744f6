import { movementsQuery, movementsSchema, type PointsMovement } from '@hetang/contract/http/points';
import { eventWords } from '../../../conditions/rules/event-words.ts';
import { namesOf } from '../../../conditions/rules/plan-names.ts';
import type { Words } from '../../../conditions/rules/words.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { langOf } from '../../../kernel/http/errors.ts';
import { currentPlan } from '../../../plan/current.ts';
import { listMovements, type MovementRow } from '../sql/list-movements.ts';
import { contactParams, type PointsDeps } from './deps.ts';

/** `GET /v1/contacts/:id/points/movements`: every change of a contact's points, with what brought it about. */
export function getMovements({ db }: Pick<PointsDeps, 'db'>): Endpoint {
  return (app) => {
    app.get(
      '/v1/contacts/:id/points/movements',
      {
        config: { access: 'any' },
        schema: {
          tags: ['points'],
          params: contactParams,
          querystring: movementsQuery,
          response: { 200: movementsSchema },
        },
      },
      async (request) => {
        const { page, size, sort, scheme, kind } = request.query;
        const words: Words = {
          names: namesOf((await currentPlan(db))?.plan ?? null),
          lang: langOf(request),
        };
        const { rows, total } = await listMovements(
          db,
          { contact: request.params.id, scheme, kind },
          { sort, limit: size, offset: (page - 1) * size },
        );
        return { items: rows.map((row) => present(row, words)), total };
      },
    );
  };
}

function present({ scheme, at, source, by_name, event, ...row }: MovementRow, words: Words): PointsMovement {
  return {
    ...row,
    scheme: words.names.named('points', scheme),
    at: at.toISOString(),
    ...causeOf({ source, by_name, event }, words),
  };
}

function causeOf(
  { source, by_name, event }: Pick<MovementRow, 'source' | 'by_name' | 'event'>,
  { names, lang }: Words,
): Pick<PointsMovement, 'by' | 'cause'> {
  if (source === 'plan')
    return { by: 'rule', cause: event === null ? null : { key: event, name: eventWords(event, lang) } };
  if (source === 'time') return { by: 'time', cause: null };
  if (source.startsWith('journey:'))
    return { by: 'journey', cause: names.named('journeys', source.slice('journey:'.length)) };
  return { by: 'hand', cause: { key: source, name: by_name || source } };
}
