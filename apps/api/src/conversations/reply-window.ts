const HOUR_MS = 3_600_000;

/** How long after the customer's last message a free-form reply is possible, by channel; milliseconds. */
export const REPLY_WINDOWS: Readonly<Record<string, number>> = {
  whatsapp: 24 * HOUR_MS,
  bridge: 168 * HOUR_MS,
  widget: 720 * HOUR_MS,
};
