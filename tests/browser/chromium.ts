/** The installed Chromium that the browser tests drive; none is downloaded. */
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const CANDIDATES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Path of the browser: what `CHROMIUM` says, else where distributions put it. Undefined when there is none. */
export const chromiumPath = process.env['CHROMIUM'] ?? CANDIDATES.find((path) => existsSync(path));

if (!chromiumPath)
  console.warn('Browser tests are skipped: no Chromium in /usr/bin, and CHROMIUM names none.');

export function launchChromium(): Promise<Browser> {
  if (!chromiumPath) throw new Error('No Chromium: set CHROMIUM to its path');
  // Containers run as root, where Chromium's sandbox refuses to start. The pages are our own.
  // Without a graphics card, drawing as if there were one costs more than drawing plainly.
  return chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox', '--disable-gpu'] });
}
