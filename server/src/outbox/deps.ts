import type { Plan } from '@hetang/contract/plan/registry';
import type { CallOutcome, ChannelPort } from '../channels/port.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Database, Queryable } from '../kernel/database/database.ts';
import type { Logger } from '../kernel/telemetry/logger.ts';
import type { Metrics } from '../kernel/telemetry/metrics.ts';
import type { DispatchSettings } from './settings.ts';

/** `closed`: no conversation of the contact may be answered now. `absent`: no message with this id was ever called. */
export type ServiceOutcome = CallOutcome<null> | { kind: 'closed' } | { kind: 'absent' };

/** Sends texts into conversations of customer service, each message id once. */
export interface ServiceSender {
  /** Into the open conversation of the contact, the latest one first. */
  send(message: { contactId: number; messageId: string; text: string }): Promise<ServiceOutcome>;
  /** What became of an earlier call; nothing is sent. */
  find(messageId: string): Promise<ServiceOutcome>;
}

/** What the dispatcher is made of. */
export interface DispatcherDeps {
  db: Database;
  clock: Clock;
  port: ChannelPort;
  service: ServiceSender;
  /** The plan in force, of a version not below `atLeast`; null before the first apply, when nothing is dispatched. */
  plan(db: Queryable, atLeast?: number): Promise<{ version: number; plan: Plan } | null>;
  /** The plan of a version; wording comes from the version that an intention was made under. */
  planAt(db: Queryable, version: number): Promise<Plan | null>;
  /** Platform ids of `group/value` tags; what is not in step yet is missing. */
  platformTags(db: Queryable, refs: string[]): Promise<Map<string, string>>;
  log: Logger;
  metrics: Metrics;
  settings: DispatchSettings;
}

/** Milliseconds of the machine as milliseconds of an accelerated clock. */
export function machineMs(clock: Clock, ms: number): number {
  return ms * clock.speed;
}

/** `now` and some milliseconds of the product's clock. */
export function after(now: Date, ms: number): Date {
  return new Date(now.getTime() + ms);
}
