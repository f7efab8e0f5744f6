import type { MoveResult } from '@hetang/contract/http/journeys';
import { Button, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../kit/format.ts';
import kit from '../../kit/kit.module.css';
import { ProblemAlert } from '../../kit/problem-view.tsx';

interface Props {
  preview: MoveResult | undefined;
  move: { mutate: () => void; isPending: boolean; error: unknown };
  onClose: () => void;
}

/** How many go where, and the button that does it. */
export function MoveFooter({ preview, move, onClose }: Props) {
  const { t } = useTranslation();
  const [moved, exited, stayed] = [preview?.moved ?? 0, preview?.exited ?? 0, preview?.stayed ?? 0];
  const n = { moved: formatNumber(moved), exited: formatNumber(exited), stayed: formatNumber(stayed) };
  return (
    <div className={kit.drawerFooter}>
      <ProblemAlert error={move.error} />
      <p>{t('flow.moveSum', n)}</p>
      <div className={kit.actions}>
        <Button onClick={onClose}>{t('action.cancel')}</Button>
        <Popconfirm
          title={t('flow.moveSure', n)}
          okText={t('flow.moveSubmit')}
          cancelText={t('action.back')}
          onConfirm={move.mutate}
        >
          <Button type="primary" loading={move.isPending} disabled={moved + exited === 0}>
            {t('flow.move')}
          </Button>
        </Popconfirm>
      </div>
    </div>
  );
}
