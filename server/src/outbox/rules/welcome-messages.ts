import type { Step } from '@hetang/contract/plan/kinds/journey-steps';
import type { Plan } from '@hetang/contract/plan/registry';
import { stepsOf } from '../../plan/rules/shared/steps.ts';

/** Keys of the messages that welcome a new friend: of codes and of journeys. */
export function welcomeMessages(plan: Plan): string[] {
  const ofCodes = Object.values(plan.codes).flatMap(({ welcome }) => welcome ?? []);
  const ofJourneys = Object.entries(plan.journeys).flatMap(([key, journey]) =>
    stepsOf(key, journey).flatMap(({ step }) => welcomeOf(step)),
  );
  return [...new Set([...ofCodes, ...ofJourneys])];
}

function welcomeOf(step: Step): string[] {
  return 'welcome' in step ? [step.welcome] : [];
}
