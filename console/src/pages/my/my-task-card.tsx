import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { finishMyTask, type MyTask, myTasksQuery } from '../../api/my.ts';
import { formatInstant } from '../../kit/format.ts';
import { useProblemText } from '../../kit/problem-view.tsx';
import styles from './my.module.css';

/** One task: with whom, until when, and what came out of it. */
export function MyTaskCard({ task, timezone }: { task: MyTask; timezone: string }) {
  const { t } = useTranslation();
  const { kind, title, contact, dueAt, text } = task;
  return (
    <li className={styles.card}>
      <h2>{title}</h2>
      <p className="soft">
        {contact ? t('my.customer', { name: contact.name ?? contact.id }) : null}
        {contact ? ' · ' : null}
        {t('my.due', { at: formatInstant(dueAt, timezone) })}
      </p>
      {text ? <p className={styles.text}>{text}</p> : null}
      {kind === 'confirm-send' ? <p>{t('my.confirm')}</p> : <Finish task={task} />}
    </li>
  );
}

function Finish({ task: { id } }: { task: MyTask }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const problemText = useProblemText();
  const client = useQueryClient();
  const noteId = useId();
  const [note, setNote] = useState('');
  const finish = useMutation({
    mutationFn: () => finishMyTask(id, note.trim() === '' ? {} : { note: note.trim() }),
    onSuccess: () => void message.success(t('my.saved')),
    onError: (error) => void message.error(problemText(error).message),
    // Also after a refusal: somebody else may have closed it.
    onSettled: () => client.invalidateQueries({ queryKey: myTasksQuery.queryKey }),
  });
  return (
    <>
      <label htmlFor={noteId}>{t('my.note')}</label>
      <Input.TextArea
        id={noteId}
        autoSize={{ minRows: 2 }}
        maxLength={500}
        value={note}
        placeholder={t('my.noteHint')}
        onChange={(event) => setNote(event.target.value)}
      />
      <Button type="primary" block loading={finish.isPending} onClick={() => finish.mutate()}>
        {t('my.done')}
      </Button>
    </>
  );
}
