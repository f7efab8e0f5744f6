import type { KnownContact } from './known.ts';
import type { Seen } from './seen.ts';
import { type AddedFact, tellAdded } from './tell-added.ts';
import { type GoneFact, tellGone } from './tell-gone.ts';
import { tellSeen } from './tell-seen.ts';
import {
  type TransferFailedFact,
  type TransferredFact,
  tellTransferFailed,
  tellTransferred,
} from './tell-transfer.ts';
import { nothing, type Telling, type Told } from './telling.ts';

/** Something learned about one person. */
export type Fact =
  | AddedFact
  | GoneFact
  | TransferredFact
  | TransferFailedFact
  | { kind: 'seen'; externalUserid: string; seen: Seen };

/** Turns a fact into events. Pure: the same fact told twice makes no second event. */
export function tell(fact: Fact, known: KnownContact, telling: Telling): Told {
  if (fact.kind === 'seen') return tellSeen(fact.seen, known, telling);
  if (fact.kind === 'transferred') return tellTransferred(fact, known, telling);
  const staff = telling.directory.staffKey(fact.userid);
  if (staff === null) return nothing(known, 'the member is not in the plan');
  if (fact.kind === 'transfer-failed') return tellTransferFailed(fact, known, staff);
  if (fact.kind === 'gone') return tellGone(fact, known, staff);
  const told = tellAdded(fact, known, { ...telling, staff });
  if (!fact.seen) return told;
  const rest = tellSeen(fact.seen, told.known, telling);
  return { ...told, known: rest.known, events: [...told.events, ...rest.events] };
}
