import type { Suppression } from '@hetang/contract/http/suppressions';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTimezone } from '../../app/now.ts';
import { formatInstant } from '../../kit/format.ts';
import { ReleaseButton } from './release-button.tsx';

interface Props {
  contact: { id: number; name: string };
  suppression: Suppression;
}

/** Says above everything else that a contact is left alone, since when, by whom and why. */
export function SuppressionNotice({ contact, suppression }: Props) {
  const { t } = useTranslation();
  const timezone = useTimezone();
  const at = (value: string) => formatInstant(value, timezone);
  const { until, reason, by } = suppression;
  return (
    <Alert
      type="warning"
      showIcon
      title={t('quiet.now')}
      description={t('quiet.nowMeta', {
        at: at(suppression.at),
        by,
        reason,
        until: until === null ? t('quiet.nowForever') : t('quiet.nowUntil', { at: at(until) }),
      })}
      action={<ReleaseButton contact={contact} />}
    />
  );
}
