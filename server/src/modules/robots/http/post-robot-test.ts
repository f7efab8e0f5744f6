import { robotTestSchema } from '@hetang/contract/http/robots';
import type { RobotOutcome } from '../../../channels/robots.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { HetangError } from '../../../kernel/errors.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { langOf } from '../../../kernel/http/errors.ts';
import type { RobotDeps } from '../deps.ts';
import { takeTurn } from '../sql/messages.ts';
import { NO_KEY } from '../tell-groups.ts';
import { robotParams } from './params.ts';

const WORDS = '荷塘：这是一条测试消息，群机器人可以使用。';
const UNCLEAR = {
  zh: '没有收到回应，请到群里看消息是否已到',
  en: 'No answer: look in the group whether it came',
};
/** Of the platform: too many in a minute. Here it is said before anybody asks the platform. */
const TOO_MANY = 45009;

/** `POST /v1/wecom/robots/:id/test`: sends a message now; counts as one of the minute. */
export function postRobotTest(deps: RobotDeps): Endpoint {
  return (app) => {
    app.post(
      '/v1/wecom/robots/:id/test',
      {
        config: { access: 'user' },
        schema: { tags: ['wecom'], params: robotParams, response: { 200: robotTestSchema } },
      },
      async (request) => {
        const outcome = await sendTest(deps, request.params.id);
        if (outcome.kind === 'done') return { problem: null };
        const lang = langOf(request);
        return {
          problem: outcome.kind === 'unclear' ? UNCLEAR[lang] : deps.port.explain(outcome.code, lang),
        };
      },
    );
  };
}

async function sendTest({ db, machine, port, unseal }: RobotDeps, id: number): Promise<RobotOutcome> {
  const robot = await db.one<{ sealed: Buffer }>(sql`select sealed from robot where id = ${id}`);
  if (!robot) throw new HetangError('request/not-found', { what: `robot ${id}` });
  const key = unseal(robot.sealed);
  if (key === null) return { kind: 'refused', code: NO_KEY, again: false };
  if (!(await takeTurn(db, id, machine.now()))) return { kind: 'refused', code: TOO_MANY, again: true };
  return port.send(key, WORDS);
}
