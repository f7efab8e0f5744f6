import type { Rule } from '../rule.ts';
import { goalArithmetic } from './goal-arithmetic.ts';
import { goalCycle } from './goal-cycle.ts';
import { goalPace } from './goal-pace.ts';
import { goalPartDate } from './goal-part-date.ts';
import { withoutOwner } from './without-owner.ts';

/** About goals, what they are made of, and who is in charge. */
export const goalRules: readonly Rule[] = [goalCycle, goalArithmetic, goalPartDate, goalPace, withoutOwner];
