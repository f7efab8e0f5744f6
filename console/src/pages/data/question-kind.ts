import type { ComponentType } from 'react';
import type { Ask, AskKind, AskOf } from '../../api/reports.ts';
import type { SearchParams } from '../../kit/list-state.ts';

/** A question as it is asked, and the one that its answer is compared with. */
export interface Asked<K extends AskKind> {
  ask: AskOf<K>;
  against: AskOf<K> | null;
}

/** The same of whatever kind. */
export interface AskedAny {
  ask: Ask;
  against: Ask | null;
}

/** A kind of question: its form, its address, and how its answer is shown. */
export interface QuestionKind<K extends AskKind, V extends object> {
  of: K;
  /** Controls of the form, which holds `V`. */
  Fields: ComponentType;
  /** What the form holds for an address; what the address does not say is as usual. */
  read(search: SearchParams): V;
  write(values: V): SearchParams;
  /** Whether the usual question is whole, so that its answer is there before anybody asks. */
  opens: boolean;
  /** @param nameOf the name of an event, which stands in answers. */
  ask(values: V, context: { today: string; nameOf: (event: string) => string }): Asked<K>;
  /** The answer, with all that can be done with it. */
  Result: ComponentType<Asked<K>>;
}
