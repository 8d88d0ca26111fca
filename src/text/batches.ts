/** Puts small pieces of text together to larger ones of about `size` characters, since each is a call of the system. */
export function* batches(pieces: Iterable<string>, size = 65_536): Iterable<string> {
  let batch = '';
  for (const piece of pieces) {
    batch += piece;
    if (batch.length < size) continue;
    yield batch;
    batch = '';
  }
  if (batch !== '') yield batch;
}
