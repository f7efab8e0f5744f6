const DAY_MS = 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat>();
function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  formats.set(zone, made);
  return made;
}

/** What clocks in a zone show at an instant, as if it were UTC: milliseconds since 1970. */
function shown(at: number, zone: string): number {
  const [day, time] = formatOf(zone).format(at).split(', ');
  return Date.parse(`${day}T${time}Z`);
}

/** The calendar day in a zone, `2026-01-31`. */
export const dayOf = (at: number, zone: string): string =>
  new Date(shown(at, zone)).toISOString().slice(0, 10);

/** Minutes since midnight that clocks in a zone show. */
export const minuteOf = (at: number, zone: string): number => Math.floor((shown(at, zone) % DAY_MS) / 60_000);

/**
 * When clocks in a zone show a minute of a day, found by trying what the clocks were off by the day before and the day
 * after. Shown twice: the first time. Never shown: as much later as the clocks jump.
 */
export function instantOf(day: string, minute: number, zone: string): number {
  const wanted = Date.parse(`${day}T00:00:00Z`) + minute * 60_000;
  const offs = [wanted - DAY_MS, wanted + DAY_MS].map((at) => shown(at, zone) - at);
  const hits = offs.map((off) => wanted - off).filter((at) => shown(at, zone) === wanted);
  return hits.length > 0 ? Math.min(...hits) : wanted - (offs[0] ?? 0);
}

/** The next time that clocks in a zone show a minute of the day. */
export function nextShown(now: number, minute: number, zone: string): number {
  const day = dayOf(now, zone);
  const today = instantOf(day, minute, zone);
  if (today > now) return today;
  return instantOf(new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10), minute, zone);
}
