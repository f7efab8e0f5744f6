import type { Lang } from '../../../kernel/errors.ts';
import { albumCalls } from './album-calls.ts';
import { behaviourCalls } from './behaviour-calls.ts';
import type { CallSpec } from './call-spec.ts';
import { wecomCalls } from './call-table.ts';
import { callWords } from './call-words.ts';
import { chatCalls } from './chat-calls.ts';
import { chatOwnerCalls } from './chat-owner-calls.ts';
import { groupWelcomeCalls } from './group-welcome-calls.ts';
import { idCalls } from './id-calls.ts';
import { interceptCalls } from './intercept-calls.ts';
import { joinWayCalls } from './join-way-calls.ts';
import { linkCalls } from './link-calls.ts';
import { mediaCalls } from './media-calls.ts';
import { messageCalls } from './message-calls.ts';
import { momentCalls } from './moment-calls.ts';
import { remarkCalls } from './remark-calls.ts';
import { serviceCalls } from './service-calls.ts';
import { setupCalls } from './setup-calls.ts';
import { transferCalls } from './transfer-calls.ts';

/** A call as far as it can be described without its input. */
export type DescribedCall = Omit<CallSpec<object, unknown>, 'input' | 'answer'>;

/** Every call that Hetang makes with a token. */
export const everyCall: readonly DescribedCall[] = [
  wecomCalls,
  albumCalls,
  behaviourCalls,
  chatCalls,
  chatOwnerCalls,
  groupWelcomeCalls,
  idCalls,
  interceptCalls,
  joinWayCalls,
  linkCalls,
  mediaCalls,
  messageCalls,
  momentCalls,
  remarkCalls,
  serviceCalls,
  setupCalls,
  transferCalls,
].flatMap((table) => Object.values(table));

const words = new Map(everyCall.map(({ path, what }) => [path, what ?? callWords[path]]));

/** What a call is for; null for one that Hetang does not make (any more). */
export function whatOf(path: string, lang: Lang): string | null {
  return (words.get(path) ?? callWords[path])?.[lang] ?? null;
}
