export const ID_PARAMETER = { in: 'path', name: 'id', schema: { type: 'integer' }, required: true };

export function pathParameter(name: string) {
  return { in: 'path', name, schema: { type: 'string' }, required: true };
}

export function headerParameter(name: string, description: string) {
  return { 'x-extension': true, in: 'header', name, description, schema: { type: 'string' } };
}
