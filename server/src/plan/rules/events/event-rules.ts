import type { Rule } from '../rule.ts';
import { moneyEquality } from './money-equality.ts';
import { numberProperty } from './number-property.ts';
import { propertyType } from './property-type.ts';
import { undeclaredEvent } from './undeclared-event.ts';
import { undeclaredProperty } from './undeclared-property.ts';
import { unusedEvent } from './unused-event.ts';

/** About the event catalogue and what the plan asks of events. */
export const eventRules: readonly Rule[] = [
  undeclaredEvent,
  undeclaredProperty,
  propertyType,
  numberProperty,
  moneyEquality,
  unusedEvent,
];
