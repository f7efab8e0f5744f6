import type { Audience, CallOutcome, ChannelPort, Content } from '../../server/src/channels/port.ts';
import type { NoticeCard } from '../../server/src/channels/staff-cards.ts';
import type { Clock } from '../../server/src/kernel/clock.ts';
import { noteCall } from './database.ts';

/**
 * What goes wrong with a call. `lost-before`: no answer, nothing happened; `lost-after`: no answer, but it happened;
 * `die-before`/`die-after`: the same, and the caller's process is dead from then on. `confirm-first`: all staff confirm just before it.
 */
export type Fault =
  | 'later'
  | 'never'
  | 'lost-before'
  | 'lost-after'
  | 'die-before'
  | 'die-after'
  | 'confirm-first';

/** The life of a simulated process: once dead, everything it tries throws. */
export interface Life {
  dead: boolean;
}

export interface FakeMass {
  id: string;
  sender: string;
  audience: Audience;
  content: Content;
  createdAt: Date;
  confirmed: boolean;
  cancelled: boolean;
  reminders: Date[];
  targets: Map<string, { status: 'waiting' | 'sent' | 'not-friend' | 'capped'; at: Date | null }>;
}

export interface Delivery {
  to: string;
  text: string;
  via: 'welcome' | 'mass';
}

export interface FakePlatform {
  deliveries: Delivery[];
  masses: FakeMass[];
  /** `userid external_userid`, and `userid chat_id` for the groups that a member owns. */
  friends: Set<string>;
  /** Platform tag ids by external_userid. */
  tags: Map<string, Set<string>>;
  tagCalls: { externalUserid: string; add: string[]; remove: string[] }[];
  notices: { userids: string[]; title: string; text: string }[];
  /** Cards with buttons, and what is said in their place. */
  cards: (NoticeCard & { userid: string; closed: string | null })[];
  /** Welcome codes that are still good, and who they are for. */
  welcomeCodes: Map<string, string>;
  /** Asked for every call; consumed in order. */
  faults: (call: string) => Fault | undefined;
  /** Most mass messages that one person takes. */
  cap: number;
  /** A member confirms everything that waits. */
  confirmAll(sender: string): void;
  port(life: Life): ChannelPort;
}

const REMINDERS = 3;
const DAY = 86_400_000;

/** A small model of the platform, in memory, with exactly the behaviour that the outbox depends on. */
export function makeFakePlatform(clock: Clock, visibilityMs: number): FakePlatform {
  const platform: FakePlatform = {
    deliveries: [],
    masses: [],
    friends: new Set(),
    tags: new Map(),
    tagCalls: [],
    notices: [],
    cards: [],
    welcomeCodes: new Map(),
    faults: () => undefined,
    cap: 1000,
    confirmAll(sender) {
      for (const mass of platform.masses)
        if (mass.sender === sender && !mass.cancelled && !mass.confirmed)
          confirm(platform, mass, clock.now());
    },
    port: (life) => portOf(platform, clock, visibilityMs, life),
  };
  return platform;
}

function confirm(platform: FakePlatform, mass: FakeMass, at: Date): void {
  mass.confirmed = true;
  for (const [to, target] of mass.targets) {
    const got = platform.deliveries.filter((one) => one.to === to && one.via === 'mass').length;
    if (!platform.friends.has(`${mass.sender} ${to}`)) target.status = 'not-friend';
    else if (got >= platform.cap) target.status = 'capped';
    else {
      target.status = 'sent';
      platform.deliveries.push({ to, text: mass.content.text, via: 'mass' });
    }
    target.at = at;
  }
}

const refused = (code: number, retry: 'never' | 'later' = 'never') =>
  ({ kind: 'refused', code, reason: `errcode ${code}`, retry }) as const;
const done = <T>(value: T): CallOutcome<T> => ({ kind: 'done', value });

type Call = <T>(name: string, effect: () => CallOutcome<T>) => Promise<CallOutcome<T>>;

function portOf(platform: FakePlatform, clock: Clock, visibilityMs: number, life: Life): ChannelPort {
  const call: Call = async (name, effect) => {
    if (life.dead) throw new Error('the process is dead');
    noteCall(name);
    const fault = platform.faults(name);
    await Promise.resolve();
    if (fault === 'later') return refused(45009, 'later');
    if (fault === 'never') return refused(40058);
    if (fault === 'lost-before') return { kind: 'unknown', problem: 'time-out' };
    if (fault === 'die-before') return die(life);
    if (fault === 'confirm-first') for (const mass of platform.masses) platform.confirmAll(mass.sender);
    const outcome = effect();
    if (fault === 'lost-after') return { kind: 'unknown', problem: 'connection reset' };
    if (fault === 'die-after') return die(life);
    return outcome;
  };
  return {
    // A file is there as soon as it is wanted; uploads are tried on the emulator.
    prepareMedia: async () => done(null),
    ...welcomes(platform, call),
    ...creations(platform, call, clock, visibilityMs),
    ...openMasses(platform, call, clock),
    ...smallThings(platform, call),
  };
}

