import type { Reference } from '@hetang/contract/http/reference';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { referenceQuery } from '../../api/reference.ts';
import { groupName, sideName } from './ask-model.ts';
import type { AskedAny } from './question-kind.ts';

/** What the parts of an answer are called. */
export interface AnswerNames {
  all: string;
  group: (key: string | null) => string;
  /** The answer itself, and what it is compared with. */
  side: string;
  otherSide: string;
}

export function useAnswerNames({ ask, against }: AskedAny): AnswerNames {
  const { t } = useTranslation();
  const reference: Reference | undefined = useQuery(referenceQuery).data;
  const words = { all: t('data.all'), upTo: (day: string) => t('data.upTo', { day }), reference };
  return {
    all: t('data.all'),
    group: (key) => groupName(key, { unset: t('data.unset'), reference, breakdown: ask.breakdown }),
    side: sideName(ask, against, words),
    otherSide: against ? sideName(against, ask, words) : '',
  };
}
