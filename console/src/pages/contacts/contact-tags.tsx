import type { ContactDetail } from '@hetang/contract/http/contacts';
import type { Reference } from '@hetang/contract/http/reference';
import { useQuery } from '@tanstack/react-query';
import { Tag, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { referenceQuery } from '../../api/reference.ts';
import { useTimezone } from '../../app/now.ts';
import { sourceText } from '../../kit/code-text.ts';
import { Definitions } from '../../kit/definitions.tsx';
import { formatInstant } from '../../kit/format.ts';
import { useWord } from '../../kit/use-word.ts';
import styles from './contacts.module.css';
import { tagsByStep } from './tags-by-step.ts';

type Tags = ContactDetail['tags'];

/** Tags under their groups, and these under the steps of tagging where the plan says steps. */
export function ContactTags({ tags }: { tags: Tags }) {
  const { t } = useTranslation();
  const word = useWord();
  const reference = useQuery(referenceQuery).data;
  const steps = tagsByStep(tags, reference?.tagGroups ?? []);
  if (steps.length === 0) {
    if (tags.length === 0) return <p className="soft">{t('contacts.noTags')}</p>;
    return <Groups tags={tags} reference={reference} />;
  }
  return (
    <ul className={styles.steps}>
      {steps.map((step) => (
        <li key={step.step ?? ''}>
          <div className={styles.step}>
            {step.step === null ? t('contacts.stepOther') : word('tagStep', step.step)}
          </div>
          {step.tags.length === 0 ? (
            <span className="soft">{t('contacts.stepEmpty')}</span>
          ) : (
            <Groups tags={step.tags} reference={reference} />
          )}
        </li>
      ))}
    </ul>
  );
}

/** When and whence a tag came is told on hover and focus. */
function Groups({ tags, reference }: { tags: Tags; reference: Reference | undefined }) {
  const { t } = useTranslation();
  const timezone = useTimezone();
  const word = useWord();
  const groups = [...new Map(tags.map((tag) => [tag.group, tag.groupName]))];
  return (
    <Definitions
      items={groups.map(([group, name]) => ({
        key: group,
        name,
        value: (
          <span className={styles.tags}>
            {tags
              .filter((tag) => tag.group === group)
              .map((tag) => (
                <Tooltip
                  key={tag.tag}
                  trigger={['hover', 'focus']}
                  title={t('contacts.tagSource', {
                    at: formatInstant(tag.at, timezone),
                    source: sourceText(word, reference, tag.source),
                  })}
                >
                  <Tag tabIndex={0}>{tag.name}</Tag>
                </Tooltip>
              ))}
          </span>
        ),
      }))}
    />
  );
}
