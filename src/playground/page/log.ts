/** The messages of the open channel, oldest first, kept at the newest unless the reader scrolled up. */
import type { APIUser } from 'discord.js';
import type { ClientMessage } from '../client.ts';
import { h } from './element.ts';
import { showFooterTimes } from './embed.ts';
import { renderFailure, renderMessage, renderSending, showComponentError, showSent } from './message.ts';
import { showTimestamps } from './render-markdown.ts';
import type { View } from './view.ts';

interface Row {
  message: ClientMessage;
  element: HTMLElementTagNameMap['discord-message'];
}

/** Messages of one author closer than this share one header. */
const SAME_GROUP_MS = 7 * 60_000;
const NEAR_BOTTOM_PX = 80;

export class MessageLog {
  readonly #scroller: HTMLElement;
  readonly #list: HTMLElement;
  readonly #jump: HTMLButtonElement;
  /** Oldest first. */
  #rows = new Map<string, Row>();
  readonly #view: View;
  #atBottom = true;
  /** At the last scrolling. */
  #scrollTop = 0;
  #scrollHeight = 0;

  /** Fills `scroller`, which keeps its role and label. */
  constructor(scroller: HTMLElement, jump: HTMLButtonElement, view: View, welcome: HTMLElement) {
    this.#scroller = scroller;
    this.#jump = jump;
    this.#view = view;
    this.#list = h('discord-messages');
    this.#list.append(welcome);
    // It scrolls, so the keyboard must be able to stand in it.
    scroller.tabIndex = 0;
    // The history would otherwise be read out from its first line.
    scroller.setAttribute('aria-live', 'off');
    scroller.replaceChildren(this.#list);
    scroller.onscroll = () => this.#scrolled();
    jump.onclick = () => this.#toBottom();
    new ResizeObserver(() => this.#atBottom && this.#toBottom()).observe(this.#list);
    this.#toBottom();
  }

  /** All earlier messages are there: from now on a screen reader hears each new one. */
  loaded(): void {
    this.#scroller.setAttribute('aria-live', 'polite');
    this.#toBottom();
  }

  /** Times that are told by their distance from now, such as "in an hour" and "Yesterday", follow the clock. */
  showTime(): void {
    const now = this.#view.world.now();
    showTimestamps(this.#list, now);
    showFooterTimes(this.#list, now);
    for (const { element } of this.#rows.values()) showSent(element, now);
  }

  has(messageId: string): boolean {
    return this.#rows.has(messageId);
  }

  /** Adds a message where its id puts it, or shows it anew where it stands. */
  put(message: ClientMessage): void {
    const element = renderMessage(message, this.#view);
    const row = this.#rows.get(message.id);
    if (row) {
      const focused = focusedControl(row.element);
      row.element.replaceWith(element);
      if (focused) void this.#restoreFocus(element, focused);
      this.#rows.set(message.id, { message, element });
    } else this.#insert({ message, element });
    this.#regroup();
  }

  #insert(row: Row): void {
    const rows = [...this.#rows.values()];
    const last = rows.at(-1);
    if (!last || isLater(row.message, last.message)) {
      this.#list.append(row.element);
      this.#rows.set(row.message.id, row);
      return;
    }
    // A message that just came in was there before the history that was asked for.
    const at = rows.findIndex((other) => isLater(other.message, row.message));
    rows[at]?.element.before(row.element);
    rows.splice(at, 0, row);
    this.#rows = new Map(rows.map((each) => [each.message.id, each]));
  }

  remove(messageId: string): void {
    const row = this.#rows.get(messageId);
    const hadFocus = row?.element.contains(document.activeElement);
    row?.element.remove();
    this.#rows.delete(messageId);
    this.#regroup();
    if (hadFocus) this.#scroller.focus();
  }

  /** Shows a command as being sent. Call the result once, with what went wrong if anything did. */
  sending(member: APIUser, app: APIUser, command: string): (error?: string) => void {
    const element = renderSending(member, app, command, this.#view);
    this.#list.append(element);
    this.#toBottom();
    return (error) => {
      if (!element.isConnected) return;
      if (error) element.replaceWith(renderFailure(member, app, command, error, this.#view));
      else element.remove();
    };
  }

  showComponentError(messageId: string, error: string): void {
    const row = this.#rows.get(messageId);
    if (row) showComponentError(row.element, error);
  }

  #regroup(): void {
    let previous: ClientMessage | undefined;
    for (const { message, element } of this.#rows.values()) {
      const follows =
        previous !== undefined &&
        previous.author.id === message.author.id &&
        previous.ephemeral === message.ephemeral &&
        !message.interaction &&
        !message.referenced_message &&
        Date.parse(message.timestamp) - Date.parse(previous.timestamp) < SAME_GROUP_MS;
      element.messageBodyOnly = follows;
      element.classList.toggle('first-of-group', !follows);
      previous = message;
    }
  }

  /**
   * To the same control, or to what stands in its place; else to the log, never to the page's start. (The
   * message itself cannot take the focus: a tabindex on it would take its buttons out of the Tab order.)
   */
  async #restoreFocus(element: Row['element'], was: FocusedControl): Promise<void> {
    // Before skyra's elements have drawn their slots, what is in them cannot take the focus.
    await element.updateComplete;
    await Promise.all([...element.querySelectorAll('discord-action-row')].map((row) => row.updateComplete));
    (successor(controls(element), was) ?? this.#scroller).focus({ preventScroll: true });
  }

  #scrolled(): void {
    const { scrollHeight, scrollTop, clientHeight } = this.#scroller;
    const isNear = scrollHeight - scrollTop - clientHeight < NEAR_BOTTOM_PX;
    // Messages grow and shrink as they are drawn, which moves the end: only who scrolls up wants to stay there.
    const scrolledUp = scrollTop < this.#scrollTop && scrollHeight === this.#scrollHeight;
    if (isNear || scrolledUp) this.#atBottom = isNear;
    this.#scrollTop = scrollTop;
    this.#scrollHeight = scrollHeight;
    this.#jump.hidden = this.#atBottom;
  }

  #toBottom(): void {
    this.#atBottom = true;
    this.#jump.hidden = true;
    this.#scroller.scrollTop = this.#scroller.scrollHeight;
  }
}

/** Ids grow with time: https://discord.com/developers/docs/reference#snowflakes */
function isLater(a: ClientMessage, b: ClientMessage): boolean {
  return BigInt(a.id) > BigInt(b.id);
}

interface FocusedControl {
  customId: string | undefined;
  label: string | null;
  position: number;
}

/** Where the keyboard is inside a message that is about to be drawn anew. */
function focusedControl(element: HTMLElement): FocusedControl | undefined {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement) || !element.contains(focused)) return undefined;
  const { customId } = focused.dataset;
  return { customId, label: focused.textContent, position: controls(element).indexOf(focused) };
}

/** The same control; else the one that is called the same, as "Later" with another page in its id; else the nearest. */
function successor(all: readonly HTMLElement[], was: FocusedControl): HTMLElement | undefined {
  const { customId, label, position } = was;
  const usable = all.filter((control) => !control.matches(':disabled'));
  const [before, after] = [all.slice(0, position + 1), all.slice(position + 1)];
  return (
    usable.find((control) => customId !== undefined && control.dataset['customId'] === customId) ??
    usable.find((control) => control.textContent === label) ??
    [...before.reverse(), ...after].find((control) => usable.includes(control))
  );
}

function controls(element: HTMLElement): HTMLElement[] {
  return [...element.querySelectorAll<HTMLElement>('[slot="components"] :is(button, a), .link-button')];
}
