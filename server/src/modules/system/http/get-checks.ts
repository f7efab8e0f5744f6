import { systemChecksSchema } from '@hetang/contract/http/system';
import type { Lang } from '../../../kernel/errors.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { langOf } from '../../../kernel/http/errors.ts';
import { reuse } from '../../../kernel/reuse.ts';
import { type Checked, runChecks } from '../checks/run-checks.ts';
import { sayChecked } from '../checks/say-checked.ts';
import { type ServerCheckDeps, serverChecks } from '../checks/server-checks.ts';

/** `GET /v1/system/checks`: what is wrong and what to do about it. For `hetang doctor` too, so a key may ask. */
export function getChecks(deps: ServerCheckDeps): Endpoint {
  const checked = reuse(async () => ({
    asOf: deps.clock.now().toISOString(),
    list: await runChecks(serverChecks, deps),
  }));
  const answer = ({ asOf, list }: { asOf: string; list: readonly Checked[] }, lang: Lang) => ({
    ok: list.every(({ level }) => level !== 'bad'),
    asOf,
    checks: list.map((one) => sayChecked(one, lang)),
  });
  return (app) => {
    app.get(
      '/v1/system/checks',
      { config: { access: 'any' }, schema: { tags: ['system'], response: { 200: systemChecksSchema } } },
      async (request) => answer(await checked(), langOf(request)),
    );
  };
}
