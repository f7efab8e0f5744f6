import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

/** A link to the file and line where a definition is written. */
export function EditInPlan({ kind, of, draft }: { kind: string; of: string; draft?: number | undefined }) {
  const { t } = useTranslation();
  return (
    <Link to="/plan/edit" search={{ kind, key: of, ...(draft !== undefined && { draft: String(draft) }) }}>
      {t('planEdit.editHere')}
    </Link>
  );
}
