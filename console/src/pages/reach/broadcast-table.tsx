import type { BroadcastRow } from '@hetang/contract/http/reach';
import { Button, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTimezone } from '../../app/now.ts';
import { AppLink } from '../../kit/app-link.tsx';
import { formatInstant } from '../../kit/format.ts';
import { PlainTable } from '../../kit/plain-table.tsx';

interface Props {
  items: BroadcastRow[];
  onPreview: (broadcast: { key: string; name: string }) => void;
}

/** The broadcasts of the plan, each with its next sending. */
export function BroadcastTable({ items, onPreview }: Props) {
  const { t } = useTranslation();
  const timezone = useTimezone();
  if (items.length === 0) return <p className="soft">{t('broadcasts.none')}</p>;
  return (
    <PlainTable
      caption={t('broadcasts.planned')}
      columns={[
        { key: 'name', title: t('broadcasts.name') },
        { key: 'to', title: t('broadcasts.to') },
        { key: 'message', title: t('broadcasts.message') },
        { key: 'next', title: t('broadcasts.next') },
        { key: 'act', title: t('broadcasts.act') },
      ]}
      rows={items.map(({ key, name, to, groups, message, next }) => ({
        key,
        cells: [
          name,
          to ?? groups.map((one) => one.name).join('、'),
          message.name,
          <span key="next" className="numbers">
            {next === null ? t('broadcasts.noNext') : formatInstant(next, timezone)}
          </span>,
          <Space key="act">
            <Button
              size="small"
              aria-label={t('broadcasts.previewOf', { name })}
              onClick={() => onPreview({ key, name })}
            >
              {t('broadcasts.preview')}
            </Button>
            <AppLink
              href={`/plan/edit?kind=broadcasts&key=${encodeURIComponent(key)}&view=form`}
              aria-label={t('broadcasts.editOf', { name })}
            >
              {t('broadcasts.edit')}
            </AppLink>
          </Space>,
        ],
      }))}
    />
  );
}
