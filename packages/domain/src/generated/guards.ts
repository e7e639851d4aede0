// Printed from the schemas by `pnpm --filter @parley/domain guards`. Change the schemas, not this file.
import type { Fit } from '../guards/fit.ts';

type Properties = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Properties {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function guardAgent(value: unknown): Fit {
  if (!isObject(value)) return 0;
  let fit: Fit = 1;
  let it: unknown;
  it = value.id;
  if (it != null && !(typeof it === 'number' && Number.isSafeInteger(it))) return 0;
  it = value.channel;
  if (it != null && !(typeof it === 'string')) return 0; if (it != null && !(it === "bridge" || it === "whatsapp" || it === "widget")) fit = 3;
  it = value.display_id;
  if (it != null && !(typeof it === 'string')) return 0;
  it = value.name;
  if (it != null && !(typeof it === 'string')) return 0;
  it = value.in_sync;
  if (it != null && !(typeof it === 'boolean')) return 0;
  it = value.unread_conversations_count;
  if (it != null && !(typeof it === 'number' && Number.isSafeInteger(it))) return 0;
  return fit;
}

function guardProfile(value: unknown): Fit {
  if (!isObject(value)) return 0;
  let fit: Fit = 1;
  let it: unknown;
  it = value.id;
  if (it != null && !(typeof it === 'number' && Number.isSafeInteger(it))) return 0;
  it = value.salutation;
  if (it != null && !(typeof it === 'string')) return 0; if (it != null && !(it === "formal_male" || it === "formal_female" || it === "informal")) fit = 3;
  it = value.name;
  if (it != null && !(typeof it === 'string')) return 0;
  it = value.gender;
  if (it != null && !(typeof it === 'string')) return 0; if (it != null && !(it === "undisclosed" || it === "male" || it === "female" || it === "diverse")) fit = 3;
  it = value.blocked;
  if (it != null && !(typeof it === 'boolean')) return 0;
  it = value.date_of_birth;
  if (it != null && !(typeof it === 'string')) return 0;
  it = value.phone_number;
  if (it != null && !(typeof it === 'string')) return 0;
  it = value.email;
  if (it != null && !(typeof it === 'string')) return 0;
  it = value.address;
  if (it != null && !(typeof it === 'string')) return 0;
  it = value.custom_1;
  if (it != null && !(typeof it === 'string')) return 0;
  it = value.custom_2;
  if (it != null && !(typeof it === 'string')) return 0;
  it = value.custom_3;
  if (it != null && !(typeof it === 'string')) return 0;
  it = value.custom_4;
  if (it != null && !(typeof it === 'string')) return 0;
  it = value.custom_5;
  if (it != null && !(typeof it === 'string')) return 0;
  it = value.created_at;
  if (it != null && !(typeof it === 'string')) return 0;
  it = value.updated_at;
  if (it != null && !(typeof it === 'string')) return 0;
  return fit;
}

function guardCustomer(value: unknown): Fit {
  if (!isObject(value)) return 0;
  let fit: Fit = 1;
  let it: unknown;
  it = value.id;
  if (it != null && !(typeof it === 'number' && Number.isSafeInteger(it))) return 0;
  it = value.channel;
  if (it != null && !(typeof it === 'string')) return 0; if (it != null && !(it === "bridge" || it === "whatsapp" || it === "widget")) fit = 3;
  it = value.display_id;
  if (it != null && !(typeof it === 'string')) return 0;
  it = value.name;
  if (it != null && !(typeof it === 'string')) return 0;
  it = value.profile;
  if (it != null) { const part = guardProfile(it); if (part === 0) return 0; fit = (fit | part) as Fit; }
  return fit;
}

export function guardUser(value: unknown): Fit {
  if (!isObject(value)) return 0;
  let fit: Fit = 1;
  let it: unknown;
  it = value.id;
  if (it != null && !(typeof it === 'number' && Number.isSafeInteger(it))) return 0;
  it = value.name;
  if (it != null && !(typeof it === 'string')) return 0;
  it = value.email;
  if (it != null && !((typeof it === 'string') || (typeof it === 'number' && Number.isFinite(it)))) return 0;
  it = value.roles;
  if (it != null) { if (!Array.isArray(it)) return 0; for (const item of it as unknown[]) { if (!(typeof item === 'string')) return 0; } }
  it = value.permissions;
  if (it != null) { if (!Array.isArray(it)) return 0; for (const item of it as unknown[]) { if (!(typeof item === 'string')) return 0; } }
  it = value.created_at;
  if (it != null && !(typeof it === 'string')) return 0;
  it = value.updated_at;
  if (it != null && !(typeof it === 'string')) return 0;
  return fit;
}

function guardTextMessageContent(value: unknown): Fit {
  if (!isObject(value)) return 0;
  let fit: Fit = 1;
  let it: unknown;
  it = value.type;
  if (!(it === "text")) return 0;
  it = value.content;
  if (it != null && !(typeof it === 'string')) return 0;
  return fit;
}

function guardImageMessageContent(value: unknown): Fit {
  if (!isObject(value)) return 0;
  let fit: Fit = 1;
  let it: unknown;
  it = value.has_file;
  if (it != null && !(typeof it === 'boolean')) return 0;
  it = value.uuid;
  if (it != null && !(typeof it === 'string')) return 0;
  it = value.name;
  if (it != null && !(typeof it === 'string')) return 0;
  it = value.mime_type;
  if (it != null && !(typeof it === 'string')) return 0;
  it = value.size;
  if (it != null && !(typeof it === 'number' && Number.isSafeInteger(it))) return 0;
  it = value.download_url;
  if (it != null && !(typeof it === 'string')) return 0;
  it = value.public_download_url;
  if (it != null && !(typeof it === 'string')) return 0;
  it = value.type;
  if (!(it === "image")) return 0;
  it = value.caption;
  if (it != null && !(typeof it === 'string')) return 0;
  return fit;
}

function guardVideoMessageContent(value: unknown): Fit {
  if (!isObject(value)) return 0;
  let fit: Fit = 1;
  let it: unknown;
  it = value.has_file;
  if (it != null && !(typeof it === 'boolean')) return 0;
  it = value.uuid;
  if (it != null && !(typeof it === 'string')) return 0;
  it = value.name;
  if (it != null && !(typeof it === 'string')) return 0;
  it = value.mime_type;
  if (it != null && !(typeof it === 'string')) return 0;
  it = value.size;
  if (it != null && !(typeof it === 'number' && Number.isSafeInteger(it))) return 0;
  it = value.download_url;
  if (it != null && !(typeof it === 'string')) return 0;
  it = value.public_download_url;
  if (it != null && !(typeof it === 'string')) return 0;
  it = value.type;
  if (!(it === "video")) return 0;
  it = value.caption;
  if (it != null && !(typeof it === 'string')) return 0;
  return fit;
}

function guardAudioMessageContent(value: unknown): Fit {
  if (!isObject(value)) return 0;
  let fit: Fit = 1;
  let it: unknown;
  it = value.has_file;
  if (it != null && !(typeof it === 'boolean')) return 0;
  it = value.uuid;
  if (it != null && !(typeof it === 'string')) return 0;
  it = value.name;
  if (it != null && !(typeof it === 'string')) return 0;
  it = value.mime_type;
  if (it != null && !(typeof it === 'string')) return 0;
  it = value.size;
  if (it != null && !(typeof it === 'number' && Number.isSafeInteger(it))) return 0;
  it = value.download_url;
  if (it != null && !(typeof it === 'string')) return 0;
  it = value.public_download_url;
  if (it != null && !(typeof it === 'string')) return 0;
  it = value.type;
  if (!(it === "audio")) return 0;
  it = value.voice;
  if (it != null && !(typeof it === 'boolean')) return 0;
  return fit;
}

function guardDocumentMessageContent(value: unknown): Fit {
  if (!isObject(value)) return 0;
  let fit: Fit = 1;
  let it: unknown;
  it = value.has_file;
  if (it != null && !(typeof it === 'boolean')) return 0;
  it = value.uuid;
  if (it != null && !(typeof it === 'string')) return 0;
  it = value.name;
  if (it != null && !(typeof it === 'string')) return 0;
  it = value.mime_type;
  if (it != null && !(typeof it === 'string')) return 0;
  it = value.size;
  if (it != null && !(typeof it === 'number' && Number.isSafeInteger(it))) return 0;
  it = value.download_url;
  if (it != null && !(typeof it === 'string')) return 0;
  it = value.public_download_url;
  if (it != null && !(typeof it === 'string')) return 0;
  it = value.type;
  if (!(it === "document")) return 0;
  it = value.filename;
  if (it != null && !(typeof it === 'string')) return 0;
  it = value.caption;
  if (it != null && !(typeof it === 'string')) return 0;
  return fit;
}

function guardLocationMessageContent(value: unknown): Fit {
  if (!isObject(value)) return 0;
  let fit: Fit = 1;
  let it: unknown;
  it = value.type;
  if (!(it === "location")) return 0;
  it = value.latitude;
  if (it != null && !(typeof it === 'string')) return 0;
  it = value.longitude;
  if (it != null && !(typeof it === 'string')) return 0;
  it = value.address;
  if (it != null && !(typeof it === 'string')) return 0;
  it = value.name;
  if (it != null && !(typeof it === 'string')) return 0;
  it = value.url;
  if (it != null && !(typeof it === 'string')) return 0;
  return fit;
}

function guardContactMessageContentName(value: unknown): Fit {
  if (!isObject(value)) return 0;
  let fit: Fit = 1;
  let it: unknown;
  it = value.formatted_name;
  if (it != null && !(typeof it === 'string')) return 0;
  it = value.first_name;
  if (it != null && !(typeof it === 'string')) return 0;
  it = value.middle_name;
  if (it != null && !(typeof it === 'string')) return 0;
  it = value.last_name;
  if (it != null && !(typeof it === 'string')) return 0;
  it = value.prefix;
  if (it != null && !(typeof it === 'string')) return 0;
  it = value.suffix;
  if (it != null && !(typeof it === 'string')) return 0;
  return fit;
}

function guardContactMessageContentPhones(value: unknown): Fit {
  if (!isObject(value)) return 0;
  let fit: Fit = 1;
  let it: unknown;
  it = value.phone;
  if (it != null && !(typeof it === 'string')) return 0;
  it = value.type;
  if (it != null && !(typeof it === 'string')) return 0;
  return fit;
}

function guardContactMessageContentEmails(value: unknown): Fit {
  if (!isObject(value)) return 0;
  let fit: Fit = 1;
  let it: unknown;
  it = value.email;
  if (it != null && !(typeof it === 'string')) return 0;
  it = value.type;
  if (it != null && !(typeof it === 'string')) return 0;
  return fit;
}

function guardContactMessageContentAddresses(value: unknown): Fit {
  if (!isObject(value)) return 0;
  let fit: Fit = 1;
  let it: unknown;
  it = value.street;
  if (it != null && !(typeof it === 'string')) return 0;
  it = value.city;
  if (it != null && !(typeof it === 'string')) return 0;
  it = value.state;
  if (it != null && !(typeof it === 'string')) return 0;
  it = value.zip;
  if (it != null && !(typeof it === 'string')) return 0;
  it = value.country;
  if (it != null && !(typeof it === 'string')) return 0;
  it = value.country_code;
  if (it != null && !(typeof it === 'string')) return 0;
  it = value.type;
  if (it != null && !(typeof it === 'string')) return 0;
  return fit;
}

function guardContactMessageContentOrg(value: unknown): Fit {
  if (!isObject(value)) return 0;
  let fit: Fit = 1;
  let it: unknown;
  it = value.company;
  if (it != null && !(typeof it === 'string')) return 0;
  it = value.department;
  if (it != null && !(typeof it === 'string')) return 0;
  it = value.title;
  if (it != null && !(typeof it === 'string')) return 0;
  return fit;
}

function guardContactMessageContent(value: unknown): Fit {
  if (!isObject(value)) return 0;
  let fit: Fit = 1;
  let it: unknown;
  it = value.type;
  if (!(it === "contact")) return 0;
  it = value.name;
  if (it != null) { const part = guardContactMessageContentName(it); if (part === 0) return 0; fit = (fit | part) as Fit; }
  it = value.birthday;
  if (it != null && !(typeof it === 'string')) return 0;
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

function guardMessageError(value: unknown): Fit {
  if (!isObject(value)) return 0;
  let fit: Fit = 1;
  let it: unknown;
  it = value.id;
  if (it != null && !(typeof it === 'number' && Number.isSafeInteger(it))) return 0;
  it = value.message_id;
  if (it != null && !(typeof it === 'number' && Number.isSafeInteger(it))) return 0;
  it = value.type;
  if (it != null && !(typeof it === 'string')) return 0; if (it != null && !(it === "status-update" || it === "other")) fit = 3;
  it = value.original_message;
  if (it != null && !(typeof it === 'string')) return 0;
  it = value.created_at;
  if (it != null && !(typeof it === 'string')) return 0;
  return fit;
}

function guardWhatsappCampaign(value: unknown): Fit {
  if (!isObject(value)) return 0;
  let fit: Fit = 1;
  let it: unknown;
  it = value.id;
  if (it != null && !(typeof it === 'number' && Number.isSafeInteger(it))) return 0;
  it = value.name;
  if (it != null && !(typeof it === 'string')) return 0;
  return fit;
}

function guardMessageReferenceReferenceReferenceReference(value: unknown): Fit {
  if (!isObject(value)) return 0;
  let fit: Fit = 1;
  let it: unknown;
  it = value.id;
  if (it != null && !(typeof it === 'number' && Number.isSafeInteger(it))) return 0;
  it = value.conversation_id;
  if (it != null && !(typeof it === 'number' && Number.isSafeInteger(it))) return 0;
  it = value.from;
  if (it != null && !(typeof it === 'string')) return 0; if (it != null && !(it === "system" || it === "agent" || it === "customer")) fit = 3;
  it = value.source;
  if (it != null && !(typeof it === 'string')) return 0; if (it != null && !(it === "user" || it === "whatsapp-campaign")) fit = 3;
  it = value.user_id;
  if (it != null && !(typeof it === 'number' && Number.isSafeInteger(it))) return 0;
  it = value.contents;
  if (it != null) { if (!Array.isArray(it)) return 0; for (const item of it as unknown[]) { const part = guardMessageContent(item); if (part === 0) return 0; fit = (fit | part) as Fit; } }
  it = value.status;
  if (it != null && !(typeof it === 'string')) return 0; if (it != null && !(it === "created" || it === "sent" || it === "delivered" || it === "read" || it === "error")) fit = 3;
  it = value.agent_reaction;
  if (it != null && !(typeof it === 'string')) return 0;
  it = value.customer_reaction;
  if (it != null && !(typeof it === 'string')) return 0;
  it = value.sent_at;
  if (it != null && !(typeof it === 'string')) return 0;
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
  it = value.id;
  if (it != null && !(typeof it === 'number' && Number.isSafeInteger(it))) return 0;
  it = value.conversation_id;
  if (it != null && !(typeof it === 'number' && Number.isSafeInteger(it))) return 0;
  it = value.from;
  if (it != null && !(typeof it === 'string')) return 0; if (it != null && !(it === "system" || it === "agent" || it === "customer")) fit = 3;
  it = value.source;
  if (it != null && !(typeof it === 'string')) return 0; if (it != null && !(it === "user" || it === "whatsapp-campaign")) fit = 3;
  it = value.user_id;
  if (it != null && !(typeof it === 'number' && Number.isSafeInteger(it))) return 0;
  it = value.contents;
  if (it != null) { if (!Array.isArray(it)) return 0; for (const item of it as unknown[]) { const part = guardMessageContent(item); if (part === 0) return 0; fit = (fit | part) as Fit; } }
  it = value.status;
  if (it != null && !(typeof it === 'string')) return 0; if (it != null && !(it === "created" || it === "sent" || it === "delivered" || it === "read" || it === "error")) fit = 3;
  it = value.agent_reaction;
  if (it != null && !(typeof it === 'string')) return 0;
  it = value.customer_reaction;
  if (it != null && !(typeof it === 'string')) return 0;
  it = value.sent_at;
  if (it != null && !(typeof it === 'string')) return 0;
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
  it = value.id;
  if (it != null && !(typeof it === 'number' && Number.isSafeInteger(it))) return 0;
  it = value.conversation_id;
  if (it != null && !(typeof it === 'number' && Number.isSafeInteger(it))) return 0;
  it = value.from;
  if (it != null && !(typeof it === 'string')) return 0; if (it != null && !(it === "system" || it === "agent" || it === "customer")) fit = 3;
  it = value.source;
  if (it != null && !(typeof it === 'string')) return 0; if (it != null && !(it === "user" || it === "whatsapp-campaign")) fit = 3;
  it = value.user_id;
  if (it != null && !(typeof it === 'number' && Number.isSafeInteger(it))) return 0;
  it = value.contents;
  if (it != null) { if (!Array.isArray(it)) return 0; for (const item of it as unknown[]) { const part = guardMessageContent(item); if (part === 0) return 0; fit = (fit | part) as Fit; } }
  it = value.status;
  if (it != null && !(typeof it === 'string')) return 0; if (it != null && !(it === "created" || it === "sent" || it === "delivered" || it === "read" || it === "error")) fit = 3;
  it = value.agent_reaction;
  if (it != null && !(typeof it === 'string')) return 0;
  it = value.customer_reaction;
  if (it != null && !(typeof it === 'string')) return 0;
  it = value.sent_at;
  if (it != null && !(typeof it === 'string')) return 0;
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
  it = value.id;
  if (it != null && !(typeof it === 'number' && Number.isSafeInteger(it))) return 0;
  it = value.conversation_id;
  if (it != null && !(typeof it === 'number' && Number.isSafeInteger(it))) return 0;
  it = value.from;
  if (it != null && !(typeof it === 'string')) return 0; if (it != null && !(it === "system" || it === "agent" || it === "customer")) fit = 3;
  it = value.source;
  if (it != null && !(typeof it === 'string')) return 0; if (it != null && !(it === "user" || it === "whatsapp-campaign")) fit = 3;
  it = value.user_id;
  if (it != null && !(typeof it === 'number' && Number.isSafeInteger(it))) return 0;
  it = value.contents;
  if (it != null) { if (!Array.isArray(it)) return 0; for (const item of it as unknown[]) { const part = guardMessageContent(item); if (part === 0) return 0; fit = (fit | part) as Fit; } }
  it = value.status;
  if (it != null && !(typeof it === 'string')) return 0; if (it != null && !(it === "created" || it === "sent" || it === "delivered" || it === "read" || it === "error")) fit = 3;
  it = value.agent_reaction;
  if (it != null && !(typeof it === 'string')) return 0;
  it = value.customer_reaction;
  if (it != null && !(typeof it === 'string')) return 0;
  it = value.sent_at;
  if (it != null && !(typeof it === 'string')) return 0;
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
  it = value.id;
  if (it != null && !(typeof it === 'number' && Number.isSafeInteger(it))) return 0;
  it = value.conversation_id;
  if (it != null && !(typeof it === 'number' && Number.isSafeInteger(it))) return 0;
  it = value.from;
  if (it != null && !(typeof it === 'string')) return 0; if (it != null && !(it === "system" || it === "agent" || it === "customer")) fit = 3;
  it = value.source;
  if (it != null && !(typeof it === 'string')) return 0; if (it != null && !(it === "user" || it === "whatsapp-campaign")) fit = 3;
  it = value.user_id;
  if (it != null && !(typeof it === 'number' && Number.isSafeInteger(it))) return 0;
  it = value.contents;
  if (it != null) { if (!Array.isArray(it)) return 0; for (const item of it as unknown[]) { const part = guardMessageContent(item); if (part === 0) return 0; fit = (fit | part) as Fit; } }
  it = value.status;
  if (it != null && !(typeof it === 'string')) return 0; if (it != null && !(it === "created" || it === "sent" || it === "delivered" || it === "read" || it === "error")) fit = 3;
  it = value.agent_reaction;
  if (it != null && !(typeof it === 'string')) return 0;
  it = value.customer_reaction;
  if (it != null && !(typeof it === 'string')) return 0;
  it = value.sent_at;
  if (it != null && !(typeof it === 'string')) return 0;
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
  it = value.id;
  if (it != null && !(typeof it === 'number' && Number.isSafeInteger(it))) return 0;
  it = value.conversation_id;
  if (it != null && !(typeof it === 'number' && Number.isSafeInteger(it))) return 0;
  it = value.text;
  if (it != null && !(typeof it === 'string')) return 0;
  it = value.created_at;
  if (it != null && !(typeof it === 'string')) return 0;
  it = value.updated_at;
  if (it != null && !(typeof it === 'string')) return 0;
  return fit;
}

export function guardConversation(value: unknown): Fit {
  if (!isObject(value)) return 0;
  let fit: Fit = 1;
  let it: unknown;
  it = value.id;
  if (it != null && !(typeof it === 'number' && Number.isSafeInteger(it))) return 0;
  it = value.created_at;
  if (it != null && !(typeof it === 'string')) return 0;
  it = value.channel;
  if (it != null && !(typeof it === 'string')) return 0; if (it != null && !(it === "bridge" || it === "whatsapp" || it === "widget")) fit = 3;
  it = value.status;
  if (it != null && !(typeof it === 'string')) return 0; if (it != null && !(it === "to-do" || it === "in-progress" || it === "done")) fit = 3;
  it = value.snooze_until;
  if (it != null && !(typeof it === 'string')) return 0;
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
  it = value.last_customer_reply_from;
  if (it != null && !(typeof it === 'string')) return 0;
  it = value.latest_note;
  if (it != null) { const part = guardNote(it); if (part === 0) return 0; fit = (fit | part) as Fit; }
  it = value.unread_customer_messages_count;
  if (it != null && !(typeof it === 'number' && Number.isSafeInteger(it))) return 0;
  it = value.reply_until;
  if (it != null && !(typeof it === 'string')) return 0;
  it = value.reply_possible;
  if (it != null && !(typeof it === 'boolean')) return 0;
  it = value.version;
  if (it != null && !(typeof it === 'string')) return 0;
  it = value.customer_interaction_required;
  if (it != null && !(typeof it === 'boolean')) return 0;
  return fit;
}

export function guardConversationUpdate(value: unknown): Fit {
  if (!isObject(value)) return 0;
  let fit: Fit = 1;
  let it: unknown;
  for (const key in value) if (!(key === "status" || key === "user_id" || key === "snooze_until")) return 0;
  it = value.status;
  if (it !== undefined && !(it === "to-do" || it === "in-progress" || it === "done")) return 0;
  it = value.user_id;
  if (it != null && !(typeof it === 'number' && Number.isSafeInteger(it) && it > 0)) return 0;
  it = value.snooze_until;
  if (it != null && !(typeof it === 'string' && /^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|([+-](?:[01]\d|2[0-3]):[0-5]\d)))$/.test(it))) return 0;
  return fit;
}
