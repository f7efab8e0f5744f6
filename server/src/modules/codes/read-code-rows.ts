import type { codeRowSchema } from '@hetang/contract/http/codes';
import type { Plan } from '@hetang/contract/plan/registry';
import type { z } from 'zod';
import { namesOf } from '../../conditions/rules/plan-names.ts';
import type { Queryable } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import type { Lang } from '../../kernel/errors.ts';
import { joinedByState } from '../communities/api.ts';
import { codeHash, groupsHash } from './code-hash.ts';
import { platformState } from './platform-state.ts';
import { presentGroups } from './present-groups.ts';
import { readGroupFacts } from './read-group-facts.ts';
import { type DesiredCode, type Duty, desiredCode } from './rules/desired-code.ts';
import { communityOfCode, desiredGroups } from './rules/desired-groups.ts';
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
  /** What the platform should have, and what it has; null for nothing. */
  wantedHash: string | null;
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
  const groups = await readGroupFacts(db, plan);
  const joined = await joinedByState(
    db,
    rows.filter(({ key }) => communityOfCode(plan, key) !== null).map(({ key }) => platformState(key)),
  );
  return rows.map((stored) => {
    const { key, spec_hash: specHash, changed_at: changedAt } = stored;
    const wish = desiredCode(plan, key, known);
    if (wish) {
      const row = presentStaffCode(plan, stored, { wish, ...known });
      return { row, wish, wantedHash: codeHash(wish.code), specHash, changedAt };
    }
    const behind = desiredGroups(plan, key, groups(key));
    const row = {
      ...presentAny(plan, stored, known.lang),
      state: behind ? stored.state : ('no-group' as const),
      groups: presentGroups(plan, key, { behind, ...groups(key) }),
      added: joined.get(platformState(key))?.joined ?? 0,
      lost: joined.get(platformState(key))?.left ?? 0,
    };
    return { row, wish, wantedHash: behind && groupsHash(behind), specHash, changedAt };
  });
}

/** What is shown of any code, the ones of groups as far as others know it. */
function presentAny(plan: Plan, stored: Stored, lang: Lang): CodeRow {
  const { key } = stored;
  const names = namesOf(plan);
  return {
    key,
    name: names.of('codes', key),
    state: stored.state,
    level: null,
    skipVerify: plan.codes[key]?.['skip-verify'] ?? true,
    tags: plan.codes[key]?.tags ?? [],
    staff: (plan.codes[key]?.staff ?? []).map((staff) => names.named('staff', staff)),
    error: stored.error?.[lang] ?? null,
    link: null,
    qrUrl: stored.qr_url ? `/v1/codes/${key}/qr.png` : null,
    addedToday: 0,
    added: stored.added,
    lost: stored.lost,
    groups: null,
  };
}

function presentStaffCode(
  plan: Plan,
  stored: Stored,
  {
    wish: { code, duty },
    facts,
    lang,
  }: { wish: NonNullable<CodeView['wish']>; facts: StaffFacts; lang: Lang },
): CodeRow {
  const names = namesOf(plan);
  return {
    ...presentAny(plan, stored, lang),
    level: duty.level,
    skipVerify: code.skipVerify,
    staff: duty.on.map((staff) => names.named('staff', staff)),
    link: code.isLink ? stored.qr_url : null,
    addedToday: sumOf(
      Object.keys(plan.staff).map((staff) => facts.addedByCode.get(codeStaffKey(stored.key, staff))),
    ),
  };
}

const sumOf = (numbers: (number | undefined)[]): number =>
  numbers.reduce<number>((sum, number) => sum + (number ?? 0), 0);
