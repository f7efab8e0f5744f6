/** Every message says its key like this, so that a phone shows which one it was. */
export const mark = (message: string): string => `[[${message}]]`;

/** The key of the message that a text on a phone came from. */
export function messageIn(text: string): string | null {
  return /\[\[([a-z-]+)\]\]/.exec(text)?.[1] ?? null;
}

/** Staff key of the plan to userid on the platform. */
export const STAFF: Record<string, string> = { 'ops-01': 'lin', 'ops-02': 'zhou', 'ops-03': 'chen' };

/** In order; a person is in the furthest whose event has happened so often. */
export const STAGES = [
  { key: 'new', event: null, times: 0 },
  { key: 'engaged', event: 'course.joined', times: 1 },
  { key: 'registered', event: 'account.registered', times: 1 },
  { key: 'paid', event: 'order.paid', times: 1 },
  { key: 'regular', event: 'order.paid', times: 3 },
] as const;

/** Groups whose values exclude each other. */
export const EXCLUSIVE = ['source', 'heat'];
/** Groups that the platform keeps too. */
export const SHARED = ['source', 'need', 'heat'];
/** Journeys that a person enters once in a lifetime, by the event that starts them. */
export const ONCE = { onboard: 'contact.added', buyer: 'order.paid' };
/** The journey with an entry for each order, and the event by which its goal is reached. */
export const KEYED = { journey: 'orders', start: 'order.paid', key: 'order_id', goal: 'order.delivered' };
/** What is said by customer service to who writes there, in this order; the sixth is one too many unless they write again. */
export const CARE = ['care-one', 'care-two', 'care-three', 'care-four', 'care-five', 'care-six'];
/** Messages of those journeys only: nobody may get one twice. */
export const ONCE_MESSAGES = ['hello', 'pack', 'nudge', 'thanks'];

/** Where everybody is at home who does not say otherwise. */
export const HOME = 'Asia/Shanghai';
/** What one customer may receive: the plan's own cap, and what the tenant allows. */
export const REACH = {
  cap: { most: 2, hours: 1 },
  perWeek: 7,
  quiet: { from: '21:30', to: '08:30' },
  zoneField: 'zone',
  zones: ['Asia/Tokyo', 'Asia/Bangkok'],
};

const META = `
plan: storm
name: Storm
timezone: ${HOME}
reach:
  caps: [{ at-most: ${REACH.cap.most}, per: ${REACH.cap.hours}h }]
  quota: seven-per-week
  quiet-hours: { from: "${REACH.quiet.from}", to: "${REACH.quiet.to}" }
  timezone: ${REACH.zoneField}
`;

type Property = { type: 'text' | 'money'; required?: true };
/** The event catalogue; what senders do beside it is counted. */
export const CATALOGUE: Record<string, Record<string, Property>> = {
  'app.opened': {},
  'account.registered': {},
  'course.joined': { course: { type: 'text' } },
  'order.paid': {
    order_id: { type: 'text', required: true },
    amount: { type: 'money', required: true },
    sku: { type: 'text' },
  },
  'order.delivered': { order_id: { type: 'text', required: true } },
};

const catalogue = `
events:
${Object.entries(CATALOGUE)
  .map(([name, properties]) => `  ${name}: ${JSON.stringify({ name, from: 'Shop', properties })}`)
  .join('\n')}
`;

const stages = STAGES.map(({ key, event, times }) => {
  const enter = event === null ? '' : `, enter: { event: ${event}, at-least: ${times} }`;
  return `  ${key}: { name: S-${key}${enter} }`;
}).join('\n');

const staff = Object.entries(STAFF)
  .map(([key, userid]) => `  ${key}: { name: N-${userid}, wecom: ${userid} }`)
  .join('\n');

const definitions = `
stages:
${stages}
tags:
  source: { name: T-source, choose: one, values: { a: Alpha, b: Beta } }
  need: { name: T-need, choose: many, values: { course: Course, gift: Gift, tool: Tool } }
  heat: { name: T-heat, choose: one, values: { A: Hot, B: Warm, C: Cold } }
  inner: { name: T-inner, choose: many, wecom: false, values: { seen: Seen, paid: Paid } }
fields:
  note: { name: Note, type: text }
  ${REACH.zoneField}: { name: Zone, type: text }
staff:
${staff}
codes:
  alpha: { name: Alpha, staff: [ops-01, ops-02], tags: [source/a] }
  beta: { name: Beta, staff: [ops-02, ops-03], tags: [source/b, need/gift] }
`;

