import type { Database } from '../../../server/src/kernel/database/database.ts';
import type { Sql } from '../../../server/src/kernel/database/sql.ts';

/** Something that must hold after the storm: the question finds what breaks it. */
export interface Rule {
  says: string;
  broken: Sql;
}

const SHOWN = 3;

/** A broken rule in one line: how often, and the first examples. */
export function complaint(says: string, broken: readonly unknown[]): string[] {
  if (broken.length === 0) return [];
  const examples = broken.slice(0, SHOWN).map((one) => (typeof one === 'string' ? one : JSON.stringify(one)));
  return [`${says}: ${broken.length} × ${examples.join('; ')}`];
}

/** Asks all questions; answers complaints. */
export async function checkRules(db: Database, rules: readonly Rule[]): Promise<string[]> {
  const complaints: string[] = [];
  for (const { says, broken } of rules) complaints.push(...complaint(says, await db.rows(broken)));
  return complaints;
}
