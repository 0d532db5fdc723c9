/** Dark or light: the system's wish until the member chooses, then the choice, on every visit. */
const KEY = 'theme';

export function isLight(): boolean {
  const chosen = document.documentElement.dataset['theme'];
  return chosen ? chosen === 'light' : matchMedia('(prefers-color-scheme: light)').matches;
}

export function restoreTheme(): void {
  const chosen = localStorage.getItem(KEY);
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset['theme'] = chosen;
}

/** Returns whether it is light now. */
export function toggleTheme(): boolean {
  const theme = isLight() ? 'dark' : 'light';
  document.documentElement.dataset['theme'] = theme;
  localStorage.setItem(KEY, theme);
  return theme === 'light';
}
