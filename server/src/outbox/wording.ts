import type { Message } from '@hetang/contract/plan/kinds/messages';
import type { Plan } from '@hetang/contract/plan/registry';
import type { Template } from 'liquidjs';
import type { Content } from '../channels/port.ts';
import type { Queryable } from '../kernel/database/database.ts';
import { messageOf } from '../kernel/errors.ts';
import { dayIn } from '../kernel/zone.ts';
import { usableCoupons } from '../modules/coupons/api.ts';
import {
  type CouponWords,
  couponsIn,
  createTemplateEngine,
  sampleCoupons,
  templateValues,
} from '../plan/template.ts';
import type { DispatcherDeps } from './deps.ts';
import { attachmentsOf } from './rules/attachments-of.ts';

const KEPT = 1000;
const PLANS_KEPT = 8;
/** The platform's limit of a text, in bytes of UTF-8. */
const TEXT_BYTES = 4000;

export interface WordingRequest {
  version: number;
  /** Message key of the plan. */
  message: string | null;
  contactName: string | null;
  /** Staff key of the plan. */
  staff: string | null;
  /** Whose coupons a text may say: a contact, samples, or nobody's. */
  holder: Holder;
}

type Holder = { contact: number; now: Date } | 'sample' | null;

interface ReadText {
  parsed: Template[];
  /** Activities whose coupons it says. */
  coupons: string[];
}

/** Finds and fills message texts; plan versions never change, so they are kept. */
export interface Wording {
  /** Content ready to send, or the reason why there is none. */
  write(db: Queryable, request: WordingRequest): Promise<Content | { fault: string }>;
  /** The name that people read for a message. */
  nameOf(db: Queryable, version: number, message: string | null): Promise<string | null>;
}

/** Makes the wording of one process. */
export function makeWording(deps: Pick<DispatcherDeps, 'planAt'>): Wording {
  const engine = createTemplateEngine();
  const plans = new Map<number, Plan>();
  const templates = new Map<string, ReadText>();
  const planAt = (db: Queryable, version: number) =>
    remember(plans, version, PLANS_KEPT, () => deps.planAt(db, version));
  const read = (text: string) =>
    remember(templates, text, KEPT, async () => {
      const parsed = engine.parse(text);
      return { parsed, coupons: couponsIn(engine, parsed) };
    });
  /** Null when a coupon that it says is not there. */
  const fill = async (
    db: Queryable,
    { contactName, staff, holder }: WordingRequest,
    { text, plan }: { text: string; plan: Plan | null },
  ): Promise<string | null> => {
    const { parsed, coupons: wanted } = (await read(text)) ?? { parsed: [], coupons: [] };
    const coupons = await couponsOf(db, holder, wanted, plan?.meta.timezone ?? 'UTC');
    const member = plan?.staff[staff ?? '']?.name ?? null;
    return (
      coupons && engine.renderSync(parsed, templateValues({ contact: contactName, staff: member, coupons }))
    );
  };
  return {
    async write(db, request) {
      const plan = await planAt(db, request.version);
      const message = request.message === null ? undefined : plan?.messages[request.message];
      if (!message) return { fault: 'unknown-message' };
      try {
        const text = await fill(db, request, { text: message.text, plan });
        if (text === null) return { fault: 'no-coupon' };
        if (Buffer.byteLength(text) > TEXT_BYTES) return { fault: 'text-too-long' };
        return contentOf(text, message, plan?.media);
      } catch (error) {
        return { fault: `template: ${messageOf(error).slice(0, 200)}` };
      }
    },
    async nameOf(db, version, message) {
      const plan = await planAt(db, version);
      return message === null ? null : (plan?.messages[message]?.name ?? message);
    },
  };
}

/** The coupons that a text says; null when one of them is not there. */
async function couponsOf(
  db: Queryable,
  holder: Holder,
  wanted: readonly string[],
  timezone: string,
): Promise<Record<string, CouponWords> | null> {
  if (wanted.length === 0) return {};
  if (holder === 'sample') return sampleCoupons(wanted);
  if (holder === null) return null;
  const held = await usableCoupons(db, { ...holder, activities: wanted });
  if (held.length < wanted.length) return null;
  return Object.fromEntries(
    held.map(({ activity, code, endsAt }) => [
      activity,
      { code, ends: endsAt && dayIn(new Date(endsAt.getTime() - 1), timezone) },
    ]),
  );
}

function contentOf(
  text: string,
  { link, attachments }: Message,
  media: Plan['media'],
): Content | { fault: string } {
  const found = attachmentsOf(attachments, media);
  if ('fault' in found) return found;
  const { list } = found;
  return { text, ...(link && { link }), ...(list.length > 0 && { attachments: list }) };
}

async function remember<K, V>(
  kept: Map<K, V>,
  key: K,
  limit: number,
  make: () => Promise<V | null>,
): Promise<V | null> {
  const known = kept.get(key);
  if (known !== undefined) return known;
  const made = await make();
  if (made === null) return null;
  if (kept.size >= limit) for (const oldest of [...kept.keys()].slice(0, 1)) kept.delete(oldest);
  kept.set(key, made);
  return made;
}
