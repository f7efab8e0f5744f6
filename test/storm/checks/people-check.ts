import type { Database } from '../../../server/src/kernel/database/database.ts';
import type { Person } from '../crowd.ts';
import { openContacts, type PersonView, type Platform } from '../emulator.ts';
import { eachOf } from '../json.ts';
import { messageIn, ONCE_MESSAGES, SHARED, STAFF } from '../plan.ts';
import { type KnownPerson, readKnownPeople, readShopEvents, readTagNames } from './known-people.ts';
import { complaint } from './rule.ts';

export interface PeopleReport {
  complaints: string[];
  /** People by how their welcome ended. */
  welcomes: Record<string, number>;
  messagesReceived: number;
  tagsCompared: number;
}

/** One person on both sides. */
interface Pair {
  person: Person;
  view: PersonView;
  known: KnownPerson | undefined;
  /** `group/value` on the platform. */
  tags: string[];
}

/** Compares every phone with what the server believes. */
export async function checkPeople(
  db: Database,
  platform: Platform,
  people: readonly Person[],
): Promise<PeopleReport> {
  const pairs = await readPairs(db, platform, people);
  const compared = pairs.filter(isSteady);
  return {
    complaints: [
      ...complaint('who added a member is known', pairs.filter(isMissed).map(nameOf)),
      ...complaint('friends are friends on both sides', pairs.flatMap(wrongFriends)),
      ...complaint(
        'a phone shows what was sent, each once',
        [...groupByContact(pairs)].flatMap(wrongMessages),
      ),
      ...complaint('nobody gets a message of a lifetime twice', pairs.flatMap(repeatedMessages)),
      ...complaint('who has no welcome is known with a reason', pairs.filter(isUnexplained).map(nameOf)),
      ...complaint('tags are equal on both sides', compared.flatMap(wrongTags)),
      ...(await wrongShopEvents(db, pairs)),
    ],
    welcomes: countBy(
      pairs.filter(({ person }) => person.adds > 0).map(({ known }) => known?.welcome ?? 'unknown'),
    ),
    messagesReceived: pairs.flatMap(({ view }) => textsOf(view)).length,
    tagsCompared: compared.length,
  };
}

async function readPairs(db: Database, platform: Platform, people: readonly Person[]): Promise<Pair[]> {
  const known = await readKnownPeople(db);
  const names = await readTagNames(db);
  const followers = await openContacts(platform);
  const pairs: Pair[] = [];
  await eachOf(people, 8, async (person) => {
    const view = await platform.get<PersonView>(`people/${person.id}`);
    const follows = await followers(person.externalUserid);
    const ids = follows.filter(({ userid }) => view.friends.includes(userid)).flatMap(({ tagIds }) => tagIds);
    const tags = [...new Set(ids.flatMap((id) => names.get(id) ?? []))];
    pairs.push({ person, view, known: known.get(person.externalUserid), tags: tags.filter(isShared).sort() });
  });
  return pairs;
}

const isShared = (ref: string): boolean => SHARED.includes(ref.split('/')[0] ?? '');
const nameOf = ({ person, known }: Pair): string => `${person.externalUserid} (contact ${known?.contactId})`;
const isMissed = ({ person, known }: Pair): boolean => person.friends.size > 0 && known === undefined;

/** Staff keys and userids differ; a leave of which no callback arrived cannot be known. */
function wrongFriends(pair: Pair): string[] {
  const { person, view, known } = pair;
  if (!known) return [];
  const here = known.friends.map((key) => STAFF[key] ?? key);
  const extra = here
    .filter((userid) => !view.friends.includes(userid))
    .filter((userid) => (known.toldLeaves[userid] ?? 0) >= (person.leaves.get(userid) ?? 0));
  const missing = view.friends.filter((userid) => !here.includes(userid));
  if (extra.length + missing.length === 0) return [];
  return [`${nameOf(pair)}: too many [${extra}], missing [${missing}]`];
}

function textsOf(view: PersonView): string[] {
  const said = view.chats.flatMap((chat) => chat.messages.filter((message) => message.from === 'staff'));
  return said.flatMap(({ body }) => messageIn(body.text ?? '') ?? []);
}

/** What was sent to a contact has come to one of its phones. */
function groupByContact(pairs: readonly Pair[]): Iterable<Pair[]> {
  const groups = new Map<number | string, Pair[]>();
  for (const pair of pairs) {
    const who = pair.known?.contactId ?? pair.person.externalUserid;
    groups.set(who, [...(groups.get(who) ?? []), pair]);
  }
  return groups.values();
}

function wrongMessages([pair, ...others]: Pair[]): string[] {
  if (!pair) return [];
  const received = countBy([pair, ...others].flatMap(({ view }) => textsOf(view)));
  const sent = new Map((pair.known?.messages ?? []).map((one) => [one.message, one]));
  return [...new Set([...Object.keys(received), ...sent.keys()])].flatMap((message) => {
    const there = received[message] ?? 0;
    const { sent: here = 0, unclear = 0 } = sent.get(message) ?? {};
    return there >= here && there <= here + unclear
      ? []
      : [`${nameOf(pair)} ${message}: ${here} sent (${unclear} unclear), ${there} received`];
  });
}

function repeatedMessages(pair: Pair): string[] {
  if (pair.known?.joined) return [];
  const received = countBy(textsOf(pair.view));
  return ONCE_MESSAGES.filter((message) => (received[message] ?? 0) > 1).map(
    (one) => `${nameOf(pair)} ${one}`,
  );
}

const isUnexplained = ({ known }: Pair): boolean =>
  known !== undefined &&
  known.friends.length > 0 &&
  (known.welcome === null || /^failed$|^expired$/.test(known.welcome));

/** Tags of somebody who has lost a friend stay here and go there; what staff do on one of two phones is not copied to the other. */
const isSteady = ({ person, known, view }: Pair): boolean =>
  known?.phones === 1 && view.friends.length > 0 && person.leaves.size === 0 && !person.erased;

function wrongTags(pair: Pair): string[] {
  const here = pair.known?.tags ?? [];
  return here.join() === pair.tags.join() ? [] : [`${nameOf(pair)}: here [${here}], there [${pair.tags}]`];
}

async function wrongShopEvents(db: Database, pairs: readonly Pair[]): Promise<string[]> {
  const told = await readShopEvents(db);
  const done: Record<string, number> = {};
  for (const { view } of pairs)
    for (const [name, n] of Object.entries(view.did)) done[name] = (done[name] ?? 0) + n;
  const wrong = [...new Set([...told.keys(), ...Object.keys(done)])].filter(
    (name) => told.get(name) !== done[name],
  );
  return complaint(
    'what people did at the shop is in the log once',
    wrong.map((name) => `${name}: ${done[name] ?? 0} done, ${told.get(name) ?? 0} told`),
  );
}

function countBy(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}
