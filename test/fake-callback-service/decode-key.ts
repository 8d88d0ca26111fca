/**
 * Decodes a callback key as strictly as a service may: standard Base64 on one line, UTF-8, JSON with exactly the three
 * members in the specified order, a bare host. Written against the specification, not against the plugin.
 */

export type DecodedKey = { host: string; client_id: string; client_secret: string };

export const decodeKeyStrictly = (key: string): DecodedKey | string => {
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(key) || key === '')
    return 'is not Base64';
  const bytes = Buffer.from(key, 'base64');
  if (bytes.toString('base64') !== key) return 'is not canonical Base64';
  let text: string;
  let data: unknown;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    data = JSON.parse(text);
  } catch {
    return 'is not JSON in UTF-8';
  }
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return 'is not an object';
  if (Object.keys(data).join() !== 'host,client_id,client_secret') return 'has other members';
  if (JSON.stringify(data) !== text) return 'is not compact';
  const { host, client_id, client_secret } = data as Record<string, unknown>;
  if (typeof host !== 'string' || typeof client_id !== 'string' || typeof client_secret !== 'string')
    return 'has values that are no text';
  if (!/^[a-z0-9.-]+(?::\d+)?$/.test(host) || client_id === '' || client_secret === '') return 'has unusable values';
  return { host, client_id, client_secret };
};
