/** Says on a terminal or in a log what is being compiled. */
import type { WriteStream } from 'node:tty';
import type { Compiling } from './packs.ts';

type Stream = Pick<WriteStream, 'write'> & { isTTY?: boolean };

const WIDTH = 30;

/** A bar that grows on a terminal; where there is none, a line when it begins and one when it is done. */
export function tellCompiling(stream: Stream): Compiling {
  const line = (text: string) => stream.write(stream.isTTY ? `\r\u001b[K${text}` : `${text}\n`);
  return {
    begin: (pack) => line(`Compiling the pack ${pack}: its files are new or have changed`),
    progress(pack, step, share) {
      if (!stream.isTTY) return;
      const full = Math.round(share * WIDTH);
      line(
        `Compiling ${pack} [${'#'.repeat(full)}${'.'.repeat(WIDTH - full)}] ${Math.round(share * 100)} % ${step}`,
      );
    },
    end(pack, milliseconds) {
      line(`Compiled the pack ${pack} in ${(milliseconds / 1000).toFixed(1)} s`);
      if (stream.isTTY) stream.write('\n');
    },
  };
}
