import type { Tx } from '../../../kernel/database/database.ts';
import type { ChatKeeper } from '../../chats.ts';
import type { ChannelDirectory, ChannelEvent } from '../../port.ts';
import type { KnownContact } from '../rules/known.ts';
import { type Fact, tell } from '../rules/tell.ts';
import type { Told } from '../rules/telling.ts';
import { recall, remember } from './memory.ts';

/** Takes events of a channel into the log; results do not matter to the channel. */
export type Ingest = (tx: Tx, events: ChannelEvent[], source: string) => Promise<unknown>;

export interface TellDeps {
  ingest: Ingest;
  chats: Pick<ChatKeeper, 'hold' | 'meet'>;
  directory: ChannelDirectory;
  now: Date;
  graceMs: number;
}

/**
 * Turns facts into events, in their order, and remembers what was told, in the caller's transaction.
 * @returns for each fact what came of it.
 */
export async function tellFacts(tx: Tx, facts: readonly Fact[], deps: TellDeps): Promise<Told[]> {
  if (facts.length === 0) return [];
  const known = await recall(
    tx,
    facts.map((fact) => fact.externalUserid),
  );
  const changed = new Map<string, KnownContact>();
  const results: Told[] = [];
  for (const fact of facts) {
    const before = known.get(fact.externalUserid);
    if (!before) throw new Error(`nothing recalled of ${fact.externalUserid}`);
    const told = tell(fact, before, deps);
    results.push(told);
    if (told.known === before) continue;
    known.set(fact.externalUserid, told.known);
    changed.set(fact.externalUserid, told.known);
  }
  await remember(tx, [...changed.values()]);
  const events = results.flatMap((told) => told.events);
  if (events.length > 0) await ingestAndMeet(tx, events, deps);
  return results;
}

/** Who becomes a contact may be in groups already. What groups hold is locked before the log is, as everywhere. */
async function ingestAndMeet(tx: Tx, events: ChannelEvent[], { ingest, chats }: TellDeps): Promise<void> {
  const added = events
    .filter((event) => event.name === 'contact.added')
    .flatMap(({ identities }) => identities.find(({ kind }) => kind === 'external_userid')?.value ?? []);
  const inGroups = await chats.hold(tx, added);
  await ingest(tx, events, 'wecom');
  await chats.meet(tx, inGroups);
}
