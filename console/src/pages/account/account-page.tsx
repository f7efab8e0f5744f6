import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../../api/session.ts';
import { Page } from '../../kit/page.tsx';
import { Panel } from '../../kit/panel.tsx';
import { RealTimeNote } from '../../kit/real-time-note.tsx';
import { AppearanceForm } from './appearance-form.tsx';
import { OwnSessionTable } from './own-session-table.tsx';
import { PasswordForm } from './password-form.tsx';
import { StartSwitch } from './start-switch.tsx';

/** What belongs to whoever is signed in: how the console looks, their password, where they are signed in. */
export function AccountPage() {
  const { t } = useTranslation();
  const { data } = useQuery(sessionQuery);
  const user = data?.user;
  return (
    <Page title={t('account.title')}>
      <p>{user ? t('account.who', { name: user.name, login: user.login }) : null}</p>
      <Panel title={t('settings.appearance')} hint={t('account.appearanceHint')}>
        <AppearanceForm />
        <StartSwitch />
      </Panel>
      <Panel title={t('account.password')} hint={t('account.passwordHint')}>
        <PasswordForm />
      </Panel>
      <Panel title={t('account.sessions')} hint={t('account.sessionsHint')}>
        <RealTimeNote />
        <OwnSessionTable />
      </Panel>
    </Page>
  );
}
