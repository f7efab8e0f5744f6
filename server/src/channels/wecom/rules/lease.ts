/** How often one call may be made; spans without a figure are free. */
export interface Limits {
  minute?: number;
  hour?: number;
  day?: number;
}
export type Span = keyof Limits;

/** What is already given out: by span, the start of a bucket (Unix ms) and how much of it. */
export type Ledger = Partial<Record<Span, [start: number, given: number][]>>;

export interface Lease {
  ledger: Ledger;
  granted: number;
  /** What is granted is good up to this instant (Unix ms) and lost after it. */
  until: number;
  /** When nothing was granted: the first instant at which asking again may help. */
  retryAt: number;
}

/** A span and the buckets that it is counted in: the platform's windows begin at moments that we do not know. */
const SPANS: Record<Span, { length: number; bucket: number }> = {
  minute: { length: 60_000, bucket: 5_000 },
  hour: { length: 3_600_000, bucket: 300_000 },
  day: { length: 86_400_000, bucket: 3_600_000 },
};
const NAMES: readonly Span[] = ['minute', 'hour', 'day'];
const SHORTEST = SPANS.minute.bucket;

/**
 * Takes up to `want` calls. Whatever is made of the leases, no stretch of a minute, an hour or a day that begins at any
 * moment holds more calls than its limit: a lease is used within its bucket, and a stretch touches the buckets that are
 * added up here.
 * @param now Unix milliseconds.
 */
export function takeLease(
  ledger: Ledger,
  limits: Limits,
  { now, want }: { now: number; want: number },
): Lease {
  const kept: Ledger = {};
  let granted = want;
  let retryAt = now;
  for (const span of NAMES) {
    const limit = limits[span];
    if (limit === undefined) continue;
    const { length, bucket } = SPANS[span];
    const from = startOf(now, bucket) - length;
    const buckets = (ledger[span] ?? []).filter(([start]) => start >= from);
    kept[span] = buckets;
    const left = limit - buckets.reduce((sum, [, given]) => sum + given, 0);
    granted = Math.min(granted, Math.max(0, left));
    // The oldest bucket leaves the stretch first.
    if (left <= 0)
      retryAt = Math.max(retryAt, Math.min(...buckets.map(([start]) => start)) + length + bucket);
  }
  if (granted > 0)
    for (const span of NAMES) kept[span] = addTo(kept[span], startOf(now, SPANS[span].bucket), granted);
  return { ledger: kept, granted, until: startOf(now, SHORTEST) + SHORTEST, retryAt };
}

/** How much of each limited span is given out now. */
export function usedOf(
  ledger: Ledger,
  limits: Limits,
  now: number,
): { span: Span; used: number; limit: number }[] {
  return NAMES.flatMap((span) => {
    const limit = limits[span];
    if (limit === undefined) return [];
    const from = startOf(now, SPANS[span].bucket) - SPANS[span].length;
    const used = (ledger[span] ?? []).reduce((sum, [start, given]) => (start >= from ? sum + given : sum), 0);
    return [{ span, used, limit }];
  });
}

const startOf = (now: number, bucket: number): number => Math.floor(now / bucket) * bucket;

function addTo(buckets: Ledger[Span], start: number, given: number): [number, number][] | undefined {
  if (!buckets) return undefined;
  const before = buckets.find(([at]) => at === start)?.[1] ?? 0;
  return [...buckets.filter(([at]) => at !== start), [start, before + given]];
}
