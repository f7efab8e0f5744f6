import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/use-may.ts';
import { Page } from '../../kit/page.tsx';
import { AccessPanel } from './access-panel.tsx';
import { ApiKeys } from './api-keys.tsx';
import { HolidayPanel } from './holidays/holiday-panel.tsx';
import { TenantPanel } from './tenant-panel.tsx';
import { WecomPanel } from './wecom-panel.tsx';

export function SettingsPage() {
  const { t } = useTranslation();
  const { may } = useMay();
  return (
    <Page title={t('nav.settings')}>
      {may('access', 'read') ? <TenantPanel /> : null}
      <AccessPanel />
      {may('wecom', 'read') ? <WecomPanel /> : null}
      {may('plan', 'read') ? <HolidayPanel /> : null}
      {may('access', 'read') ? <ApiKeys /> : null}
    </Page>
  );
}
