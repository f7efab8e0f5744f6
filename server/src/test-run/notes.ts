import type { EnrolmentState } from '../reaction/contact-state.ts';
import {
  type DerivedEvent,
  type DraftCall,
  type DraftIntention,
  type DraftTask,
  type Effects,
  noEffects,
  type StageChange,
  type StepRecord,
  type TagChange,
} from '../reaction/reaction.ts';
import type { Outlook } from './outlook.ts';

/** One thing that happened in a run; `node` is the step that brought it about. */
export type Note = { at: Date; node: number | null } & (
  | { kind: 'event'; name: string; props: Record<string, unknown> }
  | { kind: 'step'; step: StepRecord }
  | { kind: 'waits'; waiting: EnrolmentState['waiting']; until: Date | null }
  | { kind: 'message'; intention: DraftIntention; outlook: Outlook }
  | { kind: 'task'; task: DraftTask }
  | { kind: 'call'; call: DraftCall }
  | { kind: 'tag'; change: TagChange }
  | { kind: 'stage'; change: StageChange }
  | { kind: 'standing'; event: DerivedEvent }
  | { kind: 'journey'; journey: string }
  | { kind: 'ended'; reason: string }
);

/** What hears of each effect as it comes about. */
export type Teller = { [K in keyof Effects]?: (effect: Effects[K][number]) => void };

/** Effects that are told of at once, so that what a step brings about keeps its place beside the step. */
export function toldEffects(tell: Teller): Effects {
  const effects = noEffects();
  const listen = <K extends keyof Effects>(key: K): void => {
    const list: Effects[K][number][] = effects[key];
    list.push = (...items) => {
      for (const item of items) tell[key]?.(item);
      return Array.prototype.push.apply(list, items);
    };
  };
  for (const key of Object.keys(tell) as (keyof Effects)[]) listen(key);
  return effects;
}
