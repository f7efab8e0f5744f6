/**
 * Calls that stand and fall together on the platform's side: when they fail again and again, the whole group rests.
 * Welcomes are a group of their own, so that nothing else keeps them waiting.
 */
export type CallGroup =
  | 'welcome'
  | 'codes'
  | 'tags'
  | 'mass'
  | 'groups'
  | 'moments'
  | 'transfer'
  | 'contacts'
  | 'ids'
  | 'kf'
  | 'media'
  | 'messages'
  | 'account';

/** The first that fits decides; `^` is the path below `/cgi-bin/`. */
const GROUPS: readonly [RegExp, CallGroup][] = [
  [/welcome_msg$/, 'welcome'],
  [/contact_way|customer_acquisition|join_way/, 'codes'],
  [/corp_tag|mark_tag|strategy_tag/, 'tags'],
  [/groupmsg|msg_template/, 'mass'],
  [/moment/, 'moments'],
  [/transfer|unassigned/, 'transfer'],
  [/group_?chat|group_welcome/, 'groups'],
  [/^externalcontact\//, 'contacts'],
  [/^idconvert\//, 'ids'],
  [/^kf\//, 'kf'],
  [/^media\//, 'media'],
  [/^(message|appchat|webhook)\//, 'messages'],
];

/** The group of a call, by its path. */
export function groupOf(path: string): CallGroup {
  return GROUPS.find(([pattern]) => pattern.test(path))?.[1] ?? 'account';
}
