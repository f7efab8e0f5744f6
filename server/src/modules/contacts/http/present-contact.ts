import type { ContactRow } from '@hetang/contract/http/contacts';
import type { PlanNames } from '../../../conditions/rules/plan-names.ts';
import type { ContactListRow } from '../sql/list-contacts.ts';

/** A contact of a list as it travels, with the names of the plan in force. */
export function presentContact(row: ContactListRow, names: PlanNames): ContactRow {
  return {
    id: row.id,
    name: row.name,
    avatar: row.avatar,
    stage: row.stage === null ? null : names.named('stages', row.stage),
    stageAt: instant(row.stage_at),
    owner: row.owner === null ? null : names.named('staff', row.owner),
    code: row.code === null ? null : names.named('codes', row.code),
    tags: row.tags.map(({ group, tag, at, source }) => ({
      group,
      groupName: names.of('tags', group),
      tag,
      name: names.tagValue(group, tag),
      at,
      source,
    })),
    addedAt: instant(row.added_at),
    lostAt: instant(row.lost_at),
    lastEventAt: instant(row.last_event_at),
    createdAt: row.created_at.toISOString(),
  };
}

function instant(value: Date | null): string | null {
  return value?.toISOString() ?? null;
}
