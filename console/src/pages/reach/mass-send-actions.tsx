import type { MassSendRow } from '@hetang/contract/http/reach';
import { Button, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { cancelTask, remindStaff } from '../../api/work.ts';
import { useAsk } from './use-ask.ts';

const REMINDERS = 3;

/** Reminds the sender of a mass task, or calls it off, after saying what that means. Nothing where it is over. */
export function MassSendActions({ row }: { row: MassSendRow }) {
  const { t } = useTranslation();
  const { ask, busy } = useAsk(['mass-sends']);
  const { task, title, open, reminded, staff } = row;
  if (task === null || row.state !== 'awaiting-staff' || row.cancelling) return <>{t('none')}</>;
  const names = { title, name: staff.name, n: open };
  const remind = () =>
    ask({
      title: t('sends.remindTitle', names),
      text: t('sends.remindText', { n: reminded }),
      ok: t('sends.remind'),
      act: () => remindStaff(task),
      done: () => t('sends.remindAsked'),
    });
  const cancel = () =>
    ask({
      title: t('sends.cancelTitle', names),
      text: t('sends.cancelText', names),
      ok: t('sends.cancel'),
      danger: true,
      act: () => cancelTask(task),
      done: () => t('sends.cancelAsked'),
    });
  return (
    <Space size={8}>
      <Button
        size="small"
        disabled={reminded >= REMINDERS}
        title={reminded >= REMINDERS ? t('sends.reminded3') : ''}
        loading={busy}
        aria-label={t('sends.remindOf', names)}
        onClick={remind}
      >
        {t('sends.remind')}
      </Button>
      <Button size="small" danger aria-label={t('sends.cancelOf', names)} onClick={cancel}>
        {t('sends.cancel')}
      </Button>
    </Space>
  );
}
