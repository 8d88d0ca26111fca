import type { Call } from '../server/messages.js';

export const limits = ({ org }: Pick<Call, 'org'>): Record<string, { Max: number; Remaining: number }> => {
  const { dailyApiRequests: max, usedApiRequests: used } = org.options;
  return {
    DailyApiRequests: { Max: max, Remaining: Math.max(0, max - used) },
    DailyAsyncApexExecutions: { Max: 250_000, Remaining: 250_000 },
    DataStorageMB: { Max: 10_240, Remaining: 8_214 },
    HourlyODataCallout: { Max: 20_000, Remaining: 20_000 },
  };
};
