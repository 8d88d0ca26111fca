/** Finds the profile of a callback service: one that comes with the plugin, or one from a file. */
import type { SfError } from '@salesforce/core/sfError';
import { decodeText } from '../../text/decode.js';
import { codeOf } from '../../text/error-code.js';
import { nearest } from '../../text/nearest.js';
import { oneSpanSign } from './onespan-sign.js';
import type { VendorProfile } from './profile.js';
import { bundle } from '../../text/messages.js';
import { readBytes } from '../../text/read-file.js';

const messages = bundle('callback.profile');

const BUILT_IN: readonly VendorProfile[] = [oneSpanSign];

/** A profile has some hundred bytes. */
const MOST_BYTES = 1_048_576;

const isFileName = (name: string): boolean => /[\\/]|\.(?:json|ya?ml)$/i.test(name);

const unknown = (name: string): SfError => {
  const names = BUILT_IN.map((profile) => profile.name);
  const meant = nearest(name, names);
  return messages.createError('error.unknownProfile', [name], [(meant.length > 0 ? meant : names).join(', ')]);
};

const read = async (file: string): Promise<string> => {
  try {
    return decodeText(await readBytes(file, MOST_BYTES));
  } catch (error) {
    throw messages.createError('error.profileFile', [file, codeOf(error)]);
  }
};

/**
 * @param name name of a built-in profile, or path of a JSON or YAML file
 * @throws SfError when there is no such profile, or the file is not one; it names every faulty key
 */
export const loadProfile = async (name: string): Promise<VendorProfile> => {
  if (!isFileName(name)) {
    const found = BUILT_IN.find((profile) => profile.name === name.toLowerCase());
    if (!found) throw unknown(name);
    return found;
  }
  const [text, { parseProfile }] = await Promise.all([read(name), import('./parse.js')]);
  const parsed = parseProfile(text);
  if ('mistakes' in parsed) throw messages.createError('error.profileContent', [name, parsed.mistakes.join('; ')]);
  return parsed.profile;
};
