import { useTranslation } from 'react-i18next';
import { TextInput } from './text-input.tsx';

interface Props<T> {
  value: T;
  onChange: (value: T) => void;
}

/** Why a step does what it does; a step without a reason does not have the word. */
export function ReasonInput<T extends { reason?: string | undefined }>({ value, onChange }: Props<T>) {
  const { t } = useTranslation();
  return (
    <TextInput
      label={t('flowEdit.reason')}
      value={value.reason ?? ''}
      max={200}
      onChange={(text) => {
        const { reason: _, ...rest } = value;
        onChange((text === '' ? rest : { ...rest, reason: text }) as T);
      }}
    />
  );
}
