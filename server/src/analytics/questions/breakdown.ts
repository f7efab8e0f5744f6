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

/** `stage`, `code` and `owner` belong to the contact; every other name is a property of the first step. */
export function breakdownBy(name: string, bind: Bind): Breakdown {
  const ofContact = Object.hasOwn(OF_CONTACT, name) ? OF_CONTACT[name] : undefined;
  return ofContact ? { ofContact } : { ofEvent: `JSONExtractString(props, ${bind.put(name, 'String')})` };
}
