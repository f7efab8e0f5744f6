import type { Logger } from 'pino';
import type { PushLog } from '../callbacks/push-log.ts';
import type { WorldClock } from '../kernel/clock.ts';
import type { Pending } from '../kernel/pending.ts';
import type { Transport } from '../kernel/transport.ts';
import type { Follows } from '../state/follows.ts';
import type { BusinessEvent, WorldState } from '../state/state.ts';
import type { Agenda } from './agenda.ts';
import type { Behaviour } from './behaviour.ts';

/** Fields of an event or of a message to the app beyond the common head; undefined is not written, a list becomes a row of Item. */
export interface EventFields {
  /** Absent for a message, whose MsgType is then given. */
  Event?: string;
  [field: string]: string | number | readonly string[] | undefined;
}

/** Everything an act or a call may touch, passed explicitly. */
export interface World {
  readonly state: WorldState;
  readonly follows: Follows;
  readonly clock: WorldClock;
  readonly transport: Transport;
  readonly agenda: Agenda;
  /** What the platform does at its time, also while the people stand still. */
  readonly duties: Agenda;
  readonly behaviour: Behaviour;
  readonly log: Logger;
  /** Pushes of the Official Account under way. */
  readonly pending: Pending;
  /** The last pushes, of WeCom and of the Official Account. */
  readonly pushes: PushLog;
  /** Pushes an event to the tenant's callback; `at` is its moment in Unix milliseconds. */
  push(fields: EventFields, at: number): void;
  /** Reports a business event to the brand's system. */
  report(event: BusinessEvent): void;
  /** Marks the state as changed, so that it is saved. */
  touch(): void;
}
