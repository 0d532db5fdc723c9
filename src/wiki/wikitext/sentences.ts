/** Cuts marked-up text into sentences, each with the sources that stand in it or right behind it. */

/** What ends with a full stop and no sentence does. */
const SHORT =
  /(?:^|[\s(“"'–—-])(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Lt|Cmdr|Capt|Adm|Gen|Sgt|Prof|Rev|Jr|Sr|No|Nos|vol|Vol|ch|pp?|c|ca|b|d|fl|cf|vs|e\.g|i\.e|etc|approx|[A-Z]\p{Ll}?\.[A-Z]|[A-Z]\.[A-Z]\.[A-Z]|[Ee]d|Op|op|[Ff]ig|esp|nr)$/u;

const END = /[.!?…]['"”’)\]]*(?:\ue022)?['"”’]*(?:\s*\ue013?\ue010\d+\ue011\.?)*(?=\s|$)/g;
const BEGINS = /^(?:\ue020\d+\ue021)?['"“‘([]*[\p{Lu}\p{N}]/u;

/** Whether brackets of it are still open. */
const isOpen = (text: string): boolean => text.lastIndexOf('(') > text.lastIndexOf(')');

export function sentencesOf(text: string): string[] {
  const sentences: string[] = [];
  let from = 0;
  for (const match of text.matchAll(END)) {
    const end = match.index + match[0].length;
    // A name that a link shows may have full stops in it.
    if (text.lastIndexOf('\ue020', end - 1) > text.lastIndexOf('\ue022', end - 1)) continue;
    const before = text
      .slice(Math.max(from, match.index - 24), match.index)
      .replace(/\ue020\d+\ue021|[\ue020-\ue022]/g, '');
    const next = text.slice(end, end + 40).trimStart();
    if (next !== '' && (!BEGINS.test(next) || (match[0].startsWith('.') && SHORT.test(before)))) continue;
    if (isOpen(text.slice(from, end)) && /^[^()]{0,200}\)/.test(text.slice(end))) continue;
    sentences.push(text.slice(from, end));
    from = end;
  }
  if (text.slice(from).trim() !== '') sentences.push(text.slice(from));
  return sentences;
}