function welcomes(platform: FakePlatform, call: Call): Pick<ChannelPort, 'sendWelcome'> {
  return {
    sendWelcome: ({ welcomeCode, content }) =>
      call('sendWelcome', () => {
        const to = platform.welcomeCodes.get(welcomeCode);
        if (to === undefined) return refused(41050);
        if (platform.deliveries.some((one) => one.to === to && one.via === 'welcome')) return refused(41051);
        platform.deliveries.push({ to, text: content.text, via: 'welcome' });
        return done(null);
      }),
  };
}

function creations(
  platform: FakePlatform,
  call: Call,
  clock: Clock,
  visibilityMs: number,
): Pick<ChannelPort, 'createMassSend' | 'findMassSend'> {
  return {
    createMassSend: ({ sender, audience, targets, content }) =>
      call('createMassSend', () => {
        const isFriend = (to: string) => platform.friends.has(`${sender} ${to}`);
        const good = targets.filter(isFriend);
        if (good.length === 0) return refused(41048);
        const id = `msg${platform.masses.length + 1}`;
        platform.masses.push({
          id,
          sender,
          audience,
          content,
          createdAt: clock.now(),
          confirmed: false,
          cancelled: false,
          reminders: [],
          targets: new Map(good.map((to) => [to, { status: 'waiting', at: null }])),
        });
        return done({ platformId: id, refusedTargets: targets.filter((to) => !isFriend(to)) });
      }),
    findMassSend: ({ sender, audience, targets, content, calledAt, notAmong }) =>
      call('findMassSend', () => {
        const found = platform.masses.find(
          (mass) =>
            mass.sender === sender &&
            mass.audience === audience &&
            !notAmong?.includes(mass.id) &&
            mass.createdAt >= calledAt &&
            clock.now().getTime() - mass.createdAt.getTime() >= visibilityMs &&
            JSON.stringify(mass.content.text) === JSON.stringify(content.text) &&
            [...mass.targets.keys()].every((to) => targets.includes(to)),
        );
        return done(found ? { platformId: found.id } : null);
      }),
  };
}

function openMasses(
  platform: FakePlatform,
  call: Call,
  clock: Clock,
): Pick<ChannelPort, 'readMassSend' | 'remindMassSend' | 'cancelMassSend'> {
  const massOf = (id: string) => platform.masses.find((mass) => mass.id === id);
  return {
    readMassSend: ({ platformId }) =>
      call('readMassSend', () => {
        const mass = massOf(platformId);
        if (!mass) return refused(41047);
        const targets = [...mass.targets].map(([target, { status, at }]) => ({
          target,
          status,
          at,
        }));
        return done({ confirmed: mass.confirmed, cancelled: mass.cancelled, targets });
      }),
    remindMassSend: (platformId) =>
      call('remindMassSend', () => {
        const mass = massOf(platformId);
        if (!mass) return refused(41047);
        const recent = mass.reminders.filter((at) => at.getTime() > clock.now().getTime() - DAY);
        if (recent.length >= REMINDERS) return refused(41094);
        mass.reminders.push(clock.now());
        return done(null);
      }),
    cancelMassSend: (platformId) =>
      call('cancelMassSend', () => {
        const mass = massOf(platformId);
        if (!mass) return refused(41047);
        if (mass.cancelled) return refused(41093);
        mass.cancelled = !mass.confirmed;
        return done(null);
      }),
  };
}

function smallThings(
  platform: FakePlatform,
  call: Call,
): Pick<ChannelPort, 'markTags' | 'notifyStaff' | 'closeCard'> {
  return {
    markTags: ({ userid, externalUserid, add, remove }) =>
      call('markTags', () => {
        if (!platform.friends.has(`${userid} ${externalUserid}`)) return refused(84061);
        platform.tagCalls.push({ externalUserid, add, remove });
        const tags = platform.tags.get(externalUserid) ?? new Set();
        for (const tag of remove) tags.delete(tag);
        for (const tag of add) tags.add(tag);
        platform.tags.set(externalUserid, tags);
        return done(null);
      }),
    notifyStaff: ({ userids, title, text, card }) =>
      call('notifyStaff', () => {
        platform.notices.push({ userids, title, text });
        if (!card) return done<{ cardCode: string | null }>({ cardCode: null });
        platform.cards.push({ ...card, userid: userids[0] ?? '', closed: null });
        return done<{ cardCode: string | null }>({ cardCode: `code-${card.key}` });
      }),
    closeCard: ({ code, words }) =>
      call('closeCard', () => {
        const card = platform.cards.find(({ key, closed }) => code === `code-${key}` && closed === null);
        if (card) card.closed = words;
        return done(null);
      }),
  };
}

function die(life: Life): never {
  life.dead = true;
  throw new Error('the process is dead');
}
