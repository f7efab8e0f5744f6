/**
 * Runs so many lanes beside each other and waits for all of them. When one fails the others still work: who is told of
 * the failure may stop or try again only after them.
 * @throws what the first of them failed with.
 */
export async function everyLane(count: number, lane: () => Promise<void>): Promise<void> {
  const lanes = await Promise.allSettled(Array.from({ length: count }, lane));
  const failed = lanes.find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
}
