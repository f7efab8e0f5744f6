import { useQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { type ServiceChat, type ServiceMessage, serviceMessagesQuery } from '../../api/service.ts';
import { useTimezone } from '../../app/now.ts';
import { ContactLink } from '../../kit/contact-link.tsx';
import { formatInstant } from '../../kit/format.ts';
import { Loaded } from '../../kit/loaded.tsx';
import { AnswerBox } from './answer-box.tsx';
import { nameOf, saidText } from './chat-columns.tsx';
import styles from './service.module.css';
import { WindowText } from './window-text.tsx';

/** A conversation, the latest below, and the answer. */
export function ChatDrawer({ chat, onClose }: { chat: ServiceChat; onClose: () => void }) {
  const { t } = useTranslation();
  const messages = useQuery(serviceMessagesQuery(chat));
  return (
    <Drawer open size={640} title={t('service.chatTitle', { name: nameOf(chat) })} onClose={onClose}>
      <Loaded query={messages}>
        {({ items, total, chat: now }) => (
          <>
            <p>
              <ContactLink contact={now.contact} /> <WindowText window={now.window} />
            </p>
            {total > items.length ? (
              <p className="soft">{t('service.earlier', { n: items.length })}</p>
            ) : null}
            <ol className={styles.said} aria-label={t('service.said')}>
              {items.toReversed().map((message) => (
                <Said key={message.id} message={message} />
              ))}
            </ol>
            <AnswerBox chat={now} />
          </>
        )}
      </Loaded>
    </Drawer>
  );
}

function Said({ message }: { message: ServiceMessage }) {
  const { t } = useTranslation();
  const timezone = useTimezone();
  const { origin, at, by, state, problem } = message;
  return (
    <li className={origin === 'customer' ? styles.theirs : styles.ours}>
      <span className="soft">
        {by ?? t(`service.origin.${origin}`)} · {formatInstant(at, timezone)}
        {state === 'received' || state === 'sent' ? null : ` · ${t(`service.state.${state}`)}`}
      </span>
      <span className={styles.words}>{saidText(t, message)}</span>
      {problem ? <span className={styles.problem}>{problem}</span> : null}
    </li>
  );
}
