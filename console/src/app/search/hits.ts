import type { SearchResult } from '@hetang/contract/http/search';
import type { Preferences } from '../preferences.ts';

/** One thing that a search leads to. */
export type Hit = Preferences['recent'][number];

/** Things under one heading. */
export interface HitGroup {
  group: 'recent' | 'pages' | 'contacts' | 'chats' | 'definitions';
  hits: Hit[];
}

type Definition = SearchResult['definitions'][number];

/** Kinds whose definitions have a page of their own; the others are shown in the plan. */
const PAGES: Partial<Record<Definition['kind'], string>> = {
  segments: '/segments/',
  journeys: '/journeys/',
  codes: '/codes/',
  communities: '/communities/',
};

function definitionHit({ kind, kindName, key, name }: Definition): Hit {
  const page = PAGES[kind];
  const to = page
    ? page + encodeURIComponent(key)
    : `/plan?definition=${encodeURIComponent(`${kind}/${key}`)}`;
  return { to, title: name ?? key, about: name === null ? kindName : `${kindName} · ${key}` };
}

/** What was found, by kind; groups without a hit are left out. */
export function groupHits(
  text: string,
  {
    pages,
    found,
    recent,
  }: { pages: readonly Hit[]; found: SearchResult | undefined; recent: readonly Hit[] },
): HitGroup[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '')
    return some([
      { group: 'recent', hits: [...recent] },
      { group: 'pages', hits: [...pages] },
    ]);
  return some([
    { group: 'pages', hits: pages.filter(({ title }) => title.toLowerCase().includes(wanted)) },
    {
      group: 'contacts',
      hits: (found?.contacts ?? []).map(({ id, name, about }) => ({
        to: `/contacts/${id}`,
        title: name ?? `#${id}`,
        about,
      })),
    },
    {
      group: 'chats',
      hits: (found?.chats ?? []).map(({ id, name, members }) => ({
        to: `/chats/${encodeURIComponent(id)}`,
        title: name === '' ? id : name,
        about: String(members),
      })),
    },
    { group: 'definitions', hits: (found?.definitions ?? []).map(definitionHit) },
  ]);
}

function some(groups: HitGroup[]): HitGroup[] {
  return groups.filter(({ hits }) => hits.length > 0);
}

const RECENT = 6;

/** The last places that somebody went to by searching, newest first, each once. */
export function withRecent(recent: readonly Hit[], hit: Hit): Hit[] {
  return [hit, ...recent.filter(({ to }) => to !== hit.to)].slice(0, RECENT);
}
