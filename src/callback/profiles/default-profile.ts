/** The profile that holds where none is named; its name alone, so that flags load no profile. */
export const DEFAULT_PROFILE = 'onespan-sign';
