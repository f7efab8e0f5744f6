import type { ComponentProps } from 'react';

/**
 * The body of a table. The row that the table measures its columns by repeats what stands in the heads, buttons and
 * boxes included: nobody may come to those with the keyboard.
 */
export function TableBody(props: ComponentProps<'tbody'>) {
  return (
    <tbody
      {...props}
      ref={(body) => {
        for (const row of body?.querySelectorAll('tr[aria-hidden="true"]') ?? [])
          row.setAttribute('inert', '');
      }}
    />
  );
}
