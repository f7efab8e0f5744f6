import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { PlanFile } from '../../api/plan.ts';
import { FormDrawer } from '../../kit/form-drawer.tsx';
import { isYamlPath, MAX_CHARACTERS } from './plan-files.ts';

interface Props {
  open: boolean;
  /** Nothing has been chosen yet, so this is likely `plan.yaml`. */
  first: boolean;
  onAdd: (file: PlanFile) => void;
  onClose: () => void;
}

/** Takes one file of a plan by pasting its text. */
export function PasteDrawer({ open, first, onAdd, onClose }: Props) {
  const { t } = useTranslation();
  const [form] = Form.useForm<PlanFile>();
  return (
    <FormDrawer<PlanFile>
      open={open}
      title={t('plan.paste')}
      submitText={t('plan.addFile')}
      form={form}
      initialValues={{ path: first ? 'plan.yaml' : '' }}
      saving={false}
      error={null}
      onClose={onClose}
      onSubmit={(values) => {
        onAdd({ path: values.path.trim(), text: values.text });
        onClose();
      }}
    >
      <Form.Item
        name="path"
        label={t('plan.pastePath')}
        rules={[
          {
            required: true,
            validator: (_rule, value: string | undefined) =>
              isYamlPath((value ?? '').trim())
                ? Promise.resolve()
                : Promise.reject(new Error(t('plan.pastePathRule'))),
          },
        ]}
      >
        <Input maxLength={300} />
      </Form.Item>
      <Form.Item
        name="text"
        label={t('plan.pasteText')}
        rules={[{ required: true, whitespace: true, message: t('plan.pasteTextRule') }]}
      >
        <Input.TextArea rows={20} maxLength={MAX_CHARACTERS} spellCheck={false} />
      </Form.Item>
    </FormDrawer>
  );
}
