import { assertObjectType } from 'graphql';
import { expect, it } from 'vitest';
import { schema } from '../src/schema.ts';
import { ask, gatewayOf } from './ask.ts';
import { FULL_CONVERSATION, ODD_CONVERSATION } from './doubles/full-conversation.ts';
import { startPageOnlyUpstream } from './doubles/page-only-upstream.ts';
import { everyField } from './every-field.ts';

const EVERYTHING = `{ conversation(id: "7") ${everyField(schema, assertObjectType(schema.getType('Conversation')), 1)} }`;

it('every field of the API page is reachable', async () => {
  const upstream = await startPageOnlyUpstream({ conversations: [FULL_CONVERSATION] });
  expect(await ask(gatewayOf(upstream), EVERYTHING)).toMatchInlineSnapshot(`
    {
      "data": {
        "conversation": {
          "__typename": "Conversation",
          "agent": {
            "__typename": "Agent",
            "channel": "WHATSAPP",
            "channelName": "whatsapp",
            "displayId": "4915223567929",
            "id": "2",
            "inSync": true,
            "name": "Front desk",
            "unreadConversationsCount": 3,
          },
          "allowedEvents": [
            "START",
            "FINISH",
            "ASSIGN",
            "UNASSIGN",
          ],
          "channel": "WHATSAPP",
          "channelName": "whatsapp",
          "createdAt": "2026-01-01T12:00:00Z",
          "customer": {
            "__typename": "Customer",
            "channel": "WHATSAPP",
            "channelName": "whatsapp",
            "displayId": "4915223567000",
            "id": "3",
            "name": "Ada",
            "profile": {
              "__typename": "Profile",
              "address": "Main Street 1",
              "blocked": false,
              "createdAt": "2025-01-01T12:00:00Z",
              "custom1": "one",
              "custom2": "two",
              "custom3": "three",
              "custom4": "four",
              "custom5": "five",
              "dateOfBirth": "1970-01-01",
              "email": "ada@example.com",
              "gender": "FEMALE",
              "id": "4",
              "name": "Ada Lovelace",
              "phoneNumber": "+4915224367929",
              "salutation": "FORMAL_FEMALE",
              "updatedAt": "2025-01-02T12:00:00Z",
            },
          },
          "customerInteractionRequired": false,
          "id": "7",
          "isAsleep": false,
          "lastCustomerReplyFrom": "2026-01-01T13:00:00Z",
          "latestCustomerMessage": {
            "__typename": "Message",
            "agentReaction": null,
            "contents": [
              {
                "TextMessageContent_content": "Hi",
                "TextMessageContent_type": "text",
                "__typename": "TextMessageContent",
                "type": "text",
              },
            ],
            "conversationId": "7",
            "customerReaction": null,
            "from": "CUSTOMER",
            "id": "19",
            "latestError": null,
            "sentAt": "2026-01-01T13:00:00Z",
            "source": "USER",
            "status": "READ",
            "userId": null,
            "whatsappCampaign": null,
          },
          "latestMessage": {
            "__typename": "Message",
            "agentReaction": "👍",
            "contents": [
              {
                "TextMessageContent_content": "Hello",
                "TextMessageContent_type": "text",
                "__typename": "TextMessageContent",
                "type": "text",
              },
              {
                "ImageMessageContent_caption": "A cat",
                "ImageMessageContent_downloadUrl": "https://example.com/image",
                "ImageMessageContent_hasFile": true,
                "ImageMessageContent_mimeType": "image/x",
                "ImageMessageContent_name": "image.bin",
                "ImageMessageContent_publicDownloadUrl": "https://example.com/public/image",
                "ImageMessageContent_size": 5000000000,
                "ImageMessageContent_type": "image",
                "ImageMessageContent_uuid": "uuid-of-image",
                "__typename": "ImageMessageContent",
                "type": "image",
              },
              {
                "VideoMessageContent_caption": "A moving cat",
                "VideoMessageContent_downloadUrl": "https://example.com/video",
                "VideoMessageContent_hasFile": true,
                "VideoMessageContent_mimeType": "video/x",
                "VideoMessageContent_name": "video.bin",
                "VideoMessageContent_publicDownloadUrl": "https://example.com/public/video",
                "VideoMessageContent_size": 5000000000,
                "VideoMessageContent_type": "video",
                "VideoMessageContent_uuid": "uuid-of-video",
                "__typename": "VideoMessageContent",
                "type": "video",
              },
              {
                "AudioMessageContent_downloadUrl": "https://example.com/audio",
                "AudioMessageContent_hasFile": true,
                "AudioMessageContent_mimeType": "audio/x",
                "AudioMessageContent_name": "audio.bin",
                "AudioMessageContent_publicDownloadUrl": "https://example.com/public/audio",
                "AudioMessageContent_size": 5000000000,
                "AudioMessageContent_type": "audio",
                "AudioMessageContent_uuid": "uuid-of-audio",
                "AudioMessageContent_voice": true,
                "__typename": "AudioMessageContent",
                "type": "audio",
              },
              {
                "DocumentMessageContent_caption": "About a cat",
                "DocumentMessageContent_downloadUrl": "https://example.com/document",
                "DocumentMessageContent_filename": "cat.pdf",
                "DocumentMessageContent_hasFile": true,
                "DocumentMessageContent_mimeType": "document/x",
                "DocumentMessageContent_name": "document.bin",
                "DocumentMessageContent_publicDownloadUrl": "https://example.com/public/document",
                "DocumentMessageContent_size": 5000000000,
                "DocumentMessageContent_type": "document",
                "DocumentMessageContent_uuid": "uuid-of-document",
                "__typename": "DocumentMessageContent",
                "type": "document",
              },
              {
                "LocationMessageContent_address": "Main Street 1",
                "LocationMessageContent_latitude": "52.5",
                "LocationMessageContent_longitude": "13.4",
                "LocationMessageContent_name": "Office",
                "LocationMessageContent_type": "location",
                "LocationMessageContent_url": "https://example.com/map",
                "__typename": "LocationMessageContent",
                "type": "location",
              },
              {
                "ContactMessageContent_addresses": [
                  {
                    "__typename": "ContactAddress",
                    "city": "Berlin",
                    "country": "Germany",
                    "countryCode": "de",
                    "state": "Berlin",
                    "street": "Main Street 1",
                    "type": "HOME",
                    "zip": "10115",
                  },
                ],
                "ContactMessageContent_birthday": "1970-01-01T00:00:00.000Z",
                "ContactMessageContent_emails": [
                  {
                    "__typename": "ContactEmail",
                    "email": "ada@example.com",
                    "type": "HOME",
                  },
                ],
                "ContactMessageContent_name": {
                  "__typename": "ContactName",
                  "firstName": "Ada",
                  "formattedName": "Dr. Ada King Lovelace Jr.",
                  "lastName": "Lovelace",
                  "middleName": "King",
                  "prefix": "Dr.",
                  "suffix": "Jr.",
                },
                "ContactMessageContent_org": {
                  "__typename": "ContactOrg",
                  "company": "Engines",
                  "department": "Analysis",
                  "title": "Programmer",
                },
                "ContactMessageContent_phones": [
                  {
                    "__typename": "ContactPhone",
                    "phone": "+49152",
                    "type": "WORK",
                  },
                ],
                "ContactMessageContent_type": "contact",
                "__typename": "ContactMessageContent",
                "type": "contact",
              },
            ],
            "conversationId": "7",
            "customerReaction": "❤️",
            "from": "AGENT",
            "id": "20",
            "latestError": {
              "__typename": "MessageError",
              "createdAt": "2026-01-02T12:01:00Z",
              "id": "30",
              "messageId": "20",
              "originalMessage": "Number not reachable",
              "type": "STATUS_UPDATE",
            },
            "sentAt": "2026-01-02T12:00:00Z",
            "source": "WHATSAPP_CAMPAIGN",
            "status": "ERROR",
            "userId": "5",
            "whatsappCampaign": {
              "__typename": "WhatsappCampaign",
              "id": "40",
              "name": "Spring",
            },
          },
          "latestNote": {
            "__typename": "Note",
            "conversationId": "7",
            "createdAt": "2026-01-01T14:00:00Z",
            "id": "50",
            "text": "Call back",
            "updatedAt": "2026-01-01T15:00:00Z",
          },
          "needsUser": false,
          "replyPossible": true,
          "replyUntil": "2026-01-03T13:00:00Z",
          "replyWindow": {
            "__typename": "ReplyWindow",
            "state": "OPEN",
            "until": "2026-01-03T13:00:00Z",
          },
          "snoozeUntil": null,
          "status": "TO_DO",
          "unreadCustomerMessagesCount": 2,
          "user": {
            "__typename": "User",
            "createdAt": "2024-01-01T12:00:00Z",
            "email": "1234",
            "id": "5",
            "name": "Grace",
            "permissions": [
              "conversations",
            ],
            "roles": [
              "admin",
            ],
            "updatedAt": "2024-01-02T12:00:00Z",
          },
          "version": null,
        },
      },
    }
  `);
});

