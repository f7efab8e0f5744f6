import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { sessionQuery, setUp } from '../../api/session.ts';
import { ProblemAlert } from '../../kit/problem-view.tsx';
import { useTitle } from '../../kit/use-title.ts';
import { SandboxEntry } from './sandbox-entry.tsx';

interface Values {
  login: string;
  name: string;
  password: string;
  repeat: string;
}

/** The first run: creates the administrator; in the sandbox one press is enough. */
export function SetupForm({ sandbox }: { sandbox: boolean }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const setup = useMutation({
    mutationFn: setUp,
    onSuccess: () => client.invalidateQueries({ queryKey: sessionQuery.queryKey }),
  });
  useTitle(t('session.setupTitle'));
  const { isPending } = setup;
  return (
    <>
      <h1>{t('session.setupTitle')}</h1>
      <p className="soft">{t('session.setupIntro')}</p>
      {sandbox ? <SandboxEntry loading={isPending} onEnter={() => setup.mutate({ sandbox: true })} /> : null}
      <ProblemAlert error={setup.error} />
      {sandbox ? <p className="soft">{t('session.orCreate')}</p> : null}
      <Form<Values>
        layout="vertical"
        requiredMark={false}
        onFinish={({ login, name, password }) =>
          setup.mutate({ login: login.trim(), name: name.trim(), password })
        }
      >
        <Form.Item
          name="login"
          label={t('session.login')}
          rules={[{ required: true, whitespace: true, min: 2, max: 64, message: t('session.loginRule') }]}
        >
          <Input autoComplete="username" />
        </Form.Item>
        <Form.Item
          name="name"
          label={t('session.name')}
          rules={[{ required: true, whitespace: true, max: 64, message: t('session.nameRule') }]}
        >
          <Input autoComplete="name" />
        </Form.Item>
        <Form.Item
          name="password"
          label={t('session.password')}
          extra={t('session.passwordRule')}
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
              validator: (_rule, value) =>
                value === getFieldValue('password')
                  ? Promise.resolve()
                  : Promise.reject(new Error(t('session.repeatRule'))),
            }),
          ]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Button type={sandbox ? 'default' : 'primary'} htmlType="submit" block loading={isPending}>
          {t('session.create')}
        </Button>
      </Form>
    </>
  );
}
