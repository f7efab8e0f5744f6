import { useTranslation } from 'react-i18next';
import { Page } from '../../kit/page.tsx';
import { Panel } from '../../kit/panel.tsx';
import { AccessPanel } from './access-panel.tsx';
import { ApiKeys } from './api-keys.tsx';
import { AppearanceForm } from './appearance-form.tsx';
import { WecomPanel } from './wecom-panel.tsx';

export function SettingsPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('nav.settings')}>
      <Panel title={t('settings.appearance')}>
        <AppearanceForm />
      </Panel>
      <AccessPanel />
      <WecomPanel />
      <ApiKeys />
    </Page>
  );
}
