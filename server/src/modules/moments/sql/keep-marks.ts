import type { Tx } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';

/** Something that a customer did with what a member has published. */
export interface Mark {
  userid: string;
  external_userid: string;
  kind: 'like' | 'comment';
  at: Date;
  /** Of several in one second. */
  nr: number;
}

/** Keeps likes and comments of a Moment; answers those that were not known. */
export function keepMarks(tx: Tx, post: number, marks: readonly Mark[]): Promise<Mark[]> {
  if (marks.length === 0) return Promise.resolve([]);
  return tx.rows<Mark>(sql`
    insert into moment_mark (post_id, userid, external_userid, kind, at, nr)
    select ${post}, userid, external_userid, kind, at, nr
    from json_to_recordset(${JSON.stringify(marks)}::json)
      as m (userid text, external_userid text, kind text, at timestamptz, nr int)
    on conflict do nothing
    returning userid, external_userid, kind, at, nr`);
}
