import type { Timeline } from '@hetang/contract/http/contacts';
import type { Reference } from '@hetang/contract/http/reference';
import { reasonText, sourceText } from './code-text.ts';
import { formatProp } from './format.ts';
import { tagName } from './tag-name.ts';

type Word = Parameters<typeof reasonText>[0];
type Event = Pick<Timeline['items'][number], 'name' | 'props'>;

/** What names are looked up in: the console's words, the plan's names, titles of tasks by their id. */
export interface Names {
  word: Word;
  reference: Reference | undefined;
  tasks: Readonly<Record<string, string>>;
}

/** Handles of the platform and of the log that mean nothing to a person. */
const handles = ['avatar', 'welcome_code', 'platform_id', 'intention', 'chat', 'account'];
/** What the name of the event says already, or what is a handle there. */
const silent: Record<string, readonly string[]> = {
  'contact.added': ['state'],
  'relation.transferred': ['state'],
  'message.failed': ['state'],
};
/** A property that means something of its own in some events. */
const meanings: Record<string, string> = {
  'contact.merged from': 'merged',
  'relation.transferred from': 'fromStaff',
  'tier.entered from': 'fromTier',
  'coupon.given code': 'coupon',
  'coupon.used code': 'coupon',
  'coupon.expired code': 'coupon',
  'coupon.void code': 'coupon',
};

/** The name of an event: the plan's own, else the console's word, else as it is. */
export function eventText({ word, reference }: Names, name: string): string {
  return reference?.events.find(({ key }) => key === name)?.name ?? word('event', name);
}

/** The properties of an event that a person can read, each with its name, in words. */
export function propTexts(names: Names, event: Event): { key: string; name: string; text: string }[] {
  const hasTask = names.tasks[String(event.props.task)] !== undefined;
  return Object.entries(event.props)
    .filter(([key, value]) => value !== null && value !== '' && !handles.includes(key))
    .filter(([key]) => !silent[event.name]?.includes(key))
    .filter(([key]) => key !== 'do' || !hasTask)
    .map(([key, value]) => ({
      key,
      name: propName(names, event.name, key),
      text: propText(names, event, { name: meanings[`${event.name} ${key}`] ?? key, value }),
    }));
}

/** What a property is called: as the plan calls it, else by the console's word for what it means in this event. */
function propName({ word, reference }: Names, event: string, prop: string): string {
  const declared = reference?.events.find(({ key }) => key === event)?.properties;
  const name = declared?.find(({ key }) => key === prop)?.name;
  return name !== undefined && name !== prop ? name : word('prop', meanings[`${event} ${prop}`] ?? prop);
}

/** A property of an event in words: keys of the plan become their names, the rest stays as it is. */
export function propText(
  names: Names,
  event: Event,
  { name, value }: { name: string; value: unknown },
): string {
  const { word, reference, tasks } = names;
  if (Array.isArray(value))
    return value.map((one) => propText(names, event, { name, value: one })).join('、');
  if (name === 'task') return tasks[String(value)] ?? formatProp(value);
  if (name === 'add_way') return word('addWay', String(value));
  if (typeof value === 'boolean') return word('yesNo', String(value));
  if (typeof value !== 'string') return formatProp(value);
  return (reference && nameOf(reference, event, { prop: name, key: value })) ?? codeText(names, name, value);
}

/** A code that the engine writes, in words. */
function codeText(names: Names, name: string, value: string): string {
  const { word, reference } = names;
  if (name === 'reason' || name === 'why') return reasonText(word, value);
  if (name === 'source') return sourceText(word, reference, value);
  if (name === 'direction') return word('direction', value);
  return name === 'by' && value.includes('.') ? eventText(names, value) : value;
}

const tagProps = ['tag', 'tags', 'add', 'remove'];

function nameOf(
  reference: Reference,
  event: Event,
  { prop, key }: { prop: string; key: string },
): string | undefined {
  const tiers = reference.ladders.find((ladder) => ladder.key === event.props.ladder)?.tiers;
  const lists: Record<string, { key: string; name: string }[] | undefined> = {
    stage: reference.stages,
    skipped: reference.stages,
    group: reference.tagGroups,
    from: reference.stages,
    staff: reference.staff,
    fromStaff: reference.staff,
    code: reference.codes,
    journey: reference.journeys,
    segment: reference.segments,
    ladder: reference.ladders,
    tier: tiers,
    fromTier: tiers,
    message: reference.messages,
    community: reference.communities,
    activity: reference.activities,
    scheme: reference.points,
  };
  if (tagProps.includes(prop)) return tagName(reference, key);
  return Object.hasOwn(lists, prop) ? lists[prop]?.find((named) => named.key === key)?.name : undefined;
}
