import type { Content } from '../../port.ts';

interface Seen {
  text?: { content: string } | null | undefined;
  attachments?: { msgtype: string }[] | null | undefined;
}

/**
 * Whether a message on the platform says what we asked for, by what surely stays the same: words, and how many attachments of
 * which kind. Not by ids of files, of which one file has several, nor by addresses, which the platform may write otherwise:
 * a message that is not known again would be sent twice. An answer without attachments tells nothing of them.
 */
export function isSameContent(seen: Seen, { text, link, attachments = [] }: Content): boolean {
  if ((seen.text?.content ?? '').trim() !== text.trim()) return false;
  if (!seen.attachments || seen.attachments.length === 0) return true;
  const asked = [...(link ? ['link'] : []), ...attachments.map(({ kind }) => kind)];
  const there = seen.attachments.map(({ msgtype }) => msgtype);
  return asked.sort().join() === there.sort().join();
}
