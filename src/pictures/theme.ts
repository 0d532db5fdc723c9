/** Colours for a dark and a light Discord. Every text has a contrast of 4.5 to 1 or more with what it stands on. */
export const THEMES = {
  dark: {
    background: '#1f2024',
    panel: '#2e3036',
    text: '#f2f3f5',
    muted: '#b8bcc4',
    accent: '#f0b35e',
    onAccent: '#1f2024',
    line: '#5c616b',
    bar: '#3f6fb5',
    marked: '#2f7d4f',
  },
  light: {
    background: '#ffffff',
    panel: '#eef0f3',
    text: '#1e1f22',
    muted: '#50545c',
    accent: '#a05a00',
    onAccent: '#ffffff',
    line: '#9aa0ab',
    bar: '#9fc0ec',
    marked: '#9fd8b4',
  },
} as const;

export type ThemeName = keyof typeof THEMES;
export type Theme = (typeof THEMES)[ThemeName];
