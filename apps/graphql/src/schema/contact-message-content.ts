import { builder } from '../builder.ts';
import { object, objects, text, type UpstreamObject } from '../upstream/read.ts';
import { MessageContentRef } from './message-content.ts';

const ContactNameRef = builder.objectRef<UpstreamObject>('ContactName').implement({
  description: 'The name of a contact, whole and in parts.',
  fields: (t) => ({
    formattedName: t.string({ description: 'The whole name.', resolve: text('formatted_name') }),
    firstName: t.string({ description: 'First name.', resolve: text('first_name') }),
    middleName: t.string({ description: 'Middle name.', resolve: text('middle_name') }),
    lastName: t.string({ description: 'Last name.', resolve: text('last_name') }),
    prefix: t.string({ description: 'What stands before the name.', resolve: text('prefix') }),
    suffix: t.string({ description: 'What stands after the name.', resolve: text('suffix') }),
  }),
});

const ContactPhoneRef = builder.objectRef<UpstreamObject>('ContactPhone').implement({
  description: 'A phone number of a contact.',
  fields: (t) => ({
    phone: t.string({ description: 'The number.', resolve: text('phone') }),
    type: t.string({ description: 'What it is for, in the words of the sender.', resolve: text('type') }),
  }),
});

const ContactEmailRef = builder.objectRef<UpstreamObject>('ContactEmail').implement({
  description: 'An e-mail address of a contact.',
  fields: (t) => ({
    email: t.string({ description: 'The address.', resolve: text('email') }),
    type: t.string({ description: 'What it is for, in the words of the sender.', resolve: text('type') }),
  }),
});

const ContactAddressRef = builder.objectRef<UpstreamObject>('ContactAddress').implement({
  description: 'A postal address of a contact.',
  fields: (t) => ({
    street: t.string({ description: 'Street and number.', resolve: text('street') }),
    city: t.string({ description: 'City.', resolve: text('city') }),
    state: t.string({ description: 'State or region.', resolve: text('state') }),
    zip: t.string({ description: 'Postal code.', resolve: text('zip') }),
    country: t.string({ description: 'Country.', resolve: text('country') }),
    countryCode: t.string({ description: 'Code of the country.', resolve: text('country_code') }),
    type: t.string({ description: 'What it is for, in the words of the sender.', resolve: text('type') }),
  }),
});

const ContactOrgRef = builder.objectRef<UpstreamObject>('ContactOrg').implement({
  description: 'Where a contact works.',
  fields: (t) => ({
    company: t.string({ description: 'Company.', resolve: text('company') }),
    department: t.string({ description: 'Department.', resolve: text('department') }),
    title: t.string({ description: 'Job title.', resolve: text('title') }),
  }),
});

builder.objectRef<UpstreamObject>('ContactMessageContent').implement({
  description: 'A contact that the message shares.',
  interfaces: [MessageContentRef],
  fields: (t) => ({
    name: t.field({ type: ContactNameRef, description: 'Name of the contact.', resolve: object('name') }),
    birthday: t.field({
      type: 'DateTime',
      description: 'Birthday, often without a time.',
      resolve: text('birthday'),
    }),
    phones: t.field({
      type: [ContactPhoneRef],
      nullable: false,
      description: 'Phone numbers.',
      resolve: objects('phones'),
    }),
    emails: t.field({
      type: [ContactEmailRef],
      nullable: false,
      description: 'E-mail addresses.',
      resolve: objects('emails'),
    }),
    addresses: t.field({
      type: [ContactAddressRef],
      nullable: false,
      description: 'Postal addresses.',
      resolve: objects('addresses'),
    }),
    org: t.field({ type: ContactOrgRef, description: 'Where the contact works.', resolve: object('org') }),
  }),
});
