import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { wecomSetupQuery } from '../../api/wecom.ts';
import { Loaded } from '../../kit/loaded.tsx';
import { Page } from '../../kit/page.tsx';
import { CallbackPanel } from './callback-panel.tsx';
import { ConnectPanel } from './connect-panel.tsx';
import { SetupChecks } from './setup-checks.tsx';

/** Connecting WeCom: three values, one callback address, and everything checked by itself. */
export function WecomPage() {
  const { t } = useTranslation();
  const setup = useQuery(wecomSetupQuery);
  return (
    <Page
      title={t('wecom.title')}
      parent={{ to: '/settings', title: t('nav.settings') }}
      actions={
        <>
          <Link to="/settings/wecom/robots" className="underlined">
            {t('robots.title')}
          </Link>
          <Link to="/settings/wecom/fixtures" className="underlined">
            {t('fixtures.title')}
          </Link>
          <Link to="/settings/wecom/calls" className="underlined">
            {t('wecom.calls')}
          </Link>
        </>
      }
    >
      <p className="soft">{t('wecom.hint')}</p>
      <Loaded query={setup}>
        {(data) => (
          <>
            <ConnectPanel setup={data} />
            {data.source === 'none' ? null : <CallbackPanel setup={data} />}
            <SetupChecks setup={data} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
