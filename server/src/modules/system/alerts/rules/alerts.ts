import type { Permissions, Resource } from '@hetang/contract/http/access';
import type { Alert } from '@hetang/contract/http/alerts';
import type { Checked } from '../../checks/run-checks.ts';

/** Words of a check in both languages. */
export type AlertWords = Pick<Checked, 'title' | 'found' | 'hint'>;

/** Something that needs somebody, as it was found now. */
export interface Found {
  code: string;
  level: Alert['level'];
  count: number | null;
  words: AlertWords | null;
  link: string;
}

interface Trouble {
  code: string;
  count: number;
  link: string;
}

/** Troubles that are more than a nuisance: somebody is turned away, or something was lost. */
const BAD = new Set([
  'codes-failed',
  'codes-nobody',
  'intentions-failed',
  'event-failures',
  'timers-failed',
  'inbox-failed',
]);

/** Where a check can be dealt with; the others are explained among the checks. */
const LINKS: Partial<Record<string, string>> = {
  comparison: '/system/reconciliation',
  'channel-limits': '/settings/wecom',
  holidays: '/settings/holidays',
  lag: '/system/overview',
};

/** What needs somebody: troubles as they are counted, and checks that are not good. */
export function alertsOf(troubles: readonly Trouble[], checked: readonly Checked[]): Found[] {
  return [
    // A plan that is not there yet is the first thing that the home page says.
    ...troubles
      .filter(({ code }) => code !== 'no-plan')
      .map(
        ({ code, count, link }): Found => ({
          code,
          level: BAD.has(code) ? 'bad' : 'warning',
          count,
          words: null,
          link,
        }),
      ),
    ...checked.flatMap(({ id, level, title, found, hint }): Found[] =>
      level === 'good'
        ? []
        : [
            {
              code: `check/${id}`,
              level,
              count: null,
              words: { title, found, ...(hint ? { hint } : {}) },
              link: LINKS[id] ?? '/system/checks',
            },
          ],
    ),
  ];
}

const RESOURCES: readonly (readonly [RegExp, Resource])[] = [
  [/^codes-/, 'codes'],
  [/^(tasks-overdue|awaiting-confirmation)$/, 'tasks'],
  [/^intentions-/, 'reach'],
  [/^check\/(channel-limits|comparison)$/, 'wecom'],
  [/^check\/holidays$/, 'plan'],
];

/** Whether it concerns somebody: they may see the page where it can be dealt with, with everybody's rows. */
export function concerns(code: string, permissions: Permissions | undefined): boolean {
  const [, resource] = RESOURCES.find(([pattern]) => pattern.test(code)) ?? [null, 'system' as const];
  return permissions?.[resource]?.read === 'all';
}
