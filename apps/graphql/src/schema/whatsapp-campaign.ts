import { builder } from '../builder.ts';
import { id, text, type UpstreamObject } from '../upstream/read.ts';

export const WhatsappCampaignRef = builder.objectRef<UpstreamObject>('WhatsappCampaign').implement({
  description: 'A WhatsApp campaign (marketing).',
  fields: (t) => ({
    id: t.id({ description: 'Internal id.', resolve: id('id') }),
    name: t.string({ description: 'Name of the campaign.', resolve: text('name') }),
  }),
});
