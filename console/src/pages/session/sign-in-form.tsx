import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { sessionQuery, signIn } from '../../api/session.ts';
import { ProblemAlert } from '../../kit/problem-view.tsx';
import { useTitle } from '../../kit/use-title.ts';
import { SandboxEntry } from './sandbox-entry.tsx';

/** The sandbox's administrator; the server lets it in without a password, in the sandbox only. */
const sandboxAdministrator = { login: 'sandbox', password: '' };

/** Signing in; in the sandbox one press is enough. */
export function SignInForm({ sandbox }: { sandbox: boolean }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const enter = useMutation({
    mutationFn: signIn,
    onSuccess: () => client.invalidateQueries({ queryKey: sessionQuery.queryKey }),
  });
  useTitle(t('session.signInTitle'));
  const rules = [{ required: true, message: t('session.required') }];
  return (
    <>
      <h1>{t('session.signInTitle')}</h1>
      {sandbox ? (
        <SandboxEntry loading={enter.isPending} onEnter={() => enter.mutate(sandboxAdministrator)} />
      ) : null}
      <ProblemAlert error={enter.error} />
      <Form<{ login: string; password: string }>
        layout="vertical"
        requiredMark={false}
        onFinish={(values) => enter.mutate(values)}
      >
        <Form.Item name="login" label={t('session.login')} rules={rules}>
          <Input autoComplete="username" maxLength={64} />
        </Form.Item>
        <Form.Item name="password" label={t('session.password')} rules={rules}>
          <Input.Password autoComplete="current-password" maxLength={200} />
        </Form.Item>
        <Button type={sandbox ? 'default' : 'primary'} htmlType="submit" block loading={enter.isPending}>
          {t('session.signIn')}
        </Button>
      </Form>
    </>
  );
}
