import type { ContactDetail } from '@hetang/contract/http/contacts';
import { useTranslation } from 'react-i18next';
import { Term } from '../../kit/term.tsx';
import styles from './contacts.module.css';

/** How often a contact may still be reached by mass messages this month. */
export function ReachLeft({ reach }: { reach: ContactDetail['reach'] }) {
  const { t } = useTranslation();
  const left = Math.max(0, reach.limit - reach.spent - reach.reserved);
  return (
    <>
      <div className={styles.reach}>
        <Term hint={t('contacts.reachHint')}>{t('contacts.reachLeft', { left })}</Term>
      </div>
      <p className="soft">{t('contacts.reachDetail', reach)}</p>
    </>
  );
}
