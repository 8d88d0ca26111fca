/** An answer that is not 200, as Salesforce words it. */
export class SalesforceError extends Error {
  public constructor(
    public readonly status: number,
    public readonly errorCode: string,
    message: string,
  ) {
    super(message);
    this.name = 'SalesforceError';
  }

  /** The body of REST errors is always an array. */
  public get body(): Array<{ message: string; errorCode: string }> {
    return [{ message: this.message, errorCode: this.errorCode }];
  }
}

export const notFound = (): SalesforceError =>
  new SalesforceError(404, 'NOT_FOUND', 'The requested resource does not exist');
export const malformedQuery = (message: string): SalesforceError =>
  new SalesforceError(400, 'MALFORMED_QUERY', message);
export const invalidField = (message: string): SalesforceError => new SalesforceError(400, 'INVALID_FIELD', message);
export const invalidType = (name: string): SalesforceError =>
  new SalesforceError(400, 'INVALID_TYPE', `sObject type '${name}' is not supported.`);
export const methodNotAllowed = (method: string, allowed: string): SalesforceError =>
  new SalesforceError(405, 'METHOD_NOT_ALLOWED', `HTTP Method '${method}' not allowed. Allowed are ${allowed}`);
export const noColumn = (column: string, object: string): SalesforceError =>
  invalidField(
    `No such column '${column}' on entity '${object}'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names.`,
  );
