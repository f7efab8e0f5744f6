import type { Lang } from '../../../kernel/errors.ts';
import {
  type BoardFacts,
  dailyCards,
  growthCards,
  type ReadyCard,
  type Tile,
  valueCards,
} from './ready-cards.ts';

type Words = Readonly<Record<Lang, string>>;

/** A dashboard to begin from: what a plan can fill of it, and what it leaves out, with the reason. */
export interface ReadyBoard {
  key: 'daily' | 'growth' | 'value';
  name: Words;
  about: Words;
  cards: ReadyCard[];
  left: { name: Words; why: Words }[];
}

const boards = [
  {
    key: 'daily',
    name: { zh: '日常', en: 'Day by day' },
    about: {
      zh: '每天早上看的：来了多少人、走了多少人、消息和任务做得怎样。',
      en: 'For the morning: who came, who left, what was sent and done.',
    },
    tiles: dailyCards,
  },
  {
    key: 'growth',
    name: { zh: '增长', en: 'Growth' },
    about: {
      zh: '从添加好友到成交走到哪一步，新客从哪些活码来、哪里来的走得远。',
      en: 'How far people come from being added to paying, which codes bring them, and whose go furthest.',
    },
    tiles: growthCards,
  },
  {
    key: 'value',
    name: { zh: '用户价值', en: 'Customer value' },
    about: {
      zh: '谁买得近、买得多，买过的人回不回来，加了好友的人留不留得住。',
      en: 'Who buys often and lately, whether buyers come back, and whether those who were added stay active.',
    },
    tiles: valueCards,
  },
] as const;

/** The dashboards that one can begin from. */
export function readyBoards(facts: BoardFacts): ReadyBoard[] {
  return boards.map(({ tiles, ...board }) => {
    const all: Tile[] = tiles(facts);
    return {
      ...board,
      cards: all.flatMap((tile) => ('card' in tile ? [{ name: tile.name, ...tile.card }] : [])),
      left: all.flatMap((tile) => ('why' in tile ? [{ name: tile.name, why: tile.why }] : [])),
    };
  });
}
