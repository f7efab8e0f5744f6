import { createHash } from 'node:crypto';
import { claimService } from '../claim-service.ts';
import type { DispatcherDeps, ServiceOutcome } from '../deps.ts';
import { answerOf, type Lane, makeLane } from '../lane.ts';
import { callVerdict } from '../rules/call-verdict.ts';
import type { Verdict } from '../rules/settled.ts';
import { applyVerdicts } from '../settle.ts';
import type { DueServiceMessage } from '../sql/claim-service-messages.ts';
import type { Wording } from '../wording.ts';

const SLOTS = 8;
/** Looks for a message whose call got no answer: about two minutes of the machine. */
const MOST_LOOKS = 8;
/** The platform's limit of a text by customer service, in bytes of UTF-8. */
const TEXT_BYTES = 2048;

/** Sends messages into open conversations of customer service, unattended. */
export function serviceMessageLane(deps: DispatcherDeps, wording: Wording): Lane {
  return makeLane<DueServiceMessage, Verdict>({
    name: 'service-message',
    slots: SLOTS,
    claim: (limit) => claimService(deps, limit),
    call: (item) => (item.was_unknown ? look(deps, item) : send(deps, wording, item)),
    record: (done) =>
      deps.db.transaction((tx) =>
        applyVerdicts(
          tx,
          done.map(({ item, outcome }) => ({ id: item.id, verdict: outcome })),
          deps,
        ),
      ),
  });
}

async function send(deps: DispatcherDeps, wording: Wording, item: DueServiceMessage): Promise<Verdict> {
  if (item.contact_id === null) return CLOSED;
  const { contact_id: contactId, contact_name: contactName, message, staff } = item;
  const holder = { contact: contactId, now: deps.clock.now() };
  const content = await wording.write(deps.db, {
    version: item.plan_version,
    message,
    contactName,
    staff,
    holder,
  });
  if ('fault' in content) return { end: 'dropped', reason: content.fault };
  const { text } = content;
  if (Buffer.byteLength(text) > TEXT_BYTES) return { end: 'dropped', reason: 'text-too-long' };
  const messageId = messageIdOf(item.dedupe);
  return verdictOf(deps, item, () => deps.service.send({ contactId, messageId, text }));
}

/** Never sent blindly again; one that had not been called passes the gate anew. */
async function look(deps: DispatcherDeps, item: DueServiceMessage): Promise<Verdict> {
  const verdict = await verdictOf(deps, item, () => deps.service.find(messageIdOf(item.dedupe)));
  return 'end' in verdict && verdict.end === 'sent' ? { end: 'sent', reason: 'seen-on-repeat' } : verdict;
}

async function verdictOf(
  deps: DispatcherDeps,
  { attempts }: DueServiceMessage,
  ask: () => Promise<ServiceOutcome>,
): Promise<Verdict> {
  const outcome = await answerOf(
    async () => ({ kind: 'done', value: await ask() }),
    deps.settings.callDeadlineMs,
  );
  const answer = outcome.kind === 'done' ? outcome.value : outcome;
  if (answer.kind === 'closed') return CLOSED;
  if (answer.kind === 'absent') return { retry: 'deferred', reason: 'no-answer', afterMs: 0 };
  return callVerdict(answer, attempts + 1, MOST_LOOKS);
}

const CLOSED: Verdict = { end: 'dropped', reason: 'kf-window-closed' };

/** The same for the same intention, whoever asks and however often: 32 letters and digits, as the platform takes. */
function messageIdOf(dedupe: string): string {
  return createHash('sha256').update(dedupe).digest('hex').slice(0, 32);
}
