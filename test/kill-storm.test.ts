import { expect, it } from 'vitest';
import { runStorm } from './storm/storm.ts';

const SEED = Number(process.env.STORM_SEED ?? 11);
const KILLS = 8;

it(`loses nothing and does nothing twice in a storm of ${KILLS} kills (STORM_SEED=${SEED})`, async () => {
  const { seed, complaints, totals } = await runStorm({
    seed: SEED,
    kills: KILLS,
    speed: 120,
    pauseMs: [100, 1200],
    paceMs: { crowd: 60, sender: 80, desk: 60, operator: 4000 },
    customers: 60,
    mostPeople: 300,
    keep: false,
    say: () => undefined,
  });
  const { kills, eventsAcknowledged, batchesTriedAgain, messagesReceived } = totals;
  process.stdout.write(`storm ${JSON.stringify({ seed, ...totals, errorsLogged: undefined })}\n`);
  expect({ seed, complaints }).toEqual({ seed, complaints: [] });
  // It did blow: work was under way when the blows fell, and went on afterwards.
  const delivered = Object.values(kills as Record<string, number>).reduce((sum, n) => sum + n, 0);
  expect(delivered + Number(totals.duringStart)).toBe(KILLS);
  expect(Number(eventsAcknowledged)).toBeGreaterThan(200);
  expect(Number(batchesTriedAgain)).toBeGreaterThan(0);
  expect(Number(messagesReceived)).toBeGreaterThan(20);
}, 400_000);
