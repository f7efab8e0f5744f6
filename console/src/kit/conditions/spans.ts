/** Units of durations, as plans write them: minutes, hours, days, weeks. */
export const units = ['m', 'h', 'd', 'w'] as const;
export type Unit = (typeof units)[number];

/** `30d` as a number and its unit; thirty days where the text is none. */
export function readSpan(text: string | undefined): { n: number; unit: Unit } {
  const match = /^([1-9]\d{0,4})([mhdw])$/.exec(text ?? '');
  return match ? { n: Number(match[1]), unit: match[2] as Unit } : { n: 30, unit: 'd' };
}

/** A number and its unit as plans write them: whole, from 1 to 99999. */
export function writeSpan(n: number, unit: Unit): string {
  return `${Math.min(99_999, Math.max(1, Math.round(n)))}${unit}`;
}
