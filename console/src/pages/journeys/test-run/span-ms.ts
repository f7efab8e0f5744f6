import { readSpan } from '../../../kit/conditions/spans.ts';

const UNIT_MS = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;

/** A duration as plans write it, in milliseconds. */
export function spanMs(text: string): number {
  const { n, unit } = readSpan(text);
  return n * UNIT_MS[unit];
}
