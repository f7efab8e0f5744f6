import type { Message } from '@hetang/contract/plan/kinds/messages';
import type { Plan } from '@hetang/contract/plan/registry';
import type { Template } from 'liquidjs';
import type { Content } from '../channels/port.ts';
import type { Queryable } from '../kernel/database/database.ts';
import { messageOf } from '../kernel/errors.ts';
import { createTemplateEngine, templateValues } from '../plan/template.ts';
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
  const templates = new Map<string, Template[]>();
  const planAt = (db: Queryable, version: number) =>
    remember(plans, version, PLANS_KEPT, () => deps.planAt(db, version));
  return {
    async write(db, request) {
      const plan = await planAt(db, request.version);
      const message = request.message === null ? undefined : plan?.messages[request.message];
      if (!message) return { fault: 'unknown-message' };
      try {
        const parsed = await remember(templates, message.text, KEPT, async () => engine.parse(message.text));
        const staff = plan?.staff[request.staff ?? '']?.name ?? null;
        const text = engine.renderSync(parsed ?? [], templateValues({ contact: request.contactName, staff }));
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
