import type { CallOutcome, EnsuredTag, Refusal, TagChannel } from '../../port.ts';
import { wecomCalls } from '../client/call-table.ts';
import { matchTags, type TagWork } from '../rules/match-tags.ts';
import type { CallDeps } from './deps.ts';
import { readTagGroups } from './read-tags.ts';

/** Values created in one call. */
const AT_ONCE = 50;
const NAME_CHARS = 30;
/** Corp tags of a tenant; some have 3,000, and say so themselves. */
const MOST_TAGS = 10_000;

/** Makes the corp tags of the plan exist: finds, renames, creates. What the platform refuses is said by value. */
export function ensureTags(deps: CallDeps): TagChannel['ensureTags'] {
  return async (groups) => {
    const platform = await readTagGroups(deps);
    if (platform.kind !== 'done') return platform;
    const work = matchTags(groups, platform.value);
    const ensured: EnsuredTag[] = [...work.found];
    for (const { groupId, name } of work.renameGroup) {
      // A group that keeps its old name works as well.
      const outcome = await deps.client.call(wecomCalls.editCorpTag, { id: groupId, name });
      if (isPassing(outcome)) return outcome;
    }
    for (const one of work.rename) {
      const outcome = await rename(deps, one);
      if (outcome.kind !== 'done') return outcome;
      ensured.push(outcome.value);
    }
    let room = MOST_TAGS - platform.value.reduce((sum, group) => sum + group.tags.length, 0);
    for (const one of work.create) {
      const outcome = await create(deps, one, room);
      room -= one.values.length;
      if (outcome.kind !== 'done') return outcome;
      ensured.push(...outcome.value);
    }
    return { kind: 'done', value: ensured };
  };
}

/** A tag that may not be renamed keeps its id and is still of use. */
async function rename(
  { client }: CallDeps,
  { group, tag, platformId, name }: TagWork['rename'][number],
): Promise<CallOutcome<EnsuredTag>> {
  const outcome = await client.call(wecomCalls.editCorpTag, { id: platformId, name });
  if (isPassing(outcome)) return outcome;
  return { kind: 'done', value: { group, tag, platformId, ...problemOf(outcome) } };
}

async function create(
  { client }: CallDeps,
  work: TagWork['create'][number],
  room: number,
): Promise<CallOutcome<EnsuredTag[]>> {
  const ensured: EnsuredTag[] = [];
  const fitting: typeof work.values = [];
  for (const value of work.values) {
    const problem = hindranceOf(value.name, work, room - fitting.length);
    if (problem) ensured.push({ group: work.group, tag: value.tag, platformId: null, problem });
    else fitting.push(value);
  }
  let groupId = work.groupId;
  for (let from = 0; from < fitting.length; from += AT_ONCE) {
    const part = fitting.slice(from, from + AT_ONCE);
    const place = groupId === null ? { group_name: work.groupName } : { group_id: groupId };
    const outcome = await client.call(wecomCalls.addCorpTag, {
      ...place,
      tag: part.map(({ name }) => ({ name })),
    });
    if (isPassing(outcome)) return outcome;
    const made = outcome.kind === 'done' ? outcome.value.tag_group : null;
    groupId ??= made?.group_id ?? null;
    for (const { tag, name } of part) {
      const platformId = made?.tag.find((one) => one.name === name)?.id ?? null;
      ensured.push({ group: work.group, tag, platformId, ...problemOf(outcome) });
    }
  }
  return { kind: 'done', value: ensured };
}

/** Why WeCom would not make a tag; asked before the call. */
function hindranceOf(
  name: string,
  { groupId, groupName }: TagWork['create'][number],
  room: number,
): { zh: string; en: string } | null {
  if ([...name].length > NAME_CHARS) return TOO_LONG;
  if (groupId === null && [...groupName].length > NAME_CHARS) return GROUP_TOO_LONG;
  return room > 0 ? null : TOO_MANY;
}

const GROUP_TOO_LONG = {
  zh: '标签组名超过 30 个字,企业微信不接受',
  en: 'The name of the group is over 30 characters, which WeCom does not take',
};

const TOO_MANY = {
  zh: '企业标签已满 10,000 个;在企业微信后台删掉不用的,再应用方案',
  en: 'There are 10,000 corp tags already; delete some in the WeCom console and apply the plan again',
};

const TOO_LONG = {
  zh: '标签名超过 30 个字,企业微信不接受',
  en: 'The name is over 30 characters, which WeCom does not take',
};

/** Worth another try as a whole; a final refusal belongs to the value. */
function isPassing<T>(outcome: CallOutcome<T>): outcome is Exclude<CallOutcome<T>, { kind: 'done' }> {
  return outcome.kind === 'unknown' || (outcome.kind === 'refused' && outcome.retry === 'later');
}

function problemOf(outcome: CallOutcome<unknown>): { problem?: NonNullable<Refusal['say']> } {
  return outcome.kind === 'refused' && outcome.say ? { problem: outcome.say } : {};
}
