import { Session } from 'node:inspector';

/**
 * How much each piece of code does, as the number of functions it calls: the same on every machine and under any load,
 * which seconds are not. Loops and built-in functions that call nothing of ours count as one, so compare two sizes of
 * one input.
 */
export function workOf(works: readonly (() => void)[]): number[] {
  const session = new Session();
  session.connect();
  try {
    session.post('Profiler.enable');
    session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
    callsSinceLastAsked(session);
    // Asking costs more than most works: what one answer counts begins with the answer before.
    const counts = works.map((work) => {
      work();
      return callsSinceLastAsked(session);
    });
    session.post('Profiler.stopPreciseCoverage');
    return counts;
  } finally {
    session.disconnect();
  }
}

function callsSinceLastAsked(session: Session): number {
  let total = 0;
  // A session of the same thread answers before `post` returns.
  session.post('Profiler.takePreciseCoverage', (failure, coverage) => {
    if (failure) throw failure;
    for (const { functions } of coverage.result)
      for (const { ranges } of functions) total += ranges[0]?.count ?? 0;
  });
  return total;
}
