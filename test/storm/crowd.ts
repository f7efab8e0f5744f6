import { setTimeout as sleep } from 'node:timers/promises';
import type { PersonView, Platform } from './emulator.ts';
import { STAFF } from './plan.ts';
import type { Random } from './random.ts';

/** Somebody with a phone. */
export interface Person {
  id: string;
  externalUserid: string;
  unionid: string;
  /** userids of the members that this person has as friends. */
  friends: Set<string>;
  adds: number;
  /** How often this person has deleted a member, by userid. */
  leaves: Map<string, number>;
  /** A member has deleted this person. */
  erased: boolean;
}

export interface Crowd {
  people: Person[];
  /** Acts of people and staff so far, by kind. */
  acts: Record<string, number>;
  /** Staff confirm every mass task there is. */
  confirmAll(): Promise<number>;
  stop(): Promise<void>;
}

export interface CrowdOptions {
  platform: Platform;
  random: Random;
  /** Milliseconds between two acts. */
  paceMs: number;
  /** `state` of the live codes. */
  codes: string[];
  /** Platform ids of the tags that staff use. */
  tagIds: string[];
  mostPeople: number;
  /** Staff confirm nothing of themselves. */
  asleep: boolean;
}

const STEPS = ['course.joined', 'account.registered', 'order.paid', 'app.opened', 'app.opened'];

/** People scan codes, act and leave; staff tag, confirm and delete. The platform they live on is never killed. */
export function startCrowd(options: CrowdOptions): Crowd {
  const people: Person[] = [];
  const acts: Record<string, number> = {};
  const state = { stopping: false };
  const act = makeActs(options, people);
  const loop = (async () => {
    while (!state.stopping) {
      const kind = drawKind(options, people.length);
      if (await act[kind]()) acts[kind] = (acts[kind] ?? 0) + 1;
      await sleep(options.random.int(0, 2 * options.paceMs));
    }
  })();
  return {
    people,
    acts,
    confirmAll: () => confirm(options.platform, () => true),
    async stop() {
      state.stopping = true;
      await loop;
    },
  };
}

type Kind = 'add' | 'addAgain' | 'business' | 'leave' | 'tag' | 'confirm' | 'erase';

function drawKind({ random, mostPeople }: CrowdOptions, people: number): Kind {
  const dice = random.next();
  if (people < 5 || (dice < 0.3 && people < mostPeople)) return 'add';
  if (dice < 0.34) return 'addAgain';
  if (dice < 0.64) return 'business';
  if (dice < 0.68) return 'leave';
  if (dice < 0.88) return 'tag';
  if (dice < 0.98) return 'confirm';
  return 'erase';
}

/** Each act answers whether it could be done. */
function makeActs(options: CrowdOptions, people: Person[]): Record<Kind, () => Promise<boolean>> {
  const { platform, random } = options;
  const add = (person: Person) => befriend(options, person);
  const friend = (): { person: Person; userid: string } | null => {
    const person = random.pick(people);
    return person.friends.size === 0 ? null : { person, userid: random.pick([...person.friends]) };
  };
  return {
    async add() {
      const { id, externalUserid, unionid } = await platform.post<PersonView>('people');
      const person = newcomer({ id, externalUserid, unionid });
      people.push(person);
      return add(person);
    },
    addAgain: () => add(random.pick(people)),
    async business() {
      return platform.tries(`people/${random.pick(people).id}/business`, { name: random.pick(STEPS) });
    },
    async leave() {
      const who = friend();
      if (!who || !(await platform.tries(`people/${who.person.id}/leave`, { userid: who.userid })))
        return false;
      who.person.friends.delete(who.userid);
      who.person.leaves.set(who.userid, (who.person.leaves.get(who.userid) ?? 0) + 1);
      return true;
    },
    async tag() {
      const who = friend();
      if (!who) return false;
      const list = [random.pick(options.tagIds)];
      const wish = random.chance(0.7) ? { add: list } : { remove: list };
      const body = { external_userid: who.person.externalUserid, ...wish };
      return platform.tries(`staff/${who.userid}/tags`, body);
    },
    confirm: async () => !options.asleep && (await confirm(platform, () => random.chance(0.5))) > 0,
    async erase() {
      const who = friend();
      if (!who) return false;
      const body = { external_userid: who.person.externalUserid };
      if (!(await platform.tries(`staff/${who.userid}/delete`, body))) return false;
      who.person.friends.delete(who.userid);
      who.person.erased = true;
      return true;
    },
  };
}

const newcomer = (who: Pick<Person, 'id' | 'externalUserid' | 'unionid'>): Person => ({
  ...who,
  friends: new Set(),
  adds: 0,
  leaves: new Map(),
  erased: false,
});

async function befriend({ platform, random, codes }: CrowdOptions, person: Person): Promise<boolean> {
  const scan = await platform.post<{ kind: string }>(`people/${person.id}/scan`, {
    state: random.pick(codes),
  });
  if (scan.kind !== 'offer') return false;
  const accepted = await platform.post<{ kind: string; userid: string }>(`people/${person.id}/accept`);
  if (accepted.kind !== 'friends') return false;
  person.friends.add(accepted.userid);
  person.adds += 1;
  return true;
}

interface TaskView {
  msgid: string;
  confirmedAt: number | null;
  cancelledAt: number | null;
}

async function confirm(platform: Platform, wants: () => boolean): Promise<number> {
  let confirmed = 0;
  for (const userid of Object.values(STAFF)) {
    const { tasks } = await platform.get<{ tasks: TaskView[] }>(`staff/${userid}/tasks`);
    for (const task of tasks) {
      if (task.confirmedAt !== null || task.cancelledAt !== null || !wants()) continue;
      if (await platform.tries(`staff/${userid}/tasks/${task.msgid}/confirm`)) confirmed += 1;
    }
  }
  return confirmed;
}
