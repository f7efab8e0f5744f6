import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Reporter } from '../business/reporter.ts';
import type { Pusher } from '../callbacks/pusher.ts';
import { isAddressRange } from '../http/trusted-ips.ts';
import type { Gate } from '../http/wecom-routes.ts';
import type { EmulatorOptions } from '../options.ts';
import type { Person } from '../state/person.ts';
import type { Staff } from '../state/state.ts';
import type { World } from '../world/world.ts';
import { ControlError, notFound } from './control-error.ts';

/** What the control routes work with. */
export interface Desk {
  world: World;
  gate: Gate;
  pusher: Pusher;
  reporter: Reporter;
  /** Moves the clock forward and lets everything due happen. */
  advance(seconds: number): Promise<void>;
  runScenario: EmulatorOptions['runScenario'];
  /** When the next act or alarm is due, Unix milliseconds. */
  nextDue(): number | undefined;
}

export type App = FastifyInstance;

function where(path: PropertyKey[]): string {
  return path.length === 0 ? 'body' : path.join('.');
}

/** Checks a body; 400 with the field's name otherwise. */
export function readBody<S extends z.ZodType>(schema: S, request: FastifyRequest): z.infer<S> {
  const parsed = schema.safeParse(request.body ?? {});
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = where(issue?.path ?? []);
  throw new ControlError(400, 'invalid-body', {
    zh: `字段 ${field} 不正确：${issue?.message ?? ''}`,
    en: `Field ${field} is wrong: ${issue?.message ?? ''}`,
  });
}

/** A part of the path. */
export function param(request: FastifyRequest, name: string): string {
  const params = request.params as Record<string, string | undefined>;
  return params[name] ?? '';
}

/** The person named in the path. 404 when unknown. */
export function personOf(world: World, request: FastifyRequest): Person {
  const id = param(request, 'id');
  const person = world.state.people.get(id);
  if (person === undefined) throw notFound(`人物 ${id}`, `person ${id}`);
  return person;
}

/** The member named in the path. 404 when unknown. */
export function staffOf(world: World, request: FastifyRequest): Staff {
  const userid = param(request, 'userid');
  const staff = world.state.staff.get(userid);
  if (staff === undefined) throw notFound(`成员 ${userid}`, `member ${userid}`);
  return staff;
}

/** An absolute http or https address. */
export const httpUrl = z.url({ protocol: /^https?$/ });

/** Addresses and ranges that may call. */
export const addressRanges = z
  .array(z.string().refine(isAddressRange, 'write it as 10.0.0.7 or 10.0.0.0/8'))
  .max(120);
