import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StandIn } from '../../../src/playground/stand-in/index.ts';
import { faults, send, startQuiet } from './bot.ts';

let standIn: StandIn;
beforeAll(async () => {
  standIn = await startQuiet();
});
afterAll(() => standIn.close());

const x = (length: number) => 'x'.repeat(length);
const times = <Value>(count: number, make: (index: number) => Value) =>
  Array.from({ length: count }, (_, i) => make(i));
const row = (...components: object[]) => ({ type: 1, components });
const button = (more: object = {}) => ({ type: 2, style: 1, custom_id: 'b', label: 'B', ...more });
const option = (index: number) => ({ label: `o${index}`, value: `o${index}` });
const select = (more: object = {}) => ({ type: 3, custom_id: 's', options: [option(0), option(1)], ...more });
const legacy = (...rows: object[]) => send(standIn, { components: rows });
const v2 = (...components: object[]) => send(standIn, { flags: 32768, components });

describe('legacy components', () => {
  it.each([
    ['rows', 5, (n: number) => times(n, (i) => row(button({ custom_id: `${i}` }))), 'components'],
    [
      'buttons in a row',
      5,
      (n: number) => [row(...times(n, (i) => button({ custom_id: `${i}` })))],
      'components.0.components',
    ],
    [
      'a custom id',
      100,
      (n: number) => [row(button({ custom_id: x(n) }))],
      'components.0.components.0.custom_id',
    ],
    ['a label', 80, (n: number) => [row(button({ label: x(n) }))], 'components.0.components.0.label'],
    [
      'a URL',
      512,
      (n: number) => [row({ type: 2, style: 5, label: 'l', url: `https://x.org/${x(n - 14)}` })],
      'components.0.components.0.url',
    ],
    [
      'options',
      25,
      (n: number) => [row(select({ options: times(n, option) }))],
      'components.0.components.0.options',
    ],
    [
      'a placeholder',
      150,
      (n: number) => [row(select({ placeholder: x(n) }))],
      'components.0.components.0.placeholder',
    ],
    [
      'an option’s label',
      100,
      (n: number) => [row(select({ options: [{ label: x(n), value: 'v' }] }))],
      'components.0.components.0.options.0.label',
    ],
    [
      'an option’s value',
      100,
      (n: number) => [row(select({ options: [{ label: 'l', value: x(n) }] }))],
      'components.0.components.0.options.0.value',
    ],
    [
      'an option’s description',
      100,
      (n: number) => [row(select({ options: [{ ...option(0), description: x(n) }] }))],
      'components.0.components.0.options.0.description',
    ],
    [
      'chosen values',
      2,
      (n: number) => [row(select({ max_values: n }))],
      'components.0.components.0.max_values',
    ],
  ])('take %s up to %i', async (_, most, make, path) => {
    expect((await legacy(...make(most))).status).toBe(200);
    expect(faults(await legacy(...make(most + 1))).join()).toContain(`${path}: `);
  });

  it.each([
    [
      'a custom id twice',
      [row(button(), button({ disabled: true }))],
      'components.0.components.1.custom_id: COMPONENT_CUSTOM_ID_DUPLICATED',
    ],
    [
      'a custom id twice in two rows',
      [row(button()), row(select({ custom_id: 'b' }))],
      'components.1.components.0.custom_id: COMPONENT_CUSTOM_ID_DUPLICATED',
    ],
    [
      'an empty custom id',
      [row(button({ custom_id: '' }))],
      'components.0.components.0.custom_id: BASE_TYPE_REQUIRED',
    ],
    ['an empty row', [row()], 'components.0.components: BASE_TYPE_BAD_LENGTH'],
    ['a button outside a row', [button()], 'components.0.type: UNION_TYPE_CHOICES'],
    [
      'a V2 component without the flag',
      [{ type: 10, content: 'x' }],
      'components.0.type: UNION_TYPE_CHOICES',
    ],
    [
      'a text input',
      [row({ type: 4, custom_id: 't', style: 1, label: 'l' })],
      'components.0.components.0.type: UNION_TYPE_CHOICES',
    ],
    [
      'a button beside a select',
      [row(button(), select())],
      'components.0.components.1: COMPONENT_LAYOUT_WIDTH_EXCEEDED',
    ],
    [
      'two selects in a row',
      [row(select(), select({ custom_id: 't' }))],
      'components.0.components.1: COMPONENT_LAYOUT_WIDTH_EXCEEDED',
    ],
    [
      'a button without a label',
      [row({ type: 2, style: 1, custom_id: 'b' })],
      'components.0.components.0.label: BUTTON_COMPONENT_EMPTY',
    ],
    [
      'a button without a custom id',
      [row({ type: 2, style: 1, label: 'B' })],
      'components.0.components.0.custom_id: BASE_TYPE_REQUIRED',
    ],
    [
      'a link with a custom id',
      [row(button({ style: 5, url: 'https://x.org' }))],
      'components.0.components.0.custom_id: BUTTON_COMPONENT_MUTUALLY_EXCLUSIVE',
    ],
    [
      'a link without a URL',
      [row({ type: 2, style: 5, label: 'l' })],
      'components.0.components.0.url: BASE_TYPE_REQUIRED',
    ],
    [
      'a link to a file',
      [row({ type: 2, style: 5, label: 'l', url: 'file:///etc' })],
      'components.0.components.0.url: URL_TYPE_INVALID_URL',
    ],
    ['a seventh style', [row(button({ style: 7 }))], 'components.0.components.0.style: BASE_TYPE_CHOICES'],
    [
      'text as an emoji',
      [row(button({ emoji: { name: 'ok' } }))],
      'components.0.components.0.emoji.name: COMPONENT_INVALID_EMOJI',
    ],
    [
      'an unknown emoji',
      [row(button({ emoji: { id: '123456789012345678', name: 'dax' } }))],
      'components.0.components.0.emoji.id: COMPONENT_INVALID_EMOJI',
    ],
    [
      'an option twice',
      [row(select({ options: [option(1), option(1)] }))],
      'components.0.components.0.options.1.value: SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
    ],
    [
      'a select without options',
      [row(select({ options: [] }))],
      'components.0.components.0.options: BASE_TYPE_BAD_LENGTH',
    ],
    [
      'a minimum above the maximum',
      [row(select({ min_values: 2 }))],
      'components.0.components.0.min_values: BASE_TYPE_MAX',
    ],
    [
      'an id twice',
      [row(button({ id: 7 }), button({ id: 7, custom_id: 'c' }))],
      'components.0.components.1.id: COMPONENT_ID_DUPLICATED',
    ],
  ])('are refused: %s', async (_, rows, fault) => {
    expect(faults(await legacy(...rows))).toContain(fault);
  });

  it('come back with ids, and take the emoji that people use', async () => {
    for (const name of ['🖖', '▶️', '▶', '⭐', '1️⃣', '🏳️‍🌈', '👩🏽‍🚀']) {
      const { status, body } = await legacy(row(button({ emoji: { name } })));
      expect([name, status]).toEqual([name, 200]);
      expect(body.components[0]).toMatchObject({ id: 1, components: [{ id: 2, custom_id: 'b' }] });
    }
  });
});

