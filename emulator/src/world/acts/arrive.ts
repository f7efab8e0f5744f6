import { chance, exponential, next, pickWeighted, randomOf } from '../../kernel/random.ts';
import { hourOfDay } from '../../kernel/shanghai-time.ts';
import { scanCode } from '../../platform/scan.ts';
import type { ContactWay } from '../../state/state.ts';
import { draw } from '../delay.ts';
import { newPerson } from '../new-person.ts';
import type { World } from '../world.ts';

const DAY = 86_400_000;

/** A code's share of the scans: given by settings, otherwise drawn from the seed. */
function weightOf(world: World, way: ContactWay): number {
  const given = world.state.settings.codeWeights[way.configId];
  return given ?? 0.3 + next(randomOf(world.state.seed, 'weight', way.state, way.remark));
}

/** Enters the next arrival: a Poisson process thinned to the daily curve. */
export function planArrival(world: World, at: number): void {
  const { arrivalsPerDay } = world.state.settings;
  if (arrivalsPerDay <= 0) return;
  const { curve } = world.behaviour.arrival;
  const peak = Math.max(...curve);
  const mean = curve.reduce((sum, weight) => sum + weight, 0) / curve.length;
  const random = world.state.random.arrivals;
  let due = at;
  do {
    due += exponential(random, (DAY / arrivalsPerDay) * (mean / peak));
  } while (!chance(random, (curve[Math.floor(hourOfDay(due))] ?? 0) / peak));
  world.agenda.add({ at: Math.round(due), kind: 'arrive', ref: '' });
}

/** Someone new scans one of the tenant's codes; without any code nobody can come. */
export function arrive(world: World, at: number): void {
  planArrival(world, at);
  const { state, behaviour } = world;
  const way = pickWeighted(state.random.arrivals, [...state.contactWays.values()], (one) =>
    weightOf(world, one),
  );
  state.counts.arrivals++;
  if (way === undefined) {
    state.counts.turnedAway++;
    return;
  }
  const person = newPerson(world, at, { manual: false });
  const goesThrough = chance(person.random, behaviour.arrival.goThrough);
  const result = scanCode(world, person, way, at);
  if (result.kind !== 'offer' || !goesThrough) {
    state.counts.turnedAway++;
    return;
  }
  const due = at + draw(person.random, behaviour.arrival.acceptAfter);
  world.agenda.add({ at: due, kind: 'accept', ref: person.id });
}
