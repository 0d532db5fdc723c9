/** A text with its first letter capital: `held the rank of` becomes `Held the rank of`. */
export const capitalize = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
