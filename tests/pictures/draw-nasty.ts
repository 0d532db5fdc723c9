/** Prints a hash of a picture of all that might be written; run by a test with and without fonts on the machine. */
import { createHash } from 'node:crypto';
import { pollPicture } from '../../src/pictures/poll.ts';
import { NASTY } from './contents.ts';

const options = NASTY.split(/[ \n]/).map((label) => ({ label, count: 1, marked: label.length === 1 }));
const hashes: string[] = [];
for (let at = 0; at < options.length; at += 10) {
  const { png } = await pollPicture({ title: NASTY, options: options.slice(at, at + 10) }, { theme: 'dark' });
  hashes.push(createHash('sha256').update(png).digest('hex'));
}
process.stdout.write(hashes.join(' '));
