/** Avatars drawn from a name, so that no picture is fetched from Discord's CDN. */
import type { APIUser } from 'discord.js';

/** Discord's own colours for members without a picture, darkened where white on them was hard to read. */
const COLORS = ['#5c6370', '#248046', '#a35200', '#c9363a', '#b8357f', '#0e7490'];
const APP_COLOR = '#5865f2';

/** A data URI: the initial on a colour that stays the same for an id. */
export function avatarUrl(user: Pick<APIUser, 'id' | 'username' | 'global_name' | 'bot'>): string {
  const initial = [...displayName(user)][0]?.toUpperCase() ?? '';
  const hash = [...user.id].reduce((sum, digit) => (sum * 31 + digit.charCodeAt(0)) % 9973, 7);
  const color = user.bot ? APP_COLOR : COLORS[hash % COLORS.length];
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 80"><rect width="80" height="80" fill="${color}"/>` +
    '<text x="40" y="54" font-family="Helvetica,Arial,sans-serif" font-size="38" font-weight="600" ' +
    `text-anchor="middle" fill="#fff">${escapeXml(initial)}</text></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

/** The name that Discord shows: the display name where there is one. */
export function displayName(user: Pick<APIUser, 'username' | 'global_name'>): string {
  return user.global_name || user.username;
}

/** Up to three letters for a server without a picture, as Discord writes them. */
export function initials(name: string): string {
  return name
    .split(/\s+/)
    .map((word) => [...word][0] ?? '')
    .slice(0, 3)
    .join('');
}

function escapeXml(text: string): string {
  return text.replace(/[<>&"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
