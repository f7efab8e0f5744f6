import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { retryPicked } from '../../api/intentions.ts';
import type { IntentionRow } from '../../api/work.ts';
import { formatNumber } from '../../kit/format.ts';
import { retryOf } from './retry-fit.ts';
import { useRetry } from './use-retry.ts';

interface Props {
  rows: readonly IntentionRow[];
  onClear: () => void;
}

/** Means the picked intentions again, and says which of them are left out. */
export function RetryPicked({ rows, onClear }: Props) {
  const { t } = useTranslation();
  const { ask, busy } = useRetry();
  if (rows.length === 0) return null;
  const fit = rows.filter((row) => retryOf(row));
  const left = rows.length - fit.length;
  const press = async () => {
    const done = await ask({
      title: t('reasons.pickedTitle', { n: formatNumber(fit.length) }),
      consequence: [
        t('reasons.consequence'),
        left > 0 ? t('reasons.leftOut', { n: formatNumber(left) }) : t('reasons.never'),
      ],
      retry: () => retryPicked(fit.map((row) => row.id)),
    });
    if (done) onClear();
  };
  return (
    <>
      <Button onClick={onClear}>{t('reasons.unpick')}</Button>
      <Button type="primary" disabled={fit.length === 0} loading={busy} onClick={() => void press()}>
        {t('reasons.retryPicked', { n: formatNumber(rows.length) })}
      </Button>
    </>
  );
}
