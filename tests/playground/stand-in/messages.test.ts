import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PLACES, type StandIn } from '../../../src/playground/stand-in/index.ts';
import { faults, request, send, startQuiet } from './bot.ts';

let standIn: StandIn;
beforeAll(async () => {
  standIn = await startQuiet();
});
afterAll(() => standIn.close());

const x = (length: number) => 'x'.repeat(length);
const field = (name: string, value: string) => ({ fields: [{ name, value }] });
const times = <Value>(count: number, make: (index: number) => Value) =>
  Array.from({ length: count }, (_, i) => make(i));

describe('a message', () => {
  it('is complete as documented', async () => {
    const { status, body } = await send(standIn, { content: ' hello ' });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      type: 0,
      content: 'hello',
      channel_id: PLACES.general,
      author: { id: standIn.applicationId, bot: true },
      mentions: [],
      mention_roles: [],
      mention_everyone: false,
      attachments: [],
      embeds: [],
      components: [],
      edited_timestamp: null,
      pinned: false,
      tts: false,
      flags: 0,
    });
    expect(body.timestamp).toMatch(/^\d{4}-\d\d-\d\dT[\d:]+\.\d{6}\+00:00$/);
  });

  it.each([
    ['content', 2000, (n: number) => ({ content: x(n) }), 'content'],
    ['embed title', 256, (n: number) => ({ embeds: [{ title: x(n) }] }), 'embeds.0.title'],
    ['embed description', 4096, (n: number) => ({ embeds: [{ description: x(n) }] }), 'embeds.0.description'],
    ['field name', 256, (n: number) => ({ embeds: [field(x(n), 'v')] }), 'embeds.0.fields.0.name'],
    ['field value', 1024, (n: number) => ({ embeds: [field('n', x(n))] }), 'embeds.0.fields.0.value'],
    ['footer', 2048, (n: number) => ({ embeds: [{ footer: { text: x(n) } }] }), 'embeds.0.footer.text'],
    ['author', 256, (n: number) => ({ embeds: [{ author: { name: x(n) } }] }), 'embeds.0.author.name'],
    [
      'fields',
      25,
      (n: number) => ({ embeds: [{ fields: times(n, () => ({ name: 'n', value: 'v' })) }] }),
      'embeds.0.fields',
    ],
    ['embeds', 10, (n: number) => ({ embeds: times(n, () => ({ title: 't' })) }), 'embeds'],
    ['nonce', 25, (n: number) => ({ content: 'c', nonce: x(n) }), 'nonce'],
    ['embed colour', 0xffffff, (n: number) => ({ embeds: [{ title: 't', color: n }] }), 'embeds.0.color'],
    [
      'allowed users',
      100,
      (n: number) => ({ content: 'c', allowed_mentions: { users: times(n, String) } }),
      'allowed_mentions.users',
    ],
    ['poll question', 300, (n: number) => ({ poll: pollOf(x(n), 'a') }), 'poll.question.text'],
    ['poll answer', 55, (n: number) => ({ poll: pollOf('q', x(n)) }), 'poll.answers.0.poll_media.text'],
    ['poll hours', 768, (n: number) => ({ poll: { ...pollOf('q', 'a'), duration: n } }), 'poll.duration'],
  ])('takes %s up to %i and refuses one more by its path', async (_, most, make, path) => {
    expect((await send(standIn, make(most))).status).toBe(200);
    const refused = await send(standIn, make(most + 1));
    expect(refused.status).toBe(400);
    expect(faults(refused).join()).toContain(`${path}: `);
  });

  it('answers 50035 in the form that Discord documents', async () => {
    const { body } = await send(standIn, { embeds: [{ title: x(257) }] });
    expect(body).toEqual({
      code: 50035,
      message: 'Invalid Form Body',
      errors: {
        embeds: {
          0: {
            title: {
              _errors: [{ code: 'BASE_TYPE_MAX_LENGTH', message: 'Must be 256 or fewer in length.' }],
            },
          },
        },
      },
    });
  });

  it('counts code points, not UTF-16 units', async () => {
    expect((await send(standIn, { content: '🖖'.repeat(2000) })).status).toBe(200);
    expect((await send(standIn, { content: '🖖'.repeat(2001) })).status).toBe(400);
  });

  it('holds 6000 characters over all its embeds together', async () => {
    const embeds = [{ description: x(4096) }, { title: x(256), footer: { text: x(1648) } }];
    expect((await send(standIn, { embeds })).status).toBe(200);
    const refused = await send(standIn, { embeds: [...embeds, { title: 'y' }] });
    expect(faults(refused)).toEqual(['embeds: MAX_EMBED_SIZE_EXCEEDED']);
  });

  it.each([
    ['nothing', {}],
    ['an empty text', { content: '' }],
    ['blanks', { content: ' \n ' }],
    ['empty lists', { content: null, embeds: [], components: [] }],
  ])('is refused as empty: %s', async (_, body) => {
    expect(faults(await send(standIn, body))).toEqual(['code 50006']);
  });

  it.each([
    ['an empty embed', { embeds: [{}] }, 'embeds.0.description: BASE_TYPE_REQUIRED'],
    ['an empty field name', { embeds: [field('', 'v')] }, 'embeds.0.fields.0.name: BASE_TYPE_REQUIRED'],
    ['a blank field value', { embeds: [field('n', ' ')] }, 'embeds.0.fields.0.value: BASE_TYPE_REQUIRED'],
    [
      'a footer without text',
      { embeds: [{ title: 't', footer: {} }] },
      'embeds.0.footer.text: BASE_TYPE_REQUIRED',
    ],
    [
      'another URL scheme',
      { embeds: [{ title: 't', url: 'ftp://x.org' }] },
      'embeds.0.url: URL_TYPE_INVALID_SCHEME',
    ],
    ['a broken URL', { embeds: [{ title: 't', url: 'x.org' }] }, 'embeds.0.url: URL_TYPE_INVALID_URL'],
    [
      'a file as an author link',
      { embeds: [{ author: { name: 'a', url: 'attachment://a.png' } }] },
      'embeds.0.author.url: URL_TYPE_INVALID_SCHEME',
    ],
    [
      'a picture that was not sent',
      { embeds: [{ image: { url: 'attachment://a.png' } }] },
      'embeds.0.image.url: ATTACHMENT_NOT_FOUND',
    ],
    [
      'a date that is none',
      { embeds: [{ title: 't', timestamp: 'soon' }] },
      'embeds.0.timestamp: DATETIME_TYPE_PARSE',
    ],
    ['a private message', { content: 'c', flags: 64 }, 'flags: MESSAGE_FLAGS_INVALID'],
    ['a flag that only Discord sets', { content: 'c', flags: 128 }, 'flags: MESSAGE_FLAGS_INVALID'],
    ['a number as text', { content: {} }, 'content: STRING_TYPE_CONVERT'],
    [
      'a file that was not sent',
      { content: 'c', attachments: [{ id: '0' }] },
      'attachments.0.id: ATTACHMENT_NOT_FOUND',
    ],
    [
      'a reply to nothing',
      { content: 'c', message_reference: { message_id: '1' } },
      'message_reference: REPLIES_UNKNOWN_MESSAGE',
    ],
    [
      'everyone and some',
      { content: 'c', allowed_mentions: { parse: ['users'], users: ['1'] } },
      'allowed_mentions: MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
    ],
    ['no answers', { poll: { question: { text: 'q' }, answers: [] } }, 'poll.answers: BASE_TYPE_BAD_LENGTH'],
    ['half a character', { content: '\ud83d' }, 'content: STRING_TYPE_CONVERT'],
  ])('is refused: %s', async (_, body, fault) => {
    expect(faults(await send(standIn, body))).toContain(fault);
  });

  it('ignores keys that it does not know, and the defaults that discord.js adds', async () => {
    const body = { content: 'c', enforce_nonce: false, tts: false, no_such_key: [1] };
    expect((await send(standIn, body)).status).toBe(200);
  });

  it('never fails on anything that a caller can send', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(
          fc.constantFrom(
            'content',
            'embeds',
            'components',
            'flags',
            'nonce',
            'attachments',
            'allowed_mentions',
            'poll',
            'message_reference',
          ),
          fc.jsonValue(),
        ),
        async (body) => {
          expect((await send(standIn, body)).status).toBeLessThan(500);
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('an edit', () => {
  const edit = async (id: string, body: object) =>
    request(standIn, 'PATCH', `/channels/${PLACES.general}/messages/${id}`, body);

  it('changes the fields it has and marks the message as edited', async () => {
    const { body } = await send(standIn, { content: 'before', embeds: [{ title: 'kept' }] });
    const edited = await edit(body.id, { content: 'after' });
    expect(edited.body).toMatchObject({ content: 'after', embeds: [{ title: 'kept' }] });
    expect(edited.body.edited_timestamp).not.toBeNull();
  });

  it('may not leave nothing', async () => {
    const { body } = await send(standIn, { content: 'before' });
    expect(faults(await edit(body.id, { content: '' }))).toEqual(['code 50006']);
  });

  it('ignores flags that it cannot change, and never takes IS_COMPONENTS_V2 away', async () => {
    const { body } = await send(standIn, { flags: 32768, components: [{ type: 10, content: 'v2' }] });
    const edited = await edit(body.id, { flags: 64 | 4 });
    expect(edited.body.flags).toBe(32768 | 4);
    const refused = await edit(body.id, { content: 'c' });
    expect(faults(refused)).toEqual(['content: MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2']);
  });

  it('turns a message into V2 only when its content and embeds go', async () => {
    const { body } = await send(standIn, { content: 'legacy' });
    const components = [{ type: 10, content: 'v2' }];
    expect((await edit(body.id, { flags: 32768, components })).status).toBe(400);
    expect((await edit(body.id, { flags: 32768, components, content: null, embeds: [] })).status).toBe(200);
  });

  it('is for the bot’s own messages', async () => {
    const said = standIn.client(standIn.users[0]?.id ?? '').say(PLACES.general, 'mine');
    expect(faults(await edit(said.id, { content: 'yours' }))).toEqual(['code 50005']);
  });
});

describe('a nonce', () => {
  it('makes one message when it is enforced, in whichever channel it is repeated', async () => {
    const body = { content: 'daily', nonce: 'd:1', enforce_nonce: true };
    const first = await send(standIn, body);
    expect(first.body.nonce).toBe('d:1');
    expect((await send(standIn, body)).body.id).toBe(first.body.id);
    expect((await send(standIn, body, PLACES.lore)).body.id).toBe(first.body.id);
    expect((await send(standIn, { ...body, enforce_nonce: false })).body.id).not.toBe(first.body.id);
  });

  it('fails rather than posts when the first message was deleted', async () => {
    const body = { content: 'daily', nonce: 'd:2', enforce_nonce: true };
    const first = await send(standIn, body);
    await request(standIn, 'DELETE', `/channels/${PLACES.general}/messages/${first.body.id}`);
    expect((await send(standIn, body)).status).toBe(404);
  });
});

describe('messages of a channel', () => {
  it('come newest first, in pages', async () => {
    const sent = [];
    for (const content of ['1', '2', '3', '4'])
      sent.push((await send(standIn, { content }, PLACES.spoilers)).body.id);
    const page = async (query: string) =>
      (await request(standIn, 'GET', `/channels/${PLACES.spoilers}/messages?${query}`)).body.map(
        (each: { content: string }) => each.content,
      );
    expect(await page('limit=2')).toEqual(['4', '3']);
    expect(await page(`before=${sent[2]}`)).toEqual(['2', '1']);
    expect(await page(`after=${sent[1]}&limit=1`)).toEqual(['3']);
    expect((await request(standIn, 'GET', `/channels/${PLACES.spoilers}/messages?limit=101`)).status).toBe(
      400,
    );
  });

  it('can start a thread, once each', async () => {
    const { body } = await send(standIn, { content: 'today’s question' });
    const path = `/channels/${PLACES.general}/messages/${body.id}/threads`;
    const thread = await request(standIn, 'POST', path, { name: 'Answers' });
    expect(thread).toMatchObject({ status: 201, body: { id: body.id, type: 11, parent_id: PLACES.general } });
    expect((await send(standIn, { content: 'in it' }, body.id)).status).toBe(200);
    expect(faults(await request(standIn, 'POST', path, { name: 'Again' }))).toEqual(['code 160004']);
    expect((await request(standIn, 'POST', path, { name: x(101) })).status).toBe(400);
  });
});

function pollOf(question: string, answer: string) {
  return { question: { text: question }, answers: [{ poll_media: { text: answer } }] };
}

describe('publishing a message', () => {
  it('is for announcement channels', async () => {
    const { body } = await send(standIn, { content: 'daily' });
    const path = `/channels/${PLACES.general}/messages/${body.id}/crosspost`;
    expect(await request(standIn, 'POST', path)).toMatchObject({ status: 403, body: { code: 50024 } });
  });
});
