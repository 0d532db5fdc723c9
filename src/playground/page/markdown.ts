/**
 * Discord's markdown as a typed tree. discord-markdown-parser does the parsing; this adds what it lacks
 * (lists, the timestamp styles `s` and `S`) and narrows its untyped nodes, so that rendering is checked.
 */
import { rulesExtended, SimpleMarkdown } from 'discord-markdown-parser';

export type MarkdownNode =
  | { type: 'text'; text: string }
  | { type: 'break' }
  | {
      type: 'bold' | 'italic' | 'underline' | 'strike' | 'spoiler' | 'quote' | 'subtext';
      content: MarkdownNode[];
    }
  | { type: 'heading'; level: number; content: MarkdownNode[] }
  | { type: 'code'; text: string }
  | { type: 'code-block'; text: string }
  | { type: 'link'; target: string; content: MarkdownNode[] }
  | { type: 'list'; ordered: boolean; start: number; items: MarkdownNode[][] }
  | { type: 'timestamp'; seconds: number; style: string }
  | { type: 'user' | 'role' | 'channel'; id: string }
  | { type: 'command'; name: string; id: string };

type ParserRule = (typeof rulesExtended)[string];
type NestedParser = Parameters<ParserRule['parse']>[1];
type ParserState = Parameters<ParserRule['parse']>[2];

const BULLET = /^( *)([-*]|\d{1,9}\.) +(.*)$/;
const LIST = /^ *(?:[-*]|\d{1,9}\.) +[^\n]*(?:\n(?: *(?:[-*]|\d{1,9}\.) +[^\n]*| {2,}[^\n]+))*(?:\n|$)/;

interface ListNode {
  type: 'list';
  ordered: boolean;
  start: number;
  items: unknown[][];
}

/** Lists as Discord has them: bullets `-`, `*` and `1.`, deeper by indentation, lazy lines joined. */
const list: ParserRule = {
  order: SimpleMarkdown.defaultRules.list.order,
  match(source, state, previous) {
    const lineStart = previous === '' || previous.endsWith('\n');
    return state['inListItem'] || !lineStart ? null : LIST.exec(source);
  },
  parse(capture, parse, state) {
    const lines = (capture[0] ?? '').trimEnd().split('\n');
    return parseList(lines, parse, { ...state, inListItem: true });
  },
};

function parseList(lines: readonly string[], parse: NestedParser, state: ParserState): ListNode {
  const items: { text: string; children: string[]; indent: number }[] = [];
  const [, firstIndent = '', marker = '-'] = BULLET.exec(lines[0] ?? '') ?? [];
  for (const line of lines) {
    const bullet = BULLET.exec(line);
    const last = items.at(-1);
    if (last && (!bullet || (bullet[1] ?? '').length > Math.max(firstIndent.length, last.indent))) {
      if (bullet || last.children.length > 0) last.children.push(line);
      else last.text += `\n${line.trim()}`;
    } else if (bullet) {
      items.push({ text: bullet[3] ?? '', children: [], indent: (bullet[1] ?? '').length });
    }
  }
  return {
    type: 'list',
    ordered: /\d/.test(marker),
    start: Number.parseInt(marker, 10) || 1,
    items: items.map(({ text, children }) => [
      ...parse(text, { ...state }),
      ...(children.length > 0 ? [parseList(children, parse, state)] : []),
    ]),
  };
}

/** https://discord.com/developers/docs/reference#message-formatting-timestamp-styles */
const timestamp: ParserRule = {
  order: SimpleMarkdown.defaultRules.strong.order,
  match: (source) => /^<t:(-?\d{1,13})(?::([tTdDfFsSR]))?>/.exec(source),
  parse: ([, seconds, style]) => ({ timestamp: seconds, format: style }),
};

const parse = SimpleMarkdown.parserFor({ ...rulesExtended, list, timestamp });

/** Parses what an app may write in messages and embeds: masked links included. */
export function parseMarkdown(source: string): MarkdownNode[] {
  return joinText(parse(source, { inline: true }).map(typed));
}

const WRAPPERS = {
  strong: 'bold',
  em: 'italic',
  underline: 'underline',
  strikethrough: 'strike',
  spoiler: 'spoiler',
  blockQuote: 'quote',
  subtext: 'subtext',
} as const;

const MENTIONS = { user: 'user', role: 'role', channel: 'channel' } as const;

function typed(node: { type: string; [key: string]: unknown }): MarkdownNode {
  const { type } = node;
  if (hasKey(WRAPPERS, type)) return { type: WRAPPERS[type], content: children(node['content']) };
  if (hasKey(MENTIONS, type)) return { type: MENTIONS[type], id: String(node['id']) };
  switch (type) {
    case 'br':
    case 'newline':
      return { type: 'break' };
    case 'heading':
      return { type: 'heading', level: Number(node['level']), content: children(node['content']) };
    case 'inlineCode':
      return { type: 'code', text: String(node['content']) };
    case 'codeBlock':
      return { type: 'code-block', text: String(node['content']) };
    case 'link':
    case 'url':
    case 'autolink':
      return { type: 'link', target: String(node['target']), content: children(node['content']) };
    case 'list':
      return {
        type: 'list',
        ordered: node['ordered'] === true,
        start: Number(node['start']),
        items: Array.isArray(node['items']) ? node['items'].map(children) : [],
      };
    case 'timestamp':
      return {
        type: 'timestamp',
        seconds: Number(node['timestamp']),
        style: typeof node['format'] === 'string' ? node['format'] : 'f',
      };
    case 'slashCommand':
      return { type: 'command', name: String(node['fullName']), id: String(node['id']) };
    case 'everyone':
    case 'here':
      return { type: 'text', text: `@${type}` };
    case 'emoji':
    case 'twemoji':
      return { type: 'text', text: type === 'emoji' ? `:${node['name']}:` : String(node['name']) };
    default:
      return { type: 'text', text: String(node['content'] ?? '') };
  }
}

function children(content: unknown): MarkdownNode[] {
  if (typeof content === 'string') return [{ type: 'text', text: content }];
  return Array.isArray(content) ? joinText(content.map(typed)) : [];
}

/** The parser cuts text at every sign; one node for a run of text keeps the page's tree small. */
function joinText(nodes: readonly MarkdownNode[]): MarkdownNode[] {
  const joined: MarkdownNode[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    if (node.type === 'text' && last?.type === 'text') last.text += node.text;
    else joined.push(node);
  }
  return joined;
}

function hasKey<Table extends object>(table: Table, key: PropertyKey): key is keyof Table {
  return Object.hasOwn(table, key);
}
