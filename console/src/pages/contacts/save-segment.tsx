import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { App, Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { draftsQuery, putDefinition } from '../../api/plan-drafts.ts';
import { FormDrawer } from '../../kit/form-drawer.tsx';

interface Values {
  name: string;
  key: string;
  /** 0 for a new one. */
  draft: number;
}

/** Makes a segment of the condition that a list is narrowed by: a definition in a draft of the plan. */
export function SaveSegment({ when }: { when: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('planForm.saveSegment')}</Button>
      {open ? <SegmentDrawer when={when} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function SegmentDrawer({ when, onClose }: { when: string; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [form] = Form.useForm<Values>();
  const drafts = useQuery(draftsQuery).data?.items ?? [];
  const save = useMutation({
    mutationFn: async ({ name, key, draft }: Values) => {
      const spec = { name, when: JSON.parse(when) };
      const into = { id: draft === 0 ? null : draft, name };
      const written = await putDefinition(into, { kind: 'segments', key, spec, isNew: true });
      message.success(t('planForm.segmentSaved'));
      await navigate({
        to: '/plan/edit',
        search: { draft: String(written.draft?.id), kind: 'segments', key, view: 'form' },
      });
    },
  });
  return (
    <FormDrawer<Values>
      open
      title={t('planForm.saveSegment')}
      submitText={t('planForm.saveSegment')}
      form={form}
      initialValues={{ draft: 0 }}
      saving={save.isPending}
      error={save.error}
      onClose={onClose}
      onSubmit={(values) => save.mutate(values)}
    >
      <p className="soft">{t('planForm.segmentHint')}</p>
      <Form.Item name="name" label={t('planForm.segmentName')} rules={[{ required: true, max: 100 }]}>
        <Input />
      </Form.Item>
      <Form.Item
        name="key"
        label={t('planEdit.newKey')}
        rules={[
          { required: true, pattern: /^[A-Za-z0-9][A-Za-z0-9-]{0,62}$/, message: t('planEdit.newKeyRule') },
        ]}
      >
        <Input maxLength={63} />
      </Form.Item>
      <Form.Item name="draft" label={t('planForm.segmentInto')}>
        <Select
          options={[
            { value: 0, label: t('planForm.newDraft') },
            ...drafts.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      </Form.Item>
    </FormDrawer>
  );
}
