import type { AddCommand } from '../command.ts';
import { pick } from '../io.ts';

/** `hetang serve` and `hetang sandbox`: become the server program, which reads the same arguments itself. */
export const addServe: AddCommand = (program, io) => {
  const words = {
    serve: pick(io, '运行荷塘', 'run Hetang'),
    sandbox: pick(io, '运行荷塘和模拟平台', 'run Hetang with the platform emulator'),
  };
  for (const [name, description] of Object.entries(words)) {
    program
      .command(name)
      .description(description)
      .helpOption(false)
      .allowUnknownOption()
      .allowExcessArguments()
      .action(async () => {
        await import('@hetang/server/main');
      });
  }
};
