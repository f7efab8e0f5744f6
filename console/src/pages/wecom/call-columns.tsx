import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { WecomCall } from '../../api/wecom.ts';
import { useTimezone } from '../../app/now.ts';
import type { DataColumn } from '../../kit/data-columns.ts';
import { formatInstant } from '../../kit/format.ts';
import { StateText, type Tone } from '../../kit/state-text.tsx';

const tones: Record<WecomCall['outcome'], Tone> = { done: 'good', refused: 'bad', unknown: 'warn' };

/** A call's outcome in words. */
export function CallOutcome({ call: { outcome, errcode } }: { call: WecomCall }) {
  const { t } = useTranslation();
  const code = errcode ? ` ${errcode}` : '';
  return <StateText tone={tones[outcome]} text={`${t(`wecom.outcomes.${outcome}`)}${code}`} />;
}

/** The columns of the log of calls. */
export function useCallColumns(open: (call: WecomCall) => void): DataColumn<WecomCall>[] {
  const { t } = useTranslation();
  const timezone = useTimezone();
  return [
    {
      key: 'at',
      title: t('wecom.at'),
      sortable: true,
      render: ({ at }) => <span className="numbers">{formatInstant(at, timezone, true)}</span>,
    },
    {
      key: 'api',
      title: t('wecom.call'),
      pinned: true,
      render: (row) => (
        <Button type="link" size="small" style={{ padding: 0 }} onClick={() => open(row)}>
          {row.api}
        </Button>
      ),
    },
    { key: 'what', title: t('wecom.what'), render: ({ what }) => what ?? t('none') },
    { key: 'outcome', title: t('wecom.outcome'), render: (row) => <CallOutcome call={row} /> },
    {
      key: 'meaning',
      title: t('wecom.meaning'),
      render: ({ error }) => error?.meaning ?? t('none'),
    },
    {
      key: 'ms',
      title: t('wecom.ms'),
      sortable: true,
      numeric: true,
      render: ({ ms }) => t('wecom.msValue', { n: ms }),
    },
    {
      key: 'attempt',
      title: t('wecom.attempt'),
      numeric: true,
      optional: true,
      render: ({ attempt }) => attempt,
    },
  ];
}
