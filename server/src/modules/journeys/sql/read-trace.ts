import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';

export interface TraceStep {
  seq: number;
  at: Date;
  journey: string;
  version: number;
  node: number;
  outcome: string | null;
  detail: Record<string, unknown> | null;
}

export interface Trace {
  steps: TraceStep[];
  messages: {
    id: number;
    kind: string;
    message: string | null;
    state: string;
    reason: string | null;
    created_at: Date;
  }[];
  tasks: { id: number; title: string; state: string; outcome: string | null; due_at: Date }[];
  calls: {
    id: number;
    url: string;
    state: 'pending' | 'done' | 'failed';
    attempts: number;
    status: number | null;
    error: string | null;
  }[];
}

/** What happened on one person's way, and what came of it. */
export async function readTrace(
  db: Queryable,
  { id, contactId }: { id: number; contactId: number },
): Promise<Trace> {
  const [steps, messages, tasks, calls] = await Promise.all([
    db.rows<TraceStep>(sql`
      select seq, at, journey, version, node, outcome, detail from journey_step where enrolment_id = ${id} order by seq`),
    db.rows<Trace['messages'][number]>(sql`
      select id, kind, message, state, reason, created_at from intention
      where contact_id = ${contactId} and enrolment_id = ${id} and kind <> 'tag' order by id`),
    db.rows<Trace['tasks'][number]>(sql`
      select id, title, state, outcome, due_at from task
      where contact_id = ${contactId} and source ->> 'enrolment' = ${String(id)} order by id`),
    db.rows<Trace['calls'][number]>(sql`
      select id, url, state, attempts, status, error from webhook_call where enrolment_id = ${id} order by id`),
  ]);
  return { steps, messages, tasks, calls };
}
