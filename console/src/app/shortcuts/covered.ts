/** Whether a drawer or dialog lies over the page. */
export const isCovered = (): boolean =>
  document.querySelector('[aria-modal="true"],.ant-drawer-open') !== null;
