/** How far an import is: a bar on a terminal, plain lines elsewhere. */
import type { WriteStream } from 'node:tty';

type Stream = Pick<WriteStream, 'write'> & { isTTY?: boolean };

interface ImportProgress {
  begin(wiki: string, profile: string): void;
  say(text: string): void;
  /** @param share of the dump, where that is known. */
  pages(pages: number, share: number | undefined): void;
  step(step: string, share: number): void;
  end(): void;
}

const WIDTH = 30;
const EVERY = { terminal: 200, lines: 10_000 };

export function tellImport(stream: Stream, now: () => number = () => performance.now()): ImportProgress {
  const begun = now();
  let said = -Infinity;
  const isTerminal = stream.isTTY === true;
  const line = (text: string) => stream.write(isTerminal ? `\r\u001b[K${text}` : `${text}\n`);
  const isDue = () => {
    const due = now() - said >= (isTerminal ? EVERY.terminal : EVERY.lines);
    if (due) said = now();
    return due;
  };
  const bar = (share: number) => {
    const full = Math.round(Math.min(1, share) * WIDTH);
    return `[${'#'.repeat(full)}${'.'.repeat(WIDTH - full)}] ${Math.floor(Math.min(1, share) * 100)} %`;
  };
  return {
    begin: (wiki, profile) => void stream.write(`Reading ${wiki} with the profile ${profile}\n`),
    say: (text) => void stream.write(`${text}\n`),
    pages(pages, share) {
      if (!isDue()) return;
      const seconds = (now() - begun) / 1000;
      const rate = `${pages.toLocaleString('en')} pages, ${Math.round(pages / Math.max(0.001, seconds)).toLocaleString('en')} a second`;
      const left = share ? `, ${leftOf(seconds, share)} left` : '';
      line(share === undefined ? rate : `${bar(share)} ${rate}${left}`);
    },
    step(step, share) {
      if (isTerminal) line(`${bar(share)} putting the pack together: ${step}`);
    },
    end() {
      if (isTerminal) stream.write('\r\u001b[K');
    },
  };
}

function leftOf(seconds: number, share: number): string {
  const left = Math.round((seconds / share) * (1 - share));
  return left < 90 ? `${left} s` : `${Math.round(left / 60)} min`;
}
