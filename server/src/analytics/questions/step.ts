import type { Params } from '../../kernel/clickhouse/analytics.ts';

/** What an event must be: its name and, where given, properties with exactly these values. */
export interface Step {
  /** Any event when left out. */
  event?: string | undefined;
  where?: Record<string, string | number | boolean> | undefined;
  name?: string | undefined;
}

/** Collects values under fresh names while a statement is written; the text holds only places. */
export class Bind {
  readonly params: Params = {};
  #count = 0;

  /** The place of a value: `{p3:String}`. */
  put(value: Params[string], type: string): string {
    const name = `p${this.#count++}`;
    this.params[name] = value;
    return `{${name}:${type}}`;
  }
}

/** The condition that a row of `event` is this step. */
export function isStep(step: Step, bind: Bind): string {
  const parts = step.event === undefined ? [] : [`name = ${bind.put(step.event, 'String')}`];
  for (const [key, value] of Object.entries(step.where ?? {})) parts.push(hasValue(key, value, bind));
  return parts.length === 0 ? '1' : `(${parts.join(' and ')})`;
}

/** Types count: the text "5" is not the number 5. */
function hasValue(key: string, value: string | number | boolean, bind: Bind): string {
  const place = bind.put(key, 'String');
  if (typeof value === 'string') {
    return `JSONExtractString(props, ${place}) = ${bind.put(value, 'String')} and JSONType(props, ${place}) = 'String'`;
  }
  if (typeof value === 'boolean') {
    return `JSONExtractBool(props, ${place}) = ${bind.put(value, 'Bool')} and JSONType(props, ${place}) = 'Bool'`;
  }
  return `JSONExtractFloat(props, ${place}) = ${bind.put(value, 'Float64')}
    and JSONType(props, ${place}) in ('Int64', 'UInt64', 'Double')`;
}

/** Keeps only rows whose name some step asks for, which the order of the table makes cheap. */
export function namedByAny(steps: readonly Step[], bind: Bind): string {
  const names = steps.map((step) => step.event);
  if (names.includes(undefined)) return '1';
  return `name in ${bind.put([...new Set(names)] as string[], 'Array(String)')}`;
}
