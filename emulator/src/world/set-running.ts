import { planArrival } from './acts/arrive.ts';
import type { World } from './world.ts';

/** Starts or stops the world, or changes how many arrive. Time spent standing still is not caught up. */
export function setRunning(world: World, wanted: { running: boolean; arrivalsPerDay: number }): void {
  const { settings } = world.state;
  const now = world.clock.now();
  if (settings.running && !wanted.running) settings.stoppedAt = now;
  if (!settings.running && wanted.running) {
    world.agenda.resume(settings.stoppedAt ?? now, now);
    delete settings.stoppedAt;
  }
  const isOther = wanted.arrivalsPerDay !== settings.arrivalsPerDay;
  settings.arrivalsPerDay = wanted.arrivalsPerDay;
  settings.running = wanted.running;
  const isPlanned = settings.arrivalsPlanned === true && !isOther;
  if (!wanted.running || isPlanned) return;
  world.agenda.drop('arrive');
  planArrival(world, now);
  settings.arrivalsPlanned = true;
}
