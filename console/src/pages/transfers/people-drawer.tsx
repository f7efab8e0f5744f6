import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  cancelTransfer,
  TRANSFERS,
  type TransferPerson,
  type TransferRow,
  transferPeopleQuery,
} from '../../api/transfers.ts';
import { useTimezone } from '../../app/now.ts';
import { ContactLink } from '../../kit/contact-link.tsx';
import { formatInstant, formatNumber } from '../../kit/format.ts';
import { Loaded } from '../../kit/loaded.tsx';
import { PlainTable } from '../../kit/plain-table.tsx';
import { useProblemText } from '../../kit/problem-view.tsx';
import { SmallPages } from '../../kit/small-pages.tsx';
import { StateText, type Tone } from '../../kit/state-text.tsx';
import { useWord } from '../../kit/use-word.ts';

const SIZE = 50;
const tones: Record<TransferPerson['state'], Tone> = {
  asked: 'quiet',
  calling: 'busy',
  waiting: 'busy',
  done: 'good',
  refused: 'warn',
  'taker-full': 'bad',
  'not-possible': 'bad',
  cancelled: 'quiet',
};

/** Each customer of a transfer and what became of them. */
export function PeopleDrawer({ transfer, onClose }: { transfer: TransferRow; onClose: () => void }) {
  const { t } = useTranslation();
  const [page, setPage] = useState(1);
  const people = useQuery(transferPeopleQuery(transfer.id, `?page=${page}&size=${SIZE}`));
  return (
    <Drawer
      open
      size={760}
      title={t('transfers.peopleTitle', { from: transfer.from, to: transfer.to })}
      onClose={onClose}
      extra={<Stop id={transfer.id} />}
    >
      <Loaded query={people}>
        {({ items, total }) => (
          <>
            <People items={items} />
            <SmallPages page={page} size={SIZE} total={total} onPage={setPage} />
          </>
        )}
      </Loaded>
    </Drawer>
  );
}

function People({ items }: { items: TransferPerson[] }) {
  const { t } = useTranslation();
  const word = useWord();
  const timezone = useTimezone();
  return (
    <PlainTable
      caption={t('transfers.people')}
      columns={[
        { key: 'contact', title: t('transfers.customer') },
        { key: 'state', title: t('transfers.state') },
        { key: 'called', title: t('transfers.calledAt') },
        { key: 'settled', title: t('transfers.settledAt') },
        { key: 'problem', title: t('transfers.problem') },
      ]}
      rows={items.map((person) => ({
        key: String(person.contact.id),
        cells: [
          <ContactLink key="contact" contact={person.contact} />,
          <StateText key="state" tone={tones[person.state]} text={word('transferState', person.state)} />,
          formatInstant(person.calledAt, timezone),
          formatInstant(person.settledAt, timezone),
          person.problem ?? t('none'),
        ],
      }))}
    />
  );
}

/** Stops those who were not told yet, after saying what that means. */
function Stop({ id }: { id: number }) {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const problemText = useProblemText();
  const client = useQueryClient();
  const cancel = useMutation({
    mutationFn: () => cancelTransfer(id),
    onSuccess: ({ cancelled }) =>
      void message.success(t('transfers.cancelled', { n: formatNumber(cancelled) })),
    onError: (error) => void message.error(problemText(error).message),
    onSettled: () => void client.invalidateQueries({ queryKey: [TRANSFERS] }),
  });
  const ask = () =>
    modal.confirm({
      title: t('transfers.cancelTitle'),
      content: t('transfers.cancelHint'),
      okText: t('transfers.cancel'),
      cancelText: t('action.back'),
      onOk: () => cancel.mutateAsync().catch(() => undefined),
    });
  return (
    <Button size="small" loading={cancel.isPending} onClick={ask}>
      {t('transfers.cancel')}
    </Button>
  );
}
