import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { changePassword, ownSessionsQuery } from '../../api/account.ts';
import { ProblemAlert } from '../../kit/problem-view.tsx';
import styles from './account.module.css';

interface Values {
  old: string;
  password: string;
  repeat: string;
}

export function PasswordForm() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  const change = useMutation({
    mutationFn: ({ old, password }: Values) => changePassword({ old, password }),
    onSuccess: async () => {
      form.resetFields();
      message.success(t('account.changed'));
      await client.invalidateQueries({ queryKey: ownSessionsQuery.queryKey });
    },
  });
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      requiredMark={false}
      className={styles.form ?? ''}
      onFinish={(values) => change.mutate(values)}
    >
      <Form.Item
        name="old"
        label={t('account.old')}
        rules={[{ required: true, message: t('session.required') }]}
      >
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Form.Item
        name="password"
        label={t('account.new')}
        rules={[{ required: true, min: 10, max: 200, message: t('session.passwordRule') }]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="repeat"
        label={t('session.repeat')}
        dependencies={['password']}
        rules={[
          ({ getFieldValue }) => ({
            validator: (_, value) =>
              value === getFieldValue('password')
                ? Promise.resolve()
                : Promise.reject(new Error(t('session.repeatRule'))),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <ProblemAlert error={change.error} />
      <Button type="primary" htmlType="submit" loading={change.isPending}>
        {t('account.change')}
      </Button>
    </Form>
  );
}
