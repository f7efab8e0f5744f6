import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/client.ts';
import { answerService, SERVICE, type ServiceChat } from '../../api/service.ts';
import { useProblemText } from '../../kit/problem-view.tsx';
import styles from './service.module.css';

/** A name of its own for each answer, so that a second press sends nothing again. */
const newId = (): string => crypto.getRandomValues(new Uint32Array(4)).join('-').slice(0, 32);

/** Writes to the customer while the window is open; else says why it is not. */
export function AnswerBox({ chat }: { chat: ServiceChat }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const problemText = useProblemText();
  const client = useQueryClient();
  const field = useId();
  const [draft, setDraft] = useState(() => ({ id: newId(), text: '' }));
  const answer = useMutation({
    mutationFn: () => answerService(chat, draft),
    onSuccess: ({ state }) => {
      const notSent = state === 'failed';
      setDraft(({ text }) => ({ id: newId(), text: notSent ? text : '' }));
      if (notSent) void message.error(t('service.state.failed'));
      if (state === 'unknown') void message.warning(t('service.unknown'));
    },
    onError: (error) => {
      // Without an answer of the server it may have been sent: the next press asks for the same one.
      if (error instanceof ApiError && error.status > 0) setDraft(({ text }) => ({ id: newId(), text }));
      void message.error(problemText(error).message);
    },
    onSettled: () => client.invalidateQueries({ queryKey: [SERVICE] }),
  });
  const { closed } = chat.window;
  if (closed) return <Alert type="info" showIcon title={t(`service.closed.${closed}`)} />;
  return (
    <form
      className={styles.answer}
      onSubmit={(event) => {
        event.preventDefault();
        answer.mutate();
      }}
    >
      <label htmlFor={field}>{t('service.answer')}</label>
      <Input.TextArea
        id={field}
        autoSize={{ minRows: 3, maxRows: 8 }}
        maxLength={680}
        showCount
        value={draft.text}
        onChange={(event) => setDraft({ ...draft, text: event.target.value })}
      />
      <Button type="primary" htmlType="submit" disabled={draft.text.trim() === ''} loading={answer.isPending}>
        {t('service.send')}
      </Button>
    </form>
  );
}
