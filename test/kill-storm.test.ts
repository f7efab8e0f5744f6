import { expect, it } from 'vitest';
import { kills } from './storm/attacks.ts';
import { runStorm } from './storm/storm.ts';

const SEED = Number(process.env.STORM_SEED ?? 11);
const KILLS = 6;

it(`loses nothing and does nothing twice in a storm of ${KILLS} kills (STORM_SEED=${SEED})`, async () => {
  const { seed, complaints, totals } = await runStorm({
    seed: SEED,
    attack: kills({ seed: SEED, kills: KILLS, pauseMs: [100, 1200] }),
    speed: 120,
    paceMs: { crowd: 60, sender: 80, desk: 60, clerk: 120, operator: 4000, talk: 1000 },
    customers: 60,
    mostPeople: 300,
    keep: false,
    say: () => undefined,
  });
  const { kills: killed, eventsAcknowledged, batchesTriedAgain, messagesReceived, merges } = totals;
  process.stdout.write(`storm ${JSON.stringify({ seed, ...totals, errorsLogged: undefined })}\n`);
  expect({ seed, complaints }).toEqual({ seed, complaints: [] });
  // It did blow: work was under way when the blows fell, and went on afterwards.
  const delivered = Object.values(killed as Record<string, number>).reduce((sum, n) => sum + n, 0);
  expect(delivered + Number(totals.duringStart)).toBe(KILLS);
  expect(Number(eventsAcknowledged)).toBeGreaterThan(100);
  expect(Number(batchesTriedAgain)).toBeGreaterThan(0);
  expect(Number(messagesReceived)).toBeGreaterThan(10);
  expect(Number(merges)).toBeGreaterThan(0);
  expect(Number(totals.callsTaken)).toBeGreaterThan(0);
  expect(Number(totals.answered)).toBeGreaterThan(0);
}, 400_000);
