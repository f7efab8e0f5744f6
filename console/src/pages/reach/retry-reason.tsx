import type { IntentionReasons } from '@hetang/contract/http/work';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { queryString } from '../../api/client.ts';
import { retryAll } from '../../api/intentions.ts';
import { intentionsQuery } from '../../api/work.ts';
import { reasonText } from '../../kit/code-text.ts';
import { formatNumber } from '../../kit/format.ts';
import { useProblemText } from '../../kit/problem-view.tsx';
import { useWord } from '../../kit/use-word.ts';
import { retryOf } from './retry-fit.ts';
import { useRetry } from './use-retry.ts';

type Item = IntentionReasons['items'][number];

/** Means all again that came to nothing for one reason; a dash where that cannot be. */
export function RetryReason({ item }: { item: Item }) {
  const { t } = useTranslation();
  const word = useWord();
  const { message } = App.useApp();
  const problemText = useProblemText();
  const client = useQueryClient();
  const { ask, busy } = useRetry();
  const fit = retryOf(item);
  if (!fit) return <>{t('none')}</>;
  const { reason } = item;
  const words = { reason: reasonText(word, reason), kind: word('intentionKind', fit.kind) };
  const press = async () => {
    // The table counts 30 days; what is meant again is not limited to them.
    const found = await client.fetchQuery({
      ...intentionsQuery(queryString({ ...fit, reason, size: 1 })),
      staleTime: 0,
    });
    await ask({
      title: t('reasons.allTitle', { ...words, n: formatNumber(found.total) }),
      consequence: [t('reasons.consequence'), t('reasons.never')],
      retry: () => retryAll({ ...fit, reason }),
    });
  };
  const failed = (error: unknown) => void message.error(problemText(error).message);
  return (
    <Button
      size="small"
      aria-label={t('reasons.retryOf', words)}
      loading={busy}
      onClick={() => void press().catch(failed)}
    >
      {t('reasons.retryAll')}
    </Button>
  );
}
