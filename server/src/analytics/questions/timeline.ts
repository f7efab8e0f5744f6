import type { Timeline } from '@hetang/contract/http/contacts';
import type { Analytics } from '../../kernel/clickhouse/analytics.ts';
import { HetangError } from '../../kernel/errors.ts';
import { Bind } from './step.ts';

export interface TimelineQuestion {
  contactId: number;
  limit: number;
  /** Where the previous page ended: its `next`. */
  before?: string | undefined;
  /** Only events of this name. */
  name?: string | undefined;
}

export type EventPage = Omit<Timeline, 'tasks'>;

interface Row {
  part: number;
  seq: number;
  ms: number;
  name: string;
  source: string;
  props: string;
}

/**
 * The events of a contact, newest first, a page at a time. Pages neither repeat nor lose an event while new ones
 * arrive, because a page begins where the last one ended and not at a number of rows.
 * @throws HetangError `request/invalid` when `before` is not what a page gave.
 */
export async function askTimeline(analytics: Analytics, question: TimelineQuestion): Promise<EventPage> {
  const bind = new Bind();
  const limit = bind.put(question.limit + 1, 'UInt32');
  const rows = await analytics.query<Row>(
    `select part, seq, toUnixTimestamp64Milli(at) as ms, name, source, props from event
     where ${conditions(question, bind).join(' and ')}
     order by at desc, seq desc limit ${limit}`,
    bind.params,
  );
  const page = rows.slice(0, question.limit);
  const last = page.at(-1);
  return {
    items: page.map((row) => ({
      id: `${row.part}-${row.seq}`,
      name: row.name,
      at: new Date(row.ms).toISOString(),
      source: row.source,
      props: JSON.parse(row.props),
    })),
    next: rows.length > page.length && last ? `${last.ms}-${last.seq}` : null,
  };
}

function conditions(question: TimelineQuestion, bind: Bind): string[] {
  const list = [`contact_id = ${bind.put(question.contactId, 'UInt64')}`];
  if (question.name !== undefined) list.push(`name = ${bind.put(question.name, 'String')}`);
  if (question.before !== undefined) {
    const [, ms, seq] = /^(\d{1,14})-(\d{1,15})$/.exec(question.before) ?? [];
    if (ms === undefined || seq === undefined) {
      throw new HetangError('request/invalid', { field: 'before', problem: 'not the end of a page' });
    }
    const at = `fromUnixTimestamp64Milli(${bind.put(Number(ms), 'Int64')}, 'UTC')`;
    list.push(`at <= ${at} and (at < ${at} or seq < ${bind.put(Number(seq), 'UInt64')})`);
  }
  return list;
}
