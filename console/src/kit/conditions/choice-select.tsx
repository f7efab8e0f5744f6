import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { type ChosenKind, useChoices } from './use-choices.ts';

interface Props {
  kind: ChosenKind;
  value: string;
  onChange: (value: string) => void;
}

/** Chooses one of the plan's definitions; a key that the plan does not have is shown as it is. */
export function ChoiceSelect({ kind, value, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <Select
      aria-label={t(`conditions.kinds.${kind}`)}
      placeholder={t('conditions.choose')}
      showSearch={{ optionFilterProp: 'label' }}
      value={value === '' ? undefined : value}
      options={useChoices(kind)}
      popupMatchSelectWidth={false}
      style={{ minWidth: 140 }}
      onChange={onChange}
    />
  );
}
