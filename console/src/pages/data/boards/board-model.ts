import type { Dashboard } from '@hetang/contract/http/dashboards';

export type Card = Dashboard['cards'][number];

/** The cards with one of them moved to another place; places beyond the ends are the ends. */
export function moveCard(cards: readonly Card[], from: number, to: number): Card[] {
  const card = cards[from];
  if (!card) return [...cards];
  const rest = cards.filter((_, nr) => nr !== from);
  const place = Math.min(Math.max(0, to), rest.length);
  return [...rest.slice(0, place), card, ...rest.slice(place)];
}

/** The cards with one of them in another size. */
export function sizeCard(
  cards: readonly Card[],
  view: number,
  size: Partial<Pick<Card, 'width' | 'height'>>,
): Card[] {
  return cards.map((card) => (card.view === view ? { ...card, ...size } : card));
}

/** Where an arrow key takes a card: one place earlier or later; null for other keys. */
export function placeByKey(key: string, from: number): number | null {
  if (key === 'ArrowLeft' || key === 'ArrowUp') return from - 1;
  if (key === 'ArrowRight' || key === 'ArrowDown') return from + 1;
  return null;
}

/** What the server is told of a dashboard. */
export function toPut({ name, shared, cards }: Pick<Dashboard, 'name' | 'shared' | 'cards'>) {
  return { name, shared, cards: cards.map(({ view, width, height }) => ({ view, width, height })) };
}
