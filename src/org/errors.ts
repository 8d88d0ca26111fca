/** Why an org could not be read at all, as the errors that a command shows. */
import { type SfError } from '@salesforce/core';
import type { Gap } from '../inventory/inventory.js';
import type { FatalOrgError } from './client/failure.js';
import { bundle } from '../text/messages.js';

const messages = bundle('org.errors');

/** `isClientCredentialEnabled` and `oauthClientCredentialUser` exist from this version on (Metadata API guide). */
export const OLDEST_API_VERSION = 56;

const createError = (key: string, tokens: string[], actions: string[]): SfError => {
  const error = messages.createError(key, tokens);
  error.actions = actions;
  return error;
};

export const apiVersionTooOld = (apiVersion: string): SfError =>
  createError(
    'apiVersionTooOld',
    [apiVersion, `${OLDEST_API_VERSION}.0`],
    messages.getMessages('apiVersionTooOld.actions'),
  );

export const fatalError = ({ kind, message }: FatalOrgError, apiVersion: string): SfError => {
  switch (kind) {
    case 'apiVersion':
      return createError('apiVersionUnknown', [apiVersion, message], messages.getMessages('apiVersionUnknown.actions'));
    case 'sessionExpired':
      return createError('sessionExpired', [message], messages.getMessages('sessionExpired.actions'));
    case 'sessionNotForApi':
      return createError('sessionNotForApi', [message], messages.getMessages('sessionNotForApi.actions'));
  }
};

/** Neither kind of app could be listed. */
export const nothingReadable = (gaps: Gap[]): SfError => {
  const of = (source: Gap['source']): Gap[] => gaps.filter((gap) => gap.source === source);
  const told = (list: Gap[]): string =>
    [...new Set(list.map(({ detail }) => detail))].join('; ') || messages.getMessage('unknownReason');
  const connected = of('ConnectedApp');
  const external = [...of('ExternalClientApplication'), ...of('ExtlClntAppOauthPlcyCnfg')];
  const grants = [...new Set([...connected, ...external].flatMap(({ grant }) => grant ?? []))];
  const actions =
    grants.length > 0
      ? messages.getMessages('nothingReadable.permission.actions', [grants.join(', ')])
      : messages.getMessages('nothingReadable.error.actions');
  return createError('nothingReadable', [told(connected), told(external)], actions);
};
