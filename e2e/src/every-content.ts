/** A message with every kind of content that there is, as the gateway answers it. */
export const EVERY_CONTENT = [
  {
    __typename: 'TextMessageContent',
    type: 'text',
    content: 'Guten Tag, wann kann ich mein Rad abholen? שלום',
  },
  file('Image', { caption: 'Das Rad', name: 'rad.jpg', mimeType: 'image/jpeg', size: 471_000 }),
  file('Video', { caption: null, name: null, mimeType: 'video/mp4', size: 8_100_000 }),
  file('Audio', { voice: true, name: null, mimeType: 'audio/ogg', size: 90_000 }),
  file('Document', { caption: null, filename: 'Rechnung-2026-11-23.pdf', name: 'Rechnung', size: 1_200_000 }),
  {
    __typename: 'LocationMessageContent',
    type: 'location',
    locationName: 'Werkstatt',
    address: 'Hauptstraße 1, 10115 Berlin',
    latitude: '52.53',
    longitude: '13.38',
    url: null,
  },
  {
    __typename: 'ContactMessageContent',
    type: 'contact',
    contactName: { __typename: 'ContactName', formattedName: 'Ayşe Yılmaz', firstName: null, lastName: null },
    phones: [{ __typename: 'ContactPhone', phone: '+49 151 2000037', type: null }],
    emails: [{ __typename: 'ContactEmail', email: 'ayse@example.org', type: null }],
    org: { __typename: 'ContactOrg', company: 'Yılmaz GmbH', title: null },
  },
  { __typename: 'UnknownMessageContent', type: 'sticker' },
];

function file(kind: string, facts: Record<string, unknown>) {
  const __typename = `${kind}MessageContent`;
  return { __typename, type: kind.toLowerCase(), hasFile: true, mimeType: 'application/pdf', ...facts };
}
