import { absoluteClaim } from './rules/absolute-claim.ts';
import { activityRuleList } from './rules/activities/activity-rule-list.ts';
import { alwaysTrue } from './rules/always-true.ts';
import { branchWithoutChoice } from './rules/branch-without-choice.ts';
import { broadcastPeriod } from './rules/broadcast-period.ts';
import { calendarRules } from './rules/calendar/calendar-rules.ts';
import { cautionedWord } from './rules/cautioned-word.ts';
import { channelWithoutCode } from './rules/channel-without-code.ts';
import { codeWithoutChannel } from './rules/code-without-channel.ts';
import { communityRules } from './rules/communities/community-rules.ts';
import { communityLife } from './rules/community-life.ts';
import { communityPersonal } from './rules/community-personal.ts';
import { communitySize } from './rules/community-size.ts';
import { communityUpkeep } from './rules/community-upkeep.ts';
import { couponVariableRule } from './rules/coupon-variable.ts';
import { crowdedMessages } from './rules/crowded-messages.ts';
import { cycleRules } from './rules/cycles/cycle-rules.ts';
import { daysOrder } from './rules/days-order.ts';
import { deadStep } from './rules/dead-step.ts';
import { duplicateName } from './rules/duplicate-name.ts';
import { endlessJourney } from './rules/endless-journey.ts';
import { eventRules } from './rules/events/event-rules.ts';
import { exclusiveTags } from './rules/exclusive-tags.ts';
import { experimentRules } from './rules/experiments/experiment-rules.ts';
import { fieldChoices } from './rules/field-choices.ts';
import { fieldValue } from './rules/field-value.ts';
import { goalDate } from './rules/goal-date.ts';
import { goalRules } from './rules/goals/goal-rules.ts';
import { ignoredInWait } from './rules/ignored-in-wait.ts';
import { impossibleCondition } from './rules/impossible-condition.ts';
import { inducedSharing } from './rules/induced-sharing.ts';
import { insightAges } from './rules/insight-ages.ts';
import { insightUnanswered } from './rules/insight-unanswered.ts';
import { journeyRules } from './rules/journeys/journey-rules.ts';
import { ladderCycle } from './rules/ladder-cycle.ts';
import { messageSize } from './rules/message-size.ts';
import { moneyRules } from './rules/money/money-rules.ts';
import { neverHappens } from './rules/never-happens.ts';
import { officialAccountRules } from './rules/official-accounts/official-account-rules.ts';
import { overAtStart } from './rules/over-at-start.ts';
import { peopleRules } from './rules/people/people-rules.ts';
import { periodOrder } from './rules/period-order.ts';
import { personalMassMessage } from './rules/personal-mass-message.ts';
import { platformRules } from './rules/platform/platform-rules.ts';
import { reachRules } from './rules/reach/reach-rules.ts';
import { refusedWord } from './rules/refused-word.ts';
import { reportRules } from './rules/reports/report-rules.ts';
import type { Rule } from './rules/rule.ts';
import { sameWecomUser } from './rules/same-wecom-user.ts';
import { scenarioPersona } from './rules/scenario-persona.ts';
import { segmentCycle } from './rules/segment-cycle.ts';
import { stageOrder } from './rules/stage-order.ts';
import { structureRules } from './rules/structure/structure-rules.ts';
import { segmentSize } from './rules/tags/segment-size.ts';
import { tagProtocol } from './rules/tags/tag-protocol.ts';
import { tagSetter } from './rules/tags/tag-setter.ts';
import { templateSyntax } from './rules/template-syntax.ts';
import { templateVariable } from './rules/template-variable.ts';
import { unknownReference } from './rules/unknown-reference.ts';
import { unreachableStage } from './rules/unreachable-stage.ts';
import { unusedDefinition } from './rules/unused-definition.ts';
import { wecomTagName } from './rules/wecom-tag-name.ts';
import { welcomeLate } from './rules/welcome-late.ts';
import { welcomeTwice } from './rules/welcome-twice.ts';
import { windowOrder } from './rules/window-order.ts';
import { wordlistClash } from './rules/wordlist-clash.ts';

/** Every lint rule, by theme. Adding one is one line here and one file in `rules/`. */
export const rules: readonly Rule[] = [
  unknownReference,
  unusedDefinition,
  duplicateName,
  periodOrder,
  goalDate,
  daysOrder,
  ...goalRules,
  ...eventRules,
  stageOrder,
  unreachableStage,
  impossibleCondition,
  alwaysTrue,
  windowOrder,
  segmentCycle,
  ladderCycle,
  segmentSize,
  tagSetter,
  tagProtocol,
  exclusiveTags,
  wecomTagName,
  fieldChoices,
  fieldValue,
  sameWecomUser,
  ...peopleRules,
  welcomeLate,
  welcomeTwice,
  neverHappens,
  ignoredInWait,
  overAtStart,
  endlessJourney,
  deadStep,
  branchWithoutChoice,
  crowdedMessages,
  personalMassMessage,
  channelWithoutCode,
  codeWithoutChannel,
  insightUnanswered,
  insightAges,
  scenarioPersona,
  communityUpkeep,
  communitySize,
  communityLife,
  communityPersonal,
  ...communityRules,
  templateSyntax,
  templateVariable,
  couponVariableRule,
  messageSize,
  absoluteClaim,
  refusedWord,
  cautionedWord,
  wordlistClash,
  inducedSharing,
  ...officialAccountRules,
  ...calendarRules,
  ...cycleRules,
  ...activityRuleList,
  ...moneyRules,
  ...reportRules,
  ...reachRules,
  ...journeyRules,
  ...structureRules,
  ...platformRules,
  broadcastPeriod,
  ...experimentRules,
];
