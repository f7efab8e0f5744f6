import type { Start } from '@hetang/contract/http/home';
import { sql } from '../../kernel/database/sql.ts';
import { currentPlan } from '../../plan/current.ts';
import type { StartDeps } from './deps.ts';

/** What is done of a first run, by facts: what was undone since is to be done again. */
export async function readStart(
  { db, connected }: Pick<StartDeps, 'db' | 'connected'>,
  user: number,
): Promise<Start> {
  const current = await currentPlan(db);
  const facts = await db.one<Pick<Start, 'synced' | 'code' | 'journey' | 'closed'>>(sql`
    select exists (select from relation) as synced,
      exists (select from channel_code where state = 'live') as code,
      exists (select from enrolment) as journey,
      exists (select from app_user where id = ${user} and start_closed_at is not null) as closed`);
  return {
    connected: connected(),
    synced: facts?.synced ?? false,
    plan: current !== null,
    code: facts?.code ?? false,
    welcome: Object.values(current?.plan.codes ?? {}).some(
      (code) => 'welcome' in code && code.welcome !== undefined,
    ),
    journey: facts?.journey ?? false,
    closed: facts?.closed ?? false,
  };
}
