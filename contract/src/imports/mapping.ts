import { z } from 'zod';
import { identityKinds } from '../http/events.ts';
import { keySchema, nameSchema } from '../plan/values.ts';

const columnSchema = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .meta({ description: 'Column: its heading in the file / 列名:文件首行里的标题' });

/** Some tables write whole numbers as `17850.0`; `as: integer` takes the `.0` off. */
const identityColumnSchema = z.union([
  columnSchema,
  z.strictObject({ column: columnSchema, as: z.enum(['text', 'integer']).default('text') }),
]);

/** What every mapping says. 导入映射 */
const commonShape = {
  name: nameSchema,
  /** Part of what makes a row recognisable: two shops may number their orders alike. */
  source: keySchema,
  file: z
    .strictObject({
      /** `auto`: what parts the heading. */
      delimiter: z.enum(['auto', ',', ';', '\t', '|']).default('auto'),
      encoding: z.enum(['auto', 'utf-8', 'gb18030', 'utf-16le']).default('auto'),
    })
    .prefault({}),
  time: z
    .strictObject({
      /** Letters yyyy MM dd HH mm ss; `auto` reads 2026-01-31 09:05:07, 2026/1/31 and ISO 8601. */
      format: z.string().min(4).max(40).default('auto'),
      zone: z.string().max(64).default('Asia/Shanghai'),
    })
    .prefault({}),
  /** The first column that names a known person decides; all that are filled are attached. */
  identities: z
    .partialRecord(z.enum(identityKinds), identityColumnSchema)
    .refine((columns) => Object.keys(columns).length > 0, { message: 'at least one identity' }),
};

const cancelledSchema = z.union([
  z.strictObject({ prefix: z.string().min(1).max(20) }),
  z.strictObject({ column: columnSchema, values: z.array(z.string().max(100)).min(1).max(50) }),
]);

/** Orders: one row an order, or several rows (lines) with the same order id. */
export const orderMappingSchema = z.strictObject({
  kind: z.literal('orders'),
  ...commonShape,
  money: z
    .strictObject({
      currency: z
        .string()
        .regex(/^[A-Z]{3}$/)
        .default('CNY'),
      /** `major`: yuan, pounds; `minor`: fen, pence. */
      unit: z.enum(['major', 'minor']).default('major'),
    })
    .prefault({}),
  order: z
    .strictObject({
      id: columnSchema,
      at: columnSchema,
      /** What was paid: of the order, or of the line; blank cells count nothing. */
      amount: columnSchema.optional(),
      /** Or quantity times price. */
      quantity: columnSchema.optional(),
      price: columnSchema.optional(),
      sku: columnSchema.optional(),
      cancelled: cancelledSchema.optional(),
      /** The order that a cancellation takes back, where the file says so. */
      cancels: columnSchema.optional(),
    })
    .refine(
      (order) => (order.amount === undefined) === (order.price !== undefined && order.quantity !== undefined),
      {
        message: 'either amount, or quantity and price',
      },
    ),
  /** More properties of the event; the order's first row gives them. */
  props: z.record(keySchema, columnSchema).default({}),
});
export type OrderMapping = z.infer<typeof orderMappingSchema>;

const tagColumnSchema = z.strictObject({
  column: columnSchema,
  /** The tag group; without it cells are `group/value`. */
  group: keySchema.optional(),
  /** What cells say → tag value; without it cells are the values' keys or names in the plan. */
  values: z.record(z.string(), keySchema).optional(),
  /** Several tags in one cell. */
  separator: z.string().min(1).max(3).optional(),
});

/** Contacts: one row a person. */
export const contactMappingSchema = z.strictObject({
  kind: z.literal('contacts'),
  ...commonShape,
  contact: z.strictObject({
    name: columnSchema.optional(),
    /** When the row became true; the moment of the import where there is no such column. */
    at: columnSchema.optional(),
    /** Distinguishes states of one person that return: the same row with another version counts again. */
    version: columnSchema.optional(),
    /** Field of the plan → column. */
    fields: z.record(keySchema, columnSchema).default({}),
    tags: z.array(tagColumnSchema).max(50).default([]),
  }),
});
export type ContactMapping = z.infer<typeof contactMappingSchema>;

/** One mapping file: how the columns of a table become events. */
export const importMappingSchema = z.discriminatedUnion('kind', [orderMappingSchema, contactMappingSchema]);
export type ImportMapping = z.infer<typeof importMappingSchema>;
