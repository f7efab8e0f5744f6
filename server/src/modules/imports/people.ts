import { sql } from '../../kernel/database/sql.ts';
import { DistinctIds } from './distinct-ids.ts';
import type { Session } from './session.ts';

/** Counts the different people that an import is about, in little memory. */
export interface People {
  add(contactId: number, identity: string): void;
  /** To be awaited after each batch. */
  settle(): Promise<void>;
  count(): Promise<number>;
}

/** By contact: one bit each. */
export function peopleById(): People {
  const ids = new DistinctIds();
  return {
    add: (contactId) => ids.add(contactId),
    settle: async () => undefined,
    count: async () => ids.count,
  };
}

/** By what they are called: for dry runs, where a new contact is another one in each batch. */
export async function peopleByIdentity(session: Session): Promise<People> {
  await session.run(sql`create temp table import_person (name text collate "C" primary key)`);
  let batch = new Set<string>();
  return {
    add: (_, identity) => void batch.add(identity),
    async settle() {
      const names = [...batch];
      batch = new Set();
      await session.run(
        sql`insert into import_person select * from unnest(${names}::text[]) on conflict do nothing`,
      );
    },
    async count() {
      const row = await session.one<{ n: number }>(sql`select count(*) as n from import_person`);
      return row?.n ?? 0;
    },
  };
}
