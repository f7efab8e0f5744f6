import type { Plan } from '@hetang/contract/plan/registry';
import { each, one, type Reference, sender } from './reference.ts';

/** What codes, scripts, broadcasts and experiments name. */
export function reachReferences(plan: Plan): Reference[] {
  return [
    ...codeReferences(plan),
    ...scriptReferences(plan),
    ...broadcastReferences(plan),
    ...experimentReferences(plan),
  ];
}

function codeReferences(plan: Plan): Reference[] {
  return Object.entries(plan.codes).flatMap(([key, code]) => {
    const path = ['codes', key];
    return [
      ...each('staff', code.staff, [...path, 'staff']),
      ...each('tags', code.tags, [...path, 'tags']),
      ...each('staff', code.backup, [...path, 'backup']),
      ...(code.shifts ?? []).flatMap((shift, i) =>
        each('staff', shift.staff, [...path, 'shifts', i, 'staff']),
      ),
      ...one('messages', code.welcome, [...path, 'welcome']),
      ...one('communities', code.community, [...path, 'community']),
      ...one('units', code.unit, [...path, 'unit']),
      ...one('units', code.store, [...path, 'store']),
    ];
  });
}

function scriptReferences(plan: Plan): Reference[] {
  return Object.entries(plan.scripts).flatMap(([key, script]) => {
    const path = ['scripts', key];
    return [
      ...one('staff', script.owner, [...path, 'owner']),
      ...each('stages', script.stages, [...path, 'stages']),
      ...each('tags', script.tags, [...path, 'tags']),
    ];
  });
}

function broadcastReferences(plan: Plan): Reference[] {
  return Object.entries(plan.broadcasts).flatMap(([key, broadcast]) => {
    const path = ['broadcasts', key];
    return [
      ...one('messages', broadcast.message, [...path, 'message']),
      ...('groups' in broadcast
        ? each('communities', broadcast.groups, [...path, 'groups'])
        : sender(broadcast.by, [...path, 'by'])),
      ...one('staff', broadcast.owner, [...path, 'owner']),
    ];
  });
}

function experimentReferences(plan: Plan): Reference[] {
  return Object.entries(plan.experiments).flatMap(([key, { owner, where, variants, measure }]) => {
    const path = ['experiments', key];
    return [
      ...one('staff', owner, [...path, 'owner']),
      ...('journey' in where ? one('journeys', where.journey, [...path, 'where', 'journey']) : []),
      ...('message' in where ? one('messages', where.message, [...path, 'where', 'message']) : []),
      ...('broadcast' in where ? one('broadcasts', where.broadcast, [...path, 'where', 'broadcast']) : []),
      ...Object.entries(variants).flatMap(([variant, { message, journey }]) => [
        ...one('messages', message, [...path, 'variants', variant, 'message']),
        ...one('journeys', journey, [...path, 'variants', variant, 'journey']),
      ]),
      ...(measure && 'stage' in measure ? one('stages', measure.stage, [...path, 'measure', 'stage']) : []),
    ];
  });
}
