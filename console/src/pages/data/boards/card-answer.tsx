import { useTranslation } from 'react-i18next';
import type { AskKind } from '../../../api/reports.ts';
import { useNow, useTimezone } from '../../../app/now.ts';
import { formatDate } from '../../../kit/format.ts';
import { parseSearch } from '../../../kit/list-state.ts';
import { useWord } from '../../../kit/use-word.ts';
import { funnelKind } from '../funnel-view.tsx';
import type { QuestionKind } from '../question-kind.ts';
import { retentionKind } from '../retention-view.tsx';
import { rfmKind } from '../rfm-view.tsx';
import { trendKind } from '../trend-view.tsx';

interface Props {
  /** Which kind of question: `data-funnel`. */
  list: string;
  /** Search of its address. */
  query: string;
}

/** The answer to a saved question as of now. */
export function CardAnswer({ list, query }: Props) {
  const { t } = useTranslation();
  if (list === 'data-funnel') return <Answer kind={funnelKind} query={query} />;
  if (list === 'data-retention') return <Answer kind={retentionKind} query={query} />;
  if (list === 'data-rfm') return <Answer kind={rfmKind} query={query} />;
  if (list === 'data-trend') return <Answer kind={trendKind} query={query} />;
  return <p className="soft">{t('none')}</p>;
}

interface AnswerProps<K extends AskKind, V extends object> {
  kind: QuestionKind<K, V>;
  query: string;
}

function Answer<K extends AskKind, V extends object>({ kind, query }: AnswerProps<K, V>) {
  const word = useWord();
  const today = formatDate(useNow(), useTimezone());
  const nameOf = (event: string) => word('event', event);
  const { ask, against } = kind.ask(kind.read(parseSearch(query)), { today, nameOf });
  return <kind.Result ask={ask} against={against} />;
}
