/** Components of messages, legacy and V2 (Discord docs, Component Reference). */
import { z } from 'zod';
import { byType, fault, lengthOf, list, text, url, wholeNumber } from './checks.ts';
import {
  button,
  channelSelect,
  componentId,
  mentionableSelect,
  roleSelect,
  SELECT_TYPES,
  stringSelect,
  userSelect,
} from './interactive.ts';

const actionRow = z
  .object({
    type: z.literal(1),
    id: componentId,
    components: list(
      byType(
        [2, ...SELECT_TYPES],
        [button, stringSelect, userSelect, roleSelect, mentionableSelect, channelSelect],
      ),
      { min: 1, max: 5 },
    ),
  })
  .superRefine((row, ctx) => {
    // A select is as wide as five buttons, and a row is five buttons wide.
    const width = row.components.reduce((sum, each) => sum + (each.type === 2 ? 1 : 5), 0);
    if (width > 5) {
      const message = 'The specified component exceeds the maximum width';
      ctx.addIssue(
        fault('COMPONENT_LAYOUT_WIDTH_EXCEEDED', message, ['components', row.components.length - 1]),
      );
    }
  });

const media = z.object({ url: url(['http', 'https', 'attachment']) });
const fileMedia = z.object({ url: url(['attachment']) });
const described = { description: text({ min: 1, max: 1024 }).nullish(), spoiler: z.boolean().nullish() };

export const textDisplay = z.object({
  type: z.literal(10),
  id: componentId,
  content: text({ min: 1, max: 4000 }).superRefine((value, ctx) => {
    if (value && !value.trim()) ctx.addIssue(fault('BASE_TYPE_REQUIRED', 'This field is required'));
  }),
});
const thumbnail = z.object({ type: z.literal(11), id: componentId, media, ...described });
const section = z.object({
  type: z.literal(9),
  id: componentId,
  components: list(byType([10], [textDisplay]), { min: 1, max: 3 }),
  accessory: byType([2, 11], [button, thumbnail]),
});
const gallery = z.object({
  type: z.literal(12),
  id: componentId,
  items: list(z.object({ media, ...described }), { min: 1, max: 10 }),
});
const file = z.object({
  type: z.literal(13),
  id: componentId,
  file: fileMedia,
  spoiler: z.boolean().nullish(),
});
const separator = z.object({
  type: z.literal(14),
  id: componentId,
  divider: z.boolean().nullish(),
  spacing: z.literal([1, 2]).nullish(),
});
const container = z.object({
  type: z.literal(17),
  id: componentId,
  components: list(
    byType([1, 9, 10, 12, 13, 14], [actionRow, section, textDisplay, gallery, file, separator]),
    { min: 1, max: 40 },
  ),
  accent_color: wholeNumber(0, 0xffffff).nullish(),
  spoiler: z.boolean().nullish(),
});

const v2Component = byType(
  [1, 9, 10, 12, 13, 14, 17],
  [actionRow, section, textDisplay, gallery, file, separator, container],
);

/** Any component as the walks below need it. */
export interface AnyComponent {
  type: number;
  id?: number | null | undefined;
  custom_id?: string | null | undefined;
  content?: string;
  components?: AnyComponent[];
  component?: AnyComponent;
  accessory?: AnyComponent;
  media?: { url: string };
  file?: { url: string };
  items?: { media: { url: string } }[];
  [more: string]: unknown;
}

/** Every component, outer before inner, with its path. */
export function* walk(
  components: readonly AnyComponent[],
  path: readonly PropertyKey[] = [],
): Generator<[AnyComponent, PropertyKey[]]> {
  for (const [index, each] of components.entries()) yield* walkOne(each, [...path, index]);
}

function* walkOne(each: AnyComponent, path: PropertyKey[]): Generator<[AnyComponent, PropertyKey[]]> {
  yield [each, path];
  yield* walk(each.components ?? [], [...path, 'components']);
  if (each.accessory) yield* walkOne(each.accessory, [...path, 'accessory']);
  if (each.component) yield* walkOne(each.component, [...path, 'component']);
}

/** Custom ids and numeric ids must be unique, disabled components included. */
export function checkUnique(components: readonly AnyComponent[], ctx: z.RefinementCtx): void {
  const customIds = new Set<string>();
  const ids = new Set<number>();
  for (const [each, path] of walk(components)) {
    if (each.custom_id != null) {
      if (customIds.has(each.custom_id)) {
        const message = 'Component custom id cannot be duplicated';
        ctx.addIssue(fault('COMPONENT_CUSTOM_ID_DUPLICATED', message, [...path, 'custom_id']));
      }
      customIds.add(each.custom_id);
    }
    if (each.id) {
      if (ids.has(each.id)) {
        ctx.addIssue(fault('COMPONENT_ID_DUPLICATED', 'Component id cannot be duplicated', [...path, 'id']));
      }
      ids.add(each.id);
    }
  }
}

/** Components of a message without IS_COMPONENTS_V2: at most five action rows. */
export const legacyComponents = list(byType([1], [actionRow]), { max: 5 }).superRefine((rows, ctx) =>
  checkUnique(rows as AnyComponent[], ctx),
);

/** Components of a message with IS_COMPONENTS_V2: at most 40, nested ones counted, and 4000 characters. */
export const v2Components = list(v2Component, { max: 40 }).superRefine((all, ctx) => {
  const components = all as AnyComponent[];
  checkUnique(components, ctx);
  let count = 0;
  let characters = 0;
  for (const [each] of walk(components)) {
    count++;
    characters += lengthOf(each.content ?? '');
  }
  if (count > 40) {
    ctx.addIssue(
      fault('COMPONENT_MAX_TOTAL_EXCEEDED', `Total components (${count}) exceed the maximum of 40`),
    );
  }
  if (characters > 4000) {
    const message = `Total displayable text (${characters}) exceeds the maximum of 4000`;
    ctx.addIssue(fault('COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED', message));
  }
});

/** URLs that a component shows, to be looked up among the message's files. */
export function mediaUrls(component: AnyComponent): { url: string }[] {
  const found = (component.items ?? []).map((item) => item.media);
  if (component.media) found.push(component.media);
  if (component.file) found.push(component.file);
  return found;
}
