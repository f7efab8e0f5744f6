import type { Action, Permissions, Reach, Resource } from '@hetang/contract/http/access';
import { actions, resources } from '@hetang/contract/http/access';

type Cell = Partial<Record<Action, Reach>>;

const everything: Cell = { read: 'all', write: 'all', export: 'all' };
const look: Cell = { read: 'all' };
const every = (cell: Cell, among: readonly Resource[] = resources): Permissions =>
  Object.fromEntries(among.map((resource) => [resource, cell]));

/** What concerns how the product is run and who may come in. */
const RUNNING: readonly Resource[] = ['wecom', 'system', 'access', 'audit', 'webhooks'];
/** 完整手机号: for those who were given it by name. */
const PRIVATE: readonly Resource[] = ['phones'];
const OPERATING = resources.filter((resource) => ![...RUNNING, ...PRIVATE].includes(resource));

/** The roles that are always there, from most to least. */
export const builtInRoles = {
  /** 管理员 */
  administrator: every(everything),
  /** 运营负责人 */
  lead: { ...every(everything, OPERATING), system: look, audit: look, wecom: look },
  /** 社群运营 */
  community: {
    home: look,
    plan: look,
    segments: look,
    journeys: look,
    codes: look,
    reports: look,
    groups: { read: 'all', write: 'all', export: 'all' },
    contacts: { read: 'unit', write: 'unit' },
    tasks: { read: 'unit', write: 'unit' },
    reach: { read: 'unit' },
  },
  /** 顾问 */
  adviser: {
    home: look,
    plan: look,
    contacts: { read: 'own', write: 'own' },
    tasks: { read: 'own', write: 'own' },
    groups: { read: 'own' },
    reach: { read: 'own' },
  },
  /** 分析 */
  analyst: {
    home: look,
    plan: look,
    journeys: look,
    codes: look,
    segments: { read: 'all', export: 'all' },
    reports: { read: 'all', write: 'all', export: 'all' },
  },
  /** 只读 */
  viewer: every(look, OPERATING),
} as const satisfies Record<string, Permissions>;

export type BuiltInRole = keyof typeof builtInRoles;

/** What a role allows; a role that is gone allows nothing. */
export function permissionsOf(role: string, own: Permissions | null): Permissions {
  return Object.hasOwn(builtInRoles, role) ? builtInRoles[role as BuiltInRole] : (own ?? {});
}

const RANK: Record<Reach, number> = { own: 1, unit: 2, all: 3 };

/** Whether `given` lies within `owned`: nobody hands out more than they have. */
export function liesWithin(given: Permissions, owned: Permissions): boolean {
  return resources.every((resource) =>
    actions.every((action) => {
      const wanted = given[resource]?.[action];
      const has = owned[resource]?.[action];
      return wanted === undefined || (has !== undefined && RANK[wanted] <= RANK[has]);
    }),
  );
}
