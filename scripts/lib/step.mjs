/** Seconds with one decimal, for people. */
export function seconds(ms) {
  return `${(ms / 1000).toFixed(1)} s`;
}

/**
 * Does one piece of preparation and says so in one line when it is over; on a terminal the line shows while it
 * runs. What had nothing to do stays silent: call this only when there is work.
 */
export async function step(title, work) {
  const started = performance.now();
  const live = process.stderr.isTTY;
  if (live) process.stderr.write(`… ${title}`);
  try {
    const result = await work();
    process.stderr.write(
      `${live ? '\r\u001b[2K' : ''}✓ ${title} (${seconds(performance.now() - started)})\n`,
    );
    return result;
  } catch (error) {
    process.stderr.write(
      `${live ? '\r\u001b[2K' : ''}✗ ${title} (${seconds(performance.now() - started)})\n`,
    );
    throw error;
  }
}
