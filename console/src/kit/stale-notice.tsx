import type { UseQueryResult } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useProblemText } from './problem-view.tsx';

/** Says that what is shown is from before, when the last refresh failed. */
export function StaleNotice({ query }: { query: Pick<UseQueryResult, 'isError' | 'error' | 'refetch'> }) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  if (!query.isError) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={t('empty.stale', { problem: problemText(query.error).message })}
      action={
        <Button size="small" onClick={() => void query.refetch()}>
          {t('action.retry')}
        </Button>
      }
    />
  );
}
