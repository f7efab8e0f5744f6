import type { MomentDeps } from './deps.ts';

/** So many milliseconds of the product's clock after an instant. */
export const later = (from: Date, ms: number): Date => new Date(from.getTime() + ms);

/** So many milliseconds of the machine after an instant, which is now unless it is given. */
export function machineLater({ clock }: Pick<MomentDeps, 'clock'>, ms: number, from = clock.now()): Date {
  return later(from, ms * clock.speed);
}
