export interface DaySize {
  day: string;
  members: number;
  entered: number;
  departed: number;
}

/** Sizes at the end of each of these days, reckoned back from the size now. Days ascend and end with today. */
export function sizeByDay(
  days: readonly string[],
  size: number,
  moves: readonly { day: string; entered: number; departed: number }[],
): DaySize[] {
  const byDay = new Map(moves.map((move) => [move.day, move]));
  let members = size;
  const sizes: DaySize[] = [];
  for (const day of [...days].reverse()) {
    const { entered = 0, departed = 0 } = byDay.get(day) ?? {};
    sizes.push({ day, members, entered, departed });
    members -= entered - departed;
  }
  return sizes.reverse();
}
