import type { MomentRow } from '@hetang/contract/http/moments';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { cancelMoment, MOMENTS } from '../../../api/moments.ts';
import { useAsk } from '../use-ask.ts';
import { isOpen } from './moment-list-spec.ts';

/** Calls a Moment off after saying what that means; nothing when it is over. */
export function CancelMomentButton({ moment, small = false }: { moment: MomentRow; small?: boolean }) {
  const { t } = useTranslation();
  const { ask, busy } = useAsk([MOMENTS]);
  const { id, title } = moment;
  if (!isOpen(moment)) return small ? t('none') : null;
  const cancel = () =>
    ask({
      title: t('moments.cancelTitle', { title }),
      text: t('moments.cancelText'),
      ok: t('moments.cancel'),
      danger: true,
      act: () => cancelMoment(id),
      done: () => t('moments.cancelled'),
    });
  return (
    <Button
      size={small ? 'small' : 'middle'}
      danger
      loading={busy}
      aria-label={t('moments.cancelOf', { title })}
      onClick={cancel}
    >
      {t('moments.cancel')}
    </Button>
  );
}
