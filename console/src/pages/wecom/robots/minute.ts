/** `08:30` of minute 510 of a day. */
export function timeOfMinute(minute: number): string {
  return [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

/** Minute of the day of `08:30`; null of anything else. */
export function minuteOfTime(time: string | undefined): number | null {
  const [hour, minute] = /^(\d\d):(\d\d)/.exec(time ?? '')?.slice(1) ?? [];
  return hour === undefined || minute === undefined ? null : Number(hour) * 60 + Number(minute);
}
