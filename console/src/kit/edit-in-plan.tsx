import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

/** A link to the file and line where a definition is written. */
export function EditInPlan({ kind, of }: { kind: string; of: string }) {
  const { t } = useTranslation();
  return (
    <Link to="/plan/edit" search={{ kind, key: of }}>
      {t('planEdit.editHere')}
    </Link>
  );
}
