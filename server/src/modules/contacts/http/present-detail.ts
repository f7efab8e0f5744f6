import type { ContactDetail } from '@hetang/contract/http/contacts';
import type { Plan } from '@hetang/contract/plan/registry';
import { namesOf, type PlanNames } from '../../../conditions/rules/plan-names.ts';
import type { Lang } from '../../../kernel/errors.ts';
import type { ContactDetailRow } from '../sql/find-contact.ts';
import type { ContactsDeps } from './deps.ts';
import { presentContact } from './present-contact.ts';

export interface DetailContext {
  plan: Plan | null;
  lang: Lang;
  quota: { start: string; allowed: number };
  stepLabel: ContactsDeps['stepLabel'];
}

/** A contact with everything around it, as it travels. */
export function presentDetail(row: ContactDetailRow, context: DetailContext): ContactDetail {
  const names = namesOf(context.plan);
  return {
    ...presentContact(row, names),
    identities: row.identities,
    formerIdentities: row.former,
    fields: presentFields(row.fields, context.plan, names),
    relations: row.relations.map((relation) => ({
      staff: names.named('staff', relation.staff),
      addedAt: relation.added,
      lostAt: relation.lost,
      code: relation.code === null ? null : names.named('codes', relation.code),
    })),
    stageHistory: row.stages.map((change) => ({
      at: change.at,
      from: change.from === null ? null : names.named('stages', change.from),
      to: names.named('stages', change.to),
      cause: textOr(change.cause.event, 'plan'),
      by:
        typeof change.cause.journey === 'string'
          ? names.of('journeys', change.cause.journey)
          : textOr(change.cause.by, null),
      reason: textOr(change.cause.reason, null),
      skipped: change.skipped.map((stage) => names.named('stages', stage)),
    })),
    journeys: row.journeys.map((entry) => presentJourney(entry, names, context)),
    reach: {
      month: context.quota.start.slice(0, 7),
      reserved: row.reach?.reserved ?? 0,
      spent: row.reach?.spent ?? 0,
      limit: row.reach?.allowed ?? context.quota.allowed,
    },
    consents: row.consents,
    suppression: row.suppression,
  };
}

/** Fields of the plan that are known, in its order; then what earlier plans or imports left behind. */
function presentFields(
  values: Record<string, unknown>,
  plan: Plan | null,
  names: PlanNames,
): ContactDetail['fields'] {
  const planned = Object.keys(plan?.fields ?? {}).filter((key) => Object.hasOwn(values, key));
  const others = Object.keys(values).filter((key) => !planned.includes(key));
  return [...planned, ...others].map((key) => ({
    ...names.named('fields', key),
    value: values[key],
    at: null,
  }));
}

function presentJourney(
  entry: ContactDetailRow['journeys'][number],
  names: PlanNames,
  { lang, stepLabel }: DetailContext,
): ContactDetail['journeys'][number] {
  const atStep = entry.status === 'active' && entry.spec;
  return {
    id: entry.id,
    journey: names.named('journeys', entry.journey),
    version: entry.version,
    status: entry.status,
    step: atStep ? stepLabel(atStep, entry.node, { names, lang }) : null,
    startedAt: entry.started,
    endedAt: entry.ended,
    endReason: entry.reason,
    dueAt: entry.due,
  };
}

function textOr<T>(value: unknown, otherwise: T): string | T {
  return typeof value === 'string' ? value : otherwise;
}
