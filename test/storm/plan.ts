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
/** Messages of those journeys only: nobody may get one twice. */
export const ONCE_MESSAGES = ['hello', 'pack', 'nudge', 'thanks'];

const META = `
plan: storm
name: Storm
timezone: Asia/Shanghai
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
`;

const journeys = `
journeys:
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

/**
 * A plan that makes much happen in little time: waits of a minute or two, every kind of step, two codes, shared and
 * private tags. `edition` changes a wording, so that a new version can be applied while people are under way.
 */
export function stormPlan(edition: number): { path: string; text: string }[] {
  return [
    { path: 'plan.yaml', text: META },
    { path: 'users.yaml', text: definitions },
    { path: 'standing.yaml', text: standing },
    { path: 'messages.yaml', text: messages(edition) },
    { path: 'journeys.yaml', text: journeys },
  ];
}
