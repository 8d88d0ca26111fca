import { Writable } from 'node:stream';

/** A stream that takes as many chunks as are said, and then fails as the system does with this code. */
export const failingStream = (code: string, takes = 0): Writable => {
  let taken = 0;
  return new Writable({
    write: (_, __, done) => {
      taken += 1;
      if (taken <= takes) done();
      else done(Object.assign(new Error(`write ${code}`), { code }));
    },
  });
};
