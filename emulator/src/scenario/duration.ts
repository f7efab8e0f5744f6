const UNITS: Record<string, number> = { d: 86_400, h: 3600, m: 60, s: 1 };

/** Seconds of a duration such as `1d 2h`, `90m` or `0s`; undefined when it is none. */
export function readDuration(text: string): number | undefined {
  const parts = text.trim().split(/\s+/);
  let seconds = 0;
  for (const part of parts) {
    const match = /^(\d+(?:\.\d+)?)([dhms])$/.exec(part);
    const unit = UNITS[match?.[2] ?? ''];
    if (match === null || unit === undefined) return undefined;
    seconds += Number(match[1]) * unit;
  }
  return seconds;
}
