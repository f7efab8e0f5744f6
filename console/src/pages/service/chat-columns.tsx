import { Button } from 'antd';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { ServiceChat } from '../../api/service.ts';
import { useTimezone } from '../../app/now.ts';
import type { DataColumn } from '../../kit/data-columns.ts';
import { formatInstant } from '../../kit/format.ts';
import { StateText } from '../../kit/state-text.tsx';
import { WindowText } from './window-text.tsx';

/** Who it is: by name, or by what the platform calls a person whose name is not known. */
export const nameOf = ({ contact, customer }: ServiceChat): string => contact?.name ?? customer;

const types = ['image', 'voice', 'video', 'file', 'link', 'location', 'miniprogram'] as const;

/** What somebody said, or of what type it was. */
export function saidText(t: TFunction, said: { type: string; text: string | null }): string {
  const type = types.find((one) => one === said.type);
  return said.text ?? (type ? t(`service.types.${type}`) : t('service.notText'));
}

export function useChatColumns(onOpen: (chat: ServiceChat) => void): DataColumn<ServiceChat>[] {
  const { t } = useTranslation();
  const timezone = useTimezone();
  return [
    {
      key: 'customer',
      title: t('service.customer'),
      pinned: true,
      render: (row) => (
        <Button type="link" style={{ padding: 0 }} onClick={() => onOpen(row)}>
          {nameOf(row)}
        </Button>
      ),
    },
    {
      key: 'waiting',
      title: t('service.waiting'),
      render: (row) =>
        row.waiting ? (
          <StateText tone="warn" text={t('service.isWaiting')} />
        ) : (
          <StateText tone="quiet" text={t('service.notWaiting')} />
        ),
    },
    {
      key: 'said',
      title: t('service.last'),
      render: (row) => (row.last ? saidText(t, row.last) : null),
    },
    {
      key: 'until',
      title: t('service.window'),
      hint: t('service.windowHint'),
      sortable: true,
      render: (row) => <WindowText window={row.window} />,
    },
    { key: 'account', title: t('service.account'), render: (row) => row.account.name },
    {
      key: 'last',
      title: t('service.lastAt'),
      sortable: true,
      render: (row) => <span className="numbers">{formatInstant(row.lastAt, timezone)}</span>,
    },
  ];
}
