import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../api/session.ts';

/** Beside times of people at the console: in the sandbox they do not run with its clock. `after` is said everywhere. */
export function RealTimeNote({ after }: { after?: string }) {
  const { t } = useTranslation();
  const { data } = useQuery(sessionQuery);
  const words = [after, data?.sandbox && t('header.realTime')].filter(Boolean).join(' ');
  return words ? <p className="soft">{words}</p> : null;
}
