import type { Rule } from '../rule.ts';
import { activityCircle } from './activity-circle.ts';
import { activityPeriod } from './activity-period.ts';
import { activityReward } from './activity-reward.ts';
import { activityRules } from './activity-rules.ts';
import { activityUnlimited } from './activity-unlimited.ts';
import { depositRatio } from './deposit-ratio.ts';
import { distributionLaw } from './distribution-law.ts';
import { distributionLevels } from './distribution-levels.ts';
import { levelOutOfReach } from './level-out-of-reach.ts';
import { levelsOrder } from './levels-order.ts';
import { lotteryOdds } from './lottery-odds.ts';
import { lotteryPublished } from './lottery-published.ts';
import { lotteryTopPrize } from './lottery-top-prize.ts';
import { pointsCircle } from './points-circle.ts';
import { pointsCost } from './points-cost.ts';
import { pointsUnspendable } from './points-unspendable.ts';
import { posterElements } from './poster-elements.ts';
import { priceOrder } from './price-order.ts';
import { quizAnswers } from './quiz-answers.ts';
import { redPacketSum } from './red-packet-sum.ts';
import { shareForReward } from './share-for-reward.ts';
import { virtualFill } from './virtual-fill.ts';

/** About activities, points and levels. */
export const activityRuleList: readonly Rule[] = [
  activityPeriod,
  activityRules,
  activityCircle,
  activityUnlimited,
  activityReward,
  shareForReward,
  priceOrder,
  virtualFill,
  depositRatio,
  lotteryOdds,
  lotteryPublished,
  lotteryTopPrize,
  distributionLaw,
  distributionLevels,
  redPacketSum,
  quizAnswers,
  posterElements,
  pointsUnspendable,
  pointsCircle,
  pointsCost,
  levelsOrder,
  levelOutOfReach,
];
