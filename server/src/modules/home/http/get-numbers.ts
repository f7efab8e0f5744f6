import { homeNumbersQuery, homeNumbersSchema } from '@hetang/contract/http/home';
import { HetangError } from '../../../kernel/errors.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { reuseByKey } from '../../../kernel/reuse.ts';
import type { HomeDeps } from '../deps.ts';
import { readNumbers } from '../read-numbers.ts';

/** `GET /v1/home/numbers`: the numbers of some days and of those before them. */
export function getNumbers(deps: HomeDeps): Endpoint {
  const numbers = reuseByKey((days) => {
    const [from = '', to = ''] = days.split('/');
    return readNumbers(deps, { from, to });
  });
  return (app) => {
    app.get(
      '/v1/home/numbers',
      {
        config: { access: 'any' },
        schema: { querystring: homeNumbersQuery, response: { 200: homeNumbersSchema } },
      },
      ({ query: { from, to } }) => {
        if (from > to) throw new HetangError('request/invalid', { field: 'to', problem: `${to} < ${from}` });
        return numbers(`${from}/${to}`);
      },
    );
  };
}
