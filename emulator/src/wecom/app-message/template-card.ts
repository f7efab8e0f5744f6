import { z } from 'zod';
import { PlatformError } from '../../platform/errors.ts';
import { bytes } from '../endpoint.ts';

const INTERACTIVE = ['button_interaction', 'vote_interaction', 'multiple_interaction'];
const NOTICES = ['text_notice', 'news_notice'];
const rows = (most: number): z.ZodType => z.array(z.looseObject({})).max(most);

/** A template card; only what the platform checks is described. */
export const templateCard = z.looseObject({
  card_type: z.string().optional(),
  main_title: z.looseObject({ title: z.string().optional(), desc: z.string().optional() }).optional(),
  sub_title_text: z.string().optional(),
  horizontal_content_list: rows(6).optional(),
  jump_list: rows(3).optional(),
  card_action: z
    .looseObject({ type: z.number().int().min(0).max(2), url: bytes(2048).optional() })
    .optional(),
  task_id: z
    .string()
    .regex(/^[\w@-]{1,128}$/)
    .optional(),
  button_list: z
    .array(z.looseObject({ text: z.string(), key: z.string().optional() }))
    .max(6)
    .optional(),
  checkbox: z.looseObject({ question_key: z.string() }).optional(),
  select_list: rows(3).optional(),
  submit_button: z.looseObject({ text: z.string(), key: z.string() }).optional(),
});
type Card = z.infer<typeof templateCard>;

function isInteractive(card: Card): boolean {
  return INTERACTIVE.includes(card.card_type ?? '');
}

function missingIn(card: Card): string | undefined {
  const isNamed = (card.main_title?.title ?? card.sub_title_text ?? '') !== '';
  if (!isNamed) return 'main_title';
  const wanted: Record<string, Array<keyof Card>> = {
    text_notice: ['card_action'],
    news_notice: ['card_action'],
    button_interaction: ['button_list', 'task_id'],
    vote_interaction: ['checkbox', 'submit_button', 'task_id'],
    multiple_interaction: ['select_list', 'submit_button', 'task_id'],
  };
  return wanted[card.card_type ?? '']?.find((field) => card[field] === undefined) as string | undefined;
}

/** Refuses a card of an unknown type or without its parts (40058). True when members can answer it. */
export function checkCard(card: Card, types: readonly string[] = [...NOTICES, ...INTERACTIVE]): boolean {
  if (!types.includes(card.card_type ?? ''))
    throw new PlatformError(40058, 'invalid template_card.card_type');
  const missing = missingIn(card);
  if (missing !== undefined) throw new PlatformError(40058, `template_card.${missing} missing`);
  return isInteractive(card);
}

/** The types a robot may send. */
export const NOTICE_CARDS: readonly string[] = NOTICES;
