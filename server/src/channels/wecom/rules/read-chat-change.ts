import type { Departure } from '../../chats.ts';

type Fields = Readonly<Record<string, string>>;

/** A push about a group, as far as we act on it: which group, and who went. Everything else is looked up. */
export interface ChatChange {
  kind: 'chat';
  chatId: string;
  departures: Departure[];
  /** Versions of the members before and after: an answer with the first is older than the push. */
  version: { before: string; after: string } | null;
}

const ID = /^[\w@.-]{1,128}$/;

/** What `change_external_chat` says; null when it lacks the group. */
export function readChatChange(fields: Fields, at: Date | null): ChatChange | null {
  const { ChatId: chatId = '', LastMemVer: before = '', CurMemVer: after = '' } = fields;
  if (!ID.test(chatId)) return null;
  const left = fields.UpdateDetail === 'del_member' && at !== null;
  return {
    kind: 'chat',
    chatId,
    departures: left ? membersOf(fields).map((id) => ({ id, at, how: howOf(fields) })) : [],
    version: before !== '' && after !== '' && before !== after ? { before, after } : null,
  };
}

const membersOf = ({ MemChangeList = '' }: Fields): string[] =>
  MemChangeList.split(',').filter((id) => ID.test(id));
const howOf = ({ QuitScene }: Fields): Departure['how'] => (QuitScene === '1' ? 'removed' : 'left');

/** Whether the platform shows the group still as it was before the push: it takes about two seconds. */
export function isBehind(change: ChatChange, seenVersion: string | null): boolean {
  return change.version !== null && seenVersion === change.version.before;
}
