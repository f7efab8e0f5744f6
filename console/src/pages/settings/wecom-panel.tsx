import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../kit/panel.tsx';

/** The way to the connection with WeCom and to its calls. */
export function WecomPanel() {
  const { t } = useTranslation();
  return (
    <Panel title={t('wecom.title')} hint={t('wecom.hint')}>
      <p>
        <Link to="/settings/wecom" className="underlined">
          {t('wecom.open')}
        </Link>
        {' · '}
        <Link to="/settings/wecom/calls" className="underlined">
          {t('wecom.calls')}
        </Link>
      </p>
    </Panel>
  );
}
