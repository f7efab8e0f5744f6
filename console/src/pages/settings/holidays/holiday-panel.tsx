import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../kit/panel.tsx';

/** The way to the table of days off. */
export function HolidayPanel() {
  const { t } = useTranslation();
  return (
    <Panel title={t('holidays.title')} hint={t('holidays.hint')}>
      <p>
        <Link to="/settings/holidays" className="underlined">
          {t('holidays.open')}
        </Link>
      </p>
    </Panel>
  );
}
