/** The ways in which a game is played. */
export const MODES = ['classic', 'elimination', 'lightning'] as const;
export type Mode = (typeof MODES)[number];

export const isMode = (text: string | null | undefined): text is Mode => MODES.some((mode) => mode === text);
