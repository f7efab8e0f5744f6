import type { Event, EventProperty } from '@hetang/contract/plan/kinds/events';

/** The event catalogue of a plan, by name of the event. */
export type EventCatalogue = Readonly<Record<string, Event>>;

/** What is wrong with an event, as the catalogue has it. */
export type EventProblem =
  | { problem: 'unknown-event' }
  | { problem: 'missing-property' | 'undeclared-property' | 'wrong-type'; property: string }
  | { problem: 'unexpected-identity'; identity: string };

interface SentEvent {
  name: string;
  props: Readonly<Record<string, unknown>>;
  /** Kinds of identities that it came with; not looked at when absent. */
  identities?: readonly string[];
}

/** Longest value of a text. */
const MOST_CHARS = 500;

/**
 * What an event lacks or has too much of, in the order in which the catalogue lists its properties. Nothing is said
 * when the plan declares no events at all. `null` stands for a property that is not there.
 */
export function checkEvent(
  catalogue: EventCatalogue,
  { name, props, identities }: SentEvent,
): EventProblem[] {
  if (Object.keys(catalogue).length === 0) return [];
  const spec = Object.hasOwn(catalogue, name) ? catalogue[name] : undefined;
  if (!spec) return [{ problem: 'unknown-event' }];
  const declared = Object.entries(spec.properties).flatMap(([property, type]): EventProblem[] => {
    const value = Object.hasOwn(props, property) ? (props[property] ?? null) : null;
    if (value === null) return type.required ? [{ problem: 'missing-property', property }] : [];
    return fitsProperty(type, value) ? [] : [{ problem: 'wrong-type', property }];
  });
  const strays = Object.keys(props)
    .filter((property) => !Object.hasOwn(spec.properties, property))
    .map((property): EventProblem => ({ problem: 'undeclared-property', property }));
  const strangers = (identities ?? [])
    .filter((identity) => spec.identity?.every((kind) => kind !== identity))
    .map((identity): EventProblem => ({ problem: 'unexpected-identity', identity }));
  return [...declared, ...strays, ...strangers];
}

/** Whether a value is one that a property can have. Money travels as whole fen; a time is ISO 8601 with its zone. */
export function fitsProperty(property: EventProperty, value: unknown): boolean {
  switch (property.type) {
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'money':
      return Number.isSafeInteger(value);
    case 'bool':
      return typeof value === 'boolean';
    case 'time':
      return typeof value === 'string' && isInstant(value);
    case 'choice':
      return typeof value === 'string' && property.values.includes(value);
    case 'text':
      return typeof value === 'string' && value.length <= MOST_CHARS;
  }
}

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

function isInstant(text: string): boolean {
  return instant.test(text) && !Number.isNaN(Date.parse(text));
}