it('data that never kept to the page is answered without an error', async () => {
  const upstream = await startPageOnlyUpstream({
    interfere: ({ method }) =>
      method === 'PATCH' ? { status: 200, body: ODD_CONVERSATION } : undefined,
  });
  expect(await ask(gatewayOf(upstream), EVERYTHING)).toMatchInlineSnapshot(`
    {
      "data": {
        "conversation": {
          "__typename": "Conversation",
          "agent": null,
          "allowedEvents": [
            "START",
            "FINISH",
            "QUEUE",
            "ASSIGN",
            "UNASSIGN",
          ],
          "channel": null,
          "channelName": "carrier-pigeon",
          "createdAt": "1735732800",
          "customer": {
            "__typename": "Customer",
            "channel": null,
            "channelName": "smoke-signal",
            "displayId": "4915223567000",
            "id": null,
            "name": null,
            "profile": {
              "__typename": "Profile",
              "address": null,
              "blocked": null,
              "createdAt": null,
              "custom1": null,
              "custom2": null,
              "custom3": null,
              "custom4": null,
              "custom5": null,
              "dateOfBirth": null,
              "email": "99",
              "gender": null,
              "id": null,
              "name": null,
              "phoneNumber": null,
              "salutation": null,
              "updatedAt": null,
            },
          },
          "customerInteractionRequired": null,
          "id": "7",
          "isAsleep": false,
          "lastCustomerReplyFrom": null,
          "latestCustomerMessage": null,
          "latestMessage": {
            "__typename": "Message",
            "agentReaction": null,
            "contents": [
              {
                "UnknownMessageContent_type": "hologram",
                "__typename": "UnknownMessageContent",
                "type": "hologram",
              },
              {
                "TextMessageContent_content": null,
                "TextMessageContent_type": "text",
                "__typename": "TextMessageContent",
                "type": "text",
              },
              {
                "ImageMessageContent_caption": null,
                "ImageMessageContent_downloadUrl": null,
                "ImageMessageContent_hasFile": null,
                "ImageMessageContent_mimeType": null,
                "ImageMessageContent_name": null,
                "ImageMessageContent_publicDownloadUrl": null,
                "ImageMessageContent_size": null,
                "ImageMessageContent_type": "image",
                "ImageMessageContent_uuid": null,
                "__typename": "ImageMessageContent",
                "type": "image",
              },
              {
                "ContactMessageContent_addresses": [],
                "ContactMessageContent_birthday": null,
                "ContactMessageContent_emails": [
                  {
                    "__typename": "ContactEmail",
                    "email": "5",
                    "type": null,
                  },
                ],
                "ContactMessageContent_name": null,
                "ContactMessageContent_org": null,
                "ContactMessageContent_phones": [],
                "ContactMessageContent_type": "contact",
                "__typename": "ContactMessageContent",
                "type": "contact",
              },
              {
                "UnknownMessageContent_type": null,
                "__typename": "UnknownMessageContent",
                "type": null,
              },
            ],
            "conversationId": null,
            "customerReaction": null,
            "from": null,
            "id": null,
            "latestError": {
              "__typename": "MessageError",
              "createdAt": null,
              "id": null,
              "messageId": null,
              "originalMessage": null,
              "type": null,
            },
            "sentAt": null,
            "source": null,
            "status": null,
            "userId": "u5",
            "whatsappCampaign": null,
          },
          "latestNote": null,
          "needsUser": false,
          "replyPossible": null,
          "replyUntil": "tomorrow",
          "replyWindow": {
            "__typename": "ReplyWindow",
            "state": "OPEN",
            "until": "tomorrow",
          },
          "snoozeUntil": "12",
          "status": null,
          "unreadCustomerMessagesCount": null,
          "user": {
            "__typename": "User",
            "createdAt": null,
            "email": "1234",
            "id": "5",
            "name": null,
            "permissions": [],
            "roles": [],
            "updatedAt": null,
          },
          "version": null,
        },
      },
    }
  `);
});

it.each([{}, { id: null }, { user: [], customer: null, latest_message: { contents: {} } }])(
  'a conversation of %j is answered with the id that was asked for',
  async (body) => {
    const upstream = await startPageOnlyUpstream({
      interfere: ({ method }) => (method === 'PATCH' ? { status: 200, body } : undefined),
    });
    const answer = await ask(gatewayOf(upstream), EVERYTHING);
    expect(answer).not.toHaveProperty('errors');
    expect(answer).toMatchObject({ data: { conversation: { id: '7', status: null } } });
  },
);
