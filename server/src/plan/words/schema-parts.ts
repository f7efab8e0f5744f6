import { conditionSchema } from '@hetang/contract/plan/condition';
import { slotDaySchema } from '@hetang/contract/plan/kinds/calendar';
import { cycleDaySchema } from '@hetang/contract/plan/kinds/cycles';
import { metricSchema } from '@hetang/contract/plan/kinds/reports';
import { kindSchemas } from '@hetang/contract/plan/registry';
import { durationSchema, eventNameSchema } from '@hetang/contract/plan/values';
import { armsOf, below, descriptionOf, pickArm, type Schema, shapeOf, unwrap } from '../check/schema-walk.ts';

/** What stands at a place, as far as it reads in its own way. */
export type Nature =
  | 'condition'
  | 'step'
  | 'duration'
  | 'event'
  | 'slot-day'
  | 'cycle-day'
  | 'metric'
  | 'choice'
  | 'text'
  | 'other';

type Definition = ReturnType<typeof unwrap>['_zod']['def'];

const stepSchema = below(shapeOf(kindSchemas.journeys)?.steps ?? kindSchemas.journeys, [], 0);

/** Tells values that read in their own way from plain ones. */
export function natureOf(schema: Schema | undefined): Nature {
  if (!schema) return 'other';
  const def = peel(schema)._zod.def as Definition;
  if (isCopy(def, conditionSchema)) return 'condition';
  if (stepSchema && isCopy(def, stepSchema)) return 'step';
  if (def.type === 'enum' || def.type === 'literal') return 'choice';
  if (def.type !== 'string') return 'other';
  if (shareChecks(def, durationSchema._zod.def as Definition)) return 'duration';
  if (shareChecks(def, slotDaySchema._zod.def as Definition)) return 'slot-day';
  if (shareChecks(def, cycleDaySchema._zod.def as Definition)) return 'cycle-day';
  if (shareChecks(def, metricSchema._zod.def as Definition)) return 'metric';
  return shareChecks(def, eventNameSchema._zod.def as Definition) ? 'event' : 'text';
}

/** The arm of a union that a value is of; conditions and steps stay whole. */
export function armFor(schema: Schema | undefined, value: unknown): Schema | undefined {
  if (!schema || natureOf(schema) !== 'other' || !armsOf(schema)) return schema;
  return pickArm(schema, value) ?? schema;
}

/** The schema one step further in, and what is said of it. */
export function partOf(schema: Schema | undefined, value: unknown, key: string | number): Schema | undefined {
  return schema && below(schema, value, key);
}

/** Whether the keys of a map are the writer's own. */
export function hasOwnKeys(schema: Schema | undefined): boolean {
  return schema !== undefined && unwrap(schema)._zod.def.type === 'record';
}

/** What a schema says of a place, when it says something of this place and not of every key or name. */
export function saidOf(schema: Schema | undefined): string | undefined {
  return schema && descriptionOf(schema);
}

/** Keys in the order of the schema. */
export function keysOf(schema: Schema | undefined): string[] {
  return Object.keys((schema && shapeOf(schema)) ?? {});
}

/** Takes off what only says that a value may be absent. */
function peel(schema: Schema): Schema {
  const def = schema._zod.def as Definition;
  if (def.type === 'optional' || def.type === 'default' || def.type === 'nullable')
    return peel(def.innerType);
  return schema;
}

/** A schema with another description is a copy with the same insides. */
function isCopy(def: Definition, of: Schema): boolean {
  const other = of._zod.def as Definition;
  return def.type === 'lazy' && other.type === 'lazy' && def.getter === other.getter;
}

function shareChecks(def: Definition, other: Definition): boolean {
  const [check] = def.checks ?? [];
  return check !== undefined && check === other.checks?.[0];
}
