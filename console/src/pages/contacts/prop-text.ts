import type { Reference } from '@hetang/contract/http/reference';
import { formatProp } from '../../kit/format.ts';
import { tagName } from '../../kit/tag-name.ts';

/** A property of an event in words: keys of the plan become their names, the rest stays as it is. */
export function propText(reference: Reference | undefined, prop: string, value: unknown): string {
  if (reference && typeof value === 'string') return nameOf(reference, prop, value) ?? value;
  return formatProp(value);
}

function nameOf(reference: Reference, prop: string, key: string): string | undefined {
  const lists: Record<string, { key: string; name: string }[]> = {
    stage: reference.stages,
    from: reference.stages,
    staff: reference.staff,
    code: reference.codes,
    journey: reference.journeys,
    message: reference.messages,
  };
  if (prop === 'tag') return tagName(reference, key);
  return Object.hasOwn(lists, prop) ? lists[prop]?.find((named) => named.key === key)?.name : undefined;
}
