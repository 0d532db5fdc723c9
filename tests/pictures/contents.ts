/** What the pictures of the tests show: short, so that the expected ones stay small. */
import type { ConnectionContent } from '../../src/pictures/connection.ts';
import type { PodiumContent } from '../../src/pictures/podium.ts';
import type { PollContent } from '../../src/pictures/poll.ts';
import type { TiesContent } from '../../src/pictures/ties.ts';
import type { TimelineContent } from '../../src/pictures/timeline.ts';

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
    { date: '2289', heading: 'Blood oath against the Albino', sources: 'DS9 2x19' },
    { date: 'late 23rd century', text: 'Qo’noS, Ωmega, Žižek, Москва' },
  ],
  leftOut: '12 facts without a date',
};

export const CONNECTION: ConnectionContent = {
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

export const TIES: TiesContent = {
  name: 'Curzon Dax',
  kind: 'Person',
  ties: [
    { label: 'Mentored by', name: 'Sarek', sources: 'Forged in Fire', strength: 9.9 },
    { label: 'Mentor of', name: 'Benjamin Sisko', sources: 'DS9 1x01, DS9 1x08', strength: 7 },
    { label: 'Negotiated', name: 'Restoration of the Khitomer Accords', strength: 5.4 },
    { label: 'Fought in', name: 'Federation-Klingon War (2256-2257)', sources: 'DIS 1x02', strength: 4.5 },
    { label: 'Met', name: 'Odo', sources: 'DS9 3x25', strength: 4.2 },
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

export const PODIUM: PodiumContent = {
  title: 'Friday quiz night',
  places: [
    { rank: 1, name: 'Bea of Starbase 80', points: 210 },
    { rank: 2, name: 'Captain Ada of the Runabout crew', points: 180 },
    { rank: 2, name: 'Cyd', points: 180 },
    { rank: 4, name: 'Dov', points: 90 },
    { rank: 5, name: 'Somebody with a name that is longer than a line', points: 20 },
  ],
  note: '3 rounds, 15 questions, 9 played',
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
