import type {
  CodeLeaf,
  CommunityLeaf,
  ConsentLeaf,
  JourneyLeaf,
  StageLeaf,
  TierLeaf,
} from '@hetang/contract/plan/condition';
import { durationMs } from '@hetang/contract/plan/values';
import { type Sql, sql } from '../../kernel/database/sql.ts';
import type { StateLeaf } from '../rules/evaluate.ts';
import { fieldSql } from './field-sql.ts';
import type { SqlScope } from './scope.ts';

/** What is asked of the present state, over `contact c`; never null. */
export function stateSql(leaf: StateLeaf, scope: SqlScope): Sql {
  if ('field' in leaf) return fieldSql(leaf);
  if ('stage' in leaf) return stageSql(leaf, scope);
  if ('tier' in leaf) return tierSql(leaf, scope);
  if ('journey' in leaf) return journeySql(leaf);
  if ('code' in leaf) return codeSql(leaf);
  if ('community' in leaf) return communitySql(leaf, scope.now);
  if ('consent' in leaf) return consentSql(leaf);
  if ('friend' in leaf)
    return sql`exists (select from relation r
      where r.contact_id = c.id and r.staff = ${leaf.friend} and r.lost_at is null)`;
  if ('tag-group' in leaf)
    return sql`exists (select from contact_tag t where t.contact_id = c.id and t.tag_group = ${leaf['tag-group']})`;
  const [tagGroup, tag] = leaf.tag.split('/');
  return sql`exists (select from contact_tag t where t.contact_id = c.id and t.tag_group = ${tagGroup}
    and t.tag = ${tag} ${lasting(sql`t.at`, leaf.for, scope.now)})`;
}

/** That something has been so for a time. */
function lasting(since: Sql, duration: string | undefined, now: Date): Sql {
  return duration ? sql`and ${since} <= ${new Date(now.getTime() - durationMs(duration))}` : sql``;
}

function stageSql(leaf: StageLeaf, { plan, now }: SqlScope): Sql {
  const wanted = leaf['or-later'] ? from(Object.keys(plan.stages), leaf.stage) : [leaf.stage];
  return sql`coalesce(c.stage = any(${wanted}::text[]) ${lasting(sql`c.stage_at`, leaf.for, now)}, false)`;
}

function tierSql(leaf: TierLeaf, { plan, now }: SqlScope): Sql {
  const [ladder = '', tier = ''] = leaf.tier.split('/');
  const tiers = Object.hasOwn(plan.ladders, ladder) ? plan.ladders[ladder]?.tiers : undefined;
  const wanted = leaf['or-higher'] ? from(Object.keys(tiers ?? {}), tier) : [tier];
  return sql`exists (select from contact_tier l where l.contact_id = c.id and l.ladder = ${ladder}
    and l.tier = any(${wanted}::text[]) ${lasting(sql`l.since`, leaf.for, now)})`;
}

/** The key and what comes after it; nothing when the plan does not have it. */
function from(order: readonly string[], key: string): string[] {
  const at = order.indexOf(key);
  return at < 0 ? [] : order.slice(at);
}

function codeSql({ code, source = 'first' }: CodeLeaf): Sql {
  const first = sql`coalesce(c.code = ${code}, false)`;
  if (source === 'first') return first;
  return sql`(${first} or exists (select from relation r where r.contact_id = c.id and r.code = ${code}))`;
}

function journeySql({ journey, state = 'active' }: JourneyLeaf): Sql {
  const entered = sql`select from enrolment e where e.contact_id = c.id and e.journey = ${journey}`;
  if (state === 'any') return sql`exists (${entered})`;
  const active = sql`exists (${entered} and e.status = 'active')`;
  return state === 'active' ? active : sql`(exists (${entered}) and not ${active})`;
}

/** A contact is a member while it is in any group of the community; the earliest of these tells since when. */
function communitySql({ community, state = 'member', ...leaf }: CommunityLeaf, now: Date): Sql {
  const row = sql`select from community_member g where g.contact_id = c.id and g.community = ${community}`;
  const present = sql`${row} and g.joined_at is not null and (g.left_at is null or g.joined_at > g.left_at)`;
  if (state === 'any') return sql`exists (${row})`;
  if (state === 'member') return sql`exists (${present} ${lasting(sql`g.joined_at`, leaf.for, now)})`;
  const later = leaf.for
    ? sql`and not exists (${row} and g.left_at > ${new Date(now.getTime() - durationMs(leaf.for))})`
    : sql``;
  return sql`(exists (${row}) and not exists (${present}) ${later})`;
}

function consentSql({ consent, is = 'given' }: ConsentLeaf): Sql {
  const said = sql`select from consent n where n.contact_id = c.id and n.scope = ${consent}`;
  return is === 'unknown' ? sql`not exists (${said})` : sql`exists (${said} and n.state = ${is})`;
}
