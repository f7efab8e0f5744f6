import type { Rule } from '../rule.ts';
import { couponStep } from './coupon-step.ts';
import { dateField } from './date-field.ts';
import { idleJourney } from './idle-journey.ts';
import { journeyWithoutGoal } from './journey-without-goal.ts';
import { keyWithoutEvent } from './key-without-event.ts';
import { neverCalled } from './never-called.ts';
import { repeatedStepName } from './repeated-step-name.ts';
import { sameArms } from './same-arms.ts';
import { vainWait } from './vain-wait.ts';

/** Rules about what a journey is for and whether its steps make a difference. */
export const journeyRules: readonly Rule[] = [
  couponStep,
  journeyWithoutGoal,
  neverCalled,
  idleJourney,
  sameArms,
  vainWait,
  dateField,
  repeatedStepName,
  keyWithoutEvent,
];
