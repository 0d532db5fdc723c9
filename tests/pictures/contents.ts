/** What the pictures of the tests show: short, so that the expected ones stay small. */
import type { ConnectionContent, PollContent, TimelineContent } from '../../src/pictures/index.ts';

export const TIMELINE: TimelineContent = {
  title: 'Curzon Dax',
  rows: [
    { date: '2285 or 2286', text: 'Curzon was joined to the Dax symbiont.', sources: 'DS9 3x04' },
    {
      date: '2289',
      heading: 'Korvat negotiations',
      text: "Curzon Dax walked out in the middle of Kang's speech at Korvat and earned respect by it.",
      sources: 'DS9 2x19',
    },
    { date: 'late 23rd century', text: 'Qo’noS, Ωmega, Žižek, Москва' },
  ],
  leftOut: '12 facts without a date',
};

export const CONNECTION: ConnectionContent = {
  title: 'Curzon Dax and Nyota Uhura',
  start: { name: 'Curzon Dax', kind: 'Person' },
  steps: [
    {
      text: 'Curzon Dax was a delegate of the Federation at the Khitomer Conference.',
      sources: 'DS9 4x01, DS9 6x07',
      to: { name: 'Khitomer Conference', kind: 'Event' },
    },
    {
      text: 'Nyota Uhura was at the Khitomer Conference.',
      sources: 'TUC',
      to: { name: 'Nyota Uhura', kind: 'Person' },
    },
  ],
};

export const POLL: PollContent = {
  title: 'Who sat at Sarek’s side at Khitomer? 🖖',
  options: [
    { label: 'Nanclus', count: 12, marked: true },
    { label: 'Pardek', count: 7 },
    { label: 'Kamarag', count: 0 },
  ],
  note: '19 members answered',
};

/** All that members and wikis may write: other scripts, emoji of every make, directions, controls, one endless word. */
export const NASTY = [
  '日本語 العربية עברית ไทย 한국어 हिन्दी',
  '👨‍👩‍👧 🇩🇪 1️⃣ ❤️ 🏴‍☠️ ⠿ ꙮ 𝕂 𓀀 ♥ → ✓ ½ ﷽',
  '\u202eturned\u202c \u0000\u0007\ud800 z̷̡̛a̸l̶g̵o̴',
  'A'.repeat(3000),
  '<svg onload="x"> & "quotes" \\ `code` **bold** ||spoiler||',
  '',
].join('\n');
