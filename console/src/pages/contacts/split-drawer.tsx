import type { SplitPreview } from '@hetang/contract/http/merges';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { MERGES, splitMerge, splitPreviewQuery } from '../../api/merges.ts';
import { FormDrawer } from '../../kit/form-drawer.tsx';
import { Loaded } from '../../kit/loaded.tsx';
import { useWord } from '../../kit/use-word.ts';

interface Values {
  reason: string;
}

/** Undoes a merge, after saying what goes back to whom. */
export function SplitDrawer({ merge, onClose }: { merge: number; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  const preview = useQuery(splitPreviewQuery(merge));
  const split = useMutation({
    mutationFn: (values: Values) => splitMerge(merge, values),
    onSuccess: async () => {
      message.success(t('merges.splitAsked'));
      onClose();
      await Promise.all(
        [[MERGES], ['contacts'], ['contact']].map((queryKey) => client.invalidateQueries({ queryKey })),
      );
    },
  });
  return (
    <FormDrawer<Values>
      open
      width={560}
      title={t('merges.splitTitle')}
      submitText={t('merges.split')}
      form={form}
      saving={split.isPending}
      error={split.error}
      onSubmit={(values) => split.mutate(values)}
      onClose={onClose}
    >
      <Loaded query={preview}>{(data) => <Consequence preview={data} />}</Loaded>
      <Form.Item
        name="reason"
        label={t('merges.reason')}
        extra={t('merges.splitReasonHint')}
        rules={[{ required: true, whitespace: true }]}
      >
        <Input.TextArea maxLength={300} autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
    </FormDrawer>
  );
}

function Consequence({ preview }: { preview: SplitPreview }) {
  const { t } = useTranslation();
  const word = useWord();
  const { from, into, hindrance } = preview;
  if (hindrance !== null)
    return <Alert type="warning" showIcon title={t(`merges.hindrance.${hindrance}`, { into })} />;
  const list = (items: readonly string[]) => (items.length > 0 ? items.join('、') : t('none'));
  return (
    <>
      <p>{t('merges.splitLead', { from, into })}</p>
      <ul>
        <li>
          {t('merges.splitNames', {
            list: list(preview.names.map(({ kind, value }) => `${word('identity', kind)} ${value}`)),
          })}
        </li>
        <li>{t('merges.splitStaff', { list: list(preview.staff.map(({ name }) => name)) })}</li>
        <li>{t('merges.splitStage', { stage: preview.stage?.name ?? t('none') })}</li>
        <li>{t('merges.splitTags', { list: list(preview.tags) })}</li>
        <li>{t('merges.splitEntries', { n: preview.entries, resumed: preview.resumed })}</li>
        <li>{t('merges.splitWork', { tasks: preview.tasks, messages: preview.messages })}</li>
        <li>{t('merges.splitHistory', { n: preview.eventsSince })}</li>
      </ul>
      <p>{t('merges.splitRest', { into })}</p>
    </>
  );
}
