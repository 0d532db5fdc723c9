/** The control of an option that takes a file: a button that opens the browser's chooser, and one that takes it back. */
import { LARGEST_FILE, type PickedFile, TOO_LARGE } from '../client.ts';
import { h, replaceChildren } from './element.ts';
import { icon } from './icon.ts';

export interface FileChooserHost {
  /** Another file stands there, or none any more. */
  changed(file: PickedFile | undefined): void;
  refused(error: string): void;
}

const UNITS = ['bytes', 'KB', 'MB'] as const;
const KILO = 1024;

export class FileChooser {
  readonly element: HTMLElement;
  /** Takes the focus. */
  readonly button: HTMLButtonElement;
  readonly #option: string;
  readonly #host: FileChooserHost;
  readonly #input: HTMLInputElement;
  readonly #remove: HTMLButtonElement;

  /** `describedBy` is the id of what explains the option. */
  constructor(option: string, describedBy: string, host: FileChooserHost) {
    this.#option = option;
    this.#host = host;
    this.#input = h('input', { type: 'file', hidden: true, 'aria-label': option });
    this.button = h('button', { type: 'button', class: 'file-button', 'aria-describedby': describedBy });
    this.#remove = h('button', { type: 'button', class: 'file-remove' }, icon('close', 14));
    this.element = h('span', { class: 'file-chooser' }, this.#input, this.button, this.#remove);
    this.button.addEventListener('click', () => this.#input.click());
    this.#input.addEventListener('change', () => void this.#chosen());
    this.#remove.addEventListener('click', (event) => {
      event.stopPropagation();
      this.clear();
    });
    this.#show(undefined);
  }

  clear(): void {
    this.#input.value = '';
    this.#show(undefined);
    this.#host.changed(undefined);
    this.button.focus();
  }

  async #chosen(): Promise<void> {
    const file = this.#input.files?.[0];
    if (!file) return;
    this.clear();
    if (file.size > LARGEST_FILE) {
      this.#host.refused(TOO_LARGE);
      return;
    }
    try {
      const picked = { name: file.name, type: file.type, base64: await base64(file) };
      this.#show(file);
      this.#host.changed(picked);
    } catch {
      this.#host.refused('This file cannot be read.');
    }
  }

  #show(file: File | undefined): void {
    const size = file && sizeOf(file.size);
    const name = h('span', { class: 'file-name' }, file?.name ?? 'Choose a file');
    replaceChildren(this.button, icon('file', 16), name, size && h('span', { class: 'file-size' }, size));
    this.button.setAttribute(
      'aria-label',
      file ? `${this.#option}: ${file.name}, ${size}. Choose another` : `${this.#option}: choose a file`,
    );
    this.#remove.hidden = !file;
    this.#remove.setAttribute('aria-label', `Remove ${file?.name ?? 'the file'}`);
  }
}

/** As `12 KB`, in the words that Discord uses. */
function sizeOf(bytes: number): string {
  const step = Math.min(Math.floor(Math.log(Math.max(bytes, 1)) / Math.log(KILO)), UNITS.length - 1);
  return `${Number((bytes / KILO ** step).toFixed(step === 0 ? 0 : 1))} ${UNITS[step]}`;
}

function base64(file: File): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const reader = new FileReader();
  // `data:text/plain;base64,…`
  reader.onload = () => resolve(String(reader.result).split(',')[1] ?? '');
  reader.onerror = () => reject(reader.error);
  reader.readAsDataURL(file);
  return promise;
}
