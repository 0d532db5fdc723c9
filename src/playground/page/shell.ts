/** The page around the session: header, drawer, member switcher, theme, and the line that says we are offline. */
import type { APIChannel, APIUser } from 'discord.js';
import { avatarUrl, displayName } from './avatar.ts';
import { byId, h, replaceChildren } from './element.ts';
import { channelIcon, icon } from './icon.ts';
import { isLight, restoreTheme, toggleTheme } from './theme.ts';
import { channelName, recipients } from './world.ts';

const TOAST_MS = 6000;

interface ShellListener {
  playAs(memberId: string): void;
  channelOpened(channelId: string): void;
}

export class Shell {
  readonly scroller = byId('messages', HTMLElement);
  readonly jump = byId('jump', HTMLButtonElement);
  readonly rail = byId('rail', HTMLElement);
  readonly channelList = byId('channel-list', HTMLElement);
  readonly composerPlace = byId('composer', HTMLElement);
  /** Says to screen readers what only shows elsewhere on the screen. */
  readonly announcer = byId('announcer', HTMLElement);
  readonly #status = byId('status', HTMLElement);
  readonly #toast = byId('toast', HTMLElement);
  readonly #drawer = byId('drawer', HTMLElement);
  readonly #main = byId('main', HTMLElement);
  readonly #menu = byId('menu-button', HTMLButtonElement);
  /** On a phone, where the drawer hides whom one plays and the clock. */
  readonly #player = byId('player-button', HTMLButtonElement);
  readonly #shade = byId('shade', HTMLElement);
  readonly #member = byId('member', HTMLSelectElement);
  readonly #memberAvatar = byId('member-avatar', HTMLImageElement);
  readonly #theme = byId('theme', HTMLButtonElement);
  readonly #narrow = matchMedia('(max-width: 700px)');
  readonly #listener: ShellListener;
  /** Where the focus was when the drawer was opened, and goes back to. */
  #opener: HTMLElement | undefined;
  #toastTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(listener: ShellListener) {
    this.#listener = listener;
    restoreTheme();
    this.#menu.append(icon('menu', 24));
    this.#theme.append(icon('theme'));
    this.#showTheme();
    this.#theme.addEventListener('click', () => {
      toggleTheme();
      this.#showTheme();
    });
    matchMedia('(prefers-color-scheme: light)').addEventListener('change', () => this.#showTheme());
    this.#member.addEventListener('change', () => listener.playAs(this.#member.value));
    this.#menu.addEventListener('click', () =>
      this.#openDrawer(this.#drawer.querySelector<HTMLElement>('[aria-current=page]')),
    );
    this.#player.addEventListener('click', () => this.changeMember());
    this.#shade.addEventListener('click', () => this.closeDrawer());
    this.#drawer.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.closeDrawer();
    });
    // A refusal belongs to what was sent, not to what is written next.
    this.composerPlace.addEventListener('input', () => this.#hideToast());
    this.#narrow.addEventListener('change', () => this.#layOut(false));
    this.#layOut(false);
  }

  showMembers(members: readonly APIUser[], chosen: APIUser): void {
    replaceChildren(
      this.#member,
      ...members.map((member) => h('option', { value: member.id }, displayName(member))),
    );
    this.#member.value = chosen.id;
    this.#memberAvatar.src = avatarUrl(chosen);
    replaceChildren(this.#player, h('img', { src: avatarUrl(chosen), alt: '' }), displayName(chosen));
    this.#player.setAttribute('aria-label', `${displayName(chosen)}: change member or time`);
  }

  /** To where another member is chosen. */
  changeMember(): void {
    if (this.#narrow.matches) this.#openDrawer(this.#member);
    else this.#member.focus();
  }

  showChannel(channel: APIChannel): void {
    const direct = recipients(channel).length > 0;
    const name = channelName(channel);
    const topic = ('topic' in channel && channel.topic) || '';
    replaceChildren(byId('channel-title', HTMLElement), icon(channelIcon(channel), 24), name);
    byId('channel-topic', HTMLElement).textContent = topic;
    this.scroller.setAttribute('aria-label', `Messages in ${name}`);
    document.title = `${direct ? '@' : '#'}${name} | ${document.body.dataset['title'] ?? 'Playground'}`;
  }

  opened(channelId: string): void {
    this.#listener.channelOpened(channelId);
  }

  showOnline(online: boolean): void {
    this.#status.hidden = online;
    this.#status.textContent = online ? '' : 'The playground is gone. Reconnecting…';
  }

  /** To screen readers; `visible` also shows it for a few seconds. */
  announce(text: string, visible = false): void {
    this.announcer.textContent = text;
    if (!visible) return;
    this.#toast.textContent = text;
    this.#toast.hidden = false;
    clearTimeout(this.#toastTimer);
    this.#toastTimer = setTimeout(() => this.#hideToast(), TOAST_MS);
  }

  #hideToast(): void {
    clearTimeout(this.#toastTimer);
    this.#toast.hidden = true;
  }

  closeDrawer(): void {
    if (!document.body.classList.contains('drawer-open')) return;
    this.#layOut(false);
    (this.#opener?.isConnected ? this.#opener : this.#menu).focus();
  }

  #openDrawer(focus: HTMLElement | null): void {
    this.#opener = document.activeElement instanceof HTMLElement ? document.activeElement : undefined;
    this.#layOut(true);
    focus?.focus();
  }

  /** Only on a narrow screen is the list a drawer; what is covered cannot be reached by Tab either. */
  #layOut(open: boolean): void {
    document.body.classList.toggle('drawer-open', open);
    for (const button of [this.#menu, this.#player]) button.setAttribute('aria-expanded', String(open));
    this.#drawer.inert = this.#narrow.matches && !open;
    this.#main.inert = open;
    this.#shade.hidden = !open;
  }

  #showTheme(): void {
    this.#theme.setAttribute('aria-label', isLight() ? 'Switch to dark theme' : 'Switch to light theme');
    this.#theme.title = this.#theme.getAttribute('aria-label') ?? '';
  }
}
