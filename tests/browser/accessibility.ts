/** A small accessibility check of our own, run inside the page: names, roles, labels and contrast. */
import type { Page } from 'playwright-core';

/**
 * What a member with a screen reader or weak eyes would stumble over: controls without a name, references
 * to elements that are not there, text too pale for WCAG AA. Empty when all is well.
 */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  const problems = await page.evaluate<string[]>(CHECK);
  return [...(await namelessControls(page)), ...problems];
}

/** Every control in the browser's own accessibility tree must have a name: shadow roots included. */
async function namelessControls(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const controls = new Set([
    'button',
    'combobox',
    'textbox',
    'listbox',
    'link',
    'dialog',
    'menu',
    'menuitem',
    'image',
    'log',
    'navigation',
    'heading',
    'option',
  ]);
  return nodes
    .filter(({ ignored, role }) => !ignored && controls.has(String(role?.value)))
    .filter(({ name }) => !String(name?.value ?? '').trim())
    .filter(({ properties }) => !properties?.some(({ name, value }) => name === 'hidden' && value.value))
    .map(({ role, nodeId }) => `${role?.value} without a name (node ${nodeId})`);
}

// A string, because this project checks its tests without the DOM's types.
const CHECK = `(() => {
  const problems = [];
  const deep = (root) => [...root.querySelectorAll('*')].flatMap((el) => [el, ...(el.shadowRoot ? deep(el.shadowRoot) : [])]);
  const describe = (el) => el.localName + (el.id ? '#' + el.id : '') + '.' + [...el.classList].join('.') + ' "' + (el.textContent || '').trim().slice(0, 30) + '"';
  const all = deep(document.body);
  for (const el of all) {
    for (const name of ['aria-controls', 'aria-labelledby', 'aria-describedby', 'aria-activedescendant'])
      for (const id of (el.getAttribute(name) || '').split(/\\s+/).filter(Boolean))
        if (!document.getElementById(id)) problems.push(name + ' of ' + describe(el) + ' names nothing');
    if (el.tabIndex > 0) problems.push('positive tabindex on ' + describe(el));
  }
  const parse = (color) => {
    const [r = 0, g = 0, b = 0, a = 1] = (color.match(/[\\d.]+/g) || []).map(Number);
    return color.startsWith('color(srgb') ? [r * 255, g * 255, b * 255, a] : [r, g, b, a];
  };
  const over = ([r, g, b, a], [R, G, B]) => [r * a + R * (1 - a), g * a + G * (1 - a), b * a + B * (1 - a), 1];
  const up = (el) => el.assignedSlot || el.parentElement || (el.getRootNode().host ?? null);
  const behind = (el) => {
    const layers = [];
    for (let at = el; at; at = up(at)) {
      const color = parse(getComputedStyle(at).backgroundColor);
      layers.push(color);
      if (color[3] === 1) break;
    }
    return layers.reverse().reduce((below, layer) => over(layer, below), [255, 255, 255, 1]);
  };
  const light = ([r, g, b]) => [r, g, b]
    .map((each) => each / 255)
    .map((each) => (each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4))
    .reduce((sum, each, index) => sum + each * [0.2126, 0.7152, 0.0722][index], 0);
  const faded = (el) => { for (let at = el; at; at = up(at)) if (Number(getComputedStyle(at).opacity) < 1) return true; return false; };
  for (const el of all) {
    const text = [...el.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!text || !el.checkVisibility({ visibilityProperty: true }) || faded(el) || ['STYLE', 'SCRIPT', 'OPTION'].includes(el.tagName)) continue;
    const style = getComputedStyle(el);
    const back = behind(el);
    const [a, b] = [light(over(parse(style.color), back)), light(back)].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    const large = parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.66 && Number(style.fontWeight) >= 700);
    if (ratio < (large ? 3 : 4.5)) problems.push('contrast ' + ratio.toFixed(2) + ' of ' + describe(el));
  }
  return [...new Set(problems)];
})()`;