describe('V2 components', () => {
  const text = (content: string) => ({ type: 10, content });

  it('are 40 at most, nested ones counted', async () => {
    const components = times(39, () => text('x'));
    expect((await v2({ type: 17, components })).status).toBe(200);
    expect(faults(await v2({ type: 17, components }, text('x')))).toContain(
      'components: COMPONENT_MAX_TOTAL_EXCEEDED',
    );
  });

  it('show 4000 characters of text at most', async () => {
    expect((await v2(text(x(3000)), text(x(1000)))).status).toBe(200);
    expect(faults(await v2(text(x(3000)), text(x(1001))))).toEqual([
      'components: COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
    ]);
  });

  it.each([
    ['content', { content: 'c' }],
    ['embeds', { embeds: [{ title: 't' }] }],
    ['poll', { poll: { question: { text: 'q' }, answers: [{ poll_media: { text: 'a' } }] } }],
  ])('exclude %s', async (field, more) => {
    const refused = await send(standIn, { flags: 32768, components: [text('x')], ...more });
    expect(faults(refused)).toContain(`${field}: MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2`);
  });

  it.each([
    [
      'a container in a container',
      { type: 17, components: [{ type: 17, components: [] }] },
      'components.0.components.0.type: UNION_TYPE_CHOICES',
    ],
    [
      'a section without accessory',
      { type: 9, components: [text('x')] },
      'components.0.accessory: BASE_TYPE_REQUIRED',
    ],
    [
      'four texts in a section',
      { type: 9, components: times(4, () => text('x')), accessory: button() },
      'components.0.components: BASE_TYPE_BAD_LENGTH',
    ],
    ['blank text', text(' '), 'components.0.content: BASE_TYPE_REQUIRED'],
    [
      'a file from the web',
      { type: 13, file: { url: 'https://x.org/a.pdf' } },
      'components.0.file.url: URL_TYPE_INVALID_SCHEME',
    ],
    [
      'a picture that was not sent',
      { type: 12, items: [{ media: { url: 'attachment://a.png' } }] },
      'components.0: UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND',
    ],
    [
      'a label outside a modal',
      { type: 18, label: 'l', component: { type: 4 } },
      'components.0.type: UNION_TYPE_CHOICES',
    ],
  ])('are refused: %s', async (_, component, fault) => {
    expect(faults(await v2(component))).toContain(fault);
  });

  it('cannot be sent without any component', async () => {
    expect(faults(await v2())).toEqual(['code 50006']);
  });
});
