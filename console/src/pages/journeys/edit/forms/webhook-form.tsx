import type { Step, WebhookStep } from '@hetang/contract/plan/kinds/journey-steps';
import { useTranslation } from 'react-i18next';
import type { FormProps } from './form-props.ts';
import { KeysSelect } from './key-select.tsx';
import { NumberInput } from './number-input.tsx';
import { TextInput } from './text-input.tsx';

/** Which address is called, with what. */
export function WebhookForm({
  value,
  onChange,
  choices,
}: FormProps<Extract<Step, { webhook: WebhookStep }>>) {
  const { t } = useTranslation();
  const { webhook } = value;
  const put = (more: Partial<WebhookStep>) => onChange({ ...value, webhook: { ...webhook, ...more } });
  return (
    <>
      <TextInput
        label={t('flowEdit.url')}
        value={webhook.url}
        max={500}
        onChange={(url) => put({ url: url.trim() })}
      />
      <KeysSelect
        label={t('flowEdit.send')}
        value={webhook.send}
        options={choices.of('fields')}
        onChange={(send) => put({ send })}
      />
      <NumberInput
        label={t('flowEdit.timeout')}
        value={webhook.timeout}
        max={30}
        onChange={(timeout) => put({ timeout })}
      />
    </>
  );
}
