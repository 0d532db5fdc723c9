/** Pictures drawn in threads: how many at once, what is kept, and what is left out. */
import { expect, it, onTestFinished } from 'vitest';
import { createPictures, type PictureRequest, type PicturesOptions } from '../../src/pictures/index.ts';
import { drawHere } from '../../src/pictures/request.ts';
import { POLL, TIMELINE } from './contents.ts';

function pictures(options: PicturesOptions = {}) {
  const made = createPictures({ threads: 1, ...options });
  onTestFinished(() => made.close());
  return made;
}
const poll = (title: string): PictureRequest => ({
  kind: 'poll',
  content: { ...POLL, title },
  look: { theme: 'dark' },
});

it('are the same as drawn without threads', async () => {
  const request: PictureRequest = { kind: 'timeline', content: TIMELINE, look: { theme: 'light' } };
  const png = await pictures().draw(request, 'a');
  expect(png?.equals(await drawHere(request))).toBe(true);
});

it('are drawn once for all who ask for the same, at the same time or later', async () => {
  const { draw } = pictures();
  const [one, other] = await Promise.all([draw(poll('a'), 'a'), draw(poll('a'), 'b')]);
  expect(one).toBeDefined();
  expect(other).toBe(one);
  expect(await draw(poll('a'), 'c')).toBe(one);
  expect(await draw(poll('b'), 'c')).not.toBe(one);
});

it('are kept up to so many bytes, those asked for last', async () => {
  const [first, second] = await Promise.all([drawHere(poll('a')), drawHere(poll('b'))]);
  const { draw } = pictures({ keep: first.length + second.length });
  const a = await draw(poll('a'), 'a');
  const b = await draw(poll('b'), 'a');
  expect(await draw(poll('a'), 'a')).toBe(a);
  const c = await draw(poll('c'), 'a');
  expect(await draw(poll('c'), 'a')).toBe(c);
  expect(await draw(poll('b'), 'a')).not.toBe(b);
});

it('are left out at once where too many wait, and where one member has several under way', async () => {
  const { draw } = pictures({ waiting: 2, ofOneOwner: 2 });
  const begun = [draw(poll('a'), 'a'), draw(poll('b'), 'a')];
  expect(await draw(poll('c'), 'a')).toBeUndefined();
  begun.push(draw(poll('d'), 'b'));
  expect(await draw(poll('e'), 'c')).toBeUndefined();
  expect((await Promise.all(begun)).every((png) => png)).toBe(true);
  expect(await draw(poll('e'), 'c')).toBeDefined();
});

it('that nobody waits for are drawn in any number, after those that members wait for', async () => {
  const { draw, drawInTime } = pictures({ waiting: 1 });
  const order: string[] = [];
  const done = (name: string) => () => order.push(name);
  await Promise.all([
    ...['1', '2', '3'].map((title) => drawInTime(poll(title)).then(done(title))),
    draw(poll('member'), 'a').then(done('member')),
  ]);
  // The first was begun when nobody else was there.
  expect(order).toEqual(['1', 'member', '2', '3']);
});

it('that cannot be drawn fail by themselves, and others are drawn', async () => {
  const { draw } = pictures();
  const broken = { kind: 'poll', content: {}, look: { theme: 'dark' } } as PictureRequest;
  const outcomes = await Promise.allSettled([draw(broken, 'a'), draw(poll('a'), 'b')]);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
});

it('are drawn again after their thread ended for lack of work, and none after the end', async () => {
  const made = pictures({ idle: 1, keep: 0 });
  expect(await made.draw(poll('a'), 'a')).toBeDefined();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await made.draw(poll('b'), 'a')).toBeDefined();
  const late = Promise.allSettled([made.draw(poll('c'), 'a'), made.draw(poll('d'), 'a')]);
  await made.close();
  expect((await late).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  await expect(made.draw(poll('e'), 'a')).rejects.toThrow('any more');
});
