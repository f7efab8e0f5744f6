import type { Rows } from '../conditions/rules/rows-read.ts';
import { handledEvents } from '../engine/sql/handled-events.ts';
import { loadContacts } from '../engine/sql/load-contacts.ts';
import { loadRows } from '../engine/sql/load-rows.ts';
import type { Tx } from '../kernel/database/database.ts';
import { sql } from '../kernel/database/sql.ts';
import type { LoggedEvent } from '../kernel/log/consume.ts';
import { countEvent } from '../modules/contacts/rules/count-event.ts';
import { followSequences } from '../modules/contacts/rules/follow-sequences.ts';
import { loadGiven, loadPoints } from '../modules/points/api.ts';
import type { CompiledPlan } from '../reaction/compiled-plan.ts';
import type { ContactState } from '../reaction/contact-state.ts';

/** Of a longer history only the latest events count. */
const MOST_EVENTS = 20_000;
const ALL_ROWS: ReadonlySet<Rows> = new Set<Rows>(['consents', 'memberships']);

/** A contact as it stands, its history counted for a plan that may be in force nowhere; undefined when there is none. */
export async function loadPerson(
  tx: Tx,
  id: number,
  { plan, now }: { plan: CompiledPlan; now: Date },
): Promise<ContactState | undefined> {
  const contacts = await loadContacts(tx, [id], { keys: [], limited: plan.limited, now });
  const contact = contacts.get(id);
  if (!contact) return undefined;
  await loadRows(tx, contacts, ALL_ROWS);
  await loadPoints(tx, contacts, { events: [], plan });
  // Whatever happens in the run, on its first day too, counts on from what has been given.
  const ahead = [...plan.earning.keys()].map((name) => ({ contactId: id, name, at: now }));
  await loadGiven(tx, contacts, { events: ahead, plan });
  contact.counters.clear();
  for (const event of await historyOf(tx, id, plan)) {
    countEvent(contact, event, plan);
    followSequences(contact, event, plan);
  }
  return contact;
}

/** The events of a contact that some condition of the plan reads, in their order. */
async function historyOf(tx: Tx, id: number, { kept }: CompiledPlan): Promise<LoggedEvent[]> {
  const names = [...new Set([...kept.counters.keys(), ...kept.sequences.keys()])];
  if (names.length === 0) return [];
  const rows = await tx.rows<Pick<LoggedEvent, 'part' | 'seq' | 'name' | 'at' | 'props' | 'source'>>(sql`
    select * from (
      select e.part, e.seq, e.name, e.at, e.props, e.source from ${handledEvents([id])}
      where e.name = any(${names}::text[]) order by e.at desc, e.part desc, e.seq desc limit ${MOST_EVENTS}
    ) latest order by at, part, seq`);
  return rows.map((row) => ({ ...row, contactId: id, dedupe: null, loggedAt: row.at }));
}
