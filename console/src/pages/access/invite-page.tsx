import { useMutation } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { Alert, Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { acceptInvite } from '../../api/people.ts';
import { GateFrame } from '../../app/gate-frame.tsx';
import { ProblemAlert } from '../../kit/problem-view.tsx';
import { useTitle } from '../../kit/use-title.ts';

/** Where the link of an invitation leads: a password, and in. */
export function InvitePage() {
  const { t } = useTranslation();
  const { token } = useSearch({ strict: false });
  useTitle(t('people.password'));
  const accept = useMutation({
    mutationFn: (password: string) => acceptInvite({ token: token ?? '', password }),
    // Everything that is known of who was here before is forgotten.
    onSuccess: () => window.location.assign('/'),
  });
  return (
    <GateFrame>
      <h1>{t('people.password')}</h1>
      {token ? (
        <Form<{ password: string }>
          layout="vertical"
          requiredMark={false}
          onFinish={({ password }) => accept.mutate(password)}
        >
          <p>{t('people.passwordHint')}</p>
          <ProblemAlert error={accept.error} />
          <Form.Item
            name="password"
            label={t('people.newPassword')}
            rules={[{ required: true, min: 10, max: 200, message: t('people.passwordRule') }]}
          >
            <Input.Password autoComplete="new-password" />
          </Form.Item>
          <Button type="primary" htmlType="submit" block loading={accept.isPending}>
            {t('people.enter')}
          </Button>
        </Form>
      ) : (
        <Alert type="warning" title={t('people.noToken')} />
      )}
    </GateFrame>
  );
}
