import { Checkbox, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { FormDrawer } from '../../../kit/form-drawer.tsx';

export interface BoardValues {
  name: string;
  shared?: boolean;
}

interface Props {
  title: string;
  initial: BoardValues;
  saving: boolean;
  error: unknown;
  onClose: () => void;
  onSubmit: (values: BoardValues) => void;
}

/** Name of a dashboard, and whether others see it. */
export function BoardForm({ title, initial, saving, error, onClose, onSubmit }: Props) {
  const { t } = useTranslation();
  const [form] = Form.useForm<BoardValues>();
  return (
    <FormDrawer<BoardValues>
      open
      title={title}
      submitText={t('action.save')}
      form={form}
      initialValues={initial}
      saving={saving}
      error={error}
      onClose={onClose}
      onSubmit={onSubmit}
    >
      <Form.Item
        name="name"
        label={t('data.boardName')}
        rules={[{ required: true, whitespace: true, message: t('data.boardNameRule') }]}
      >
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="shared" valuePropName="checked">
        <Checkbox>{t('data.boardShare')}</Checkbox>
      </Form.Item>
    </FormDrawer>
  );
}
