import { readFileSync } from 'node:fs';
import {
  CHANGE_CAUSES,
  CHANNELS,
  CONVERSATION_EVENTS,
  CONVERSATION_STATUSES,
  GENDERS,
  MESSAGE_ERROR_TYPES,
  MESSAGE_FROMS,
  MESSAGE_SOURCES,
  MESSAGE_STATUSES,
  REPLY_WINDOW_STATES,
  SALUTATIONS,
  STATE_FIELDS,
  UPDATE_WARNINGS,
} from '@parley/domain';
import {
  type GraphQLArgument,
  type GraphQLInputField,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isNonNullType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { ERROR_CATALOGUE } from '../src/failures/error-catalogue.ts';
import { printedSchema, SCHEMA_FILE } from '../src/print-schema.ts';
import { schema } from '../src/schema.ts';

const types = Object.values(schema.getTypeMap()).filter(
  (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
);

describe('the schema', () => {
  it('says of every field whose resolver takes info that it needs it', () => {
    const fields = types.filter(isObjectType).flatMap((type) => Object.values(type.getFields()));
    const taking = fields.filter(({ resolve }) => resolve !== undefined && resolve.length > 3);
    expect(taking.filter(({ extensions }) => extensions.needsInfo !== true)).toEqual([]);
  });

  it('is the one that is committed', () => {
    expect(readFileSync(SCHEMA_FILE, 'utf8')).toBe(printedSchema());
  });

  it('describes every type, field, argument and enum value', () => {
    const mute = types.flatMap((type) => {
      const silent = type.description ? [] : [type.name];
      if (isEnumType(type)) silent.push(...nameless(type.getValues(), type.name));
      if (isInputObjectType(type)) silent.push(...nameless(Object.values(type.getFields()), type.name));
      if (isObjectType(type) || isInterfaceType(type)) {
        const fields = Object.values(type.getFields());
        silent.push(...nameless(fields, type.name));
        for (const field of fields) silent.push(...nameless(field.args, `${type.name}.${field.name}`));
      }
      return silent;
    });
    expect(mute).toEqual([]);
  });

  it('says of every optional input what it is when it is absent', () => {
    const unsaid = types.flatMap((type) => {
      if (isInputObjectType(type)) {
        // Where the same holds for each field, the type says it once.
        if (/^[^.]*\. Absent and null = any/.test(type.description ?? '')) return [];
        return silentOnAbsence(Object.values(type.getFields()), type.name);
      }
      if (!isObjectType(type)) return [];
      return Object.values(type.getFields()).flatMap((field) =>
        silentOnAbsence(field.args, `${type.name}.${field.name}`),
      );
    });
    expect(unsaid).toEqual([]);
  });

  it.each([
    ['ConversationStatus', CONVERSATION_STATUSES],
    ['Channel', CHANNELS],
    ['ConversationEvent', CONVERSATION_EVENTS],
    ['ChangeCause', CHANGE_CAUSES],
    ['ReplyWindowState', REPLY_WINDOW_STATES],
    ['MessageFrom', MESSAGE_FROMS],
    ['MessageSource', MESSAGE_SOURCES],
    ['MessageStatus', MESSAGE_STATUSES],
    ['MessageErrorType', MESSAGE_ERROR_TYPES],
    ['Salutation', SALUTATIONS],
    ['Gender', GENDERS],
    ['StateField', STATE_FIELDS],
    ['UpdateWarningCode', Object.keys(UPDATE_WARNINGS)],
    ['ErrorCode', Object.keys(ERROR_CATALOGUE)],
  ])('lists in %s exactly what the domain lists', (name, members) => {
    const type = schema.getType(name);
    const values = isEnumType(type) ? type.getValues().map((value) => value.value) : [];
    expect(values.sort()).toEqual([...members].sort());
  });
});

function nameless(
  elements: readonly { readonly name: string; readonly description?: string | null | undefined }[],
  owner: string,
): string[] {
  return elements.filter((element) => !element.description).map((element) => `${owner}.${element.name}`);
}

function silentOnAbsence(inputs: readonly (GraphQLArgument | GraphQLInputField)[], owner: string): string[] {
  return inputs
    .filter((input) => !isNonNullType(input.type) && !/absent/i.test(input.description ?? ''))
    .map((input) => `${owner}.${input.name}`);
}
