import type { Rule } from '../rule.ts';
import { idleJourney } from './idle-journey.ts';
import { journeyWithoutGoal } from './journey-without-goal.ts';
import { neverCalled } from './never-called.ts';
import { sameArms } from './same-arms.ts';
import { vainWait } from './vain-wait.ts';

/** Rules about what a journey is for and whether its steps make a difference. */
export const journeyRules: readonly Rule[] = [
  journeyWithoutGoal,
  neverCalled,
  idleJourney,
  sameArms,
  vainWait,
];
