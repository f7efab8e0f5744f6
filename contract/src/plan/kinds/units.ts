import { z } from 'zod';
import { keySchema, nameSchema, noteSchema } from '../values.ts';

const storeSchema = z.union([
  nameSchema,
  z.strictObject({
    name: nameSchema,
    address: z.string().trim().min(1).max(200).optional().meta({ description: 'Address / 地址' }),
    manager: keySchema.optional().meta({ description: 'Staff who runs it / 店长(员工)' }),
  }),
]);

/** A unit of the organisation; with its parent it forms the tree from headquarters down to a grid. 组织单元 */
export const unitSchema = z.strictObject({
  name: nameSchema,
  description: noteSchema.optional().meta({ description: 'What it does / 职责' }),
  level: z.enum(['headquarters', 'region', 'city', 'county', 'grid', 'team']).meta({
    description: 'headquarters, region, city, county, grid or team / 层级:总部、大区、城市、区县、网格、小组',
  }),
  parent: keySchema.optional().meta({ description: 'Unit above it / 上级组织' }),
  manager: keySchema.optional().meta({ description: 'Staff who leads it / 负责人(员工)' }),
  stores: z
    .record(keySchema, storeSchema)
    .default({})
    .meta({ description: 'Stores by key; a code names one as unit/store / 门店;活码里写作 组织/门店' }),
});
export type Unit = z.infer<typeof unitSchema>;
