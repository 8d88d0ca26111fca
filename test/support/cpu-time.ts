/** Milliseconds of processor time that the work takes: unlike the clock, they do not depend on what else runs. */
export const cpuMilliseconds = (work: () => unknown): number => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};
