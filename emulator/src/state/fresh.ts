import { derivedText } from '../kernel/ids.ts';
import { randomOf, seedFrom } from '../kernel/random.ts';
import type { AgentSetting } from './agent.ts';
import type { OfficialAccount } from './official-account.ts';
import type { Staff, Tenant, WorldState } from './state.ts';

/** A new member, logged in once and free of console settings. */
export function newStaff(userid: string, name: string, department: number[]): Staff {
  return { userid, name, department, active: true, nativeWelcome: false, inbox: [], requests: [] };
}

const DEFAULT_STAFF = [
  newStaff('ops-01', '林晓', [2]),
  newStaff('ops-02', '周舟', [2]),
  newStaff('sales-01', '陈朗', [3]),
  newStaff('sales-02', '何静', [3]),
];

const DEPARTMENTS = [
  { id: 1, name: '荷塘示例公司', parentid: 0, order: 100000000 },
  { id: 2, name: '运营部', parentid: 1, order: 99999000 },
  { id: 3, name: '销售部', parentid: 1, order: 99998000 },
];

/** The self-built app before anybody changed its settings. */
export function freshAgent(): AgentSetting {
  return {
    name: '客户运营',
    description: '',
    redirectDomain: '',
    homeUrl: '',
    reportLocation: 0,
    reportEnter: 0,
  };
}

/** The tenant's Official Account, without followers. */
export function freshAccount(seed: number): OfficialAccount {
  const hex = (name: string): string => seedFrom(seed, name).toString(16).padStart(8, '0');
  return {
    appId: `wx${hex('oa-a')}${hex('oa-b')}`,
    secret: `${hex('oa-c')}${hex('oa-d')}${hex('oa-e')}${hex('oa-f')}`,
    originalId: `gh_${derivedText(12, seed, 'oa-original')
      .toLowerCase()
      .replaceAll(/[^a-z0-9]/g, '0')}`,
    tokens: [],
    stableTokens: [],
    forced: [],
    conditionalMenus: [],
    templates: [],
    subscribeTemplates: [],
    industry: [1, 2],
    tags: [{ id: 2, name: '星标组' }],
    materials: [],
    drafts: [],
    publications: [],
    massMessages: [],
    webGrants: [],
  };
}

function freshTenant(seed: number): Tenant {
  return {
    corpId: `ww${seedFrom(seed, 'corp-a').toString(16).padStart(8, '0')}${seedFrom(seed, 'corp-b').toString(16).padStart(8, '0')}`,
    secret: derivedText(43, seed, 'secret'),
    agentId: 1000002,
    massPolicy: 'days-of-month',
    trustedDomains: [],
  };
}

/** The tenant as a new installation finds it. `staff: false` leaves the directory without members. */
export function freshState(seed: number, staff: boolean): WorldState {
  return {
    seed,
    epoch: 0,
    counters: {},
    random: { arrivals: randomOf(seed, 'arrivals'), faults: randomOf(seed, 'faults') },
    tenant: freshTenant(seed),
    settings: { running: false, arrivalsPerDay: 400, codeWeights: {} },
    agent: freshAgent(),
    appChats: new Map(),
    departments: structuredClone(DEPARTMENTS),
    memberTags: new Map(),
    strategies: new Map(),
    staff: new Map(staff ? DEFAULT_STAFF.map((one) => [one.userid, structuredClone(one)]) : []),
    people: new Map(),
    externals: new Map(),
    tagGroups: [],
    contactWays: new Map(),
    massMessages: new Map(),
    groups: new Map(),
    joinWays: new Map(),
    groupRules: { autoReply: [] },
    groupWelcomes: new Map(),
    moments: new Map(),
    links: new Map(),
    acquisition: { total: 1000, balance: 1000 },
    acquiredChats: new Map(),
    interceptRules: new Map(),
    products: new Map(),
    behaviourDays: new Map(),
    cards: new Map(),
    robots: new Map(),
    kfAccounts: new Map(),
    kfSessions: new Map(),
    kfCodes: new Map(),
    kfTokens: [],
    resigned: new Map(),
    unassigned: new Map(),
    transfers: new Map(),
    welcomes: new Map(),
    media: new Map(),
    tokens: [],
    tickets: {},
    account: freshAccount(seed),
    followers: new Map(),
    accountTickets: new Map(),
    oauthCodes: new Map(),
    contents: new Map(),
    acts: [],
    duties: [],
    pushes: new Map(),
    business: { queue: [], dropped: 0 },
    counts: { arrivals: 0, turnedAway: 0, added: 0, left: 0, deleted: 0 },
  };
}
