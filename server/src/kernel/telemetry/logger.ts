import { type Logger, pino } from 'pino';

export type { Logger } from 'pino';

/** JSON lines on stderr. What could identify a person or open a door is cut out. */
export function makeLogger(level: string): Logger {
  return pino(
    {
      level,
      base: null,
      redact: {
        paths: [
          '*.secret',
          '*.password',
          '*.access_token',
          '*.authorization',
          '*.phone',
          'req.headers.cookie',
          'req.headers.authorization',
        ],
        censor: '[redacted]',
      },
    },
    pino.destination(2),
  );
}
