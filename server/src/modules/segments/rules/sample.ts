/** Contacts that an estimate asks: it is off by one percent of all contacts at most, in 19 of 20 cases. */
const SAMPLE = 9_604;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** Numbers that lie evenly over a range, without a period that contacts might share; all of a small range. */
export function sampleOf(low: number, span: number): number[] {
  if (span <= SAMPLE) return Array.from({ length: span }, (_, i) => low + i);
  const taken = new Set<number>();
  for (let i = 1; taken.size < SAMPLE; i++) taken.add(low + Math.floor(((i * GOLDEN) % 1) * span));
  return [...taken];
}

export interface Estimate {
  members: number;
  low: number;
  high: number;
}

/** 1.96 standard deviations hold 95 % of a normal distribution. */
const Z = 1.96;

/**
 * How many of all hold when so many of a sample do, with the bounds of Wilson's score interval (1927), which stays
 * honest near none and all.
 */
export function estimateOf({
  members,
  asked,
  contacts,
}: {
  members: number;
  asked: number;
  contacts: number;
}): Estimate {
  if (asked === 0) return { members: 0, low: 0, high: 0 };
  if (asked >= contacts) return { members, low: members, high: members };
  const share = members / asked;
  const scale = 1 + Z ** 2 / asked;
  const middle = (share + Z ** 2 / (2 * asked)) / scale;
  const half = (Z / scale) * Math.sqrt((share * (1 - share)) / asked + Z ** 2 / (4 * asked ** 2));
  return {
    members: Math.round(share * contacts),
    low: Math.max(members, Math.floor((middle - half) * contacts)),
    high: Math.ceil((middle + half) * contacts),
  };
}
