import type { PlanDefinition } from '@hetang/contract/http/plan-drafts';
import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { FormDrawer } from '../../../kit/form-drawer.tsx';

export interface NewDefinitionValues {
  kind: string;
  key: string;
  file: string;
}

interface Props {
  definitions: readonly PlanDefinition[];
  paths: readonly string[];
  /** The file that is open. */
  file: string | null;
  /** A definition to begin with, by kind. */
  templates: Readonly<Record<string, string>>;
  newKind: string | null;
  onAdd: (values: NewDefinitionValues) => void;
  onClose: () => void;
}

/** Asks for kind, key and file of a definition that begins with a good example. */
export function NewDefinition({ definitions, paths, file, templates, newKind, onAdd, onClose }: Props) {
  const { t } = useTranslation();
  const [form] = Form.useForm<NewDefinitionValues>();
  const kinds = Object.keys(templates).map((kind) => ({
    value: kind,
    label: `${t(`planEdit.kinds.${kind as 'stages'}`, { defaultValue: kind })} ${kind}`,
  }));
  const homeOf = (kind: string | null) =>
    definitions.findLast((one) => one.kind === kind)?.file ?? file ?? paths[0];
  return (
    <FormDrawer<NewDefinitionValues>
      open
      title={t('planEdit.newDefinition')}
      submitText={t('planEdit.newDefinition')}
      form={form}
      initialValues={{ file: homeOf(newKind) ?? 'plan.yaml', ...(newKind !== null && { kind: newKind }) }}
      saving={false}
      error={null}
      onClose={onClose}
      onSubmit={onAdd}
    >
      <Form.Item name="kind" label={t('planEdit.newKind')} rules={[{ required: true }]}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={kinds}
          loading={kinds.length === 0}
          onChange={(kind: string) => form.setFieldValue('file', homeOf(kind))}
        />
      </Form.Item>
      <Form.Item
        name="key"
        label={t('planEdit.newKey')}
        rules={[
          {
            required: true,
            validator: (_rule, key: string | undefined) =>
              /^[A-Za-z0-9][A-Za-z0-9.-]{0,62}$/.test(key ?? '') &&
              !definitions.some((one) => one.kind === form.getFieldValue('kind') && one.key === key)
                ? Promise.resolve()
                : Promise.reject(new Error(t('planEdit.newKeyRule'))),
          },
        ]}
      >
        <Input maxLength={63} />
      </Form.Item>
      <Form.Item name="file" label={t('planEdit.newInto')} rules={[{ required: true }]}>
        <Select options={paths.map((path) => ({ value: path, label: path }))} />
      </Form.Item>
    </FormDrawer>
  );
}

/** A template with another key on its first definition, and only that one. */
export function templateFor(template: string, key: string): string {
  const lines = template.split('\n');
  const next = lines.findIndex((line, i) => i > 0 && /^ {2}\S/.test(line));
  const one = lines
    .slice(0, next < 0 ? lines.length : next)
    .join('\n')
    .trimEnd();
  return `${one.replace(/^ {2}[^\s:][^:]*:/, `  ${key}:`)}\n`;
}
