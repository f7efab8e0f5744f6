import type { Intent, Need } from '../state/person.ts';

/** A delay: log-normal, `median` in minutes, `spread` the sigma of its logarithm. */
export interface Delay {
  median: number;
  spread: number;
}

export interface Step {
  /** Name of the business event. */
  event: string;
  /** Steps that must have been taken before. */
  after: string[];
  /** How often one person may take it. */
  times: number;
  /** Chance at each decision, by intent. */
  chance: Record<Intent, number>;
  /** Factor for people with this need. */
  need: Partial<Record<Need, number>>;
  /** Factor while a message of the brand is fresh. */
  fresh: number;
}

/** How people and staff behave. Every number is an assumption, not a measurement. */
export interface Behaviour {
  needs: Record<Need, number>;
  intents: Record<Intent, number>;
  arrival: {
    /** Relative arrivals by hour 0..23, Asia/Shanghai. */
    curve: number[];
    /** Share of those who scan that go through with the add. */
    goThrough: number;
    acceptAfter: Delay;
  };
  reply: { chance: Record<Intent, number>; after: Delay };
  decision: {
    /** Delay of the first decision after the add. */
    first: Delay;
    /** Days between decisions, and what multiplies it after a month without any step. */
    everyDays: number;
    slowdown: number;
    /** Hours in which people decide. */
    from: number;
    to: number;
  };
  message: {
    /** Chance that a message is read and leads to a decision. */
    read: number;
    after: Delay;
    /** A message is fresh for so many hours. */
    freshHours: number;
  };
  steps: Step[];
  order: {
    toolFen: number[];
    managedFen: number[];
    managedShare: Record<Intent, number>;
    repeatChance: number;
  };
  leave: {
    /** Chance at each decision. */
    base: number;
    /** Added for each message above `free` in the last `days` days. */
    perMessage: number;
    free: number;
    days: number;
  };
  /** Chance that somebody who sees a moment likes it. */
  like: number;
  /** Customer groups, at each daily decision. */
  groups: {
    /** Chance of joining one by a code they have come across, and a factor by need. */
    join: number;
    need: Partial<Record<Need, number>>;
    /** Groups that one person is in at most. */
    most: number;
    /** Chance, for each group they are in, of saying something and of leaving. */
    speak: number;
    leave: number;
  };
  /** Share of customers who refuse to be transferred to another member. */
  refuseTransfer: number;
  staff: {
    from: number;
    to: number;
    accept: Delay;
    confirm: Delay;
    /** Share of mass tasks that a member never confirms. */
    never: number;
    /** Chance that a reminder moves a member who would never have confirmed. */
    reminded: number;
    tagChance: number;
    tag: Delay;
    deleteChance: number;
  };
}

/** The model that runs unless a test gives another. Documented in README.md. */
export const BEHAVIOUR: Behaviour = {
  needs: { trial: 30, gift: 20, course: 25, material: 15, exchange: 10 },
  intents: { A: 20, B: 25, C: 35, D: 20 },
  arrival: {
    curve: [2, 1, 1, 1, 1, 2, 4, 7, 10, 13, 14, 13, 12, 10, 11, 12, 12, 11, 11, 14, 17, 16, 11, 5],
    goThrough: 0.88,
    acceptAfter: { median: 0.6, spread: 0.8 },
  },
  reply: { chance: { A: 0.6, B: 0.5, C: 0.4, D: 0.2 }, after: { median: 6, spread: 1 } },
  decision: { first: { median: 45, spread: 1 }, everyDays: 1, slowdown: 3, from: 8, to: 23 },
  message: { read: 0.55, after: { median: 70, spread: 1 }, freshHours: 36 },
  steps: [
    {
      event: 'course.joined',
      after: [],
      times: 2,
      chance: { A: 0.035, B: 0.03, C: 0.03, D: 0.006 },
      need: { course: 2.5, exchange: 1.5 },
      fresh: 2.4,
    },
    {
      event: 'resource.claimed',
      after: [],
      times: 3,
      chance: { A: 0.03, B: 0.025, C: 0.03, D: 0.035 },
      need: { material: 2.5, gift: 2 },
      fresh: 2.6,
    },
    {
      event: 'account.registered',
      after: [],
      times: 1,
      chance: { A: 0.035, B: 0.02, C: 0.008, D: 0.003 },
      need: { trial: 1.8, gift: 1.3 },
      fresh: 2.8,
    },
    {
      event: 'trial.started',
      after: ['account.registered'],
      times: 1,
      chance: { A: 0.09, B: 0.06, C: 0.025, D: 0.01 },
      need: { trial: 1.6 },
      fresh: 2.4,
    },
    {
      event: 'order.paid',
      after: ['trial.started'],
      times: 1,
      chance: { A: 0.03, B: 0.016, C: 0.005, D: 0.001 },
      need: { trial: 1.3 },
      fresh: 2.2,
    },
    {
      event: 'app.opened',
      after: ['account.registered'],
      times: Number.MAX_SAFE_INTEGER,
      chance: { A: 0.4, B: 0.3, C: 0.15, D: 0.08 },
      need: {},
      fresh: 1.4,
    },
  ],
  order: {
    toolFen: [9900, 19900, 29900],
    managedFen: [198000, 298000, 498000],
    managedShare: { A: 0.3, B: 0.2, C: 0.1, D: 0.02 },
    repeatChance: 0.02,
  },
  leave: { base: 0.0015, perMessage: 0.003, free: 3, days: 7 },
  like: 0.06,
  groups: { join: 0.08, need: { exchange: 2.5, course: 1.5 }, most: 2, speak: 0.15, leave: 0.006 },
  refuseTransfer: 0.05,
  staff: {
    from: 9,
    to: 21,
    accept: { median: 8, spread: 0.8 },
    confirm: { median: 40, spread: 0.9 },
    never: 0.15,
    reminded: 0.6,
    tagChance: 0.7,
    tag: { median: 90, spread: 0.8 },
    deleteChance: 0.004,
  },
};
