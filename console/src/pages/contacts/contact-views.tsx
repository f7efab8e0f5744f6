import { useTranslation } from 'react-i18next';
import { ViewLinks } from '../../kit/view-links.tsx';

/** The lists around contacts: all of them, pairs that may be one person, what was merged, who is left alone. */
export function ContactViews() {
  const { t } = useTranslation();
  const views = [
    { to: '/contacts', name: t('contacts.all') },
    { to: '/contacts/duplicates', name: t('merges.duplicates') },
    { to: '/contacts/merges', name: t('merges.merges') },
    { to: '/contacts/do-not-contact', name: t('quiet.list') },
    { to: '/contacts/acts', name: t('acts.list') },
    { to: '/transfers', name: t('transfers.title') },
  ] as const;
  return <ViewLinks label={t('contacts.views')} views={views} />;
}
