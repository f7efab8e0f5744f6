import type { Reference } from '@hetang/contract/http/reference';
import { reasonText, sourceText } from '../../kit/code-text.ts';
import { formatProp } from '../../kit/format.ts';
import { tagName } from '../../kit/tag-name.ts';

/** Handles of the platform that mean nothing to a person. */
const handles = ['avatar', 'welcome_code'];

/** The properties of an event that a person can read. */
export function shownProps(props: Record<string, unknown>): [string, unknown][] {
  return Object.entries(props).filter(([name]) => !handles.includes(name));
}

/** What a property is called: `from` is a stage everywhere but where two contacts became one. */
export function propCode(event: string, prop: string): string {
  return event === 'contact.merged' && prop === 'from' ? 'merged' : prop;
}

/** A property of an event in words: keys of the plan become their names, the rest stays as it is. */
export function propText(
  word: Parameters<typeof reasonText>[0],
  reference: Reference | undefined,
  prop: { name: string; value: unknown },
): string {
  const { name, value } = prop;
  if (Array.isArray(value))
    return value.map((one) => propText(word, reference, { name, value: one })).join('、');
  if (typeof value !== 'string') return formatProp(value);
  if (name === 'reason') return reasonText(word, value);
  if (name === 'source') return sourceText(word, reference, value);
  return (reference && nameOf(reference, name, value)) ?? value;
}

const tagProps = ['tag', 'tags', 'add', 'remove'];

function nameOf(reference: Reference, prop: string, key: string): string | undefined {
  const lists: Record<string, { key: string; name: string }[]> = {
    stage: reference.stages,
    skipped: reference.stages,
    group: reference.tagGroups,
    from: reference.stages,
    staff: reference.staff,
    code: reference.codes,
    journey: reference.journeys,
    segment: reference.segments,
    ladder: reference.ladders,
    message: reference.messages,
  };
  if (tagProps.includes(prop)) return tagName(reference, key);
  return Object.hasOwn(lists, prop) ? lists[prop]?.find((named) => named.key === key)?.name : undefined;
}
