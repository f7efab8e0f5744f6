import type { Plan } from '@hetang/contract/plan/registry';
import { type Attachment, mediaOf } from '../../channels/media.ts';
import type { CallOutcome } from '../../channels/port.ts';
import type { Clock } from '../../kernel/clock.ts';
import { after, type DispatcherDeps, machineMs } from '../deps.ts';
import { answerOf, type Lane, makeLane } from '../lane.ts';
import { attachmentsOf } from '../rules/attachments-of.ts';
import { welcomeMessages } from '../rules/welcome-messages.ts';
import { readyAttachments } from '../sql/ready-attachments.ts';

const SLOTS = 2;
/** Machine milliseconds until what is there is looked at again: it may have been dropped, or be about to expire. */
const LOOK_AGAIN_MS = 10_000;
const TRY_AGAIN_MS = 2_000;
/** An upload of 20 MB over a slow line takes its time. */
const DEADLINE_MS = 180_000;

/** Whose files are brought, and how. */
interface MediaWork {
  name: string;
  clock: Clock;
  wanted(): Promise<Attachment[]>;
  prepare(one: Attachment): Promise<CallOutcome<null>>;
}

/**
 * Brings files to the platform before they are needed: those of mass tasks that are ready, and those of every welcome
 * of the plan in force, whose code lives for seconds only.
 */
export function mediaLane(deps: DispatcherDeps): Lane {
  const { db, clock, port } = deps;
  const ofWelcomes = keepWelcomes(deps);
  return makeMediaLane({
    name: 'media',
    clock,
    wanted: async () => [...(await readyAttachments(db)), ...(await ofWelcomes())],
    prepare: (one) => port.prepareMedia([one]),
  });
}

/** A lane that brings files; each is left alone for a while after it was tried. */
export function makeMediaLane({ name, clock, wanted, prepare }: MediaWork): Lane {
  const notBefore = new Map<string, Date>();
  return makeLane<Attachment, CallOutcome<null>>({
    name,
    slots: SLOTS,
    async claim(limit) {
      const now = clock.now();
      for (const [key, until] of notBefore) if (until <= now) notBefore.delete(key);
      const found = new Map<string, Attachment>();
      for (const one of await wanted())
        if (mediaOf(one) && !notBefore.has(keyOf(one))) found.set(keyOf(one), one);
      const taken = [...found].slice(0, limit);
      for (const [key] of taken) notBefore.set(key, after(now, machineMs(clock, DEADLINE_MS)));
      return taken.map(([, one]) => one);
    },
    call: (one) => answerOf(() => prepare(one), DEADLINE_MS),
    async record(done) {
      const now = clock.now();
      for (const { item, outcome } of done) notBefore.set(keyOf(item), after(now, restOf(clock, outcome)));
    },
  });
}

function restOf(clock: Clock, outcome: CallOutcome<null>): number {
  if (outcome.kind === 'done') return machineMs(clock, LOOK_AGAIN_MS);
  const asked = outcome.kind === 'refused' ? (outcome.afterMs ?? 0) : 0;
  const least = outcome.kind === 'refused' && outcome.retry === 'never' ? LOOK_AGAIN_MS : TRY_AGAIN_MS;
  return machineMs(clock, Math.max(least, asked));
}

function keyOf(one: Attachment): string {
  const media = mediaOf(one);
  return `${one.kind} ${media?.sha256} ${media?.name}`;
}

/** The attachments of welcomes, worked out once for each version. */
function keepWelcomes({ db, plan }: DispatcherDeps): () => Promise<Attachment[]> {
  let kept: { version: number; attachments: Attachment[] } | undefined;
  return async () => {
    const current = await plan(db);
    if (!current) return [];
    if (kept?.version !== current.version)
      kept = { version: current.version, attachments: welcomeAttachments(current.plan) };
    return kept.attachments;
  };
}

function welcomeAttachments(plan: Plan): Attachment[] {
  return welcomeMessages(plan).flatMap((key) => {
    const found = attachmentsOf(plan.messages[key]?.attachments, plan.media);
    return 'list' in found ? found.list : [];
  });
}
