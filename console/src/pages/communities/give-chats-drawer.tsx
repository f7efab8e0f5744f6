import type { ChatRow } from '@hetang/contract/http/communities';
import type { ChatTransferPreview } from '@hetang/contract/http/transfers';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Alert, App, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { chatPreviewQuery, giveChats } from '../../api/chat-transfers.ts';
import { staffQuery } from '../../api/codes.ts';
import { COMMUNITIES } from '../../api/communities.ts';
import { TRANSFERS } from '../../api/transfers.ts';
import { FormDrawer } from '../../kit/form-drawer.tsx';
import { formatNumber } from '../../kit/format.ts';
import { PlainTable } from '../../kit/plain-table.tsx';

interface Values {
  to: string;
  reason: string;
}

interface Props {
  chats: ChatRow[];
  onDone: () => void;
  onClose: () => void;
}

/** Gives groups to a new owner, after showing which can be given and why others cannot. */
export function GiveChatsDrawer({ chats, onDone, onClose }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [form] = Form.useForm<Values>();
  const to = Form.useWatch('to', form);
  const ids = chats.map((chat) => chat.id);
  const staff = useQuery(staffQuery('?size=200')).data?.items ?? [];
  const preview = useQuery(chatPreviewQuery(to === undefined ? null : { chats: ids, to }));
  const save = useMutation({
    mutationFn: (values: Values) => giveChats({ chats: ids, ...values }),
    onSuccess: async ({ chats: given }) => {
      message.success(t('transfers.chatsGiven', { n: formatNumber(given) }));
      onDone();
      onClose();
      await client.invalidateQueries({ queryKey: [TRANSFERS] });
      await client.invalidateQueries({ queryKey: [COMMUNITIES] });
      await navigate({ to: '/transfers/chats' });
    },
  });
  return (
    <FormDrawer<Values>
      open
      title={t('transfers.chatsTitle', { n: formatNumber(chats.length) })}
      submitText={t('transfers.chatsGive')}
      form={form}
      saving={save.isPending}
      error={save.error ?? preview.error}
      onSubmit={(values) => save.mutate(values)}
      onClose={onClose}
    >
      <Alert type="warning" showIcon title={t('transfers.chatsConsequence')} style={{ marginBottom: 16 }} />
      <Form.Item name="to" label={t('transfers.chatsTo')} rules={[{ required: true }]}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={staff
            .filter((one) => one.state !== 'departed')
            .map((one) => ({ value: one.key, label: one.name }))}
        />
      </Form.Item>
      <Form.Item name="reason" label={t('transfers.reason')} rules={[{ required: true, whitespace: true }]}>
        <Input maxLength={300} />
      </Form.Item>
      {preview.data ? <Preview preview={preview.data} /> : null}
    </FormDrawer>
  );
}

function Preview({ preview: { items, able, later } }: { preview: ChatTransferPreview }) {
  const { t } = useTranslation();
  const counts = { n: formatNumber(able), all: formatNumber(items.length) };
  return (
    <>
      <p>
        {t('transfers.chatsAble', counts)}
        {later > 0 ? ` ${t('transfers.chatsLater', { n: formatNumber(later) })}` : ''}
      </p>
      <PlainTable
        caption={t('transfers.chatsPreview')}
        columns={[
          { key: 'name', title: t('codes.group') },
          { key: 'what', title: t('transfers.chatsWhat') },
        ]}
        rows={items.map(({ id, name, problem }) => ({
          key: id,
          cells: [
            name || t('communities.unnamed'),
            problem === null ? t('transfers.chatsCan') : t(`transfers.chatProblemOf.${problem}`),
          ],
        }))}
      />
    </>
  );
}
