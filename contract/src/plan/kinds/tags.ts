import { z } from 'zod';
import { keySchema, nameSchema } from '../values.ts';

const tagValueSchema = z.union([
  nameSchema,
  z.strictObject({ name: nameSchema, description: z.string().max(500).optional() }),
]);

/** A group of tags; `choose: one` makes its values exclude each other. 标签组 */
export const tagGroupSchema = z.strictObject({
  name: nameSchema,
  choose: z.enum(['one', 'many']).default('many'),
  wecom: z
    .boolean()
    .default(true)
    .meta({ description: 'Keep in step with WeCom corp tags / 与企业微信企业标签保持同步' }),
  values: z.record(keySchema, tagValueSchema),
});
export type TagGroup = z.infer<typeof tagGroupSchema>;

/** The name people see for one value of a group, or undefined when there is no such value. */
export function tagValueName(group: TagGroup, value: string): string | undefined {
  const entry = Object.hasOwn(group.values, value) ? group.values[value] : undefined;
  return typeof entry === 'string' ? entry : entry?.name;
}