const standing = `
segments:
  paid: { name: Paid, when: { event: order.paid } }
  warm-only: { name: Warm, when: { all: [{ tag-group: heat }, { not: { segment: paid } }] } }
  quiet: { name: Quiet, when: { not: { event: app.opened, within: 3m } } }
ladders:
  worth:
    name: Worth
    tiers:
      common: { name: Common }
      payer: { name: Payer, when: { segment: paid } }
      regular: { name: Regular, when: { event: order.paid, at-least: 3 } }
  habit:
    name: Habit
    review: 30m
    demote: one-step
    tiers:
      away: { name: Away }
      here: { name: Here, when: { event: app.opened, within: 1h } }
      often: { name: Often, when: { event: app.opened, at-least: 3 } }
`;

const journeys = (hook: string): string => `
journeys:
  orders:
    name: Orders
    start: { event: ${KEYED.start} }
    key: ${KEYED.key}
    goal: { when: { event: ${KEYED.goal} } }
    steps:
      - split:
          - { arm: call, weight: 1, do: [{ webhook: { url: "${hook}", timeout: 2 } }] }
          - { arm: mark, weight: 2, do: [{ tag: inner/seen }] }
      - wait: 2m
      - wait: { for: { event: ${KEYED.goal} }, at-most: 5m }
  onboard:
    name: Onboard
    start: { event: contact.added }
    leave: { event: contact.lost }
    steps:
      - welcome: hello
      - tag: heat/C
      - wait: 1m
      - branch:
          - if: { tag: need/gift }
            do: [{ message: pack }, { tag: heat/B }]
          - else: [{ set: { note: plain } }]
      - task: { do: ask, by: owner, due: 3m, fills: [tag-group/need, field/note] }
      - wait: { for: { event: account.registered }, at-most: 5m }
      - message: nudge
  buyer:
    name: Buyer
    start: { event: order.paid }
    steps:
      - tag: [inner/paid, heat/A]
      - task: { do: thank, by: ops-03, due: 2m, wait: false }
      - wait: 1m
      - message: thanks
  warm:
    name: Warm
    start: { event: tag.added, where: { tag: heat/A } }
    again: after-end
    steps:
      - wait: 2m
      - message: offer
      - tag: heat/B
  opener:
    name: Opener
    start: { event: app.opened }
    again: after-end
    steps:
      - wait: 1m
      - tag: inner/seen
      - wait: { for: { event: app.opened }, at-most: 2m }
      - untag: inner/seen
`;

const messages = (edition: number): string => `
messages:
  hello: { name: Hello, text: "${mark('hello')} {{ contact.name }}" }
  pack: { name: Pack, text: "${mark('pack')} edition ${edition}" }
  nudge: { name: Nudge, text: "${mark('nudge')}" }
  thanks: { name: Thanks, text: "${mark('thanks')}" }
  offer: { name: Offer, text: "${mark('offer')}" }
`;

const service = `
messages:
${CARE.map((key) => `  ${key}: { name: ${key}, text: "${mark(key)}", via: kf, purpose: service }`).join('\n')}
journeys:
  care:
    name: Care
    start: { event: message.received }
    again: after-end
    steps:
      - message: care-one
      - message: care-two
      - message: care-three
      - wait: 1m
      - message: care-four
      - message: care-five
      - message: care-six
`;

/**
 * A plan that makes much happen in little time: waits of a minute or two, every kind of step, two codes, shared and
 * private tags. `edition` changes a wording, so that a new version can be applied while people are under way; `hook` is
 * the address of the brand's program that journeys call.
 */
export function stormPlan(edition: number, hook: string): { path: string; text: string }[] {
  return [
    { path: 'plan.yaml', text: META },
    { path: 'users.yaml', text: definitions },
    { path: 'standing.yaml', text: standing },
    { path: 'messages.yaml', text: messages(edition) },
    { path: 'journeys.yaml', text: journeys(hook) },
    { path: 'service.yaml', text: service },
    { path: 'events.yaml', text: catalogue },
  ];
}
