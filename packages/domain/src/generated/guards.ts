// Printed from the schemas by `pnpm --filter @parley/domain guards`. Change the schemas, not this file.
import type { Fit } from '../guards/fit.ts';

/** 0: fits. 2: holds something that is not listed. 4: does not fit. */
type Misfit = number;
type Properties = Readonly<Record<string, unknown>>;

function toFit(misfit: Misfit): Fit {
  return misfit > 3 ? 0 : ((misfit | 1) as Fit);
}

function isObject(value: unknown): value is Properties {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function judgeItems(value: unknown, judge: (item: unknown) => Misfit): Misfit {
  if (!Array.isArray(value)) return value == null ? 0 : 4;
  let misfit = 0;
  for (const item of value as unknown[]) misfit |= item == null ? 4 : judge(item);
  return misfit;
}

function fits1(it: unknown): Misfit {
  return it == null || (Number.isSafeInteger(it)) ? 0 : 4;
}

function fits2(it: unknown): Misfit {
  return it == null || (typeof it === 'string') ? 0 : 4;
}

function judgeChannel(value: unknown): Misfit {
  if (typeof value === 'string') return value === "bridge" || value === "whatsapp" || value === "widget" ? 0 : 2;
  return value == null ? 0 : 4;
}

function judgeReadConversationStatus(value: unknown): Misfit {
  if (typeof value === 'string') return value === "to-do" || value === "in-progress" || value === "done" ? 0 : 2;
  return value == null ? 0 : 4;
}

function fits3(it: unknown): Misfit {
  return it == null || (typeof it === 'boolean') ? 0 : 4;
}

function judgeAgent(value: unknown): Misfit {
  if (!isObject(value)) return value == null ? 0 : 4;
  return fits1(value.id) |
    judgeChannel(value.channel) |
    fits2(value.display_id) |
    fits2(value.name) |
    fits3(value.in_sync) |
    fits1(value.unread_conversations_count);
}

function judgeProfileSalutation(value: unknown): Misfit {
  if (typeof value === 'string') return value === "formal_male" || value === "formal_female" || value === "informal" ? 0 : 2;
  return value == null ? 0 : 4;
}

function judgeProfileGender(value: unknown): Misfit {
  if (typeof value === 'string') return value === "undisclosed" || value === "male" || value === "female" || value === "diverse" ? 0 : 2;
  return value == null ? 0 : 4;
}

function judgeProfile(value: unknown): Misfit {
  if (!isObject(value)) return value == null ? 0 : 4;
  return fits1(value.id) |
    judgeProfileSalutation(value.salutation) |
    fits2(value.name) |
    judgeProfileGender(value.gender) |
    fits3(value.blocked) |
    fits2(value.date_of_birth) |
    fits2(value.phone_number) |
    fits2(value.email) |
    fits2(value.address) |
    fits2(value.custom_1) |
    fits2(value.custom_2) |
    fits2(value.custom_3) |
    fits2(value.custom_4) |
    fits2(value.custom_5) |
    fits2(value.created_at) |
    fits2(value.updated_at);
}

function judgeCustomer(value: unknown): Misfit {
  if (!isObject(value)) return value == null ? 0 : 4;
  return fits1(value.id) |
    judgeChannel(value.channel) |
    fits2(value.display_id) |
    fits2(value.name) |
    judgeProfile(value.profile);
}

function fits4(it: unknown): Misfit {
  return it == null || ((typeof it === 'string') || (Number.isFinite(it))) ? 0 : 4;
}

function fits5(it: unknown): Misfit {
  return typeof it === 'string' ? 0 : 4;
}

function judgeUser(value: unknown): Misfit {
  if (!isObject(value)) return value == null ? 0 : 4;
  return fits1(value.id) |
    fits2(value.name) |
    fits4(value.email) |
    judgeItems(value.roles, fits5) |
    judgeItems(value.permissions, fits5) |
    fits2(value.created_at) |
    fits2(value.updated_at);
}

function judgeMessageFrom(value: unknown): Misfit {
  if (typeof value === 'string') return value === "system" || value === "agent" || value === "customer" ? 0 : 2;
  return value == null ? 0 : 4;
}

function judgeMessageSource(value: unknown): Misfit {
  if (typeof value === 'string') return value === "user" || value === "whatsapp-campaign" ? 0 : 2;
  return value == null ? 0 : 4;
}

function fits6(it: unknown): Misfit {
  return it === "text" ? 0 : 4;
}

function judgeTextMessageContent(value: unknown): Misfit {
  if (!isObject(value)) return value == null ? 0 : 4;
  return fits6(value.type) |
    fits2(value.content);
}

function fits7(it: unknown): Misfit {
  return it === "image" ? 0 : 4;
}

function judgeImageMessageContent(value: unknown): Misfit {
  if (!isObject(value)) return value == null ? 0 : 4;
  return fits3(value.has_file) |
    fits2(value.uuid) |
    fits2(value.name) |
    fits2(value.mime_type) |
    fits1(value.size) |
    fits2(value.download_url) |
    fits2(value.public_download_url) |
    fits7(value.type) |
    fits2(value.caption);
}

function fits8(it: unknown): Misfit {
  return it === "video" ? 0 : 4;
}

function judgeVideoMessageContent(value: unknown): Misfit {
  if (!isObject(value)) return value == null ? 0 : 4;
  return fits3(value.has_file) |
    fits2(value.uuid) |
    fits2(value.name) |
    fits2(value.mime_type) |
    fits1(value.size) |
    fits2(value.download_url) |
    fits2(value.public_download_url) |
    fits8(value.type) |
    fits2(value.caption);
}

function fits9(it: unknown): Misfit {
  return it === "audio" ? 0 : 4;
}

function judgeAudioMessageContent(value: unknown): Misfit {
  if (!isObject(value)) return value == null ? 0 : 4;
  return fits3(value.has_file) |
    fits2(value.uuid) |
    fits2(value.name) |
    fits2(value.mime_type) |
    fits1(value.size) |
    fits2(value.download_url) |
    fits2(value.public_download_url) |
    fits9(value.type) |
    fits3(value.voice);
}

function fits10(it: unknown): Misfit {
  return it === "document" ? 0 : 4;
}

function judgeDocumentMessageContent(value: unknown): Misfit {
  if (!isObject(value)) return value == null ? 0 : 4;
  return fits3(value.has_file) |
    fits2(value.uuid) |
    fits2(value.name) |
    fits2(value.mime_type) |
    fits1(value.size) |
    fits2(value.download_url) |
    fits2(value.public_download_url) |
    fits10(value.type) |
    fits2(value.filename) |
    fits2(value.caption);
}

function fits11(it: unknown): Misfit {
  return it === "location" ? 0 : 4;
}

function judgeLocationMessageContent(value: unknown): Misfit {
  if (!isObject(value)) return value == null ? 0 : 4;
  return fits11(value.type) |
    fits2(value.latitude) |
    fits2(value.longitude) |
    fits2(value.address) |
    fits2(value.name) |
    fits2(value.url);
}

function fits12(it: unknown): Misfit {
  return it === "contact" ? 0 : 4;
}

function judgeContactMessageContentName(value: unknown): Misfit {
  if (!isObject(value)) return value == null ? 0 : 4;
  return fits2(value.formatted_name) |
    fits2(value.first_name) |
    fits2(value.middle_name) |
    fits2(value.last_name) |
    fits2(value.prefix) |
    fits2(value.suffix);
}

function judgeContactMessageContentPhones(value: unknown): Misfit {
  if (!isObject(value)) return value == null ? 0 : 4;
  return fits2(value.phone) |
    fits2(value.type);
}

function judgeContactMessageContentEmails(value: unknown): Misfit {
  if (!isObject(value)) return value == null ? 0 : 4;
  return fits2(value.email) |
    fits2(value.type);
}

function judgeContactMessageContentAddresses(value: unknown): Misfit {
  if (!isObject(value)) return value == null ? 0 : 4;
  return fits2(value.street) |
    fits2(value.city) |
    fits2(value.state) |
    fits2(value.zip) |
    fits2(value.country) |
    fits2(value.country_code) |
    fits2(value.type);
}

function judgeContactMessageContentOrg(value: unknown): Misfit {
  if (!isObject(value)) return value == null ? 0 : 4;
  return fits2(value.company) |
    fits2(value.department) |
    fits2(value.title);
}

function judgeContactMessageContent(value: unknown): Misfit {
  if (!isObject(value)) return value == null ? 0 : 4;
  return fits12(value.type) |
    judgeContactMessageContentName(value.name) |
    fits2(value.birthday) |
    judgeItems(value.phones, judgeContactMessageContentPhones) |
    judgeItems(value.emails, judgeContactMessageContentEmails) |
    judgeItems(value.addresses, judgeContactMessageContentAddresses) |
    judgeContactMessageContentOrg(value.org);
}

function judgeKnownMessageContent(value: unknown): Misfit {
  if (!isObject(value)) return value == null ? 0 : 4;
  switch (value.type) {
    case "text":
      return judgeTextMessageContent(value);
    case "image":
      return judgeImageMessageContent(value);
    case "video":
      return judgeVideoMessageContent(value);
    case "audio":
      return judgeAudioMessageContent(value);
    case "document":
      return judgeDocumentMessageContent(value);
    case "location":
      return judgeLocationMessageContent(value);
    case "contact":
      return judgeContactMessageContent(value);
    default:
      return 4;
  }
}

function judgeUnknownMessageContent(value: unknown): Misfit {
  if (!isObject(value)) return value == null ? 0 : 4;
  return (value.type === "text" || value.type === "image" || value.type === "video" || value.type === "audio" || value.type === "document" || value.type === "location" || value.type === "contact" ? 4 : 2);
}

function judgeMessageContent(value: unknown): Misfit {
  let misfit = judgeKnownMessageContent(value);
  if (misfit > 3) misfit = judgeUnknownMessageContent(value);
  return misfit;
}

function judgeMessageStatus(value: unknown): Misfit {
  if (typeof value === 'string') return value === "created" || value === "sent" || value === "delivered" || value === "read" || value === "error" ? 0 : 2;
  return value == null ? 0 : 4;
}

function judgeMessageErrorType(value: unknown): Misfit {
  if (typeof value === 'string') return value === "status-update" || value === "other" ? 0 : 2;
  return value == null ? 0 : 4;
}

function judgeMessageError(value: unknown): Misfit {
  if (!isObject(value)) return value == null ? 0 : 4;
  return fits1(value.id) |
    fits1(value.message_id) |
    judgeMessageErrorType(value.type) |
    fits2(value.original_message) |
    fits2(value.created_at);
}

function judgeWhatsappCampaign(value: unknown): Misfit {
  if (!isObject(value)) return value == null ? 0 : 4;
  return fits1(value.id) |
    fits2(value.name);
}

function judgeMessageReferenceReferenceReferenceReference(value: unknown): Misfit {
  if (!isObject(value)) return value == null ? 0 : 4;
  return fits1(value.id) |
    fits1(value.conversation_id) |
    judgeMessageFrom(value.from) |
    judgeMessageSource(value.source) |
    fits1(value.user_id) |
    judgeItems(value.contents, judgeMessageContent) |
    judgeMessageStatus(value.status) |
    fits2(value.agent_reaction) |
    fits2(value.customer_reaction) |
    fits2(value.sent_at) |
    judgeMessageError(value.latest_error) |
    judgeWhatsappCampaign(value.whatsapp_campaign);
}

function judgeMessageReferenceReferenceReference(value: unknown): Misfit {
  if (!isObject(value)) return value == null ? 0 : 4;
  return judgeMessageReferenceReferenceReferenceReference(value) |
    judgeMessageReferenceReferenceReferenceReference(value.reference);
}

function judgeMessageReferenceReference(value: unknown): Misfit {
  if (!isObject(value)) return value == null ? 0 : 4;
  return judgeMessageReferenceReferenceReferenceReference(value) |
    judgeMessageReferenceReferenceReference(value.reference);
}

function judgeMessageReference(value: unknown): Misfit {
  if (!isObject(value)) return value == null ? 0 : 4;
  return judgeMessageReferenceReferenceReferenceReference(value) |
    judgeMessageReferenceReference(value.reference);
}

function judgeMessage(value: unknown): Misfit {
  if (!isObject(value)) return value == null ? 0 : 4;
  return judgeMessageReferenceReferenceReferenceReference(value) |
    judgeMessageReference(value.reference);
}

function judgeNote(value: unknown): Misfit {
  if (!isObject(value)) return value == null ? 0 : 4;
  return fits1(value.id) |
    fits1(value.conversation_id) |
    fits2(value.text) |
    fits2(value.created_at) |
    fits2(value.updated_at);
}

function judgeConversation(value: unknown): Misfit {
  if (!isObject(value)) return value == null ? 0 : 4;
  return fits1(value.id) |
    fits2(value.created_at) |
    judgeChannel(value.channel) |
    judgeReadConversationStatus(value.status) |
    fits2(value.snooze_until) |
    judgeAgent(value.agent) |
    judgeCustomer(value.customer) |
    judgeUser(value.user) |
    judgeMessage(value.latest_message) |
    judgeMessage(value.latest_customer_message) |
    fits2(value.last_customer_reply_from) |
    judgeNote(value.latest_note) |
    fits1(value.unread_customer_messages_count) |
    fits2(value.reply_until) |
    fits3(value.reply_possible) |
    fits2(value.version) |
    fits3(value.customer_interaction_required);
}

export function guardConversation(value: unknown): Fit {
  return toFit(value == null ? 4 : judgeConversation(value));
}

function fits13(it: unknown): Misfit {
  return it === undefined || (it === "to-do" || it === "in-progress" || it === "done") ? 0 : 4;
}

function fits14(it: unknown): Misfit {
  return it == null || (Number.isSafeInteger(it) && (it as number) > 0) ? 0 : 4;
}

function fits15(it: unknown): Misfit {
  return it == null || (typeof it === 'string' && /^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|([+-](?:[01]\d|2[0-3]):[0-5]\d)))$/.test(it)) ? 0 : 4;
}

function judgeConversationUpdate(value: unknown): Misfit {
  if (!isObject(value)) return value == null ? 0 : 4;
  for (const key in value) if (!(key === "status" || key === "user_id" || key === "snooze_until")) return 4;
  return fits13(value.status) |
    fits14(value.user_id) |
    fits15(value.snooze_until);
}

export function guardConversationUpdate(value: unknown): Fit {
  return toFit(value == null ? 4 : judgeConversationUpdate(value));
}

export function guardMessage(value: unknown): Fit {
  return toFit(value == null ? 4 : judgeMessage(value));
}

export function guardUser(value: unknown): Fit {
  return toFit(value == null ? 4 : judgeUser(value));
}
