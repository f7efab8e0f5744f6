import type { CodeDetail } from '@hetang/contract/http/codes';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { codeQuery } from '../../api/codes.ts';
import { useTimezone } from '../../app/now.ts';
import { Definitions } from '../../kit/definitions.tsx';
import { EditInPlan } from '../../kit/edit-in-plan.tsx';
import { formatInstant, formatNumber } from '../../kit/format.ts';
import { Loaded } from '../../kit/loaded.tsx';
import { Page } from '../../kit/page.tsx';
import { Panel } from '../../kit/panel.tsx';
import { PlainTable } from '../../kit/plain-table.tsx';
import { StateText } from '../../kit/state-text.tsx';
import { useWord } from '../../kit/use-word.ts';
import { CodeBrings } from './code-brings.tsx';
import { CodeChanges } from './code-changes.tsx';
import { OnNow } from './code-columns.tsx';
import styles from './codes.module.css';
import { GroupFill } from './group-fill.tsx';
import { LinkBox } from './link-box.tsx';
import { pictureHref, SaveMenu } from './save-menu.tsx';
import { codeTones } from './tones.ts';

const route = getRouteApi('/codes/$key');

/** One code: its QR, who is behind it now and why, what comes next, what it brings, what it has been. */
export function CodePage() {
  const { t } = useTranslation();
  const { key } = route.useParams();
  const code = useQuery(codeQuery(key));
  return (
    <Page
      title={code.data?.name ?? key}
      parent={{ to: '/codes', title: t('nav.codes') }}
      actions={<EditInPlan kind="codes" of={key} />}
    >
      <Loaded query={code}>{(data) => <Detail code={data} />}</Loaded>
    </Page>
  );
}

function Detail({ code }: { code: CodeDetail }) {
  const { t } = useTranslation();
  const word = useWord();
  return (
    <>
      {code.error ? <Alert type="error" showIcon title={code.error} /> : null}
      <div className={styles.top}>
        <Panel title={t('codes.qr')}>
          <Qr code={code} />
          {code.link === null ? null : <LinkBox address={code.link} />}
        </Panel>
        {code.groups ? (
          <Panel title={t('codes.groups')} hint={t('codes.groupsHint')}>
            <div className={styles.now}>
              <StateText tone={codeTones[code.state]} text={word('codeState', code.state)} />
              <StateText
                tone={code.inStep ? 'quiet' : 'busy'}
                text={code.inStep ? t('codes.inStep') : t('codes.notInStep')}
              />
            </div>
            <GroupFill groups={code.groups} />
          </Panel>
        ) : (
          <Panel title={t('codes.now')} hint={t('codes.levelHint')}>
            <Now code={code} />
            {code.people.length > 0 ? <People code={code} /> : null}
          </Panel>
        )}
      </div>
      {code.groups ? null : (
        <>
          <CodeBrings code={code} />
          <CodeChanges code={code.key} />
        </>
      )}
    </>
  );
}

function Qr({ code }: { code: CodeDetail }) {
  const { t } = useTranslation();
  if (code.qrUrl === null) return <p className="soft">{t('codes.noQr')}</p>;
  return (
    <div className={styles.qr}>
      <img src={code.qrUrl} width={184} height={184} alt={t('codes.qrAlt', { name: code.name })} />
      <SaveMenu label={t('codes.save')} hrefOf={pictureHref(code.key)} />
      {code.link === null ? <p className="soft">{t('codes.saveHint')}</p> : null}
    </div>
  );
}

function Now({ code }: { code: CodeDetail }) {
  const { t } = useTranslation();
  const word = useWord();
  const timezone = useTimezone();
  const accepts = code.skipVerify ? t('codes.acceptNow') : t('codes.acceptByHand');
  const { next, autoAccept } = code;
  const hours = autoAccept ? t('codes.acceptHours', autoAccept) : t('codes.acceptAlways');
  return (
    <>
      <div className={styles.now}>
        <StateText tone={codeTones[code.state]} text={word('codeState', code.state)} />
        <OnNow code={code} />
        {code.level === null ? null : (
          <StateText
            tone={code.inStep ? 'quiet' : 'busy'}
            text={code.inStep ? t('codes.inStep') : t('codes.notInStep')}
          />
        )}
      </div>
      <Definitions
        items={[
          { key: 'accept', name: t('codes.accept'), value: `${accepts} · ${hours}` },
          {
            key: 'next',
            name: t('codes.next'),
            value: next
              ? t('codes.nextText', {
                  at: formatInstant(next.at, timezone),
                  staff: next.staff.map((staff) => staff.name).join('、'),
                  level: word('dutyLevel', next.level),
                  accept: next.skipVerify ? t('codes.byItself') : t('codes.byHand'),
                })
              : t('codes.nextNone'),
          },
          { key: 'welcome', name: t('codes.welcome'), value: code.welcome?.name ?? t('codes.noWelcome') },
          {
            key: 'limit',
            name: t('codes.dailyLimit'),
            value: code.dailyLimit === null ? t('codes.noLimit') : formatNumber(code.dailyLimit),
          },
          { key: 'remark', name: t('codes.remark'), value: code.remark ?? t('none') },
        ]}
      />
      {next ? <p className="soft">{t('codes.nextHint')}</p> : null}
    </>
  );
}

function People({ code }: { code: CodeDetail }) {
  const { t } = useTranslation();
  const word = useWord();
  return (
    <PlainTable
      caption={t('codes.people')}
      columns={[
        { key: 'staff', title: t('codes.person') },
        { key: 'on', title: t('codes.isOn') },
        { key: 'today', title: t('codes.today'), numeric: true },
      ]}
      rows={code.people.map((person) => ({
        key: person.staff.key,
        cells: [
          person.backup ? `${person.staff.name}（${t('codes.backup')}）` : person.staff.name,
          person.on ? (
            <StateText key="on" tone="good" text={t('codes.isOn')} />
          ) : (
            <StateText key="on" tone="quiet" text={word('hindrance', person.hindrance ?? 'other-shift')} />
          ),
          `${formatNumber(person.addedToday)} / ${person.limit === null ? t('codes.noLimit') : formatNumber(person.limit)}`,
        ],
      }))}
    />
  );
}
