import type { Queryable } from '../../kernel/database/database.ts';
import { raw, type Sql, sql } from '../../kernel/database/sql.ts';
import { HetangError } from '../../kernel/errors.ts';
import type { Stretch } from '../../kernel/log/consume.ts';

/** Events that travel together under one token. */
export interface Block {
  token: string;
  /** Numbers of the events, in the order of the lines. */
  seqs: readonly number[];
  /** Tab-separated, in the order of `COLUMNS`. */
  lines: readonly string[];
}

/** The columns of ClickHouse's `event` that a line has. */
export const COLUMNS = ['part', 'seq', 'contact_id', 'name', 'at', 'props', 'source', 'logged_at'] as const;

/** Far below what one insert of ClickHouse keeps whole (256 MB, a million rows). */
const MAX_CHARS = 16_000_000;

/**
 * A stretch of the log in blocks. The same stretch is always cut the same way, so a repeat carries the same tokens.
 * @throws HetangError `analytics/unfit-event` for instants that the questions' arithmetic does not cover.
 */
export async function readBlocks(db: Queryable, stretch: Stretch, maxChars = MAX_CHARS): Promise<Block[]> {
  const { part, first, last } = stretch;
  const lines = await readLines(db, part, sql`seq between ${first} and ${last}`);
  const blocks: string[][] = [];
  let chars = Number.POSITIVE_INFINITY;
  for (const line of lines) {
    if (chars + line.length > maxChars) {
      blocks.push([]);
      chars = 0;
    }
    blocks.at(-1)?.push(line);
    chars += line.length;
  }
  let next = first;
  return blocks.map((block) =>
    blockOf(
      part,
      block.map(() => next++),
      block,
    ),
  );
}

/** Single events, each a block of its own. */
export async function readSingles(db: Queryable, part: number, seqs: readonly number[]): Promise<Block[]> {
  const sorted = [...seqs].sort((a, b) => a - b);
  const lines = await readLines(db, part, sql`seq = any(${sorted}::bigint[])`);
  return lines.map((line, i) => blockOf(part, sorted.slice(i, i + 1), [line]));
}

function blockOf(part: number, seqs: readonly number[], lines: readonly string[]): Block {
  return { token: `${part}.${seqs[0]}.${seqs.at(-1)}`, seqs, lines };
}

/**
 * Events as ClickHouse reads them. PostgreSQL writes the lines and sends them as one value: made into objects and JSON
 * here they would cost several times as much. Of contacts that were merged meanwhile they go to the one that goes on, of those
 * that went apart again to themselves.
 */
async function readLines(db: Queryable, part: number, which: Sql): Promise<string[]> {
  const found = await db.one<{ lines: string | null; unfit: number | null; at: string | null }>(sql`
    select string_agg(concat_ws(E'\\t', part, seq, contact_id, ${escaped('name')}, at, ${escaped('props::text')},
             ${escaped('source')}, logged_at), E'\\n' order by seq) as lines,
      min(seq) filter (where unfit) as unfit, min(at) filter (where unfit)::text as at
    from (
      select part, seq, coalesce(d.target, via, e.contact_id) as contact_id, name, at at time zone 'UTC' as at, props,
        source, logged_at at time zone 'UTC' as logged_at, at >= '2100-01-01Z' or at < '1970-01-01Z' as unfit
      from event e left join log_redirect d on d.contact_id = coalesce(via, e.contact_id)
      where part = ${part} and ${which}
    ) e`);
  const { lines, unfit, at } = found ?? { lines: null, unfit: null, at: null };
  if (unfit !== null) throw new HetangError('analytics/unfit-event', { part, seq: unfit, at: at ?? '' });
  return lines?.split('\n') ?? [];
}

/** A text as it stands between tabs: the three characters that mean something there. */
function escaped(column: 'name' | 'props::text' | 'source'): Sql {
  return sql`replace(replace(replace(${raw(column)}, '\\', '\\\\'), E'\\t', '\\t'), E'\\n', '\\n')`;
}
