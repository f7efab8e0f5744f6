const PARTS = {
  yyyy: '(?<y>\\d{4})',
  MM: '(?<M>\\d{1,2})',
  dd: '(?<d>\\d{1,2})',
  HH: '(?<H>\\d{1,2})',
  mm: '(?<m>\\d{1,2})',
  ss: '(?<s>\\d{1,2})',
};
const AUTO =
  /^(?<y>\d{4})[-/.年](?<M>\d{1,2})[-/.月](?<d>\d{1,2})日?(?:[T\s]+(?<H>\d{1,2}):(?<m>\d{1,2})(?::(?<s>\d{1,2})(?:\.\d{1,9})?)?)?(?<z>Z|[+-]\d{2}:?\d{2})?$/;

/** The instant of a local time: calendar day `2026-01-31` and minute of that day. */
export type InstantOf = (day: string, minute: number) => Date;

/** Reads times of one format; null for what is no such time, or lies outside 1970 to 2099. */
export interface TimeReader {
  instant(text: string): Date | null;
  /** The calendar day as it is written, `2026-01-31`: a birthday has no time zone. */
  day(text: string): string | null;
}

/**
 * Makes a reader of local times. `format` is `auto` or letters yyyy MM dd HH mm ss with anything between; an
 * offset in the text itself (ISO 8601) counts before the zone.
 * @throws RangeError for a format that does not name year, month and day once each.
 */
export function makeTimeReader(format: string, instantOf: InstantOf): TimeReader {
  const pattern = format === 'auto' ? AUTO : patternOf(format);
  const local = cached((minute: string) => instantOf(minute.slice(0, 10), Number(minute.slice(10))));
  const read = (text: string) => {
    const groups = pattern.exec(text.trim())?.groups;
    return groups ? partsOf(groups) : null;
  };
  return {
    day: (text) => read(text)?.day ?? null,
    instant(text) {
      const parts = read(text);
      if (!parts) return null;
      const { day, minute, second, offset } = parts;
      const start = offset === null ? local(`${day}${minute}`).getTime() : Date.parse(`${day}T00:00:00Z`);
      return new Date(start + second * 1000 + (offset === null ? 0 : (minute - offset) * 60_000));
    },
  };
}

/** Offset in minutes; null where the text gives none. */
interface Parts {
  day: string;
  minute: number;
  second: number;
  offset: number | null;
}

function partsOf(groups: Record<string, string | undefined>): Parts | null {
  const { y = '', M = '', d = '', H = '0', m = '0', s = '0', z } = groups;
  const day = `${y}-${M.padStart(2, '0')}-${d.padStart(2, '0')}`;
  const [hour, minute, second] = [Number(H), Number(m), Number(s)];
  if (!isDay(day) || hour > 23 || minute > 59 || second > 59) return null;
  return { day, minute: hour * 60 + minute, second, offset: z === undefined ? null : offsetOf(z) };
}

function offsetOf(text: string): number {
  if (text === 'Z') return 0;
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(-2));
  return text.startsWith('-') ? -minutes : minutes;
}

function isDay(day: string): boolean {
  const at = new Date(`${day}T00:00:00Z`);
  const year = at.getUTCFullYear();
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day) && year >= 1970 && year <= 2099;
}

function patternOf(format: string): RegExp {
  const source = format
    .split(/(yyyy|MM|dd|HH|mm|ss)/)
    .map((part) => PARTS[part as keyof typeof PARTS] ?? part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('');
  for (const needed of ['yyyy', 'MM', 'dd']) {
    if (format.split(needed).length !== 2) throw new RangeError(`${needed} once in ${format}`);
  }
  return new RegExp(`^${source}$`);
}

/** Rows of one order share their minute, and a zone's offset is dear to find: keeps some thousand answers. */
function cached<T>(compute: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    let value = known.get(key);
    if (value === undefined) {
      if (known.size >= 5000) known.clear();
      value = compute(key);
      known.set(key, value);
    }
    return value;
  };
}
