import type { remarks as zh } from '../zh/remarks.ts';

export const remarks: typeof zh = {
  title: 'Notes of staff',
  none: 'No remark',
  edit: 'Change notes',
  editTitle: 'Notes of {{staff}}',
  save: 'Write to WeCom',
  saved: 'Written to WeCom',
  hint: 'Staff see this, the customer does not. What a member changes in WeCom meanwhile is not overwritten: you are shown it first.',
  remark: 'Remark',
  description: 'Description',
  company: 'Company',
  mobiles: 'Telephones',
  mobilesHint: 'Enter after each, 20 at most; none clears them',
  wish: {
    wanted: 'The remark of code {{code}} waits to be written',
    written: 'Code {{code}} has written the remark {{remark}}',
    kept: 'Staff had written a remark: that of code {{code}} was not used',
    failed: 'The remark of code {{code}} was not written: {{reason}}',
  },
};
