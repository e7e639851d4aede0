// Printed from the schemas by `pnpm --filter @parley/domain guards`. Change the schemas, not this file.
import type { Fit } from '../guards/fit.ts';

type Properties = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Properties {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fits1(it: unknown): boolean {
  return it == null || (typeof it === 'number' && Number.isSafeInteger(it));
}

function fits2(it: unknown): boolean {
  return it == null || (typeof it === 'string');
}

function guardChannel(value: unknown): Fit {
  if (!(typeof value === 'string')) return 0;
  return value === "bridge" || value === "whatsapp" || value === "widget" ? 1 : 3;
}

function guardReadConversationStatus(value: unknown): Fit {
  if (!(typeof value === 'string')) return 0;
  return value === "to-do" || value === "in-progress" || value === "done" ? 1 : 3;
}

function fits3(it: unknown): boolean {
  return it == null || (typeof it === 'boolean');
}

function guardAgent(value: unknown): Fit {
  if (!isObject(value)) return 0;
  let fit: Fit = 1;
  let it: unknown;
  if (!fits1(value.id)) return 0;
  it = value.channel;
  if (it != null) { const part = guardChannel(it); if (part === 0) return 0; fit = (fit | part) as Fit; }
  if (!fits2(value.display_id)) return 0;
  if (!fits2(value.name)) return 0;
  if (!fits3(value.in_sync)) return 0;
  if (!fits1(value.unread_conversations_count)) return 0;
  return fit;
}

function guardProfileSalutation(value: unknown): Fit {
  if (!(typeof value === 'string')) return 0;
  return value === "formal_male" || value === "formal_female" || value === "informal" ? 1 : 3;
}

function guardProfileGender(value: unknown): Fit {
  if (!(typeof value === 'string')) return 0;
  return value === "undisclosed" || value === "male" || value === "female" || value === "diverse" ? 1 : 3;
}

function guardProfile(value: unknown): Fit {
  if (!isObject(value)) return 0;
  let fit: Fit = 1;
  let it: unknown;
  if (!fits1(value.id)) return 0;
  it = value.salutation;
  if (it != null) { const part = guardProfileSalutation(it); if (part === 0) return 0; fit = (fit | part) as Fit; }
  if (!fits2(value.name)) return 0;
  it = value.gender;
  if (it != null) { const part = guardProfileGender(it); if (part === 0) return 0; fit = (fit | part) as Fit; }
  if (!fits3(value.blocked)) return 0;
  if (!fits2(value.date_of_birth)) return 0;
  if (!fits2(value.phone_number)) return 0;
  if (!fits2(value.email)) return 0;
  if (!fits2(value.address)) return 0;
  if (!fits2(value.custom_1)) return 0;
  if (!fits2(value.custom_2)) return 0;
  if (!fits2(value.custom_3)) return 0;
  if (!fits2(value.custom_4)) return 0;
  if (!fits2(value.custom_5)) return 0;
  if (!fits2(value.created_at)) return 0;
  if (!fits2(value.updated_at)) return 0;
  return fit;
}

function guardCustomer(value: unknown): Fit {
  if (!isObject(value)) return 0;
  let fit: Fit = 1;
  let it: unknown;
  if (!fits1(value.id)) return 0;
  it = value.channel;
  if (it != null) { const part = guardChannel(it); if (part === 0) return 0; fit = (fit | part) as Fit; }
  if (!fits2(value.display_id)) return 0;
  if (!fits2(value.name)) return 0;
  it = value.profile;
  if (it != null) { const part = guardProfile(it); if (part === 0) return 0; fit = (fit | part) as Fit; }
  return fit;
}

function fits4(it: unknown): boolean {
  return it == null || ((typeof it === 'string') || (typeof it === 'number' && Number.isFinite(it)));
}

function fits5(it: unknown): boolean {
  return typeof it === 'string';
}

export function guardUser(value: unknown): Fit {
  if (!isObject(value)) return 0;
  let fit: Fit = 1;
  let it: unknown;
  if (!fits1(value.id)) return 0;
  if (!fits2(value.name)) return 0;
  if (!fits4(value.email)) return 0;
  it = value.roles;
  if (it != null) { if (!Array.isArray(it)) return 0; for (const item of it as unknown[]) if (!fits5(item)) return 0; }
  it = value.permissions;
  if (it != null) { if (!Array.isArray(it)) return 0; for (const item of it as unknown[]) if (!fits5(item)) return 0; }
  if (!fits2(value.created_at)) return 0;
  if (!fits2(value.updated_at)) return 0;
  return fit;
}

function guardMessageFrom(value: unknown): Fit {
  if (!(typeof value === 'string')) return 0;
  return value === "system" || value === "agent" || value === "customer" ? 1 : 3;
}

function guardMessageSource(value: unknown): Fit {
  if (!(typeof value === 'string')) return 0;
  return value === "user" || value === "whatsapp-campaign" ? 1 : 3;
}

function fits6(it: unknown): boolean {
  return it === "text";
}

function guardTextMessageContent(value: unknown): Fit {
  if (!isObject(value)) return 0;
  let fit: Fit = 1;
  let it: unknown;
  if (!fits6(value.type)) return 0;
  if (!fits2(value.content)) return 0;
  return fit;
}

function fits7(it: unknown): boolean {
  return it === "image";
}

function guardImageMessageContent(value: unknown): Fit {
  if (!isObject(value)) return 0;
  let fit: Fit = 1;
  let it: unknown;
  if (!fits3(value.has_file)) return 0;
  if (!fits2(value.uuid)) return 0;
  if (!fits2(value.name)) return 0;
  if (!fits2(value.mime_type)) return 0;
  if (!fits1(value.size)) return 0;
  if (!fits2(value.download_url)) return 0;
  if (!fits2(value.public_download_url)) return 0;
  if (!fits7(value.type)) return 0;
  if (!fits2(value.caption)) return 0;
  return fit;
}

function fits8(it: unknown): boolean {
  return it === "video";
}

function guardVideoMessageContent(value: unknown): Fit {
  if (!isObject(value)) return 0;
  let fit: Fit = 1;
  let it: unknown;
  if (!fits3(value.has_file)) return 0;
  if (!fits2(value.uuid)) return 0;
  if (!fits2(value.name)) return 0;
  if (!fits2(value.mime_type)) return 0;
  if (!fits1(value.size)) return 0;
  if (!fits2(value.download_url)) return 0;
  if (!fits2(value.public_download_url)) return 0;
  if (!fits8(value.type)) return 0;
  if (!fits2(value.caption)) return 0;
  return fit;
}

function fits9(it: unknown): boolean {
  return it === "audio";
}

function guardAudioMessageContent(value: unknown): Fit {
  if (!isObject(value)) return 0;
  let fit: Fit = 1;
  let it: unknown;
  if (!fits3(value.has_file)) return 0;
  if (!fits2(value.uuid)) return 0;
  if (!fits2(value.name)) return 0;
  if (!fits2(value.mime_type)) return 0;
  if (!fits1(value.size)) return 0;
  if (!fits2(value.download_url)) return 0;
  if (!fits2(value.public_download_url)) return 0;
  if (!fits9(value.type)) return 0;
  if (!fits3(value.voice)) return 0;
  return fit;
}

function fits10(it: unknown): boolean {
  return it === "document";
}

function guardDocumentMessageContent(value: unknown): Fit {
  if (!isObject(value)) return 0;
  let fit: Fit = 1;
  let it: unknown;
  if (!fits3(value.has_file)) return 0;
  if (!fits2(value.uuid)) return 0;
  if (!fits2(value.name)) return 0;
  if (!fits2(value.mime_type)) return 0;
  if (!fits1(value.size)) return 0;
  if (!fits2(value.download_url)) return 0;
  if (!fits2(value.public_download_url)) return 0;
  if (!fits10(value.type)) return 0;
  if (!fits2(value.filename)) return 0;
  if (!fits2(value.caption)) return 0;
  return fit;
}

function fits11(it: unknown): boolean {
  return it === "location";
}

function guardLocationMessageContent(value: unknown): Fit {
  if (!isObject(value)) return 0;
  let fit: Fit = 1;
  let it: unknown;
  if (!fits11(value.type)) return 0;
  if (!fits2(value.latitude)) return 0;
  if (!fits2(value.longitude)) return 0;
  if (!fits2(value.address)) return 0;
  if (!fits2(value.name)) return 0;
  if (!fits2(value.url)) return 0;
  return fit;
}

function fits12(it: unknown): boolean {
  return it === "contact";
}

function guardContactMessageContentName(value: unknown): Fit {
  if (!isObject(value)) return 0;
  let fit: Fit = 1;
  let it: unknown;
  if (!fits2(value.formatted_name)) return 0;
  if (!fits2(value.first_name)) return 0;
  if (!fits2(value.middle_name)) return 0;
  if (!fits2(value.last_name)) return 0;
  if (!fits2(value.prefix)) return 0;
  if (!fits2(value.suffix)) return 0;
  return fit;
}

function guardContactMessageContentPhones(value: unknown): Fit {
  if (!isObject(value)) return 0;
  let fit: Fit = 1;
  let it: unknown;
  if (!fits2(value.phone)) return 0;
  if (!fits2(value.type)) return 0;
  return fit;
}

function guardContactMessageContentEmails(value: unknown): Fit {
  if (!isObject(value)) return 0;
  let fit: Fit = 1;
  let it: unknown;
  if (!fits2(value.email)) return 0;
  if (!fits2(value.type)) return 0;
  return fit;
}

function guardContactMessageContentAddresses(value: unknown): Fit {
  if (!isObject(value)) return 0;
  let fit: Fit = 1;
  let it: unknown;
  if (!fits2(value.street)) return 0;
  if (!fits2(value.city)) return 0;
  if (!fits2(value.state)) return 0;
  if (!fits2(value.zip)) return 0;
  if (!fits2(value.country)) return 0;
  if (!fits2(value.country_code)) return 0;
  if (!fits2(value.type)) return 0;
  return fit;
}

function guardContactMessageContentOrg(value: unknown): Fit {
  if (!isObject(value)) return 0;
  let fit: Fit = 1;
  let it: unknown;
  if (!fits2(value.company)) return 0;
  if (!fits2(value.department)) return 0;
  if (!fits2(value.title)) return 0;
  return fit;
}

function guardContactMessageContent(value: unknown): Fit {
  if (!isObject(value)) return 0;
  let fit: Fit = 1;
  let it: unknown;
  if (!fits12(value.type)) return 0;
  it = value.name;
  if (it != null) { const part = guardContactMessageContentName(it); if (part === 0) return 0; fit = (fit | part) as Fit; }
  if (!fits2(value.birthday)) return 0;
  it = value.phones;
  if (it != null) { if (!Array.isArray(it)) return 0; for (const item of it as unknown[]) { const part = guardContactMessageContentPhones(item); if (part === 0) return 0; fit = (fit | part) as Fit; } }
  it = value.emails;
  if (it != null) { if (!Array.isArray(it)) return 0; for (const item of it as unknown[]) { const part = guardContactMessageContentEmails(item); if (part === 0) return 0; fit = (fit | part) as Fit; } }
  it = value.addresses;
  if (it != null) { if (!Array.isArray(it)) return 0; for (const item of it as unknown[]) { const part = guardContactMessageContentAddresses(item); if (part === 0) return 0; fit = (fit | part) as Fit; } }
  it = value.org;
  if (it != null) { const part = guardContactMessageContentOrg(it); if (part === 0) return 0; fit = (fit | part) as Fit; }
  return fit;
}

function guardKnownMessageContent(value: unknown): Fit {
  if (!isObject(value)) return 0;
  switch (value.type) {
    case "text":
      return guardTextMessageContent(value);
    case "image":
      return guardImageMessageContent(value);
    case "video":
      return guardVideoMessageContent(value);
    case "audio":
      return guardAudioMessageContent(value);
    case "document":
      return guardDocumentMessageContent(value);
    case "location":
      return guardLocationMessageContent(value);
    case "contact":
      return guardContactMessageContent(value);
    default:
      return 0;
  }
}

function guardUnknownMessageContent(value: unknown): Fit {
  if (!isObject(value)) return 0;
  let fit: Fit = 3;
  if (value.type === "text" || value.type === "image" || value.type === "video" || value.type === "audio" || value.type === "document" || value.type === "location" || value.type === "contact") return 0;
  return fit;
}

function guardMessageContent(value: unknown): Fit {
  return guardKnownMessageContent(value) || guardUnknownMessageContent(value);
}

function guardMessageStatus(value: unknown): Fit {
  if (!(typeof value === 'string')) return 0;
  return value === "created" || value === "sent" || value === "delivered" || value === "read" || value === "error" ? 1 : 3;
}

function guardMessageErrorType(value: unknown): Fit {
  if (!(typeof value === 'string')) return 0;
  return value === "status-update" || value === "other" ? 1 : 3;
}

function guardMessageError(value: unknown): Fit {
  if (!isObject(value)) return 0;
  let fit: Fit = 1;
  let it: unknown;
  if (!fits1(value.id)) return 0;
  if (!fits1(value.message_id)) return 0;
  it = value.type;
  if (it != null) { const part = guardMessageErrorType(it); if (part === 0) return 0; fit = (fit | part) as Fit; }
  if (!fits2(value.original_message)) return 0;
  if (!fits2(value.created_at)) return 0;
  return fit;
}

function guardWhatsappCampaign(value: unknown): Fit {
  if (!isObject(value)) return 0;
  let fit: Fit = 1;
  let it: unknown;
  if (!fits1(value.id)) return 0;
  if (!fits2(value.name)) return 0;
  return fit;
}

function guardMessageReferenceReferenceReferenceReference(value: unknown): Fit {
  if (!isObject(value)) return 0;
  let fit: Fit = 1;
  let it: unknown;
  if (!fits1(value.id)) return 0;
  if (!fits1(value.conversation_id)) return 0;
  it = value.from;
  if (it != null) { const part = guardMessageFrom(it); if (part === 0) return 0; fit = (fit | part) as Fit; }
  it = value.source;
  if (it != null) { const part = guardMessageSource(it); if (part === 0) return 0; fit = (fit | part) as Fit; }
  if (!fits1(value.user_id)) return 0;
  it = value.contents;
  if (it != null) { if (!Array.isArray(it)) return 0; for (const item of it as unknown[]) { const part = guardMessageContent(item); if (part === 0) return 0; fit = (fit | part) as Fit; } }
  it = value.status;
  if (it != null) { const part = guardMessageStatus(it); if (part === 0) return 0; fit = (fit | part) as Fit; }
  if (!fits2(value.agent_reaction)) return 0;
  if (!fits2(value.customer_reaction)) return 0;
  if (!fits2(value.sent_at)) return 0;
  it = value.latest_error;
  if (it != null) { const part = guardMessageError(it); if (part === 0) return 0; fit = (fit | part) as Fit; }
  it = value.whatsapp_campaign;
  if (it != null) { const part = guardWhatsappCampaign(it); if (part === 0) return 0; fit = (fit | part) as Fit; }
  return fit;
}

function guardMessageReferenceReferenceReference(value: unknown): Fit {
  if (!isObject(value)) return 0;
  let fit: Fit = 1;
  let it: unknown;
  if (!fits1(value.id)) return 0;
  if (!fits1(value.conversation_id)) return 0;
  it = value.from;
  if (it != null) { const part = guardMessageFrom(it); if (part === 0) return 0; fit = (fit | part) as Fit; }
  it = value.source;
  if (it != null) { const part = guardMessageSource(it); if (part === 0) return 0; fit = (fit | part) as Fit; }
  if (!fits1(value.user_id)) return 0;
  it = value.contents;
  if (it != null) { if (!Array.isArray(it)) return 0; for (const item of it as unknown[]) { const part = guardMessageContent(item); if (part === 0) return 0; fit = (fit | part) as Fit; } }
  it = value.status;
  if (it != null) { const part = guardMessageStatus(it); if (part === 0) return 0; fit = (fit | part) as Fit; }
  if (!fits2(value.agent_reaction)) return 0;
  if (!fits2(value.customer_reaction)) return 0;
  if (!fits2(value.sent_at)) return 0;
  it = value.latest_error;
  if (it != null) { const part = guardMessageError(it); if (part === 0) return 0; fit = (fit | part) as Fit; }
  it = value.whatsapp_campaign;
  if (it != null) { const part = guardWhatsappCampaign(it); if (part === 0) return 0; fit = (fit | part) as Fit; }
  it = value.reference;
  if (it != null) { const part = guardMessageReferenceReferenceReferenceReference(it); if (part === 0) return 0; fit = (fit | part) as Fit; }
  return fit;
}

function guardMessageReferenceReference(value: unknown): Fit {
  if (!isObject(value)) return 0;
  let fit: Fit = 1;
  let it: unknown;
  if (!fits1(value.id)) return 0;
  if (!fits1(value.conversation_id)) return 0;
  it = value.from;
  if (it != null) { const part = guardMessageFrom(it); if (part === 0) return 0; fit = (fit | part) as Fit; }
  it = value.source;
  if (it != null) { const part = guardMessageSource(it); if (part === 0) return 0; fit = (fit | part) as Fit; }
  if (!fits1(value.user_id)) return 0;
  it = value.contents;
  if (it != null) { if (!Array.isArray(it)) return 0; for (const item of it as unknown[]) { const part = guardMessageContent(item); if (part === 0) return 0; fit = (fit | part) as Fit; } }
  it = value.status;
  if (it != null) { const part = guardMessageStatus(it); if (part === 0) return 0; fit = (fit | part) as Fit; }
  if (!fits2(value.agent_reaction)) return 0;
  if (!fits2(value.customer_reaction)) return 0;
  if (!fits2(value.sent_at)) return 0;
  it = value.latest_error;
  if (it != null) { const part = guardMessageError(it); if (part === 0) return 0; fit = (fit | part) as Fit; }
  it = value.whatsapp_campaign;
  if (it != null) { const part = guardWhatsappCampaign(it); if (part === 0) return 0; fit = (fit | part) as Fit; }
  it = value.reference;
  if (it != null) { const part = guardMessageReferenceReferenceReference(it); if (part === 0) return 0; fit = (fit | part) as Fit; }
  return fit;
}

function guardMessageReference(value: unknown): Fit {
  if (!isObject(value)) return 0;
  let fit: Fit = 1;
  let it: unknown;
  if (!fits1(value.id)) return 0;
  if (!fits1(value.conversation_id)) return 0;
  it = value.from;
  if (it != null) { const part = guardMessageFrom(it); if (part === 0) return 0; fit = (fit | part) as Fit; }
  it = value.source;
  if (it != null) { const part = guardMessageSource(it); if (part === 0) return 0; fit = (fit | part) as Fit; }
  if (!fits1(value.user_id)) return 0;
  it = value.contents;
  if (it != null) { if (!Array.isArray(it)) return 0; for (const item of it as unknown[]) { const part = guardMessageContent(item); if (part === 0) return 0; fit = (fit | part) as Fit; } }
  it = value.status;
  if (it != null) { const part = guardMessageStatus(it); if (part === 0) return 0; fit = (fit | part) as Fit; }
  if (!fits2(value.agent_reaction)) return 0;
  if (!fits2(value.customer_reaction)) return 0;
  if (!fits2(value.sent_at)) return 0;
  it = value.latest_error;
  if (it != null) { const part = guardMessageError(it); if (part === 0) return 0; fit = (fit | part) as Fit; }
  it = value.whatsapp_campaign;
  if (it != null) { const part = guardWhatsappCampaign(it); if (part === 0) return 0; fit = (fit | part) as Fit; }
  it = value.reference;
  if (it != null) { const part = guardMessageReferenceReference(it); if (part === 0) return 0; fit = (fit | part) as Fit; }
  return fit;
}

export function guardMessage(value: unknown): Fit {
  if (!isObject(value)) return 0;
  let fit: Fit = 1;
  let it: unknown;
  if (!fits1(value.id)) return 0;
  if (!fits1(value.conversation_id)) return 0;
  it = value.from;
  if (it != null) { const part = guardMessageFrom(it); if (part === 0) return 0; fit = (fit | part) as Fit; }
  it = value.source;
  if (it != null) { const part = guardMessageSource(it); if (part === 0) return 0; fit = (fit | part) as Fit; }
  if (!fits1(value.user_id)) return 0;
  it = value.contents;
  if (it != null) { if (!Array.isArray(it)) return 0; for (const item of it as unknown[]) { const part = guardMessageContent(item); if (part === 0) return 0; fit = (fit | part) as Fit; } }
  it = value.status;
  if (it != null) { const part = guardMessageStatus(it); if (part === 0) return 0; fit = (fit | part) as Fit; }
  if (!fits2(value.agent_reaction)) return 0;
  if (!fits2(value.customer_reaction)) return 0;
  if (!fits2(value.sent_at)) return 0;
  it = value.latest_error;
  if (it != null) { const part = guardMessageError(it); if (part === 0) return 0; fit = (fit | part) as Fit; }
  it = value.whatsapp_campaign;
  if (it != null) { const part = guardWhatsappCampaign(it); if (part === 0) return 0; fit = (fit | part) as Fit; }
  it = value.reference;
  if (it != null) { const part = guardMessageReference(it); if (part === 0) return 0; fit = (fit | part) as Fit; }
  return fit;
}

function guardNote(value: unknown): Fit {
  if (!isObject(value)) return 0;
  let fit: Fit = 1;
  let it: unknown;
  if (!fits1(value.id)) return 0;
  if (!fits1(value.conversation_id)) return 0;
  if (!fits2(value.text)) return 0;
  if (!fits2(value.created_at)) return 0;
  if (!fits2(value.updated_at)) return 0;
  return fit;
}

export function guardConversation(value: unknown): Fit {
  if (!isObject(value)) return 0;
  let fit: Fit = 1;
  let it: unknown;
  if (!fits1(value.id)) return 0;
  if (!fits2(value.created_at)) return 0;
  it = value.channel;
  if (it != null) { const part = guardChannel(it); if (part === 0) return 0; fit = (fit | part) as Fit; }
  it = value.status;
  if (it != null) { const part = guardReadConversationStatus(it); if (part === 0) return 0; fit = (fit | part) as Fit; }
  if (!fits2(value.snooze_until)) return 0;
  it = value.agent;
  if (it != null) { const part = guardAgent(it); if (part === 0) return 0; fit = (fit | part) as Fit; }
  it = value.customer;
  if (it != null) { const part = guardCustomer(it); if (part === 0) return 0; fit = (fit | part) as Fit; }
  it = value.user;
  if (it != null) { const part = guardUser(it); if (part === 0) return 0; fit = (fit | part) as Fit; }
  it = value.latest_message;
  if (it != null) { const part = guardMessage(it); if (part === 0) return 0; fit = (fit | part) as Fit; }
  it = value.latest_customer_message;
  if (it != null) { const part = guardMessage(it); if (part === 0) return 0; fit = (fit | part) as Fit; }
  if (!fits2(value.last_customer_reply_from)) return 0;
  it = value.latest_note;
  if (it != null) { const part = guardNote(it); if (part === 0) return 0; fit = (fit | part) as Fit; }
  if (!fits1(value.unread_customer_messages_count)) return 0;
  if (!fits2(value.reply_until)) return 0;
  if (!fits3(value.reply_possible)) return 0;
  if (!fits2(value.version)) return 0;
  if (!fits3(value.customer_interaction_required)) return 0;
  return fit;
}

function fits13(it: unknown): boolean {
  return it === undefined || (it === "to-do" || it === "in-progress" || it === "done");
}

function fits14(it: unknown): boolean {
  return it == null || (typeof it === 'number' && Number.isSafeInteger(it) && it > 0);
}

function fits15(it: unknown): boolean {
  return it == null || (typeof it === 'string' && /^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|([+-](?:[01]\d|2[0-3]):[0-5]\d)))$/.test(it));
}

export function guardConversationUpdate(value: unknown): Fit {
  if (!isObject(value)) return 0;
  let fit: Fit = 1;
  let it: unknown;
  for (const key in value) if (!(key === "status" || key === "user_id" || key === "snooze_until")) return 0;
  if (!fits13(value.status)) return 0;
  if (!fits14(value.user_id)) return 0;
  if (!fits15(value.snooze_until)) return 0;
  return fit;
}
