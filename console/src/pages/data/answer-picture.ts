import { useTranslation } from 'react-i18next';
import { useTimezone } from '../../app/now.ts';
import type { PictureWords } from '../../kit/picture.ts';
import { useCard } from './card-context.ts';
import type { AskedAny } from './question-kind.ts';
import { useAnswerNames } from './use-answer-names.ts';

/** What stands above the picture of an answer: what was asked, of which days, in which zone. */
export function useAnswerPicture(title: string, asked: AskedAny): PictureWords {
  const { t } = useTranslation();
  const zone = useTimezone();
  const card = useCard();
  const names = useAnswerNames(asked);
  const { ask, against } = asked;
  const to = ask.of === 'rfm' ? ask.asOf : ask.to;
  const days = ask.from === undefined ? t('data.upTo', { day: to }) : `${ask.from} – ${to}`;
  const notes = [`${days}（${zone}）`];
  if (against) notes.push(t('data.sides', { side: names.side, other: names.otherSide }));
  else if (ask.among !== undefined) notes.push(names.side);
  return { title: card ?? title, notes };
}
