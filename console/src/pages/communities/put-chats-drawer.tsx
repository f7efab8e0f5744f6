import type { ChatRow } from '@hetang/contract/http/communities';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { allCommunitiesQuery, COMMUNITIES, putChats } from '../../api/communities.ts';
import { FormDrawer } from '../../kit/form-drawer.tsx';
import { optionsOf } from '../../kit/options.ts';

interface Values {
  where: string;
}

/** Not keys of a plan: those have no sign in front. */
const NONE = '-';
const BY_NAME = '*';

interface Props {
  chats: ChatRow[];
  onDone: () => void;
  onClose: () => void;
}

/** Puts groups into a community, after saying what that means; begins with what is suggested. */
export function PutChatsDrawer({ chats, onDone, onClose }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  const { data } = useQuery(allCommunitiesQuery);
  const suggested = chats.map((chat) => chat.suggestion?.key);
  const first = suggested.every((key) => key === suggested[0]) ? suggested[0] : undefined;
  const save = useMutation({
    mutationFn: ({ where }: Values) =>
      putChats({
        chats: chats.map((chat) => chat.id),
        community: where === NONE || where === BY_NAME ? null : where,
        byName: where === BY_NAME,
      }),
    onSuccess: async ({ moved }) => {
      message.success(t('communities.putDone', { n: moved }));
      onDone();
      onClose();
      await client.invalidateQueries({ queryKey: [COMMUNITIES] });
    },
  });
  return (
    <FormDrawer<Values>
      open
      title={t('communities.putTitle', { n: chats.length })}
      submitText={t('communities.put')}
      form={form}
      initialValues={first === undefined ? {} : { where: first }}
      saving={save.isPending}
      error={save.error}
      onSubmit={(values) => save.mutate(values)}
      onClose={onClose}
    >
      <Form.Item
        name="where"
        label={t('communities.putWhere')}
        extra={t('communities.putHint')}
        rules={[{ required: true }]}
      >
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={[
            ...optionsOf(data?.items),
            { value: BY_NAME, label: t('communities.putByName') },
            { value: NONE, label: t('communities.putNone') },
          ]}
        />
      </Form.Item>
      <ul>
        {chats.map((chat) => (
          <li key={chat.id}>{chat.name || t('communities.unnamed')}</li>
        ))}
      </ul>
    </FormDrawer>
  );
}
