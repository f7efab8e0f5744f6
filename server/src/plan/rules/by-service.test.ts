import { expect, it } from 'vitest';
import { lintPlan } from '../lint.ts';

/** Two journeys of eight messages each that one event starts; each message names the customer. */
const plan = (via: string) => `
plan: care
name: 客服
period: { from: 2026-01-01, to: 2026-12-31 }
goals: { add: { metric: contacts-added, target: 36500, by: 2026-12-31 } }
staff: { lin: { name: 林, wecom: Lin, tasks-per-day: 30 } }
messages: { hi: { name: 回复, text: "{{ contact.name }}，您好"${via} } }
journeys:
  i: { name: 旅程一, start: { event: contact.added }, steps: [${Array(8).fill('{ message: hi }')}] }
  j: { name: 旅程二, start: { event: contact.added }, steps: [${Array(8).fill('{ message: hi }')}] }
`;

const lint = (via: string): Set<string> =>
  new Set(lintPlan([{ path: 'plan.yaml', text: plan(via) }]).issues.map(({ code }) => code.slice(5)));

const MASS_ONLY = [
  'reach-quota',
  'crowded-messages',
  'messages-at-once',
  'personal-mass-message',
  'staff-load',
  'human-step',
];

it('what customer service says costs no quota and nobody confirms it: rules of mass messages are silent', () => {
  const [mass, service] = [lint(''), lint(', via: kf')];
  expect(MASS_ONLY.filter((rule) => !mass.has(rule))).toEqual([]);
  expect(MASS_ONLY.filter((rule) => service.has(rule))).toEqual([]);
});
