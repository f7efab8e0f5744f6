import type { CommunityRow } from '@hetang/contract/http/communities';
import { useTranslation } from 'react-i18next';
import { formatShare } from '../../kit/format.ts';
import { StateText } from '../../kit/state-text.tsx';

/** What is over a threshold, in words; a dash where nothing is measured against anything. */
export function HealthText({ health }: { health: CommunityRow['health'] }) {
  const { t } = useTranslation();
  if (health.troubles.length > 0)
    return (
      <>
        {health.troubles.map((trouble) => (
          <div key={trouble}>
            <StateText tone="warn" text={t(`communities.troubleOf.${trouble}`)} />
          </div>
        ))}
      </>
    );
  const measured =
    (health.leaveShare !== null && health.leaveAtMost !== null) ||
    (health.activeShare !== null && health.activeAtLeast !== null);
  return measured ? <StateText tone="good" text={t('communities.healthy')} /> : t('none');
}

/** A share with its threshold. */
export function ShareText({ share, limit }: { share: number | null; limit: number | null }) {
  const { t } = useTranslation();
  if (share === null || limit === null) return <>{formatShare(share)}</>;
  return <>{t('communities.limit', { share: formatShare(share), limit: formatShare(limit) })}</>;
}
