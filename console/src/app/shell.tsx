import type { Session } from '@hetang/contract/http/session';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDate } from '../kit/format.ts';
import { useMedia } from '../kit/use-media.ts';
import { HeaderTools } from './header-tools.tsx';
import { useNow } from './now.ts';
import { usePreferences } from './runtime.ts';
import styles from './shell.module.css';
import { Shortcuts } from './shortcuts/shortcuts.tsx';
import { PhoneMenu, Side, SideToggle } from './side.tsx';
import { useArrivalFocus } from './use-arrival-focus.ts';
import { useReturnFocus } from './use-return-focus.ts';
import { Watermark } from './watermark.tsx';

/** Name and day, where the tenant wants them on every page. */
function Mark({ session }: { session: Session }) {
  const day = formatDate(useNow(), session.timezone);
  return session.tenant?.watermark ? <Watermark text={`${session.user?.name ?? ''} ${day}`} /> : null;
}

/** The frame around every page of someone who has signed in. */
export function Shell({ session, children }: { session: Session; children: ReactNode }) {
  const { t } = useTranslation();
  const [{ menuClosed }] = usePreferences();
  const phone = useMedia('(max-width: 700px)');
  useArrivalFocus();
  useReturnFocus();
  return (
    <div className={styles.shell} data-closed={menuClosed} data-phone={phone}>
      <a href="#content" className={styles.skip}>
        {t('nav.skip')}
      </a>
      {phone ? null : <Side closed={menuClosed} />}
      <div className={styles.main}>
        <header className={styles.header}>
          {phone ? <PhoneMenu /> : <SideToggle closed={menuClosed} />}
          <HeaderTools session={session} />
        </header>
        <main id="content" tabIndex={-1} className={styles.content}>
          {children}
        </main>
      </div>
      <Shortcuts />
      <Mark session={session} />
    </div>
  );
}
