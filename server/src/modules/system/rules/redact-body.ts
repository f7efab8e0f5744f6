/** Fields of a callback that say what happened and to whom of the staff; they name no customer and open nothing. */
const OPEN = new Set([
  'Event',
  'ChangeType',
  'MsgType',
  'CreateTime',
  'UserID',
  'State',
  'Source',
  'AddWay',
  'FailReason',
  'TagType',
  'Id',
  'UpdateDetail',
]);
/** Ids by which a case can be found again: their ends are enough for that. */
const IDS = new Set(['ExternalUserID', 'ChatId']);
const MOST = 200;
const HIDDEN = '•••';

/**
 * What of a callback may be shown to whoever mends things: known harmless fields, the ends of ids, and of all
 * else only that it is there.
 */
export function redactBody(body: unknown): Record<string, string> {
  if (typeof body !== 'object' || body === null) return {};
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, redact(name, value)]));
}

function redact(name: string, value: unknown): string {
  if (typeof value !== 'string') return HIDDEN;
  if (OPEN.has(name)) return value.slice(0, MOST);
  if (IDS.has(name) && value.length > 12) return `${value.slice(0, 4)}…${value.slice(-4)}`;
  return HIDDEN;
}
