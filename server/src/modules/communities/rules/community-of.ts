/** What a community of the plan says about the names of its groups. */
export interface CommunityNames {
  key: string;
  name: string;
  /** The name of each group; `{{ n }}` is its number. */
  series?: string | undefined;
  /** Further names; `*` is any text. */
  chats?: readonly string[] | undefined;
}

const SPECIAL = /[.*+?^${}()|[\]\\]/g;
const literal = (text: string): string =>
  text.replace(SPECIAL, String.raw`\$&`).replaceAll(/\s+/g, String.raw`\s*`);

/** Names that a pattern means, ends included. */
function asPattern(text: string): RegExp {
  const parts = text.split(/(\{\{[^{}]*\}\}|\*+)/).map((part) => {
    if (/^\{\{\s*n\s*\}\}$/.test(part)) return String.raw`\s*\d{1,6}\s*`;
    if (part.startsWith('{{') || part.startsWith('*')) return '.*';
    return literal(part);
  });
  return new RegExp(`^${parts.join('')}$`, 'u');
}

/** How much of a name a pattern says itself: of two that fit, the one that says more is meant. */
const weightOf = (text: string): number => text.replaceAll(/\{\{[^{}]*\}\}|\*/g, '').length;

interface Fit {
  key: string;
  weight: number;
}

function fitsOf(name: string, { key, series, chats }: CommunityNames): Fit[] {
  return [...(series === undefined ? [] : [series]), ...(chats ?? [])]
    .filter((pattern) => asPattern(pattern).test(name))
    .map((pattern) => ({ key, weight: weightOf(pattern) }));
}

/**
 * The community that a group belongs to by its name; null when none says so, or two say so with equal right.
 */
export function communityOf(name: string, communities: readonly CommunityNames[]): string | null {
  const fits = communities.flatMap((community) => fitsOf(name.trim(), community));
  const most = Math.max(...fits.map((fit) => fit.weight));
  const keys = new Set(fits.filter((fit) => fit.weight === most).map((fit) => fit.key));
  const [only] = keys;
  return keys.size === 1 && only !== undefined ? only : null;
}

/** A name without numbers, signs and the word for group. */
const stemOf = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[\d\s\p{P}\p{S}]|号?群|社群|group/gu, '')
    .trim();

/**
 * A community that a group probably belongs to: one whose groups are called alike, else the one whose name shares most
 * with the group's. For people to confirm; null when nothing speaks for one.
 */
export function suggestCommunity(
  name: string,
  communities: readonly Pick<CommunityNames, 'key' | 'name'>[],
  known: readonly { name: string; community: string }[],
): string | null {
  const stem = stemOf(name);
  if (stem === '') return null;
  const alike = known.find((one) => stemOf(one.name) === stem);
  if (alike) return alike.community;
  const shared = communities
    .map((one) => ({ key: one.key, weight: sharedPart(stem, stemOf(one.name)) }))
    .sort((a, b) => b.weight - a.weight);
  const [best, next] = shared;
  return best && best.weight >= SHARED_LEAST && best.weight !== next?.weight ? best.key : null;
}

/** Two characters say enough in Chinese: 会员, 课程. */
const SHARED_LEAST = 2;

/** How many characters two stems share: all of the one that is part of the other, else those they begin with. */
function sharedPart(a: string, b: string): number {
  if (b !== '' && (a.includes(b) || b.includes(a))) return Math.min(a.length, b.length);
  let length = 0;
  while (length < Math.min(a.length, b.length) && a[length] === b[length]) length += 1;
  return length;
}
