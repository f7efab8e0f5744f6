import type { Emulator } from '../emulator.ts';

const STEP_MS = 5;
const MOST_MS = 60_000;

/** Waits in machine time until no call has come for `quietMs`: a system under test has done what it wanted. */
export async function settle(emulator: Emulator, quietMs: number): Promise<void> {
  if (quietMs === 0) return;
  const began = performance.now();
  let seen = emulator.calls();
  let quietSince = began;
  while (performance.now() - quietSince < quietMs && performance.now() - began < MOST_MS) {
    await new Promise((resolve) => setTimeout(resolve, STEP_MS));
    const calls = emulator.calls();
    if (calls !== seen) quietSince = performance.now();
    seen = calls;
  }
}
