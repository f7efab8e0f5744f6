import { type Kind, type KindSpecs, recordedKinds } from './registry.ts';

/**
 * Settings of kinds that do run which are checked, kept and exported, but that nothing acts on yet. Apply names those
 * that a plan uses, so that nobody waits for them. `a.b` is the setting `b` within `a`.
 */
export const recordedSettings: { readonly [K in Kind]?: readonly string[] } = {
  tags: ['step', 'by', 'roles', 'within'],
  segments: ['owner', 'size'],
  accounts: ['stages', 'communities', 'capacity', 'persona', 'card', 'opening', 'checklist'],
  points: ['spend'],
  calendar: ['community', 'official-account'],
  staff: ['unit', 'capacity.contacts', 'capacity.chats-per-day', 'duties', 'kpis'],
  codes: ['partner', 'unit', 'store'],
  communities: [
    'purpose',
    'stages',
    'deputies',
    'tone',
    'health.dead-after',
    'activities',
    'post-length',
    'life',
    'becomes',
    'welcome',
    'notice',
    'exit',
    'entry',
    'rules',
    'keywords',
    'sop',
  ],
};

/** Of a coupon that journeys give: everything else is looked at when it is given, shown or redeemed. */
const recordedOfCoupon = [
  'owner',
  'step',
  'leads-to',
  'audience',
  'phases',
  'expect',
  'budget',
  'rewards',
  'poster',
  'path',
  'tags',
  'code',
  'community',
  'messages',
  'landing',
  'before',
  'tools',
  'result',
];

/** What of a kind that is only recorded does run all the same, in words. */
export const runsAllTheSame: { readonly [K in Kind]?: { zh: string; en: string } } = {
  activities: {
    zh: '直接领取的优惠券（`type: coupon`、`claim: claim`）由旅程的 `coupon` 步骤发放，除外。',
    en: 'Except coupons that one simply gets (`type: coupon`, `claim: claim`): the step `coupon` of journeys gives them.',
  },
};

/** Whether a definition is of a kind that nothing runs, and no exception from it. */
export function isRecorded<K extends Kind>(kind: K, spec: KindSpecs[K] | undefined): boolean {
  return recordedKinds.includes(kind) && !isGivenCoupon(spec);
}

function isGivenCoupon(spec: object | undefined): boolean {
  return (
    spec !== undefined &&
    'claim' in spec &&
    'type' in spec &&
    spec.type === 'coupon' &&
    spec.claim === 'claim'
  );
}

/** The settings of one definition that are only recorded. */
export function recordedSettingsOf<K extends Kind>(kind: K, spec: KindSpecs[K]): string[] {
  const settings = isGivenCoupon(spec) ? recordedOfCoupon : recordedSettings[kind];
  return (settings ?? []).filter((setting) => {
    let found: unknown = spec;
    for (const name of setting.split('.')) {
      if (typeof found !== 'object' || found === null) return false;
      found = new Map<string, unknown>(Object.entries(found)).get(name);
    }
    return found !== undefined && !isEmpty(found);
  });
}

/** A list of nothing asks for nothing: it may be there by default. */
const isEmpty = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0;
