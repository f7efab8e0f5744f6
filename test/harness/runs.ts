const TIMES = Number(process.env.TEST_RUNS ?? 1);

/**
 * How often a property is tried that has a database or a whole world at work. `TEST_RUNS=20` tries each twenty times as
 * often; every run draws other examples.
 */
export function runs(usual: number): { numRuns: number } {
  return { numRuns: Math.max(1, Math.round(usual * TIMES)) };
}
