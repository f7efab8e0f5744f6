import type { MomentRow } from '@hetang/contract/http/moments';
import type { Plan } from '@hetang/contract/plan/registry';
import type { Attachment } from '../../../channels/media.ts';
import { titleOf } from '../content-of.ts';
import type { PostListRow } from '../sql/list-posts.ts';

/** A Moment in the form of the answer. */
export function presentPost(row: PostListRow, plan: Plan | null): MomentRow {
  const { id, state, reason, error, members, published, waiting, reached, likes, comments } = row;
  return {
    id,
    state,
    reason,
    error,
    members: members || row.slot.staff.length,
    published,
    waiting,
    reached,
    likes,
    comments,
    title: row.content?.title ?? plannedTitle(row, plan),
    calendar: row.calendar === null ? null : calendarName(plan, row.calendar),
    by: row.asked_by,
    dueAt: row.due_at.toISOString(),
    notAfter: row.not_after.toISOString(),
    cancelling: row.cancel_wanted && ['calling', 'unknown', 'making', 'publishing'].includes(state),
  };
}

function plannedTitle({ slot }: PostListRow, plan: Plan | null): string {
  const { text, message = '' } = slot;
  if (text !== undefined) return titleOf(text);
  const found = plan && Object.hasOwn(plan.messages, message) ? plan.messages[message] : undefined;
  return found?.name ?? message;
}

/** Key and name of a calendar. */
export function calendarName(plan: Plan | null, key: string): { key: string; name: string } {
  const found = plan && Object.hasOwn(plan.calendar, key) ? plan.calendar[key] : undefined;
  return { key, name: found?.name ?? key };
}

/** What goes along with a text, by name. */
export function presentPiece(attachment: Attachment): { kind: Attachment['kind']; name: string } {
  const { kind } = attachment;
  return { kind, name: 'title' in attachment ? attachment.title : attachment.media.name };
}
