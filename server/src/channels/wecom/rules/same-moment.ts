import type { MomentContent } from '../../moments.ts';

interface Seen {
  text?: { content?: string | null | undefined } | null | undefined;
  image?: readonly unknown[] | null | undefined;
  video?: unknown;
  link?: unknown;
}

/** Whether a Moment on the platform says what we asked for: its words, and how much of what goes along with them. */
export function isSameMoment(seen: Seen, { text, attachments }: MomentContent): boolean {
  if ((seen.text?.content ?? '').trim() !== text.trim()) return false;
  const asked = (kind: string): number => attachments.filter((one) => one.kind === kind).length;
  const there = (value: unknown): number => (value === undefined || value === null ? 0 : 1);
  return (
    (seen.image?.length ?? 0) === asked('image') &&
    there(seen.video) === asked('video') &&
    there(seen.link) === asked('link')
  );
}
