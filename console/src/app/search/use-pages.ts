import { useTranslation } from 'react-i18next';
import { useMay } from '../use-may.ts';
import type { Hit } from './hits.ts';

/** The pages that a search can lead to, in the words of the menu and of the pages themselves. */
export function usePages(): Hit[] {
  const { t } = useTranslation();
  const { open } = useMay();
  const page = (to: string, title: string, about = ''): Hit => ({ to, title, about });
  const pages = [
    page('/', t('nav.home')),
    page('/contacts', t('nav.contacts')),
    page('/contacts/duplicates', t('merges.duplicates'), t('nav.contacts')),
    page('/contacts/merges', t('merges.merges'), t('nav.contacts')),
    page('/contacts/do-not-contact', t('quiet.list'), t('nav.contacts')),
    page('/contacts/acts', t('acts.list'), t('nav.contacts')),
    page('/segments', t('nav.segments')),
    page('/journeys', t('nav.journeys')),
    page('/tasks', t('nav.tasks')),
    page('/reach', t('nav.reach')),
    page('/codes', t('nav.codes')),
    page('/communities', t('nav.communities')),
    page('/data', t('nav.data')),
    page('/plan', t('nav.plan')),
    page('/imports', t('nav.imports')),
    page('/system', t('nav.system')),
    page('/settings', t('nav.settings')),
    page('/jobs', t('jobs.title')),
    page('/account', t('account.title')),
  ];
  return pages.filter(({ to }) => open(to));
}
