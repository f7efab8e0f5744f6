import type { Kind, Plan } from '@hetang/contract/plan/registry';
import type { DatedSlot } from './calendar/dated-slot.ts';
import type { DayTable } from './calendar/day-table.ts';
import type { Theme } from './themes.ts';
import type { WordHit } from './wordlists/word-hit.ts';

/** Words in both languages of the product. `{name}` is filled from a hit's `args`. */
export interface Text {
  zh: string;
  en: string;
}
/** An error refuses the plan; a warning asks for a look; an info tells what the plan will need. */
export type Severity = 'error' | 'warning' | 'info';

/** From the root of the plan: `['stages', 'registered', 'enter']`. */
export type Path = readonly (string | number)[];

/** Words at a place, and what should stand there. */
export interface Fix {
  from: string;
  to: string;
}

/** Where a rule does not hold, and what fills its words. */
export interface Hit {
  path: Path;
  /** Point at the key instead of the value. */
  at?: 'key';
  args?: Record<string, string | number | Text>;
  /** Replaces the rule's own hint. */
  hint?: Text;
  /** What mends it: at the place these words become those. */
  fix?: Fix;
}

/** What the template engine says about one message. */
export interface TemplateFacts {
  /** Why it cannot be read, or null. */
  error: string | null;
  /** Full names such as `contact.name`, each once. */
  variables: string[];
}

/** A text of the plan that goes out; `shared/texts.ts` lists them. */
export interface OutgoingText {
  text: string;
  path: Path;
  /** What it is called where its length is complained of, at the start of a sentence. */
  part: Text;
  /** What the platform takes at most; variables are not counted. Bytes are those of UTF-8. */
  limit?: { readonly most: number; readonly of: 'bytes' | 'characters' };
  /** What it may be filled with as a Liquid template; absent when it is sent as it stands. */
  known?: readonly string[];
  /** It may say the code and the end of a coupon of the customer's. */
  coupons?: true;
  /** Staff alone see it: what the law says of advertising does not hold. */
  internal?: boolean;
}

/** All that a rule may look at. */
export interface PlanView {
  /** The definitions that are well-formed. */
  plan: Plan;
  /** Keys as written, well-formed or not: a reference to a broken definition is not a second finding. */
  written: { [K in Kind]: ReadonlySet<string> };
  /** By key of the message. */
  templates: Record<string, TemplateFacts>;
  /** Every text that goes out to customers, with what the template engine says about it. */
  texts: readonly (OutgoingText & TemplateFacts)[];
  /** What is known of days: weekends, holidays, solar terms. */
  days: DayTable;
  /** What the plan publishes on which day of its period, a year of it at most; none when it has no period. */
  slots: readonly DatedSlot[];
  /** Words of the plan's lists and of the built-in one in the texts. */
  words: readonly WordHit[];
  /** The file that a path was read from. */
  fileOf(path: Path): string;
}

/** Whether every definition of the kinds is well-formed, so that what is absent is truly absent. */
export function isWhole({ plan, written }: PlanView, kinds: readonly Kind[]): boolean {
  return kinds.every((kind) => written[kind].size === Object.keys(plan[kind]).length);
}

/**
 * One lint rule. Its examples are its tests and, with the words, its page in the reference. A warning or info can be
 * ignored in the plan by `# hetang-ignore <id>: <reason>`; an error cannot.
 */
export interface Rule {
  /** The finding's code is `plan/<id>`. */
  id: string;
  theme: Theme;
  severity: Severity;
  /** What the rule looks for, in a few words. */
  title: Text;
  /** Why it matters: the source of a limit, the model behind a number. */
  why: Text;
  problem: Text;
  hint: Text;
  /** Definitions that satisfy the rule, and ones that do not. */
  good: string;
  bad: string;
  check(view: PlanView): Hit[];
}
