/** The playground's clock at the foot of the sidebar: what it says, and buttons that put it forward. */
import { freshId, h } from './element.ts';
import { icon } from './icon.ts';
import type { ClockMove, ClockState } from './protocol.ts';

interface ClockPanelHost {
  move(to: ClockMove): Promise<void>;
  /** A second has passed, or the clock was moved. */
  ticked(): void;
}

const SECOND = 1000;
/** Less is how long a message took to come here. */
const MOVED = 30 * SECOND;

const DAY: Intl.DateTimeFormatOptions = { weekday: 'short', day: 'numeric', month: 'short' };
const TIME: Intl.DateTimeFormatOptions = { timeStyle: 'short' };
const SPOKEN: Intl.DateTimeFormatOptions = { dateStyle: 'full', timeStyle: 'short' };

const REASONS = {
  none: 'No daily question yet. Set one up with /daily setup',
  paused: 'The daily question is paused. Go on with /daily resume',
} as const;

export class ClockPanel {
  readonly #place: HTMLElement;
  readonly #host: ClockPanelHost;
  readonly #face = h('time', { class: 'clock-face' });
  readonly #next = h('p', { class: 'clock-next', id: freshId('clock-next') });
  readonly #status = h('p', { class: 'unseen', role: 'status' });
  readonly #toQuestion: HTMLButtonElement;
  #state: ClockState | undefined;
  #ahead = 0;

  /** Shows nothing before the first {@link show}: not every page has a clock of its own. */
  constructor(place: HTMLElement, host: ClockPanelHost) {
    this.#place = place;
    this.#host = host;
    this.#toQuestion = this.#button('To the next daily question', 'daily');
    this.#toQuestion.setAttribute('aria-describedby', this.#next.id);
    place.append(
      h('p', { class: 'clock-line' }, icon('clock'), h('span', {}, 'Playground time ', this.#face)),
      this.#toQuestion,
      this.#next,
      h('div', { class: 'clock-steps' }, this.#button('+1 hour', 'hour'), this.#button('+1 day', 'day')),
      h('p', { class: 'clock-note' }, "This clock is the playground's own and only goes forward."),
      this.#status,
    );
    setInterval(() => this.#tick(), SECOND);
  }

  show(state: ClockState): void {
    const ahead = state.now - Date.now();
    const moved = this.#state !== undefined && Math.abs(ahead - this.#ahead) > MOVED;
    this.#state = state;
    this.#ahead = ahead;
    this.#place.hidden = false;
    // Not `disabled`: the keyboard must reach the button for its explanation to be heard.
    this.#toQuestion.setAttribute('aria-disabled', String(typeof state.nextQuestion !== 'number'));
    this.#tick();
    if (moved) this.#status.textContent = `The playground's clock now says ${format(state.now, SPOKEN)}.`;
  }

  #tick(): void {
    if (!this.#state) return;
    const { nextQuestion } = this.#state;
    const now = Date.now() + this.#ahead;
    setText(this.#face, dayAndTime(now));
    setText(this.#next, typeof nextQuestion === 'string' ? REASONS[nextQuestion] : comes(nextQuestion, now));
    this.#host.ticked();
  }

  #button(text: string, to: ClockMove): HTMLButtonElement {
    const button = h('button', { type: 'button', class: 'clock-button' }, text);
    button.addEventListener('click', () => {
      if (button.getAttribute('aria-disabled') === 'true')
        setText(this.#status, this.#next.textContent ?? '');
      // Without a connection the page says so itself.
      else this.#host.move(to).catch(() => {});
    });
    return button;
  }
}

function comes(instant: number, now: number): string {
  return instant > now ? `It comes ${dayAndTime(instant)}` : 'It is on its way';
}

/** With the hour written as everywhere on the page: formatted with the day it would be another one. */
function dayAndTime(instant: number): string {
  return `${format(instant, DAY)}, ${format(instant, TIME)}`;
}

function format(instant: number, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(undefined, options).format(instant);
}

/** Only when it changes: a selection in it would be lost every second. */
function setText(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}
