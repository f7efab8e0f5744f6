import type { z } from 'zod';
import { type Account, accountSchema } from './kinds/accounts.ts';
import { type Activity, activitySchema } from './kinds/activities.ts';
import { type Broadcast, broadcastSchema } from './kinds/broadcasts.ts';
import { type Budget, budgetSchema } from './kinds/budgets.ts';
import { type Calendar, calendarSchema } from './kinds/calendar.ts';
import { type Channel, channelSchema } from './kinds/channels.ts';
import { type Code, codeSchema } from './kinds/codes.ts';
import { type Column, columnSchema } from './kinds/columns.ts';
import { type Community, communitySchema } from './kinds/communities.ts';
import { type Cost, costSchema } from './kinds/costs.ts';
import { type Cycle, cycleSchema } from './kinds/cycles.ts';
import { type Event, eventSchema } from './kinds/events.ts';
import { type Experiment, experimentSchema } from './kinds/experiments.ts';
import { type Field, fieldSchema } from './kinds/fields.ts';
import { type Goal, goalSchema } from './kinds/goals.ts';
import { type Holiday, holidaySchema } from './kinds/holidays.ts';
import { type Insight, insightSchema } from './kinds/insights.ts';
import { type Journey, journeySchema } from './kinds/journeys.ts';
import { type Ladder, ladderSchema } from './kinds/ladders.ts';
import { type Levels, levelsSchema } from './kinds/levels.ts';
import { type Message, messageSchema } from './kinds/messages.ts';
import { type OfficialAccount, officialAccountSchema } from './kinds/official-accounts.ts';
import type { PlanMeta } from './kinds/plan.ts';
import { type Points, pointsSchema } from './kinds/points.ts';
import { type Product, productSchema } from './kinds/products.ts';
import { type Report, reportSchema } from './kinds/reports.ts';
import { type Script, scriptSchema } from './kinds/scripts.ts';
import { type Segment, segmentSchema } from './kinds/segments.ts';
import { type Staff, staffSchema } from './kinds/staff.ts';
import { type Stage, stageSchema } from './kinds/stages.ts';
import { type TagGroup, tagGroupSchema } from './kinds/tags.ts';
import { type Unit, unitSchema } from './kinds/units.ts';
import { type Wordlist, wordlistSchema } from './kinds/wordlists.ts';
import type { PlanMedia } from './media.ts';
import { eventNameSchema, keySchema } from './values.ts';

/** The definition of each kind, as the schema leaves it after defaults. */
export interface KindSpecs {
  goals: Goal;
  stages: Stage;
  tags: TagGroup;
  fields: Field;
  events: Event;
  segments: Segment;
  ladders: Ladder;
  units: Unit;
  staff: Staff;
  accounts: Account;
  scripts: Script;
  codes: Code;
  messages: Message;
  broadcasts: Broadcast;
  journeys: Journey;
  communities: Community;
  channels: Channel;
  insights: Insight;
  experiments: Experiment;
  columns: Column;
  calendar: Calendar;
  holidays: Holiday;
  'official-accounts': OfficialAccount;
  activities: Activity;
  products: Product;
  points: Points;
  levels: Levels;
  costs: Cost;
  budgets: Budget;
  wordlists: Wordlist;
  cycles: Cycle;
  reports: Report;
}
export type Kind = keyof KindSpecs;

/** Every kind a plan file may hold under its top-level key, with its schema. */
export const kindSchemas: { [K in Kind]: z.ZodType<KindSpecs[K]> } = {
  goals: goalSchema,
  stages: stageSchema,
  tags: tagGroupSchema,
  fields: fieldSchema,
  events: eventSchema,
  segments: segmentSchema,
  ladders: ladderSchema,
  units: unitSchema,
  staff: staffSchema,
  accounts: accountSchema,
  scripts: scriptSchema,
  codes: codeSchema,
  messages: messageSchema,
  broadcasts: broadcastSchema,
  journeys: journeySchema,
  communities: communitySchema,
  channels: channelSchema,
  insights: insightSchema,
  experiments: experimentSchema,
  columns: columnSchema,
  calendar: calendarSchema,
  holidays: holidaySchema,
  'official-accounts': officialAccountSchema,
  activities: activitySchema,
  products: productSchema,
  points: pointsSchema,
  levels: levelsSchema,
  costs: costSchema,
  budgets: budgetSchema,
  wordlists: wordlistSchema,
  cycles: cycleSchema,
  reports: reportSchema,
};

export const kinds = Object.keys(kindSchemas) as Kind[];

const keySchemas: { [K in Kind]?: z.ZodType<string, string> } = { events: eventNameSchema };

/** What the keys of a kind look like: slugs, but for kinds that are keyed by a name of another world. */
export function keySchemaOf(kind: Kind): z.ZodType<string, string> {
  return keySchemas[kind] ?? keySchema;
}

/** Kinds that are checked, kept and exported, but that nothing runs yet. Apply says so. */
export const recordedKinds: readonly Kind[] = [
  'units',
  'scripts',
  'channels',
  'insights',
  'experiments',
  'columns',
  'official-accounts',
  'activities',
  'levels',
  'costs',
  'budgets',
  'cycles',
  'reports',
];

/** A whole plan: its head and its definitions by kind and key. Order of keys is order of the files. */
export type Plan = { meta: PlanMeta } & { [K in Kind]: Record<string, KindSpecs[K]> } & {
  /** The files that its messages name, by path; absent when they name none. */
  media?: Record<string, PlanMedia>;
};

/** A plan without any definition. */
export function emptyPlan(meta: PlanMeta): Plan {
  return {
    meta,
    goals: {},
    stages: {},
    tags: {},
    fields: {},
    events: {},
    segments: {},
    ladders: {},
    units: {},
    staff: {},
    accounts: {},
    scripts: {},
    codes: {},
    messages: {},
    broadcasts: {},
    journeys: {},
    communities: {},
    channels: {},
    insights: {},
    experiments: {},
    columns: {},
    calendar: {},
    holidays: {},
    'official-accounts': {},
    activities: {},
    products: {},
    points: {},
    levels: {},
    costs: {},
    budgets: {},
    wordlists: {},
    cycles: {},
    reports: {},
  };
}
