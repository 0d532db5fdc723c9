/** Building blocks of the request schemas, each with Discord's own error code and wording. */
import { z } from 'zod';

/** Discord counts Unicode code points, not UTF-16 units. */
export function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length++;
  return length;
}

export interface Fault {
  code: string;
  message: string;
}

/** A zod issue that carries Discord's code; `parseForm` reads it. */
export function fault(code: string, message: string, path: readonly PropertyKey[] = []) {
  return { code: 'custom' as const, params: { discord: code }, message, path: [...path] };
}

interface TextLimits {
  min?: number;
  max: number;
  /** Count, and keep, the text without the white space around it. */
  trim?: boolean;
}

/** Text of `min` to `max` characters. */
export function text({ min = 0, max, trim = false }: TextLimits) {
  const base = trim ? z.string().transform((raw) => raw.trim()) : z.string();
  return base.superRefine((value, ctx) => {
    const length = lengthOf(value);
    if (length === 0 && min > 0) ctx.addIssue(fault('BASE_TYPE_REQUIRED', 'This field is required'));
    else if (length < min || (length > max && min > 0)) {
      ctx.addIssue(fault('BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`));
    } else if (length > max) {
      ctx.addIssue(fault('BASE_TYPE_MAX_LENGTH', `Must be ${max} or fewer in length.`));
    } else if (!value.isWellFormed()) {
      ctx.addIssue(fault('STRING_TYPE_CONVERT', 'Could not interpret value as string.'));
    }
  });
}

export function wholeNumber(min: number, max: number) {
  return z.number().superRefine((value, ctx) => {
    if (!Number.isInteger(value)) ctx.addIssue(fault('NUMBER_TYPE_COERCE', `Value "${value}" is not int.`));
    else if (value < min) {
      ctx.addIssue(fault('NUMBER_TYPE_MIN', `int value should be greater than or equal to ${min}.`));
    } else if (value > max) {
      ctx.addIssue(fault('NUMBER_TYPE_MAX', `int value should be less than or equal to ${max}.`));
    }
  });
}

/** A list of `min` to `max` items. */
export function list<Item extends z.ZodType>(item: Item, { min = 0, max }: { min?: number; max: number }) {
  return z.array(item).superRefine((items, ctx) => {
    if (items.length >= min && items.length <= max) return;
    const code = min > 0 ? 'BASE_TYPE_BAD_LENGTH' : 'BASE_TYPE_MAX_LENGTH';
    const wanted = min > 0 ? `between ${min} and ${max}` : `${max} or fewer`;
    ctx.addIssue(fault(code, `Must be ${wanted} in length.`));
  });
}

/** A URL with one of the schemes; 2048 characters unless told. */
export function url(schemes: readonly string[], max = 2048) {
  return text({ max }).superRefine((value, ctx) => {
    const scheme = /^([a-z][a-z0-9+.-]*):\/\/[^\s/]/i.exec(value)?.[1]?.toLowerCase();
    if (scheme === undefined || (/^https?$/.test(scheme) && !URL.canParse(value))) {
      ctx.addIssue(fault('URL_TYPE_INVALID_URL', 'Not a well formed URL.'));
    } else if (!schemes.includes(scheme)) {
      const allowed = schemes.map((each) => `'${each}'`).join(', ');
      ctx.addIssue(fault('URL_TYPE_INVALID_SCHEME', `Scheme "${scheme}" must be one of (${allowed}).`));
    }
  });
}

/** An id: a 64 bit number in decimal, as text. */
export const snowflake = z.string().superRefine((value, ctx) => {
  if (!/^\d{1,20}$/.test(value) || BigInt(value) >= 1n << 64n) {
    ctx.addIssue(fault('NUMBER_TYPE_COERCE', `Value "${value}" is not snowflake.`));
  }
});

/** One of the listed schemas, chosen by `type`; any other type is refused by naming those allowed. */
export function byType<
  const Options extends readonly [z.core.$ZodTypeDiscriminable, ...z.core.$ZodTypeDiscriminable[]],
>(types: readonly number[], options: Options) {
  return z.discriminatedUnion('type', options, {
    error: `Value of field "type" must be one of (${types.join(', ')}).`,
  });
}
