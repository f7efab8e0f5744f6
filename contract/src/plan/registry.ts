import type { z } from 'zod';
import { type Account, accountSchema } from './kinds/accounts.ts';
import { type Channel, channelSchema } from './kinds/channels.ts';
import { type Code, codeSchema } from './kinds/codes.ts';
import { type Community, communitySchema } from './kinds/communities.ts';
import { type Field, fieldSchema } from './kinds/fields.ts';
import { type Goal, goalSchema } from './kinds/goals.ts';
import { type Insight, insightSchema } from './kinds/insights.ts';
import { type Journey, journeySchema } from './kinds/journeys.ts';
import { type Ladder, ladderSchema } from './kinds/ladders.ts';
import { type Message, messageSchema } from './kinds/messages.ts';
import type { PlanMeta } from './kinds/plan.ts';
import { type Segment, segmentSchema } from './kinds/segments.ts';
import { type Staff, staffSchema } from './kinds/staff.ts';
import { type Stage, stageSchema } from './kinds/stages.ts';
import { type TagGroup, tagGroupSchema } from './kinds/tags.ts';

/** The definition of each kind, as the schema leaves it after defaults. */
export interface KindSpecs {
  goals: Goal;
  stages: Stage;
  tags: TagGroup;
  fields: Field;
  segments: Segment;
  ladders: Ladder;
  staff: Staff;
  accounts: Account;
  codes: Code;
  messages: Message;
  journeys: Journey;
  communities: Community;
  channels: Channel;
  insights: Insight;
}
export type Kind = keyof KindSpecs;

/** Every kind a plan file may hold under its top-level key, with its schema. */
export const kindSchemas: { [K in Kind]: z.ZodType<KindSpecs[K]> } = {
  goals: goalSchema,
  stages: stageSchema,
  tags: tagGroupSchema,
  fields: fieldSchema,
  segments: segmentSchema,
  ladders: ladderSchema,
  staff: staffSchema,
  accounts: accountSchema,
  codes: codeSchema,
  messages: messageSchema,
  journeys: journeySchema,
  communities: communitySchema,
  channels: channelSchema,
  insights: insightSchema,
};

export const kinds = Object.keys(kindSchemas) as Kind[];

/** Kinds that are checked, kept and exported, but that nothing runs yet. Apply says so. */
export const recordedKinds: readonly Kind[] = ['ladders', 'communities', 'channels', 'insights'];

/** A whole plan: its head and its definitions by kind and key. Order of keys is order of the files. */
export type Plan = { meta: PlanMeta } & { [K in Kind]: Record<string, KindSpecs[K]> };

/** A plan without any definition. */
export function emptyPlan(meta: PlanMeta): Plan {
  return {
    meta,
    goals: {},
    stages: {},
    tags: {},
    fields: {},
    segments: {},
    ladders: {},
    staff: {},
    accounts: {},
    codes: {},
    messages: {},
    journeys: {},
    communities: {},
    channels: {},
    insights: {},
  };
}
