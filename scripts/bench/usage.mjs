// Preloaded into a measured process: writes what it used to the file of BENCH_USAGE_FILE when it ends.

import { readFileSync, writeFileSync } from 'node:fs';

/**
 * Peak resident memory in kB. The kernel's own record of this program; getrusage also counts the process that started
 * it.
 */
function peakKb() {
  try {
    const found = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'));
    if (found) return Number(found[1]);
  } catch {
    // Only Linux has it.
  }
  return process.resourceUsage().maxRSS;
}

process.once('exit', () => {
  const { user, system } = process.cpuUsage();
  const usage = { peakMb: peakKb() / 1024, cpuSeconds: (user + system) / 1e6 };
  writeFileSync(String(process.env.BENCH_USAGE_FILE), JSON.stringify(usage));
});
