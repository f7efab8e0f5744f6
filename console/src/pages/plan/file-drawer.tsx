import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { PlanFile } from '../../api/plan.ts';
import { FormDrawer } from '../../kit/form-drawer.tsx';
import styles from './plan.module.css';
import { isYamlPath, MAX_CHARACTERS } from './plan-files.ts';

interface Props {
  /** What is edited; empty text for a new file. */
  file: PlanFile;
  onSave: (file: PlanFile) => void;
  onClose: () => void;
}

/** One file of a plan as text: to paste a new one, or to change one that is there. */
export function FileDrawer({ file, onSave, onClose }: Props) {
  const { t } = useTranslation();
  const [form] = Form.useForm<PlanFile>();
  const isNew = file.text === '';
  return (
    <FormDrawer<PlanFile>
      open
      title={isNew ? t('plan.paste') : t('plan.editFile', { path: file.path })}
      submitText={isNew ? t('plan.addFile') : t('action.save')}
      width={720}
      form={form}
      initialValues={file}
      saving={false}
      error={null}
      onClose={onClose}
      onSubmit={(values) => {
        onSave({ path: values.path.trim(), text: values.text });
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
        <Input maxLength={300} readOnly={!isNew} />
      </Form.Item>
      <Form.Item
        name="text"
        label={t('plan.pasteText')}
        rules={[{ required: true, whitespace: true, message: t('plan.pasteTextRule') }]}
      >
        <Input.TextArea className={styles.yaml} rows={22} maxLength={MAX_CHARACTERS} spellCheck={false} />
      </Form.Item>
    </FormDrawer>
  );
}
