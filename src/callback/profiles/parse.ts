/** Reads a profile from the text of a file. JSON is YAML, so that one parser serves both. */
import { parse } from 'yaml';
import { z } from 'zod';
import type { VendorProfile } from './profile.js';

const HOST = /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d+)?$/;

const schema = z.strictObject({
  name: z.string().min(1),
  origin: z.string().regex(/^[\w.-]+$/),
  path: z.string().regex(/^\/[^?#\s]*$/),
  hostFormat: z.enum(['bare', 'url']).default('bare'),
  authorization: z.enum(['Basic', 'Bearer']).default('Basic'),
  events: z.array(z.string().regex(/^\w+$/)).min(1),
  hosts: z.array(z.strictObject({ host: z.string().regex(HOST), sandbox: z.boolean() })).default([]),
}) satisfies z.ZodType<VendorProfile>;

export type ParsedProfile = { profile: VendorProfile } | { mistakes: string[] };

const keyOf = (path: readonly PropertyKey[]): string => path.map(String).join('.');

export const parseProfile = (text: string): ParsedProfile => {
  let data: unknown;
  try {
    data = parse(text, { maxAliasCount: 0 });
  } catch (error) {
    return { mistakes: [error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)] };
  }
  const { success, data: profile, error } = schema.safeParse(data);
  if (success) return { profile };
  return {
    mistakes: error.issues.map(({ path, message }) => (path.length > 0 ? `${keyOf(path)}: ${message}` : message)),
  };
};
