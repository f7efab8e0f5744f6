import { z } from 'zod';
import { bargainSchema, distributionSchema, groupBuySchema, referralSchema } from './activities/growth.ts';
import { courseSchema, offlineEventSchema } from './activities/meetings.ts';
import {
  checkInSchema,
  lotterySchema,
  quizSchema,
  redPacketSchema,
  surveySchema,
} from './activities/play.ts';
import { couponSchema, depositSchema, flashSaleSchema, privilegeSchema } from './activities/sales.ts';

/** An activity: one frame for all, and what its type needs. 活动 */
export const activitySchema = z.discriminatedUnion('type', [
  referralSchema,
  groupBuySchema,
  bargainSchema,
  distributionSchema,
  lotterySchema,
  checkInSchema,
  redPacketSchema,
  surveySchema,
  quizSchema,
  couponSchema,
  flashSaleSchema,
  depositSchema,
  privilegeSchema,
  courseSchema,
  offlineEventSchema,
]);
export type Activity = z.infer<typeof activitySchema>;
