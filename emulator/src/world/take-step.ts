import { idText, nextNumber } from '../kernel/ids.ts';
import { chance, intBetween, next } from '../kernel/random.ts';
import type { Person } from '../state/person.ts';
import type { World } from './world.ts';

type Props = Record<string, string | number>;

function pick(person: Person, items: readonly number[]): number {
  return items[Math.floor(next(person.random) * items.length)] ?? 0;
}

function orderProps(world: World, person: Person): Props {
  const { toolFen, managedFen, managedShare } = world.behaviour.order;
  const managed = chance(person.random, managedShare[person.intent]);
  const { epoch } = world.state;
  const number = nextNumber(world.state, 'order');
  return {
    order_id: `so-${epoch === 0 ? '' : `${epoch}-`}${String(number).padStart(8, '0')}`,
    amount: pick(person, managed ? managedFen : toolFen),
    sku: managed ? 'managed' : 'tool',
  };
}

function propsOf(world: World, person: Person, event: string): Props {
  switch (event) {
    case 'course.joined':
      return { course: chance(person.random, 0.6) ? 'starter' : 'growth' };
    case 'resource.claimed':
      return { resource: chance(person.random, 0.5) ? 'handbook' : 'toolkit' };
    case 'account.registered':
      return { plan: 'free' };
    case 'order.paid':
      return orderProps(world, person);
    default:
      return {};
  }
}

/** A registered person has given a phone number; the digits belong to nobody in particular. */
function givePhone(person: Person): void {
  person.phone ??= `1990${String(intBetween(person.random, 0, 9_999_999)).padStart(7, '0')}`;
}

/** The person does something at the brand's site or shop, which reports it. Given props win over drawn ones. */
export function takeStep(
  world: World,
  person: Person,
  step: { event: string; at: number; given?: Props | undefined },
): void {
  const { event, at, given } = step;
  person.did[event] = (person.did[event] ?? 0) + 1;
  person.lastOpenedAt = at;
  const props = { ...propsOf(world, person, event), ...given };
  if (event === 'account.registered') givePhone(person);
  const number = nextNumber(world.state, 'business');
  world.report({
    id: `be-${idText(world.state, 20, 'business', number)}`,
    name: event,
    at: new Date(at).toISOString(),
    contact: { unionid: person.unionid, ...(person.phone === undefined ? {} : { phone: person.phone }) },
    props,
  });
}
