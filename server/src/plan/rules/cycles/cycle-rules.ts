import type { Rule } from '../rule.ts';
import { cycleKeys } from './cycle-keys.ts';
import { cyclePeriod } from './cycle-period.ts';
import { phaseOrder } from './phase-order.ts';
import { taskCycle } from './task-cycle.ts';
import { taskDue } from './task-due.ts';
import { taskNobody } from './task-nobody.ts';

/** About operating cycles, their phases and tasks. */
export const cycleRules: readonly Rule[] = [
  cycleKeys,
  cyclePeriod,
  phaseOrder,
  taskDue,
  taskCycle,
  taskNobody,
];
