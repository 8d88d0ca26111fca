import type { RunAsChange } from '../../../src/inventory/inventory.js';
import { runAsRecentlyChanged } from '../../../src/rules/run-as/run-as-recently-changed.js';
import { APP_ID, connectedApp, daysAgo, externalClientApp, gap, id } from '../../support/inventory.js';
import { ruleTable } from '../rule-table.js';
import { userCases } from '../user-cases.js';

const change = (changes: Partial<RunAsChange> = {}): RunAsChange => ({
  at: daysAgo(5),
  by: 'admin@example.com',
  username: 'sign.bot@example.com',
  userId: null,
  appLabel: null,
  appId: null,
  ...changes,
});

ruleTable(runAsRecentlyChanged, [
  { it: 'passes when the policy is older than the window', expect: 'pass' },
  {
    it: 'passes for a connected app that the trail does not mention',
    given: { apps: [connectedApp()] },
    expect: 'pass',
  },
  {
    it: 'fails when the trail names the app by id',
    given: { apps: [connectedApp()], runAsChanges: [change({ appId: id('0H4', 1).slice(0, 15) })] },
    expect: 'fail',
    tokens: ['2026-11-15'],
    shows: ['SetupAuditTrail: 2026-11-15T12:00:00.000Z: sign.bot@example.com assigned by admin@example.com'],
    does: [
      "sf data query --query 'SELECT CreatedDate, CreatedBy.Username, Action, Display FROM SetupAuditTrail ORDER BY CreatedDate DESC LIMIT 200'",
      `sf data query --query "SELECT PermissionSet.Name, PermissionSet.Label FROM PermissionSetAssignment WHERE AssigneeId = '005000000000001AAA' AND PermissionSet.IsOwnedByProfile = false"`,
    ],
    message: /2026-11-15/,
    evidence: /sign\.bot@example\.com assigned by admin@example\.com/,
  },
  {
    it: 'fails when the trail names the app by a label that no other app has',
    given: { apps: [connectedApp()], runAsChanges: [change({ appLabel: 'sign callback ' })] },
    expect: 'fail',
  },
  {
    it: 'fails when the trail names an external client app',
    given: { runAsChanges: [change({ appId: APP_ID })] },
    expect: 'fail',
  },
  {
    it: 'is inconclusive about a label that two apps share',
    given: { apps: [connectedApp(), externalClientApp()], runAsChanges: [change({ appLabel: 'Sign Callback' })] },
    expect: 'inconclusive',
  },
  {
    it: 'is inconclusive about a row that names no app',
    given: { apps: [connectedApp()], runAsChanges: [change()] },
    expect: 'inconclusive',
  },
  {
    it: 'passes when the row that names no app is older than the window',
    given: { apps: [connectedApp()], runAsChanges: [change({ at: daysAgo(31) })] },
    expect: 'pass',
  },
  {
    it: 'passes when the row is about another app of the same label',
    given: { apps: [connectedApp()], runAsChanges: [change({ appId: id('0H4', 7), appLabel: 'Sign Callback' })] },
    expect: 'pass',
  },
  {
    it: 'passes when the change is older than the window',
    given: { apps: [connectedApp()], runAsChanges: [change({ appId: id('0H4', 1), at: daysAgo(30.01) })] },
    expect: 'pass',
  },
  {
    it: 'fails at its start',
    given: { apps: [connectedApp()], runAsChanges: [change({ appId: id('0H4', 1), at: daysAgo(30) })] },
    expect: 'fail',
  },
  {
    it: 'is inconclusive when the policy changed and the trail does not say what',
    given: { apps: [externalClientApp({ policyModifiedAt: daysAgo(5) })] },
    expect: 'inconclusive',
    evidence: /changed on 2026-11-15/,
  },
  {
    it: 'is inconclusive when it is not known when the policy changed',
    given: { apps: [externalClientApp({ policyModifiedAt: null })] },
    expect: 'inconclusive',
  },
  {
    it: 'is inconclusive beyond the reach of the trail',
    given: { apps: [connectedApp()] },
    thresholds: { changeDays: 365 },
    expect: 'inconclusive',
    message: /180 days/,
  },
  {
    it: 'is inconclusive when the trail could not be read',
    given: { apps: [connectedApp()], gaps: [gap('SetupAuditTrail')] },
    expect: 'inconclusive',
    evidence: /SetupAuditTrail may not be read/,
  },
  {
    it: 'shows what the trail leaves out',
    given: { apps: [connectedApp()], runAsChanges: [change({ appId: id('0H4', 1), by: null, username: null })] },
    expect: 'fail',
    tokens: ['2026-11-15'],
    shows: ['SetupAuditTrail: 2026-11-15T12:00:00.000Z: (user not named) assigned by not known'],
    does: [
      "sf data query --query 'SELECT CreatedDate, CreatedBy.Username, Action, Display FROM SetupAuditTrail ORDER BY CreatedDate DESC LIMIT 200'",
      `sf data query --query "SELECT PermissionSet.Name, PermissionSet.Label FROM PermissionSetAssignment WHERE AssigneeId = '005000000000001AAA' AND PermissionSet.IsOwnedByProfile = false"`,
    ],
  },
  ...userCases,
]);
