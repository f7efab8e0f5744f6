import {
  ClockCircleOutlined,
  LogoutOutlined,
  MobileOutlined,
  QuestionCircleOutlined,
} from '@ant-design/icons';
import type { Session } from '@hetang/contract/http/session';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sessionQuery, signOut } from '../api/session.ts';
import { formatInstant } from '../kit/format.ts';
import { useProblemText } from '../kit/problem-view.tsx';
import { Term } from '../kit/term.tsx';
import { AlertBell } from './alerts/alert-bell.tsx';
import { LanguageSwitch, ThemeSwitch } from './appearance-switches.tsx';
import { JobsButton } from './jobs/jobs-button.tsx';
import { useNow } from './now.ts';
import { PhoneDrawer } from './phone-drawer.tsx';
import { Safe } from './safe.tsx';
import { SearchButton } from './search/search-button.tsx';
import styles from './shell.module.css';

/** The right side of the header: sandbox clock and phone, language, appearance, account. */
export function HeaderTools({ session }: { session: Session }) {
  return (
    <div className={styles.tools}>
      <Safe>
        <SearchButton />
      </Safe>
      {session.sandbox ? <SandboxTools sandbox={session.sandbox} timezone={session.timezone} /> : null}
      <Safe>
        <JobsButton name={session.user?.name} />
      </Safe>
      <Safe>
        <AlertBell />
      </Safe>
      <span className={styles.wide}>
        <HelpLink />
        <LanguageSwitch />
        <ThemeSwitch />
      </span>
      <Account name={session.user?.name} />
    </div>
  );
}

/** The reference of the plan language, in the language of the console. */
function HelpLink() {
  const { t, i18n } = useTranslation();
  const lang = i18n.language.startsWith('en') ? 'en' : 'zh';
  return (
    <Button href={`/docs/${lang}/index.html`} target="_blank" icon={<QuestionCircleOutlined />}>
      {t('header.help')}
    </Button>
  );
}

function SandboxTools(props: { sandbox: NonNullable<Session['sandbox']>; timezone: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const now = useNow(1_000);
  const { clock, phoneUrl } = props.sandbox;
  return (
    <>
      <span className={styles.wide}>
        <Term hint={t('header.sandboxClockHint')}>
          <span className={styles.clock}>
            <ClockCircleOutlined aria-hidden="true" /> {t('header.sandboxClock')}{' '}
            <span className="numbers">{formatInstant(now, props.timezone, true)}</span>{' '}
            {t('header.speed', { speed: clock.speed })}
          </span>
        </Term>
      </span>
      <Button icon={<MobileOutlined />} onClick={() => setOpen(true)}>
        {t('header.openPhone')}
      </Button>
      <PhoneDrawer url={phoneUrl} open={open} onClose={() => setOpen(false)} />
    </>
  );
}

function Account({ name }: { name: string | undefined }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const problemText = useProblemText();
  const client = useQueryClient();
  const leave = useMutation({
    mutationFn: signOut,
    onSuccess: async () => {
      client.removeQueries({ predicate: (query) => query.queryKey[0] !== sessionQuery.queryKey[0] });
      await client.invalidateQueries({ queryKey: sessionQuery.queryKey });
    },
    onError: (error) => message.error(problemText(error).message),
  });
  return (
    <>
      {name ? (
        <Link to="/account" className={styles.account} title={t('account.title')}>
          {name}
        </Link>
      ) : null}
      <Button
        type="text"
        icon={<LogoutOutlined />}
        aria-label={t('header.signOut')}
        title={t('header.signOut')}
        loading={leave.isPending}
        onClick={() => leave.mutate()}
      />
    </>
  );
}
