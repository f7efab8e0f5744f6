import type { CyclePhase, CycleTask } from '@hetang/contract/plan/kinds/cycles';
import { addDays } from '../../../kernel/zone.ts';

/** The day that `start+2d`, `end-1d` or a date means for a task of a phase. */
export function dayOf(text: string, phase: CyclePhase): string {
  const match = /^(start|end)(?:([+-]\d+)d)?$/.exec(text);
  if (!match) return text;
  return addDays(match[1] === 'start' ? phase.from : phase.to, Number(match[2] ?? 0));
}

/** First and last day of a task: it begins with its phase unless it says otherwise. */
export function spanOf(task: CycleTask, phase: CyclePhase): { from: string; to: string } {
  return { from: dayOf(task.start ?? 'start', phase), to: dayOf(task.due, phase) };
}
