import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { codesQuery } from '../../api/work.ts';
import { NeverUsed } from '../../kit/empty-state.tsx';
import { Loaded } from '../../kit/loaded.tsx';
import { Page } from '../../kit/page.tsx';
import { CodeCard } from './code-card.tsx';
import styles from './codes.module.css';

/** All channel codes with their QR and what they have brought. */
export function CodeListPage() {
  const { t } = useTranslation();
  const codes = useQuery(codesQuery);
  return (
    <Page title={t('nav.codes')}>
      <Loaded query={codes}>
        {({ items }) =>
          items.length === 0 ? (
            <NeverUsed
              title={t('codes.neverTitle')}
              hint={t('codes.neverHint')}
              action={<Link to="/plan">{t('codes.toPlan')}</Link>}
            />
          ) : (
            <div className={styles.cards}>
              {items.map((code) => (
                <CodeCard key={code.key} code={code} />
              ))}
            </div>
          )
        }
      </Loaded>
    </Page>
  );
}
