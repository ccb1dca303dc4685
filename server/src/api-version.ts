/** Version of the schema and of the release that serves it; goes up with each change that a client can see. */
export const API_VERSION = '0.4.0';
