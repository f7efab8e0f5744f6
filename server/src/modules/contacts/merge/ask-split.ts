import type { splitHindrances } from '@hetang/contract/http/merges';
import type { Queryable, Tx } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { HetangError } from '../../../kernel/errors.ts';
import { LOG_CHANNEL } from '../../../kernel/log/append.ts';

type SplitHindrance = (typeof splitHindrances)[number];

/** A merge with what decides whether it can be undone. */
export interface StandingMerge {
  id: number;
  from: number;
  into: number;
  /** Why it cannot be undone; null when it can. */
  hindrance: SplitHindrance | null;
  asked: boolean;
}

/**
 * Finds a merge. Merges into one contact are undone from the latest on: what a later one has changed would not be known
 * apart otherwise.
 * @throws HetangError `request/not-found`
 */
export async function findMerge(db: Queryable, id: number): Promise<StandingMerge> {
  const row = await db.one<StandingMerge>(sql`
    select m.id, m.from_id as from, m.into_id as into, m.split_asked_at is not null as asked,
      case
        when m.split_at is not null then 'split'
        when m.absorbed_at is null then 'moving'
        when m.into_after is null then 'unknown-before'
        when not exists (select from contact c where c.id = m.into_id) or exists (
          select from log_redirect r where r.contact_id = m.into_id) then 'merged-on'
        when exists (
          select from contact_merge l where l.into_id = m.into_id and l.id > m.id and l.split_at is null)
          then 'later-first'
      end as hindrance
    from contact_merge m where m.id = ${id}`);
  if (!row) throw new HetangError('request/not-found', { what: `merge ${id}` });
  return row;
}

/**
 * Wants a merge undone; the engine does it as soon as everything before has taken effect. Asked twice, it is done once.
 * @throws HetangError `request/not-found`, `contact/not-split`
 */
export async function askSplit(
  tx: Tx,
  { merge, by, reason }: { merge: number; by: string; reason: string },
  now: Date,
): Promise<StandingMerge> {
  // The lock that a merge takes too.
  await tx.run(sql`
    select 1 from contact where id = (select into_id from contact_merge where id = ${merge}) for update`);
  const found = await findMerge(tx, merge);
  if (found.hindrance !== null) throw new HetangError('contact/not-split', wordsOf(merge, found.hindrance));
  await tx.run(sql`
    update contact_merge set split_asked_at = ${now}, split_by = ${by}, split_reason = ${reason}
    where id = ${merge} and split_asked_at is null`);
  await tx.run(sql`select pg_notify(${LOG_CHANNEL}, '')`);
  return found;
}

type Words = [why: string, what: string];
const WORDS: Record<SplitHindrance, { zh: Words; en: Words }> = {
  moving: {
    zh: ['合并还在进行', '几秒后再试'],
    en: ['it is still under way', 'Try again in a few seconds'],
  },
  'unknown-before': {
    zh: ['它是旧版本做的,没有记下合并前的样子', '按合并记录中的身份标识手工处理'],
    en: [
      'an earlier version did it and kept no picture of before',
      'Mend it by hand from the record of the merge',
    ],
  },
  'merged-on': {
    zh: ['留下的客户后来又并入了另一位客户', '先拆分那一次合并'],
    en: ['the contact that went on became part of another one later', 'Undo that merge first'],
  },
  'later-first': {
    zh: ['之后还有别的客户并入同一位客户', '从最近的一次合并开始拆分'],
    en: ['others became part of the same contact later', 'Undo the latest merge first'],
  },
  split: { zh: ['它已经拆分', '无需再拆'], en: ['it has been undone', 'There is nothing to do'] },
};

function wordsOf(id: number, hindrance: SplitHindrance): Record<string, string | number> {
  const { zh, en } = WORDS[hindrance];
  return { id, why: zh[0], what: zh[1], whyEn: en[0], whatEn: en[1] };
}
