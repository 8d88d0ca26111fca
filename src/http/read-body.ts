import { HttpFailure } from './failure.js';

/**
 * The whole of a body as text. What is counted is what was unpacked, so that a small packed body cannot fill memory.
 *
 * @param most bytes
 * @throws HttpFailure as soon as there are more
 */
export const readBody = async (
  body: AsyncIterable<Uint8Array> | null,
  most: number,
  onProgress: () => void = () => {},
): Promise<string> => {
  const decoder = new TextDecoder();
  const parts: string[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    onProgress();
    size += chunk.byteLength;
    if (size > most) throw new HttpFailure('tooLarge', 'TOO_LARGE', most);
    parts.push(decoder.decode(chunk, { stream: true }));
  }
  parts.push(decoder.decode());
  return parts.join('');
};
