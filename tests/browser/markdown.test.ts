import { expect, it } from 'vitest';
import { type MarkdownNode, parseMarkdown } from '../../src/playground/page/markdown.ts';

/** A tree in one line: `bold(x)` for a node with content, its text for text. */
function show(nodes: readonly MarkdownNode[]): string {
  return nodes
    .map((node) => {
      if (node.type === 'text') return node.text;
      if (node.type === 'list')
        return `${node.ordered ? `ol${node.start}` : 'ul'}(${node.items.map(show).join('; ')})`;
      if ('content' in node) return `${node.type}${'level' in node ? node.level : ''}(${show(node.content)})`;
      if ('text' in node) return `${node.type}(${node.text})`;
      return node.type === 'break' ? '⏎' : `${node.type}(${Object.values(node).slice(1).join(',')})`;
    })
    .join('');
}

it.each([
  ['**b** *i* _i_ __u__ ~~s~~', 'bold(b) italic(i) italic(i) underline(u) strike(s)'],
  ['***both***', 'italic(bold(both))'],
  ['`*as is*`', 'code(*as is*)'],
  ['```js\na < b\n```', 'code-block(a < b)'],
  ['||s **b**||', 'spoiler(s bold(b))'],
  ['# One\n### Three\ntext', 'heading1(One)heading3(Three)text'],
  ['not # a heading', 'not # a heading'],
  ['-# small\ntext', 'subtext(small)text'],
  ['> a\n> b\nc', 'quote(a⏎b⏎)c'],
  ['>>> a\nb', 'quote(a⏎b)'],
  ['- a\n- b **c**\nend', 'ul(a; b bold(c))end'],
  ['- a\n  - b\n  - c\n- d', 'ul(aul(b; c); d)'],
  ['3. a\n4. b', 'ol3(a; b)'],
  ['text\n* a\n* b', 'text⏎ul(a; b)'],
  ['a - b', 'a - b'],
  ['snake_case_name', 'snake_case_name'],
  ['\\*not\\* \\_so\\_ \\# \\- \\||s\\||', '*not* _so_ # - ||s||'],
  ['<t:12:R> <t:12> <t:12:S>', 'timestamp(12,R) timestamp(12,f) timestamp(12,S)'],
  [
    '<@118000000000000001> <@&118000000000000002> <#118000000000000003>',
    'user(118000000000000001) role(118000000000000002) channel(118000000000000003)',
  ],
  ['</daily setup:118000000000000004>', 'command(daily setup,118000000000000004)'],
  ['<script>alert(1)</script>', '<script>alert(1)</script>'],
  ['@everyone', '@everyone'],
])('reads %j as Discord does', (source, tree) => {
  expect(show(parseMarkdown(source))).toBe(tree);
});

it.each([
  ['[the *wiki*](https://a.b/c_(d)) ', 'https://a.b/c_(d)', 'the italic(wiki)'],
  ['https://a.b/c?d=e', 'https://a.b/c?d=e', 'https://a.b/c?d=e'],
  ['<https://a.b>', 'https://a.b', 'https://a.b'],
])('finds the link in %j', (source, target, content) => {
  const [link] = parseMarkdown(source);
  if (link?.type !== 'link') throw new Error(`no link in ${source}`);
  expect(link.target).toBe(target);
  expect(show(link.content)).toBe(content);
});

it('keeps a javascript: target as data, for the page to refuse', () => {
  const [link] = parseMarkdown('[x](javascript:alert)');
  expect(link).toMatchObject({ type: 'link', target: 'javascript:alert' });
});

it('stays quick on a long line of opened and never closed marks', () => {
  const started = performance.now();
  parseMarkdown('**a '.repeat(500));
  parseMarkdown('- '.repeat(2000));
  parseMarkdown('||'.repeat(1000));
  expect(performance.now() - started).toBeLessThan(2000);
});
