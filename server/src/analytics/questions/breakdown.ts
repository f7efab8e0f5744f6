import type { Bind } from './step.ts';

/** What a contact's group is read from; each is a value per contact. */
const OF_CONTACT: Record<string, string> = {
  /** The stage entered last. */
  stage: `select contact_id, argMax(JSONExtractString(props, 'stage'), (at, seq)) as value
    from event where name = 'stage.entered' group by contact_id`,
  /** The code of the first addition. */
  code: `select contact_id, argMin(JSONExtractString(props, 'code'), (at, seq)) as value
    from event where name = 'contact.added' group by contact_id`,
  /** The member of staff of the first addition. */
  owner: `select contact_id, argMin(JSONExtractString(props, 'staff'), (at, seq)) as value
    from event where name = 'contact.added' group by contact_id`,
};

/** How the group of a person in a funnel is found. Empty text means that there is no value. */
export interface Breakdown {
  /** Per row of `event`; that of the event which starts the attempt decides. */
  ofEvent?: string;
  /** Else: a query that gives `value` per contact. */
  ofContact?: string;
}

/** `stage`, `code`, `owner`, `tag:…` and `tier:…` belong to the contact; every other name is a property of the event. */
export function breakdownBy(name: string, bind: Bind): Breakdown {
  const ofContact = Object.hasOwn(OF_CONTACT, name) ? OF_CONTACT[name] : undefined;
  if (ofContact) return { ofContact };
  if (name.startsWith('tag:')) return { ofContact: tagsNow(name.slice(4), bind) };
  if (name.startsWith('tier:')) return { ofContact: tierNow(name.slice(5), bind) };
  return { ofEvent: propertyText(bind.put(name, 'String')) };
}

/** Numbers and the like as they are written; what is missing or null is empty. */
function propertyText(place: string): string {
  return `multiIf(JSONType(props, ${place}) = 'String', JSONExtractString(props, ${place}),
    JSONType(props, ${place}) = 'Null', '', JSONExtractRaw(props, ${place}))`;
}

/** The values of a tag group that a contact has now; several make a group of their own. */
function tagsNow(group: string, bind: Bind): string {
  const prefix = bind.put(`${group}/`, 'String');
  return `select contact_id, arrayStringConcat(arraySort(groupArray(substring(tag, length(${prefix}) + 1))), ' + ') as value
    from (
      select contact_id, JSONExtractString(props, 'tag') as tag from event
      where name in ('tag.added', 'tag.removed') and startsWith(tag, ${prefix})
      group by contact_id, tag having argMax(name, (at, seq)) = 'tag.added'
    ) group by contact_id`;
}

/** The tier of a ladder that a contact is in now. */
function tierNow(ladder: string, bind: Bind): string {
  return `select contact_id, argMax(if(name = 'tier.left', '', JSONExtractString(props, 'tier')), (at, seq)) as value
    from event
    where name in ('tier.entered', 'tier.left') and JSONExtractString(props, 'ladder') = ${bind.put(ladder, 'String')}
    group by contact_id`;
}
