import { PlusOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { useMay } from '../app/use-may.ts';
import { LinkButton } from './link-button.tsx';

/** Leads to where a definition of this kind is begun; nothing for those who may not write the plan. */
export function NewInPlan({ kind }: { kind: string }) {
  const { t } = useTranslation();
  const { may } = useMay();
  if (!may('plan', 'write')) return null;
  return (
    <LinkButton href={`/plan/edit?new=${kind}`} icon={<PlusOutlined />} shortcut="n">
      {t('planEdit.newOf', { kind: t(`planEdit.kinds.${kind as 'stages'}`, { defaultValue: kind }) })}
    </LinkButton>
  );
}
