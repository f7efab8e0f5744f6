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

/** How the group of a funnel is found. Empty text means that there is no value. */
export interface Breakdown {
  /** Taken from each row of `event`; kept for the event that starts the attempt. */
  ofEvent: string;
  /** A join that adds `value`, or nothing. */
  join: string;
  /** Where the group comes from once the attempt is known. */
  key: string;
}

export const NO_BREAKDOWN: Breakdown = { ofEvent: "''", join: '', key: "''" };

/** `stage`, `code` and `owner` belong to the contact; every other name is a property of the first step. */
export function breakdownBy(name: string, bind: Bind): Breakdown {
  const ofContact = Object.hasOwn(OF_CONTACT, name) ? OF_CONTACT[name] : undefined;
  if (ofContact) {
    return {
      ofEvent: "''",
      join: `left join (${ofContact}) as attribute using (contact_id)`,
      key: 'attribute.value',
    };
  }
  const place = bind.put(name, 'String');
  return { ofEvent: `JSONExtractString(props, ${place})`, join: '', key: 'value' };
}
