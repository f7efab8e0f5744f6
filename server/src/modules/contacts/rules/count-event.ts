import { matchesWhere } from '../../../conditions/rules/counter-key.ts';
import { type Measured, together } from '../../../conditions/rules/evaluate-value.ts';
import { exactly } from '../../../conditions/rules/exact-number.ts';
import type { MeasureDef } from '../../../conditions/rules/kept-defs.ts';
import type { LoggedEvent } from '../../../kernel/log/consume.ts';
import { dayIn } from '../../../kernel/zone.ts';
import type { CompiledPlan } from '../../../reaction/compiled-plan.ts';
import type { ContactState } from '../../../reaction/contact-state.ts';
import type { CounterState, MeasureState } from '../../../reaction/kept-state.ts';

/** Moves the counters that some condition of the plan reads, with the numbers that are kept of the same events. */
export function countEvent(contact: ContactState, event: LoggedEvent, plan: CompiledPlan): void {
  for (const def of plan.kept.counters.get(event.name) ?? []) {
    if (!matchesWhere(event.props, def.where)) continue;
    const at = event.at.getTime();
    const counter = contact.counters.get(def.id) ?? fresh(at, def.windowed);
    contact.counters.set(def.id, counter);
    counter.count += 1;
    counter.added += 1;
    counter.firstAt = Math.min(counter.firstAt, at);
    counter.lastAt = Math.max(counter.lastAt, at);
    if (def.windowed) countDay(counter, dayIn(event.at, plan.timezone));
    for (const measure of plan.kept.measures.get(def.id) ?? [])
      addNumber(contact, measure, event, plan.timezone);
  }
}

function countDay(counter: CounterState, day: string): void {
  counter.days ??= new Map();
  counter.addedDays ??= new Map();
  counter.days.set(day, (counter.days.get(day) ?? 0) + 1);
  counter.addedDays.set(day, (counter.addedDays.get(day) ?? 0) + 1);
}

function fresh(at: number, windowed: boolean): CounterState {
  return {
    count: 0,
    firstAt: at,
    lastAt: at,
    days: windowed ? new Map() : null,
    added: 0,
    addedDays: windowed ? new Map() : null,
  };
}

/** Anything but a number is passed over. */
function addNumber(contact: ContactState, def: MeasureDef, event: LoggedEvent, timezone: string): void {
  const number = Object.hasOwn(event.props, def.property) ? event.props[def.property] : undefined;
  if (typeof number !== 'number' || !Number.isFinite(number)) return;
  const value = exactly(number);
  const one = { sum: value, min: value, max: value };
  const known = contact.measures.get(def.id);
  const state: MeasureState = { days: null, dirtyDays: new Set(), ...known, ...sum(known, one), dirty: true };
  contact.measures.set(def.id, state);
  if (!def.windowed) return;
  const day = dayIn(event.at, timezone);
  state.days ??= new Map();
  state.days.set(day, sum(state.days.get(day), one));
  state.dirtyDays.add(day);
}

function sum(known: Measured | undefined, one: Measured): Measured {
  return known ? together(known, one) : one;
}
