/** An error of the control API, in both languages. */
export class ControlError extends Error {
  override name = 'ControlError';
  readonly status: number;
  readonly code: string;
  readonly zh: string;

  constructor(status: number, code: string, said: { zh: string; en: string }) {
    super(said.en);
    this.status = status;
    this.code = code;
    this.zh = said.zh;
  }
}

/** 404 with what was not found. */
export function notFound(zh: string, en: string): ControlError {
  return new ControlError(404, 'not-found', { zh: `没有找到${zh}`, en: `Not found: ${en}` });
}
