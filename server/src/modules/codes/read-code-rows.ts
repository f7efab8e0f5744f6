import type { codeRowSchema } from '@hetang/contract/http/codes';
import type { Plan } from '@hetang/contract/plan/registry';
import type { z } from 'zod';
import { namesOf } from '../../conditions/rules/plan-names.ts';
import type { Queryable } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import type { Lang } from '../../kernel/errors.ts';
import { type DesiredCode, type Duty, desiredCode } from './rules/desired-code.ts';
import { codeStaffKey, type StaffFacts } from './rules/hindrance.ts';

export type CodeRow = z.infer<typeof codeRowSchema>;

interface Stored {
  key: string;
  state: CodeRow['state'];
  error: { zh: string; en: string } | null;
  qr_url: string | null;
  spec_hash: string | null;
  changed_at: Date | null;
  added: number;
  lost: number;
}

/** A code of the plan with what it should be now and what the platform has. */
export interface CodeView {
  row: CodeRow;
  wish: { code: DesiredCode; duty: Duty } | null;
  specHash: string | null;
  changedAt: Date | null;
}

/** The codes of the plan in its order, or those of the given keys. */
export async function readCodeViews(
  db: Queryable,
  plan: Plan,
  known: { facts: StaffFacts; now: Date; lang: Lang; keys?: readonly string[] },
): Promise<CodeView[]> {
  const keys = known.keys ?? Object.keys(plan.codes);
  const rows = await db.rows<Stored>(sql`
    select k.key, coalesce(c.state, 'creating') as state, c.error, c.qr_url, c.spec_hash, c.changed_at,
           coalesce(r.added, 0)::int as added, coalesce(r.lost, 0)::int as lost
    from unnest(${keys}::text[]) with ordinality as k (key, nr)
    left join channel_code c on c.key = k.key
    left join (
      select code, count(*) as added, count(lost_at) as lost
      from relation where code = any(${keys}::text[]) group by code) r on r.code = k.key
    order by k.nr`);
  return rows.map((stored) => {
    const wish = desiredCode(plan, stored.key, known);
    const { spec_hash: specHash, changed_at: changedAt } = stored;
    return { row: present(plan, stored, { wish, ...known }), wish, specHash, changedAt };
  });
}

function present(
  plan: Plan,
  stored: Stored,
  { wish, facts, lang }: { wish: CodeView['wish']; facts: StaffFacts; lang: Lang },
): CodeRow {
  const { key } = stored;
  const names = namesOf(plan);
  return {
    key,
    name: names.of('codes', key),
    ...(wish ? actingCode(wish, stored) : recordedCode(plan, key)),
    tags: plan.codes[key]?.tags ?? [],
    staff: (wish ? wish.duty.on : (plan.codes[key]?.staff ?? [])).map((staff) => names.named('staff', staff)),
    error: stored.error?.[lang] ?? null,
    link: wish?.code.isLink ? stored.qr_url : null,
    qrUrl: stored.qr_url ? `/v1/codes/${key}/qr.png` : null,
    addedToday: sumOf(
      Object.keys(plan.staff).map((staff) => facts.addedByCode.get(codeStaffKey(key, staff))),
    ),
    added: stored.added,
    lost: stored.lost,
  };
}

type Acting = Pick<CodeRow, 'state' | 'level' | 'skipVerify'>;

const actingCode = ({ code, duty }: { code: DesiredCode; duty: Duty }, { state }: Stored): Acting => ({
  state,
  level: duty.level,
  skipVerify: code.skipVerify,
});

/** One that nothing makes yet. */
const recordedCode = (plan: Plan, key: string): Acting => ({
  state: 'recorded',
  level: null,
  skipVerify: plan.codes[key]?.['skip-verify'] ?? true,
});

const sumOf = (numbers: (number | undefined)[]): number =>
  numbers.reduce<number>((sum, number) => sum + (number ?? 0), 0);
